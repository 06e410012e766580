package org.psephos.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;

/**
 * Some rows of one kind of feedback, before they are grouped by unit.
 *
 * @param rows in the order read
 * @param unit by place in {@code rows}, any number from 0
 * @param code by place in {@code rows}
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Sheet(
        String feedback,
        String criterion,
        HeaderColumns headers,
        int[] rows,
        int[] unit,
        MeasurementScale scale,
        Categories categories,
        int[] code) {

    /** Groups by unit. Of several judgements of one unit by one rater the first counts. */
    ReliabilityData grouped() {
        int[] order = byUnitAndRater();
        var start = new int[order.length + 1];
        var rater = new int[order.length];
        var codes = new int[order.length];
        boolean named = named();
        int units = 0;
        int kept = 0;
        for (int at = 0; at < order.length; at++) {
            int place = order[at];
            boolean fresh = at == 0 || unit[order[at - 1]] != unit[place];
            if (fresh) {
                start[units++] = kept;
            }
            int who = named ? rater(place) : kept - start[units - 1];
            if (named && !fresh && rater[kept - 1] == who) {
                continue;
            }
            rater[kept] = who;
            codes[kept++] = code[place];
        }
        start[units] = kept;
        return new ReliabilityData(
                feedback,
                criterion,
                scale,
                categories,
                named,
                named ? distinct(rater, kept) : most(start, units),
                Arrays.copyOf(start, units + 1),
                Arrays.copyOf(rater, kept),
                Arrays.copyOf(codes, kept),
                order.length - kept);
    }

    /** Places in the order of units, of raters in a unit, of reading for one rater. */
    private int[] byUnitAndRater() {
        return sorted(
                sorted(IntStream.range(0, rows.length).toArray(), this::rater), at -> unit[at]);
    }

    /** A stable counting sort. */
    private static int[] sorted(int[] places, java.util.function.IntUnaryOperator key) {
        int most = Arrays.stream(places).map(key).max().orElse(-1);
        var first = new int[most + 3];
        for (int place : places) {
            first[key.applyAsInt(place) + 2]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        var sorted = new int[places.length];
        for (int place : places) {
            sorted[first[key.applyAsInt(place) + 1]++] = place;
        }
        return sorted;
    }

    private int rater(int place) {
        var annotators = headers.annotator();
        return annotators == null ? 0 : annotators.code(rows[place]);
    }

    private boolean named() {
        @Nullable Coded annotators = headers.annotator();
        return annotators != null
                && Arrays.stream(rows).allMatch(row -> annotators.code(row) != Dictionary.MISSING);
    }

    private static int distinct(int[] rater, int kept) {
        return (int) Arrays.stream(rater, 0, kept).distinct().count();
    }

    private static int most(int[] start, int units) {
        return IntStream.range(0, units).map(u -> start[u + 1] - start[u]).max().orElse(0);
    }
}
