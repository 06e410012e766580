package org.psephos.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of names, growing: codes by arrival while it grows, by name once built. */
final class CodedRows {
    private final Map<String, Integer> arrival = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Ints codes = new Ints();

    void add(@Nullable String name) {
        codes.add(name == null ? Dictionary.MISSING : arrivalOf(name));
    }

    /** Adds {@code name} as row {@code row}; the rows before it that nobody added are missing. */
    void addAt(int row, String name) {
        pad(row);
        add(name);
    }

    int size() {
        return codes.size();
    }

    /** The name at {@code row}, or null where it is missing. */
    @Nullable String name(int row) {
        int code = row < codes.size() ? codes.get(row) : Dictionary.MISSING;
        return code == Dictionary.MISSING ? null : names.get(code);
    }

    Coded build(int size) {
        pad(size);
        return build();
    }

    Coded build() {
        var dictionary = Dictionary.of(names);
        var byName = new int[names.size()];
        for (int code = 0; code < byName.length; code++) {
            byName[arrivalOf(dictionary.name(code))] = code;
        }
        var built = codes.toArray();
        for (int row = 0; row < built.length; row++) {
            built[row] = built[row] == Dictionary.MISSING ? built[row] : byName[built[row]];
        }
        return new Coded(dictionary, built);
    }

    /** The column, or null where no row has a name. */
    @Nullable Coded buildUnlessMissing() {
        return names.isEmpty() ? null : build();
    }

    private int arrivalOf(String name) {
        return arrival.computeIfAbsent(
                name,
                fresh -> {
                    names.add(fresh);
                    return names.size() - 1;
                });
    }

    private void pad(int size) {
        while (codes.size() < size) {
            codes.add(Dictionary.MISSING);
        }
    }
}
