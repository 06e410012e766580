package org.psephos.rank;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Rankings;

/**
 * The orders that grades imply. What one annotator said of one item under one criterion (and in one
 * context) is one ranking of the systems, a higher grade being better and equal grades a tie, so
 * that whether an annotator is severe, or an item easy, does not matter. Several grades of a system
 * there count as their mean.
 *
 * @param grades by ranking, how many rows it was made of
 * @param setAside rows in no ranking, by reason
 * @param byAnnotator whether the rankings are of one annotator each; otherwise no annotator graded
 *     two systems on one item, and all grades of an item were ranked together
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record RatedOrders(
        Rankings rankings, long[] grades, SortedMap<String, Long> setAside, boolean byAnnotator) {
    /** Why a grade says nothing: nobody else was graded there. */
    static final String GRADED_ALONE = "graded-alone";

    static RatedOrders of(Grades grades) {
        var own = new Making(grades, true).orders();
        if (own.rankings.size() > 0 || grades.headers().annotator() == null) {
            return own;
        }
        var together = new Making(grades, false).orders();
        return together.rankings.size() > 0 ? together : own;
    }

    /** Rows of grades that all rankings together rest on. */
    long rows() {
        return Arrays.stream(grades).sum();
    }

    /** How many pairs of systems the rankings hold. */
    long pairs() {
        long pairs = 0;
        for (int r = 0; r < rankings.size(); r++) {
            long size = (long) rankings.start(r + 1) - rankings.start(r);
            pairs += size * (size - 1) / 2;
        }
        return pairs;
    }

    /** Rows of rankings in which all systems are tied. */
    long tied() {
        long tied = 0;
        for (int r = 0; r < grades.length; r++) {
            tied += distinctTiers(r) == 1 ? grades[r] : 0;
        }
        return tied;
    }

    /** Share of the pairs that are ties. */
    double tiedPairs() {
        long ties = 0;
        for (int r = 0; r < rankings.size(); r++) {
            var size = new int[rankings.start(r + 1) - rankings.start(r)];
            for (int m = rankings.start(r); m < rankings.start(r + 1); m++) {
                ties += size[rankings.tier(m)]++;
            }
        }
        return (double) ties / Math.max(1, pairs());
    }

    private int distinctTiers(int ranking) {
        int most = 0;
        for (int m = rankings.start(ranking); m < rankings.start(ranking + 1); m++) {
            most = Math.max(most, rankings.tier(m));
        }
        return most + 1;
    }

    /** Sorts rows into rankings. */
    private static final class Making {
        private final Grades grades;
        private final @Nullable Coded systems;
        private final SortedMap<String, Long> aside = new TreeMap<>();
        private final int[] block;
        private int rankings;
        private int members;
        private final int[] start;
        private final int[] system;
        private final int[] tier;
        private final int[] first;
        private final long[] rows;
        private final double[] weight;

        Making(Grades grades, boolean byAnnotator) {
            this.grades = grades;
            systems = grades.targets().systems();
            int size = grades.size();
            var headers = grades.headers();
            block = new int[size];
            refine(headers.criterion());
            refine(headers.context());
            refine(headers.item());
            refine(byAnnotator ? headers.annotator() : null);
            this.byAnnotator = byAnnotator && headers.annotator() != null;
            start = new int[size + 1];
            system = new int[size];
            tier = new int[size];
            first = new int[size];
            rows = new long[size];
            weight = new double[size];
        }

        private final boolean byAnnotator;

        /** Divides blocks by the values of one column more. */
        private void refine(@Nullable Coded column) {
            var codes = new TreeMap<Long, Integer>();
            for (int row = 0; column != null && row < block.length; row++) {
                long key = ((long) block[row] << 32) | (column.code(row) + 1);
                var code = codes.putIfAbsent(key, codes.size());
                block[row] = code == null ? codes.size() - 1 : code;
            }
        }

        RatedOrders orders() {
            var order = new long[block.length];
            int size = 0;
            for (int row = 0; row < block.length; row++) {
                var reason = reason(row);
                if (reason == null) {
                    order[size++] = ((long) block[row] << 32) | row;
                } else {
                    aside.merge(reason, 1L, Long::sum);
                }
            }
            Arrays.sort(order, 0, size);
            for (int from = 0, to = 0; from < size; from = to) {
                while (to < size && order[to] >>> 32 == order[from] >>> 32) {
                    to++;
                }
                ranking(order, from, to);
            }
            return new RatedOrders(rankings(), Arrays.copyOf(rows, rankings), aside, byAnnotator);
        }

        private @Nullable String reason(int row) {
            if (systems == null || systems.code(row) == Dictionary.MISSING) {
                return Tally.NO_SYSTEM;
            }
            var items = grades.headers().item();
            return items == null || items.code(row) == Dictionary.MISSING
                    ? ItemResponses.NO_ITEM
                    : null;
        }

        private void ranking(long[] order, int from, int to) {
            var sums = new TreeMap<Integer, double[]>();
            double weights = 0;
            for (int i = from; i < to && systems != null; i++) {
                int row = (int) order[i];
                var sum = sums.computeIfAbsent(systems.code(row), _ -> new double[2]);
                sum[0] += grades.value()[row];
                sum[1]++;
                weights += grades.headers().weight(row);
            }
            if (sums.size() < 2) {
                aside.merge(GRADED_ALONE, (long) to - from, Long::sum);
                return;
            }
            var tiers = new TreeMap<Double, Integer>();
            sums.values().forEach(sum -> tiers.put(-sum[0] / sum[1] + 0.0, 0));
            int next = 0;
            for (var one : tiers.entrySet()) {
                one.setValue(next++);
            }
            for (var one : sums.entrySet()) {
                var sum = one.getValue();
                system[members] = one.getKey();
                tier[members++] = tiers.getOrDefault(-sum[0] / sum[1] + 0.0, 0);
            }
            first[rankings] = (int) order[from];
            weight[rankings] = weights / (to - from);
            rows[rankings] = (long) to - from;
            start[++rankings] = members;
        }

        private Rankings rankings() {
            var headers = grades.headers();
            var columns =
                    HeaderColumns.builder(rankings)
                            .item(picked(headers.item()))
                            .annotator(byAnnotator ? picked(headers.annotator()) : null)
                            .criterion(picked(headers.criterion()))
                            .context(picked(headers.context()))
                            .weight(headers.hasWeight() ? Arrays.copyOf(weight, rankings) : null);
            return new Rankings(
                    columns.build(),
                    systems == null ? Rankings.none().systems() : systems.names(),
                    Arrays.copyOf(start, rankings + 1),
                    Arrays.copyOf(system, members),
                    Arrays.copyOf(tier, members));
        }

        private @Nullable Coded picked(@Nullable Coded column) {
            if (column == null) {
                return null;
            }
            var codes = new int[rankings];
            for (int r = 0; r < rankings; r++) {
                codes[r] = column.code(first[r]);
            }
            return new Coded(column.names(), codes);
        }
    }
}
