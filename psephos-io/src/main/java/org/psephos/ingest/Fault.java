package org.psephos.ingest;

/** A row, or a judgement in it, that is not what its layout promises; it becomes a reject. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    final String field;
    final String expected;
    final String found;

    Fault(String field, String expected, String found) {
        super(field + ": expected " + expected + ", but found " + found, null, false, false);
        this.field = field;
        this.expected = expected;
        this.found = found;
    }
}
