package org.psephos.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A column of names, one code a row. Immutable by contract: the array it is given becomes its own.
 */
public final class Coded {
    private final Dictionary names;
    private final int[] codes;

    /**
     * @param names what the codes mean
     * @param codes one a row, {@link Dictionary#MISSING} where the source gave none; handed over,
     *     not copied
     */
    public Coded(Dictionary names, int[] codes) {
        this.names = names;
        this.codes = codes;
    }

    public Dictionary names() {
        return names;
    }

    /** The code at {@code row}, or {@link Dictionary#MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    /** The name at {@code row}, or null where it is missing. */
    public @Nullable String name(int row) {
        int code = codes[row];
        return code == Dictionary.MISSING ? null : names.name(code);
    }

    public int size() {
        return codes.length;
    }
}
