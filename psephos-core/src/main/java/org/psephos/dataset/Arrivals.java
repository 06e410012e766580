package org.psephos.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.psephos.model.Origin;

/** Names in order of arrival, each once, and where each was first told of. Not thread-safe. */
final class Arrivals {
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<Origin> origins = new ArrayList<>();

    /** The row of {@code name}, or {@link Dictionary#MISSING}. */
    int row(String name) {
        return rows.getOrDefault(name, Dictionary.MISSING);
    }

    /** Gives a new name the next row. */
    void add(String name, Origin where) {
        rows.put(name, origins.size());
        origins.add(where);
    }

    Origin origin(int row) {
        return origins.get(row);
    }

    /** All names. */
    Dictionary names() {
        return Dictionary.of(rows.keySet());
    }

    /** The row of each name of {@code names}, in their order. */
    int[] order(Dictionary names) {
        var order = new int[names.size()];
        for (int code = 0; code < order.length; code++) {
            order[code] = row(names.name(code));
        }
        return order;
    }

    /** The rows that {@code order} tells the arrivals of, by arrival. */
    static int[] asTold(int[] order) {
        var rows = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rows[order[row]] = row;
        }
        return rows;
    }
}
