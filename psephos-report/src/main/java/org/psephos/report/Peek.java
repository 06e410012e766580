package org.psephos.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.model.Header;
import org.psephos.model.Outcome;

/**
 * What a dataset holds, counted.
 *
 * @param feedback rows by kind; kinds that did not occur are left out
 * @param criteria in name order
 * @param attributes names of columns that no field holds, in name order
 * @param outcomes comparisons by how they ended
 */
record Peek(
        SortedMap<String, Long> feedback,
        long items,
        long responses,
        long systems,
        long annotators,
        List<String> criteria,
        List<String> attributes,
        SortedMap<String, Long> outcomes) {

    Peek {
        feedback = Collections.unmodifiableSortedMap(new TreeMap<>(feedback));
        criteria = List.copyOf(criteria);
        attributes = List.copyOf(attributes);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }

    static Peek of(Dataset dataset) {
        var comparisons = dataset.comparisons();
        var headers = List.of(comparisons.headers(), dataset.rankings().headers());
        return new Peek(
                kinds(dataset),
                distinct(headers, HeaderColumns::item).size(),
                responses(comparisons),
                systems(dataset),
                distinct(headers, HeaderColumns::annotator).size(),
                criteria(headers),
                attributes(headers),
                outcomes(comparisons));
    }

    private static SortedMap<String, Long> kinds(Dataset dataset) {
        var kinds = new TreeMap<String, Long>();
        put(kinds, "comparison", dataset.comparisons().size());
        put(kinds, "ranking", dataset.rankings().size());
        put(kinds, "abstention", dataset.abstained());
        return kinds;
    }

    private static void put(SortedMap<String, Long> kinds, String kind, long count) {
        if (count > 0) {
            kinds.put(kind, count);
        }
    }

    private static SortedSet<String> distinct(
            List<HeaderColumns> headers, Function<HeaderColumns, @Nullable Coded> column) {
        var names = new TreeSet<String>();
        for (var header : headers) {
            var coded = column.apply(header);
            if (coded != null) {
                used(coded, names);
            }
        }
        return names;
    }

    /** Only names that a row bears: a dictionary may be shared with rows that went elsewhere. */
    private static void used(Coded column, SortedSet<String> names) {
        var seen = new boolean[column.names().size()];
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            if (code != Dictionary.MISSING) {
                seen[code] = true;
            }
        }
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                names.add(column.names().name(code));
            }
        }
    }

    private static long responses(Comparisons comparisons) {
        var names = new TreeSet<String>();
        var left = comparisons.leftResponse();
        var right = comparisons.rightResponse();
        if (left != null) {
            used(left, names);
        }
        if (right != null) {
            used(right, names);
        }
        return names.size();
    }

    private static long systems(Dataset dataset) {
        var comparisons = dataset.comparisons();
        var rankings = dataset.rankings();
        var names = new TreeSet<String>();
        var seen = new boolean[comparisons.systems().size()];
        for (int row = 0; row < comparisons.size(); row++) {
            mark(seen, comparisons.left(row));
            mark(seen, comparisons.right(row));
        }
        add(names, seen, comparisons.systems());
        var ranked = new boolean[rankings.systems().size()];
        for (int member = 0; member < rankings.start(rankings.size()); member++) {
            mark(ranked, rankings.system(member));
        }
        add(names, ranked, rankings.systems());
        return names.size();
    }

    private static void mark(boolean[] seen, int code) {
        if (code != Dictionary.MISSING) {
            seen[code] = true;
        }
    }

    private static void add(SortedSet<String> names, boolean[] seen, Dictionary dictionary) {
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                names.add(dictionary.name(code));
            }
        }
    }

    private static List<String> criteria(List<HeaderColumns> headers) {
        var names = new TreeSet<String>();
        for (var header : headers) {
            var column = header.criterion();
            if (column != null) {
                used(column, names);
            }
            if (header.size() > 0 && (column == null || missing(column))) {
                names.add(Header.OVERALL);
            }
        }
        return new ArrayList<>(names);
    }

    private static boolean missing(Coded column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.code(row) == Dictionary.MISSING) {
                return true;
            }
        }
        return false;
    }

    private static List<String> attributes(List<HeaderColumns> headers) {
        var names = new TreeSet<String>();
        headers.forEach(header -> names.addAll(header.attributes().keySet()));
        return new ArrayList<>(names);
    }

    @SuppressWarnings("EnumOrdinal") // the columns store ordinals
    private static SortedMap<String, Long> outcomes(Comparisons comparisons) {
        var counts = new long[Outcome.values().length];
        for (int row = 0; row < comparisons.size(); row++) {
            counts[comparisons.outcomeOrdinal(row)]++;
        }
        var outcomes = new TreeMap<String, Long>();
        for (var outcome : Outcome.values()) {
            put(outcomes, word(outcome), counts[outcome.ordinal()]);
        }
        return outcomes;
    }

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
