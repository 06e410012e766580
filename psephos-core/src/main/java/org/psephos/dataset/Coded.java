package org.psephos.dataset;

import java.util.Collection;
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

    /** The rows named, in that order, with the names that they use and no others. */
    Coded at(int[] rows) {
        var used = new boolean[names.size()];
        for (int row : rows) {
            if (codes[row] != Dictionary.MISSING) {
                used[codes[row]] = true;
            }
        }
        var kept = names.only(used);
        var renamed = new int[names.size()];
        int next = 0;
        for (int code = 0; code < renamed.length; code++) {
            renamed[code] = used[code] ? next++ : Dictionary.MISSING;
        }
        var picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = codes[rows[i]];
            picked[i] = code == Dictionary.MISSING ? Dictionary.MISSING : renamed[code];
        }
        return new Coded(kept, picked);
    }

    /** Adds the names that at least one row has to {@code into}. */
    void collect(Collection<String> into) {
        var used = new boolean[names.size()];
        for (int code : codes) {
            if (code != Dictionary.MISSING) {
                used[code] = true;
            }
        }
        into.addAll(names.only(used).names());
    }

    public int size() {
        return codes.length;
    }
}
