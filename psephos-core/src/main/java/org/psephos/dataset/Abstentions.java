package org.psephos.dataset;

import org.psephos.model.Feedback.Abstention;
import org.psephos.model.Feedback.Abstention.Reason;

/**
 * Abstentions in columns, in the order read. Immutable by contract: arrays are handed over, not
 * copied.
 */
public final class Abstentions {
    private static final Reason[] REASONS = Reason.values();

    private final HeaderColumns headers;
    private final CandidateLists candidates;
    private final byte[] reason;
    private final Texts details;

    /**
     * @param candidates what was shown, by row
     * @param reason ordinal of {@link Reason} by row
     * @param details the raw reply or the reason given, by row
     */
    public Abstentions(
            HeaderColumns headers, CandidateLists candidates, byte[] reason, Texts details) {
        this.headers = headers;
        this.candidates = candidates;
        this.reason = reason;
        this.details = details;
    }

    public int size() {
        return headers.size();
    }

    public HeaderColumns headers() {
        return headers;
    }

    public CandidateLists candidates() {
        return candidates;
    }

    public Texts details() {
        return details;
    }

    /** Why there is no judgement at {@code row}. */
    public Reason reason(int row) {
        return REASONS[reason[row]];
    }

    /** None. */
    public static Abstentions none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Abstention get(int row) {
        return new Abstention(
                headers.header(row), candidates.get(row), reason(row), details.get(row));
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final CandidateLists.Rows candidates = new CandidateLists.Rows();
        private final Bytes reason = new Bytes();
        private final Texts.Rows details = new Texts.Rows();

        // The order of the constants is part of their contract: append only.
        @SuppressWarnings("EnumOrdinal")
        void add(Abstention row) {
            headers.add(row.header());
            candidates.add(row.candidates());
            reason.add(row.reason().ordinal());
            details.add(row.detail());
        }

        Abstentions build() {
            return new Abstentions(
                    headers.build(), candidates.build(), reason.toArray(), details.build());
        }
    }
}
