package org.psephos.catalog;

/** What a check found. */
public sealed interface Verdict {

    /** What it ran on. */
    Rows rows();

    /**
     * The figure is the one that was stated.
     *
     * @param figure what was measured and found, in a sentence
     */
    record Met(Rows rows, String figure) implements Verdict {}

    /**
     * The figure is another one.
     *
     * @param figure what was measured
     * @param expected what was stated
     * @param found what came out
     */
    record Missed(Rows rows, String figure, String expected, String found) implements Verdict {}

    /**
     * Nothing ran, which proves nothing.
     *
     * @param reason why
     */
    record NotRun(String reason) implements Verdict {
        @Override
        public Rows rows() {
            return Rows.NONE;
        }
    }

    /** Met where {@code found} equals {@code expected}. */
    static Verdict compare(Rows rows, String figure, Object expected, Object found) {
        return expected.equals(found)
                ? new Met(rows, figure + ": " + found)
                : new Missed(rows, figure, expected.toString(), found.toString());
    }
}
