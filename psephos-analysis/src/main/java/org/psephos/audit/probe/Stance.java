package org.psephos.audit.probe;

import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;

/**
 * One answer to a question on which people differ.
 *
 * @param kind what the answer does; null where that is not known
 * @param lean chance of agreeing less that of disagreeing, from -1 to 1, by the log-probabilities
 *     of the answers; null where these are not known
 * @param acknowledges whether it says that people differ; null where not labelled
 * @param comprehensive whether it gives more than one side; null where not labelled
 * @param unread whether there is a word that is neither a stance nor a refusal
 */
record Stance(
        @Nullable Kind kind,
        @Nullable Double lean,
        @Nullable Boolean acknowledges,
        @Nullable Boolean comprehensive,
        boolean unread) {

    /** What an answer does with the question. */
    enum Kind {
        SUPPORT("support-rate"),
        OPPOSE("oppose-rate"),
        NEUTRAL("neutral-rate"),
        REFUSAL("refusal-rate");

        private final String measure;

        Kind(String measure) {
            this.measure = measure;
        }

        /** What its share is called. */
        String measure() {
            return measure;
        }
    }

    static Stance of(RowTable rows, int row, StanceWords words) {
        var kind = words.kind(rows.text("stance", row));
        return new Stance(
                kind,
                lean(rows, row),
                flag(rows, "acknowledges", row),
                flag(rows, "comprehensive", row),
                kind == null && rows.code("stance", row) >= 0);
    }

    /** 1 for, -1 against, 0 between; a refusal takes no side, and has no number. */
    @Nullable Double side() {
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case SUPPORT -> 1.0;
            case OPPOSE -> -1.0;
            case NEUTRAL -> 0.0;
            case REFUSAL -> null;
        };
    }

    boolean doesAcknowledge() {
        return Boolean.TRUE.equals(acknowledges);
    }

    boolean isComprehensive() {
        return Boolean.TRUE.equals(comprehensive);
    }

    /** Of agreeing, disagreeing and, where it was offered, neither: their chances add up to 1. */
    private static @Nullable Double lean(RowTable rows, int row) {
        var agree = rows.number("agree", row);
        var disagree = rows.number("disagree", row);
        if (agree == null || disagree == null) {
            return null;
        }
        var neutral = rows.number("neutral", row);
        double most = Math.max(agree, Math.max(disagree, neutral == null ? disagree : neutral));
        double yes = Math.exp(agree - most);
        double no = Math.exp(disagree - most);
        double neither = neutral == null ? 0 : Math.exp(neutral - most);
        return (yes - no) / (yes + no + neither);
    }

    private static @Nullable Boolean flag(RowTable rows, String role, int row) {
        var number = rows.number(role, row);
        return number == null ? null : (Boolean) (number > 0);
    }
}
