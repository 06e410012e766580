package org.psephos.catalog;

import java.util.Locale;

/**
 * A file or a piece of code that makes a published system work, in whole or in part, with the check
 * that says so.
 *
 * @param system id of the system it names
 * @param kind what it is
 * @param name file name below its shelf, or name of the class
 * @param lacks what the system still needs beside it; empty where nothing is missing
 * @param check run each time the question is asked
 */
public record Covering(String system, Kind kind, String name, String lacks, Check check) {

    /** Where the covering stands. */
    public enum Kind {
        CATALOG,
        BENCHMARK,
        RECIPE,
        CODE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
