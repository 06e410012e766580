package org.psephos.ingest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table by name, as long as they are asked for about in the order in which they stand:
 * the last ones read are kept, up to a number of characters. Not thread-safe.
 */
final class Nearby<T> {
    private final Map<String, T> kept = new LinkedHashMap<>();
    private final OwnRows<T> rows;
    private final Function<T, String> name;
    private final ToLongFunction<T> size;
    private final long most;
    private long held;
    private boolean ended;
    private boolean forgot;

    /**
     * @param size of a row, in characters
     * @param most how many characters are kept
     */
    Nearby(OwnRows<T> rows, Function<T, String> name, ToLongFunction<T> size, long most) {
        this.rows = rows;
        this.name = name;
        this.size = size;
        this.most = most;
    }

    /** The row called {@code wanted}; null where there is none, or {@link #forgot} it. */
    @Nullable T find(String wanted) throws IOException {
        var known = kept.get(wanted);
        while (known == null && !ended) {
            var row = rows.next();
            if (row == null) {
                ended = true;
            } else {
                keep(row);
                known = name.apply(row).equals(wanted) ? row : null;
            }
        }
        return known;
    }

    private void keep(T row) {
        kept.put(name.apply(row), row);
        held += size.applyAsLong(row);
        var oldest = kept.values().iterator();
        while (held > most && kept.size() > 1) {
            held -= size.applyAsLong(oldest.next());
            oldest.remove();
            forgot = true;
        }
    }

    /** Whether any row is no longer kept. */
    boolean forgot() {
        return forgot;
    }
}
