package org.psephos.dataset;

import org.psephos.model.Feedback.Choice;

/**
 * Choices in columns, in the order read. Immutable by contract: arrays are handed over, not copied.
 */
public final class Choices {
    private final HeaderColumns headers;
    private final CandidateLists offered;
    private final int[] chosen;

    /**
     * @param offered by row, in the order shown
     * @param chosen by row, the place of the chosen among the offered, from 0
     */
    public Choices(HeaderColumns headers, CandidateLists offered, int[] chosen) {
        this.headers = headers;
        this.offered = offered;
        this.chosen = chosen;
    }

    public int size() {
        return headers.size();
    }

    public HeaderColumns headers() {
        return headers;
    }

    public CandidateLists offered() {
        return offered;
    }

    /** The place of the chosen among the offered of {@code row}, from 0. */
    public int chosen(int row) {
        return chosen[row];
    }

    /** None. */
    public static Choices none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Choice get(int row) {
        return new Choice(headers.header(row), offered.get(row), offered.get(row).get(chosen[row]));
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final CandidateLists.Rows offered = new CandidateLists.Rows();
        private final Ints chosen = new Ints();

        void add(Choice row) {
            headers.add(row.header());
            offered.add(row.offered());
            chosen.add(row.offered().indexOf(row.chosen()));
        }

        Choices build() {
            return new Choices(headers.build(), offered.build(), chosen.toArray());
        }
    }
}
