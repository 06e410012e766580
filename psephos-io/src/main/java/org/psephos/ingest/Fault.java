package org.psephos.ingest;

import org.jspecify.annotations.Nullable;

/** A row, or a judgement in it, that is not what its layout promises; it becomes a reject. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    final String field;
    final String expected;
    final String found;

    /** A value that is not what was expected, or null where there is none. */
    static Fault value(String field, String expected, @Nullable String value) {
        return new Fault(field, expected, value == null ? "nothing" : '"' + value + '"');
    }

    Fault(String field, String expected, String found) {
        super(field + ": expected " + expected + ", but found " + found, null, false, false);
        this.field = field;
        this.expected = expected;
        this.found = found;
    }
}
