package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Labels;
import org.psephos.model.Header;

/**
 * Who gave which item which category, under one criterion. What is judged is an item, or an answer
 * to it where answers are told apart. A label that names no annotator, or no item, or several
 * categories, is no vote.
 *
 * @param items what was judged, by code
 * @param annotators by code
 * @param categories by code, in name order
 * @param start first vote by item, and the number of votes at the end
 * @param annotator by vote, ascending for an item
 * @param category by vote, ascending for an item and annotator
 * @param setAside labels that are no votes
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record LabelVotes(
        List<String> items,
        List<String> annotators,
        List<String> categories,
        int[] start,
        int[] annotator,
        int[] category,
        long setAside) {

    LabelVotes {
        items = List.copyOf(items);
        annotators = List.copyOf(annotators);
        categories = List.copyOf(categories);
    }

    /** By criterion, in name order. */
    static SortedMap<String, LabelVotes> of(Dataset dataset) {
        var labels = dataset.labels();
        var criteria = labels.headers().criterion();
        var votes = new TreeMap<String, LabelVotes>();
        var items = LabelledItems.of(labels);
        if (criteria == null) {
            if (labels.size() > 0) {
                votes.put(Header.OVERALL, of(labels, items, IntStream.range(0, labels.size())));
            }
            return votes;
        }
        var rows = new TreeMap<String, IntStream.Builder>();
        for (int row = 0; row < labels.size(); row++) {
            var name = criteria.name(row);
            rows.computeIfAbsent(name == null ? Header.OVERALL : name, any -> IntStream.builder())
                    .add(row);
        }
        rows.forEach((criterion, own) -> votes.put(criterion, of(labels, items, own.build())));
        return votes;
    }

    private static LabelVotes of(Labels labels, LabelledItems all, IntStream rows) {
        var asked = rows.toArray();
        var kept = Arrays.stream(asked).filter(row -> isVote(labels, all, row)).toArray();
        var given = new Coded(labels.categories().names(), at(kept, labels));
        var who = column(labels.headers().annotator(), kept);
        var items = new Coded(all.names(), IntStream.of(kept).map(all::code).toArray());
        return of(
                new Used(items), new Used(who), new Used(given), (long) asked.length - kept.length);
    }

    private static boolean isVote(Labels labels, LabelledItems items, int row) {
        var annotators = labels.headers().annotator();
        return annotators != null
                && annotators.code(row) != Dictionary.MISSING
                && items.code(row) != Dictionary.MISSING
                && labels.start(row + 1) == labels.start(row) + 1;
    }

    private static int[] at(int[] rows, Labels labels) {
        return IntStream.of(rows).map(row -> labels.categories().code(labels.start(row))).toArray();
    }

    private static Coded column(@Nullable Coded column, int[] rows) {
        return column == null
                ? new Coded(Dictionary.of(List.of()), new int[0])
                : new Coded(column.names(), IntStream.of(rows).map(column::code).toArray());
    }

    /** A column with only the names that occur in it. */
    private static final class Used {
        private final List<String> names;
        private final int[] codes;

        Used(Coded column) {
            var used = new boolean[column.names().size()];
            for (int at = 0; at < column.size(); at++) {
                used[column.code(at)] = true;
            }
            var kept = IntStream.range(0, used.length).filter(code -> used[code]).toArray();
            var place = new int[used.length];
            for (int at = 0; at < kept.length; at++) {
                place[kept[at]] = at;
            }
            names = Arrays.stream(kept).mapToObj(column.names()::name).toList();
            codes = IntStream.range(0, column.size()).map(at -> place[column.code(at)]).toArray();
        }
    }

    private static LabelVotes of(Used items, Used annotators, Used categories, long setAside) {
        int k = categories.names.size();
        var start = new int[items.names.size() + 1];
        for (int item : items.codes) {
            start[item + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var next = start.clone();
        var said = new long[items.codes.length];
        for (int at = 0; at < said.length; at++) {
            said[next[items.codes[at]]++] = (long) annotators.codes[at] * k + categories.codes[at];
        }
        for (int item = 0; item + 1 < start.length; item++) {
            Arrays.sort(said, start[item], start[item + 1]);
        }
        return new LabelVotes(
                items.names,
                annotators.names,
                categories.names,
                start,
                Arrays.stream(said).mapToInt(one -> (int) (one / k)).toArray(),
                Arrays.stream(said).mapToInt(one -> (int) (one % k)).toArray(),
                setAside);
    }
}
