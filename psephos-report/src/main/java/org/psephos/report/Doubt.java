package org.psephos.report;

import java.util.List;

/**
 * A reason to doubt a ladder.
 *
 * @param claim one sentence
 * @param size how large it is, with its interval or its denominator
 * @param remedy what to do
 * @param target the part of the page that shows the numbers
 * @param rows places in the files to look at, a few
 */
record Doubt(
        Severity severity,
        String claim,
        String size,
        String remedy,
        String target,
        List<String> rows) {
    Doubt {
        rows = List.copyOf(rows);
    }

    /** How much it may change the ladder, worst first. */
    enum Severity {
        HIGH,
        MEDIUM,
        LOW;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
