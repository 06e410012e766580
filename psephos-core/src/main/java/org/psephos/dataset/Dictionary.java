package org.psephos.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Distinct names in name order, each with a code from 0: the same codes for any order of arrival.
 * Immutable.
 */
public final class Dictionary {

    /** The code of a value that the source did not give. */
    public static final int MISSING = -1;

    private static final Dictionary EMPTY = new Dictionary(new String[0]);

    private final String[] names;

    private Dictionary(String[] names) {
        this.names = names;
    }

    /** The dictionary of {@code names}; repeats count once. */
    public static Dictionary of(Collection<String> names) {
        if (names.isEmpty()) {
            return EMPTY;
        }
        var sorted = names.toArray(String[]::new);
        Arrays.sort(sorted);
        int size = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (!sorted[i].equals(sorted[size - 1])) {
                sorted[size++] = sorted[i];
            }
        }
        return new Dictionary(size == sorted.length ? sorted : Arrays.copyOf(sorted, size));
    }

    /** The names whose codes are marked. */
    Dictionary only(boolean[] marked) {
        var kept = new ArrayList<String>();
        for (int code = 0; code < names.length; code++) {
            if (marked[code]) {
                kept.add(names[code]);
            }
        }
        return new Dictionary(kept.toArray(String[]::new));
    }

    /** The name of {@code code}. */
    public String name(int code) {
        return names[code];
    }

    /** The code of {@code name}, or {@link #MISSING} where it is not here. */
    public int code(String name) {
        int code = Arrays.binarySearch(names, name);
        return code < 0 ? MISSING : code;
    }

    public int size() {
        return names.length;
    }

    /** All names, in code order. */
    public List<String> names() {
        return List.of(names);
    }
}
