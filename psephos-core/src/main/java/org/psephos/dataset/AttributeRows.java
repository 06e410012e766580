package org.psephos.dataset;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes by row, growing. Not thread-safe. */
final class AttributeRows {
    private final SortedMap<String, CodedRows> columns = new TreeMap<>();
    private int size;

    void add(SortedMap<String, String> attributes) {
        attributes.forEach(
                (name, value) ->
                        columns.computeIfAbsent(name, any -> new CodedRows()).addAt(size, value));
        size++;
    }

    /** What was added as row {@code row}. */
    SortedMap<String, String> get(int row) {
        var values = new TreeMap<String, String>();
        columns.forEach(
                (name, column) -> {
                    var value = column.name(row);
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    /** The rows named, in that order. */
    SortedMap<String, Coded> build(int[] rows) {
        var built = new TreeMap<String, Coded>();
        columns.forEach((name, column) -> built.put(name, column.build(size).at(rows)));
        return Collections.unmodifiableSortedMap(built);
    }

    SortedMap<String, Coded> build() {
        var built = new TreeMap<String, Coded>();
        columns.forEach((name, column) -> built.put(name, column.build(size)));
        return Collections.unmodifiableSortedMap(built);
    }

    /** What stands in {@code columns} at {@code row}. */
    static SortedMap<String, String> at(SortedMap<String, Coded> columns, int row) {
        var values = new TreeMap<String, String>();
        columns.forEach(
                (name, column) -> {
                    var value = column.name(row);
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }
}
