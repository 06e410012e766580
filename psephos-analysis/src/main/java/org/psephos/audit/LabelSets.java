package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import org.psephos.dataset.Labels;

/**
 * The categories of each label as one number, so that each set of them is looked at once and not in
 * every row.
 *
 * @param sets by number, in the order of their first arrival
 * @param code number of the set by row asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a column; never compared
record LabelSets(List<SortedSet<String>> sets, int[] code) {
    LabelSets {
        sets = List.copyOf(sets);
    }

    /** The sets of some rows. */
    static LabelSets of(Labels labels, int[] rows) {
        var sets = new ArrayList<SortedSet<String>>();
        var numbers = new TreeMap<List<String>, Integer>(LabelSets::compare);
        var single = new int[labels.categories().names().size()];
        Arrays.fill(single, -1);
        var code = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            int from = labels.start(rows[at]);
            boolean alone = labels.start(rows[at] + 1) == from + 1;
            int category = alone ? labels.categories().code(from) : -1;
            if (alone && single[category] >= 0) {
                code[at] = single[category];
                continue;
            }
            var set = labels.categories(rows[at]);
            var known = numbers.putIfAbsent(List.copyOf(set), sets.size());
            code[at] = known == null ? sets.size() : known;
            if (known == null) {
                sets.add(set);
            }
            if (alone) {
                single[category] = code[at];
            }
        }
        return new LabelSets(sets, code);
    }

    private static int compare(List<String> one, List<String> other) {
        return Arrays.compare(one.toArray(String[]::new), other.toArray(String[]::new));
    }

    /** Each set in one word. */
    List<String> joined(String by) {
        return sets.stream().map(set -> String.join(by, set)).toList();
    }
}
