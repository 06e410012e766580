package org.psephos.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private final PlainWindow plain;
    private long held;
    private boolean ended;
    private boolean forgot;

    /** Whether the last row that was asked for was the next one to be read. */
    private boolean inOrder = true;

    /**
     * @param size of a row, in characters
     * @param most how many characters are kept, and how many bytes of plain rows
     */
    Nearby(OwnRows<T> rows, Function<T, String> name, ToLongFunction<T> size, long most) {
        this.rows = rows;
        this.name = name;
        this.size = size;
        this.most = most;
        plain = new PlainWindow(most);
    }

    /**
     * A row that was found.
     *
     * @param at where it stands in the window of plain ones, or -1
     * @param row where it is not plain
     */
    record Found<T>(long at, @Nullable T row) {
        boolean isPlain() {
            return row == null;
        }
    }

    /** The row called {@code wanted}; null where there is none, or {@link #forgot} it. */
    @Nullable Found<T> find(String wanted) throws IOException {
        var bytes = wanted.getBytes(StandardCharsets.UTF_8);
        if (inOrder && !ended) {
            var next = step(wanted, bytes);
            if (next != null) {
                return next;
            }
        }
        var known = known(wanted, bytes);
        inOrder = known == null;
        while (known == null && !ended) {
            known = step(wanted, bytes);
        }
        return known;
    }

    private @Nullable Found<T> known(String wanted, byte[] bytes) {
        long at = plain.find(bytes);
        if (at >= 0) {
            return new Found<>(at, null);
        }
        var row = kept.get(wanted);
        return row == null ? null : new Found<>(-1, row);
    }

    /** Reads one row; gives it where it is the wanted one. */
    private @Nullable Found<T> step(String wanted, byte[] bytes) throws IOException {
        if (!rows.next()) {
            ended = true;
            return null;
        }
        long at = rows.plain(plain);
        if (at >= 0) {
            return plain.isCalled(at, bytes) ? new Found<>(at, null) : null;
        }
        var row = rows.row();
        keep(row);
        return name.apply(row).equals(wanted) ? new Found<>(-1, row) : null;
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

    /** Where plain rows stand. */
    PlainWindow plain() {
        return plain;
    }

    /** Whether a row that was found is still kept, after others were. */
    boolean holds(Found<T> found) {
        return found.row != null || plain.holds(found.at);
    }

    /** A row that was found, whatever it stands in. */
    T row(Found<T> found) {
        return found.row != null ? found.row : rows.row(plain, found.at);
    }

    /** Whether any row is no longer kept. */
    boolean forgot() {
        return forgot || plain.forgot();
    }
}
