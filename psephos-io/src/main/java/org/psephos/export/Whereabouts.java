package org.psephos.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.psephos.model.Origin;

/** Origins as numbers above 0, and back again. Not thread-safe. */
final class Whereabouts {
    private static final int LINE_BITS = 40;

    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    long of(Origin origin) {
        return switch (origin) {
            case Origin.Row row -> of(row.source(), row.line());
            case Origin.Event event -> ((long) code(event.id()) + 1) << LINE_BITS;
        };
    }

    /** As above, of a row. */
    long of(String source, long line) {
        return ((long) code(source) << LINE_BITS) | line;
    }

    private int code(String name) {
        var known = codes.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    Origin at(long place) {
        long line = place & ((1L << LINE_BITS) - 1);
        int code = (int) (place >>> LINE_BITS);
        return line == 0
                ? new Origin.Event(names.get(code - 1))
                : new Origin.Row(names.get(code), line);
    }
}
