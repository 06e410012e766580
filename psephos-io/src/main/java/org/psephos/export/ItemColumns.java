package org.psephos.export;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Items;

/**
 * Attributes of judgements together with those of the items that they are about, by row of the
 * judgements. Where both use a name, the judgement's counts.
 */
final class ItemColumns {
    private final HeaderColumns headers;
    private final Items items;

    /** The row of each judgement's item; empty where no item has attributes. */
    private final int[] rows;

    ItemColumns(HeaderColumns headers, Items items) {
        this.headers = headers;
        this.items = items;
        this.rows = items.attributes().isEmpty() ? new int[0] : rows(headers, items);
    }

    private static int[] rows(HeaderColumns headers, Items items) {
        int[] rows = new int[headers.size()];
        Arrays.fill(rows, Dictionary.MISSING);
        var named = headers.item();
        for (int row = 0; named != null && row < rows.length; row++) {
            var name = named.name(row);
            rows[row] = name == null ? Dictionary.MISSING : items.ids().code(name);
        }
        return rows;
    }

    /** The names of attributes that any row has, in order. */
    SortedSet<String> names() {
        var names = new TreeSet<>(headers.attributes().keySet());
        items.attributes()
                .forEach(
                        (name, values) -> {
                            if (IntStream.of(rows).anyMatch(row -> at(values, row) != null)) {
                                names.add(name);
                            }
                        });
        return names;
    }

    /** The values of an attribute by row, null where there is none. */
    IntFunction<@Nullable String> values(String name) {
        var own = headers.attributes().get(name);
        var kept = items.attributes().get(name);
        if (kept == null || rows.length == 0) {
            return row -> own == null ? null : own.name(row);
        }
        return row -> {
            var said = own == null ? null : own.name(row);
            return said == null ? at(kept, rows[row]) : said;
        };
    }

    /** What the values of an attribute are. */
    PlainTable.Type type(String name) {
        var texts = new TreeSet<String>();
        add(texts, headers.attributes().get(name));
        add(texts, items.attributes().get(name));
        return TypeOfTexts.of(texts);
    }

    private static void add(Set<String> texts, @Nullable Coded values) {
        for (int code = 0; values != null && code < values.names().size(); code++) {
            texts.add(values.names().name(code));
        }
    }

    /** How many rows have a value. */
    long count(IntFunction<@Nullable String> values) {
        return IntStream.range(0, headers.size()).filter(row -> values.apply(row) != null).count();
    }

    /** In how many rows the judgement and the item say different things under one name. */
    long contradicted(String name) {
        var own = headers.attributes().get(name);
        var kept = items.attributes().get(name);
        if (own == null || kept == null) {
            return 0;
        }
        return IntStream.range(0, headers.size())
                .filter(row -> differ(own.name(row), at(kept, rows[row])))
                .count();
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static @Nullable String at(Coded values, int row) {
        return row == Dictionary.MISSING ? null : values.name(row);
    }
}
