package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.model.Origin;

/**
 * Where some rows were read, put aside as numbers: which file it was, and the line. Events, which
 * have no line, stay in memory by name, as the datasets do that they are of. Not thread-safe.
 */
final class Origins {
    private static final int LINE_BITS = 38;

    private final Numbers all;
    private final SortedMap<String, Integer> numbers = new TreeMap<>();
    private final List<String> names = new ArrayList<>();

    Origins(Scratch scratch) {
        all = new Numbers(scratch);
    }

    void add(Origin origin) {
        all.add(
                switch (origin) {
                    case Origin.Row row -> number(row.source()) << LINE_BITS | row.line();
                    case Origin.Event event -> number(event.id()) << LINE_BITS;
                });
    }

    private long number(String name) {
        return numbers.computeIfAbsent(
                name,
                ignored -> {
                    names.add(name);
                    return names.size() - 1;
                });
    }

    /** The origin that was added when there were {@code number} others. */
    Origin get(int number) {
        long told = all.get(number);
        var name = names.get((int) (told >>> LINE_BITS));
        long line = told & ((1L << LINE_BITS) - 1);
        return line == 0 ? new Origin.Event(name) : new Origin.Row(name, line);
    }
}
