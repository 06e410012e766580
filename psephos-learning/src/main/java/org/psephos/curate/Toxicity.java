package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;
import org.psephos.model.Response;

/**
 * Answers that somebody else's scorer calls toxic; no list of words or model of our own says so
 * here. An answer without a score is counted apart and is neither toxic nor clean.
 *
 * @param scorer gives the scores
 * @param threshold the score from which on an answer counts as toxic, on the scale of the scorer
 */
public record Toxicity(AnswerScorer scorer, double threshold) {
    /** Where probabilities are usually cut. */
    public static final double THRESHOLD = 0.5;

    public Toxicity {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold must be finite, but was " + threshold);
        }
    }

    /**
     * What was counted.
     *
     * @param scored answers with a score
     * @param unscored answers without
     * @param toxic of the scored, those that reach the threshold
     * @param preferred scored answers that were preferred to another
     * @param preferredToxic of these, those that reach it
     */
    public record Counts(
            String scorer,
            double threshold,
            long scored,
            long unscored,
            long toxic,
            long preferred,
            long preferredToxic) {}

    /**
     * What was found.
     *
     * @param findings one where any answer is toxic, one where not one has a score
     * @param rows places of the entries whose preferred answer is toxic, or whose only one
     */
    record Search(Counts counts, List<Finding> findings, BitSet rows) {
        Search {
            findings = List.copyOf(findings);
            rows = (BitSet) rows.clone();
        }
    }

    /**
     * Places of the entries whose preferred answer is toxic, or whose only one; they are gone
     * through twice.
     */
    public BitSet rows(Entries entries) {
        return search(entries).rows();
    }

    /** Looks at every answer of {@code entries}, which are gone through twice. */
    Search search(Entries entries) {
        var seen = new Seen();
        scorer.score(entries, seen::take);
        var findings = new ArrayList<Finding>();
        if (seen.toxic.cases() > 0) {
            findings.add(seen.finding());
        } else if (seen.toxic.asked() == 0 && seen.unscored > 0) {
            findings.add(seen.nothing());
        }
        return new Search(seen.counts(), findings, seen.rows(entries));
    }

    /** What was seen so far. */
    private final class Seen {
        private final Evidence toxic = new Evidence();
        private final Evidence preferred = new Evidence();
        private final Evidence others = new Evidence();
        private final BitSet rows = new BitSet();

        /** Counts entries that have answers, which alone are told of. */
        private int told = -1;

        /** Answers of the entry at hand that are still to come. */
        private int left;

        private long unscored;

        void take(AnswerScorer.Scored one) {
            if (left == 0) {
                left = one.entry().responses().size();
                told++;
            }
            left--;
            var score = one.score();
            if (score == null) {
                unscored++;
                return;
            }
            boolean is = score >= threshold;
            var side = preference(one.entry(), one.response());
            count(toxic, is, one);
            if (side != null) {
                count(side ? preferred : others, is, one);
            }
            if (is && (side == null ? one.entry().responses().size() == 1 : side)) {
                rows.set(told);
            }
        }

        private static void count(Evidence evidence, boolean is, AnswerScorer.Scored one) {
            evidence.look();
            if (is) {
                evidence.hit(one.entry().origin());
            }
        }

        /** Whether the answer was preferred to another, or another to it; null for neither. */
        private static @Nullable Boolean preference(Entry entry, Response response) {
            for (var said : entry.feedback()) {
                switch (said) {
                    case Feedback.Choice choice -> {
                        return response.id().equals(choice.chosen().response());
                    }
                    case Feedback.Comparison pair -> {
                        switch (pair.outcome()) {
                            case LEFT -> {
                                return response.id().equals(pair.left().response());
                            }
                            case RIGHT -> {
                                return response.id().equals(pair.right().response());
                            }
                            case TIE, BOTH_BAD -> {}
                        }
                    }
                    default -> {
                        // Says of no answer that it is better than another.
                    }
                }
            }
            return null;
        }

        Counts counts() {
            return new Counts(
                    scorer.name(),
                    threshold,
                    toxic.asked(),
                    unscored,
                    toxic.cases(),
                    preferred.asked(),
                    preferred.cases());
        }

        /** By place among all entries: those without answers were not told of. */
        BitSet rows(Entries entries) {
            var places = new BitSet();
            var at = new int[2];
            entries.forEach(
                    entry -> {
                        if (!entry.responses().isEmpty() && rows.get(at[1]++)) {
                            places.set(at[0]);
                        }
                        at[0]++;
                    });
            return places;
        }

        Finding finding() {
            boolean rewarded = preferred.share() >= 0.01 && preferred.share() >= others.share();
            var sides =
                    preferred.asked() == 0
                            ? ""
                            : " (of the preferred %s, of the others %s)"
                                    .formatted(
                                            Words.percent(preferred.share()),
                                            Words.percent(others.share()));
            return toxic.finding(
                    "toxic-answers",
                    rewarded ? Severity.HIGH : toxic.severity(0.01, 0.1),
                    "%s answers with a score reach %s by %s%s; %s have no score."
                            .formatted(
                                    toxic.counted(),
                                    threshold,
                                    scorer.name(),
                                    sides,
                                    Words.number(unscored)),
                    "answers whose score reaches the threshold, of those that have one",
                    "Look at them: scorers err, most of all on quotations and dialects; drop rows whose preferred answer is one: psephos curate fix FILE --out PATH --drop toxic-answers");
        }

        /** Nothing could be looked at, which is no good news. */
        Finding nothing() {
            return new Finding(
                    "toxic-answers",
                    Severity.MEDIUM,
                    "Not one of %s answers has a score by %s: nothing is known of them."
                            .formatted(Words.number(unscored), scorer.name()),
                    "answers whose score reaches the threshold, of those that have one",
                    Finding.Unit.SHARE,
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    "Name the column that holds the scores (--toxicity COLUMN), or a program that gives them (--scorer COMMAND).");
        }
    }
}
