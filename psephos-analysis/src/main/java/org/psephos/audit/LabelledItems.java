package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Labels;

/**
 * What labels are about: the item, the answer, or both.
 *
 * @param names in name order
 * @param codes by row, {@link Dictionary#MISSING} where a label names neither
 */
@SuppressWarnings("ArrayRecordComponent") // a column; never compared
record LabelledItems(Dictionary names, int[] codes) {

    static LabelledItems of(Labels labels) {
        var items = labels.headers().item();
        var responses = labels.targets().responses();
        var systems = labels.targets().systems();
        if (items != null && responses == null && systems == null) {
            var codes = new int[labels.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = items.code(row);
            }
            return new LabelledItems(items.names(), codes);
        }
        return joined(labels, items, responses, systems);
    }

    /** Each pair of an item and an answer is spelled once, not at each row. */
    private static LabelledItems joined(
            Labels labels,
            @Nullable Coded items,
            @Nullable Coded responses,
            @Nullable Coded systems) {
        var pairs = new LongPairs();
        var names = new ArrayList<String>();
        var pair = new int[labels.size()];
        for (int row = 0; row < pair.length; row++) {
            int response = code(responses, row);
            int system = response < 0 ? code(systems, row) : Dictionary.MISSING;
            int item = code(items, row);
            pair[row] = Dictionary.MISSING;
            if (Math.max(item, Math.max(response, system)) >= 0) {
                pair[row] = pairs.of(item, ((long) response << 32) ^ system);
                if (pair[row] == names.size()) {
                    names.add(
                            name(name(items, row), name(response < 0 ? systems : responses, row)));
                }
            }
        }
        return coded(names, pair);
    }

    private static String name(@Nullable String item, @Nullable String answer) {
        if (item == null || answer == null) {
            return String.valueOf(item == null ? answer : item);
        }
        return item + " / " + answer;
    }

    private static LabelledItems coded(List<String> names, int[] pair) {
        var dictionary = Dictionary.of(names);
        var place = names.stream().mapToInt(dictionary::code).toArray();
        for (int row = 0; row < pair.length; row++) {
            pair[row] = pair[row] < 0 ? Dictionary.MISSING : place[pair[row]];
        }
        return new LabelledItems(dictionary, pair);
    }

    int code(int row) {
        return codes[row];
    }

    private static int code(@Nullable Coded column, int row) {
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    private static @Nullable String name(@Nullable Coded column, int row) {
        return column == null ? null : column.name(row);
    }
}
