package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;

/**
 * Some rows of one kind of feedback, before they are grouped by unit.
 *
 * @param rows in the order read
 * @param unit by place in {@code rows}, any number from 0
 * @param coding values by place in {@code rows}
 * @param sides by place in {@code rows}
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Sheet(
        String feedback,
        String criterion,
        HeaderColumns headers,
        int[] rows,
        int[] unit,
        Coding coding,
        Sides sides) {

    /**
     * Groups by unit. Of several judgements of one unit by one rater the first counts.
     *
     * @param reference names of those whose answers are the truth
     */
    ReliabilityData grouped(SortedSet<String> reference) {
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
            codes[kept++] = coding.codes()[place];
        }
        start[units] = kept;
        var names = named ? renumbered(rater, kept) : List.<String>of();
        return new ReliabilityData(
                feedback,
                criterion,
                coding.scale(),
                coding.categories(),
                coding.declared(),
                names,
                reference,
                names.isEmpty() ? most(start, units) : names.size(),
                Arrays.copyOf(start, units + 1),
                Arrays.copyOf(rater, kept),
                Arrays.copyOf(codes, kept),
                order.length - kept);
    }

    /**
     * Places in the order of units, of raters in a unit, of reading for one rater. Most files are
     * in this order already.
     */
    int[] byUnitAndRater() {
        var raters = new int[rows.length];
        boolean ordered = true;
        for (int place = 0; place < rows.length; place++) {
            raters[place] = rater(place);
            ordered &=
                    place == 0
                            || unit[place - 1] < unit[place]
                            || (unit[place - 1] == unit[place]
                                    && raters[place - 1] <= raters[place]);
        }
        return ordered ? IntStream.range(0, rows.length).toArray() : sorted(raters);
    }

    /** Units by counting, and the few raters of each by their codes. */
    private int[] sorted(int[] raters) {
        var start = new int[Arrays.stream(unit).max().orElse(-1) + 3];
        for (int one : unit) {
            start[one + 2]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var sorted = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            sorted[start[unit[place] + 1]++] = ((long) raters[place] << 32) | place;
        }
        for (int one = 0; one + 2 < start.length; one++) {
            Arrays.sort(sorted, start[one], start[one + 1]);
        }
        return Arrays.stream(sorted).mapToInt(place -> (int) place).toArray();
    }

    private int rater(int place) {
        var annotators = headers.annotator();
        return annotators == null ? 0 : annotators.code(rows[place]);
    }

    private boolean named() {
        var annotators = headers.annotator();
        return annotators != null
                && Arrays.stream(rows).allMatch(row -> annotators.code(row) != Dictionary.MISSING);
    }

    /** Numbers raters from 0, in name order, and gives their names. */
    private List<String> renumbered(int[] rater, int kept) {
        var seen = new BitSet();
        for (int at = 0; at < kept; at++) {
            seen.set(rater[at]);
        }
        var number = new int[seen.length()];
        var names = new ArrayList<String>();
        for (int code = seen.nextSetBit(0); code >= 0; code = seen.nextSetBit(code + 1)) {
            number[code] = names.size();
            names.add(Objects.requireNonNull(headers.annotator()).names().name(code));
        }
        for (int at = 0; at < kept; at++) {
            rater[at] = number[rater[at]];
        }
        return names;
    }

    private static int most(int[] start, int units) {
        return IntStream.range(0, units).map(u -> start[u + 1] - start[u]).max().orElse(0);
    }
}
