package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;

/**
 * Which systems solved which items, counted by system and item. The answers of system {@code s}
 * stand at {@code start[s]} until {@code start[s + 1]}, items ascending.
 *
 * @param item code of the item
 * @param tried how often the system was seen on the item, with weights
 * @param solved how often it solved it
 * @param used ratings that count
 * @param setAside judgements that do not, by reason
 * @param mixture what is to be said of several criteria
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record ItemResponses(
        List<String> systems,
        List<String> items,
        int[] start,
        int[] item,
        double[] tried,
        double[] solved,
        long used,
        SortedMap<String, Long> setAside,
        @Nullable String mixture) {
    /** The kinds of judgement that are in {@code used} or {@code setAside}. */
    static final List<String> KINDS = List.of("comparison", "ranking", "rating", "label");

    static final String NO_ITEM = "no-item";
    static final String NO_RATING = "no-rating";
    static final String ALIKE = "item-alike-for-all";

    static ItemResponses of(Dataset dataset, RankOptions options) {
        var answers = SolvedItems.of(dataset, options);
        var aside = new TreeMap<String, Long>();
        long pairs = (long) dataset.comparisons().size() + dataset.rankings().size();
        count(aside, NO_RATING, pairs + answers.others());
        var cells = new TreeMap<Long, double[]>();
        var systems = answers.targets().systems();
        var items = answers.headers().item();
        long used = 0;
        for (int row = 0; row < answers.size(); row++) {
            var reason = reason(systems, items, row);
            if (reason != null) {
                count(aside, reason, 1);
                continue;
            }
            used++;
            long key = ((long) code(systems, row) << 32) | code(items, row);
            var cell = cells.computeIfAbsent(key, _ -> new double[2]);
            double weight = answers.headers().weight(row);
            cell[0] += weight;
            cell[1] += weight * answers.solved()[row];
        }
        return columns(systems, items, cells, used, aside, answers.mixture());
    }

    private static void count(TreeMap<String, Long> aside, String reason, long more) {
        if (more > 0) {
            aside.merge(reason, more, Long::sum);
        }
    }

    private static @Nullable String reason(
            @Nullable Coded systems, @Nullable Coded items, int row) {
        if (code(systems, row) < 0) {
            return Tally.NO_SYSTEM;
        }
        return code(items, row) < 0 ? NO_ITEM : null;
    }

    private static int code(@Nullable Coded column, int row) {
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    private static ItemResponses columns(
            @Nullable Coded systems,
            @Nullable Coded items,
            TreeMap<Long, double[]> cells,
            long used,
            TreeMap<String, Long> aside,
            @Nullable String mixture) {
        var persons = new ArrayList<String>();
        int size = cells.size();
        var start = new int[size + 1];
        var item = new int[size];
        var tried = new double[size];
        var solved = new double[size];
        int at = 0;
        long last = -1;
        for (var cell : cells.entrySet()) {
            long system = cell.getKey() >> 32;
            if (system != last && systems != null) {
                persons.add(systems.names().name((int) system));
                start[persons.size() - 1] = at;
                last = system;
            }
            item[at] = (int) (long) cell.getKey();
            tried[at] = cell.getValue()[0];
            solved[at++] = cell.getValue()[1];
        }
        start[persons.size()] = at;
        return new ItemResponses(
                        persons,
                        items == null ? List.of() : items.names().names(),
                        Arrays.copyOf(start, persons.size() + 1),
                        item,
                        tried,
                        solved,
                        used,
                        aside,
                        mixture)
                .compact();
    }

    /** Only items that somebody was seen on, in name order. */
    private ItemResponses compact() {
        var seen = new boolean[items.size()];
        for (int code : item) {
            seen[code] = true;
        }
        return keeping(seen);
    }

    /** The same without some items; systems without another answer stay, with none. */
    ItemResponses keeping(boolean[] kept) {
        var names = new ArrayList<String>();
        var renumbered = new int[items.size()];
        for (int code = 0; code < kept.length; code++) {
            renumbered[code] = kept[code] ? names.size() : -1;
            if (kept[code]) {
                names.add(items.get(code));
            }
        }
        var begin = new int[start.length];
        var who = new int[item.length];
        var n = new double[item.length];
        var y = new double[item.length];
        int at = 0;
        for (int s = 0; s < systems.size(); s++) {
            begin[s] = at;
            for (int c = start[s]; c < start[s + 1]; c++) {
                if (kept[item[c]]) {
                    who[at] = renumbered[item[c]];
                    n[at] = tried[c];
                    y[at++] = solved[c];
                }
            }
        }
        begin[systems.size()] = at;
        return new ItemResponses(
                systems,
                names,
                begin,
                Arrays.copyOf(who, at),
                Arrays.copyOf(n, at),
                Arrays.copyOf(y, at),
                used,
                setAside,
                mixture);
    }

    /** Sums of {@code column} by item. */
    double[] byItem(double[] column) {
        var sums = new double[items.size()];
        for (int c = 0; c < item.length; c++) {
            sums[item[c]] += column[c];
        }
        return sums;
    }

    /** Sums of {@code column} by system. */
    double[] bySystem(double[] column) {
        var sums = new double[systems.size()];
        for (int s = 0; s < sums.length; s++) {
            for (int c = start[s]; c < start[s + 1]; c++) {
                sums[s] += column[c];
            }
        }
        return sums;
    }

    /** By system, the first one with the same answers. */
    int[] twins() {
        var firsts = new TreeMap<Integer, Integer>(this::compare);
        var twins = new int[systems.size()];
        for (int s = 0; s < twins.length; s++) {
            var first = firsts.putIfAbsent(s, s);
            twins[s] = first == null ? s : first;
        }
        return twins;
    }

    private int compare(int a, int b) {
        int from = start[a];
        int to = start[a + 1];
        int other = start[b];
        int end = start[b + 1];
        int byItem = Arrays.compare(item, from, to, item, other, end);
        int bySolved = byItem != 0 ? byItem : Arrays.compare(solved, from, to, solved, other, end);
        return bySolved != 0 ? bySolved : Arrays.compare(tried, from, to, tried, other, end);
    }

    /** Items that some solved and some did not. */
    boolean[] telling() {
        var all = byItem(tried);
        var yes = byItem(solved);
        var telling = new boolean[all.length];
        for (int j = 0; j < all.length; j++) {
            telling[j] = yes[j] > 0 && yes[j] < all[j];
        }
        return telling;
    }
}
