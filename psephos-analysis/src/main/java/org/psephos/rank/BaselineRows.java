package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

/**
 * The comparisons of every other system with one baseline, from the side of the other.
 *
 * @param soft whether all strengths are a judge's certainty, from 0 (a tie) to a half
 */
record BaselineRows(List<Of> systems, boolean soft) {

    /**
     * One system's.
     *
     * @param win from 0 to 1
     * @param longer characters by which its answer is longer; NaN where unknown
     * @param item code of the item, or one of its own for each comparison without one
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Of(SystemId system, double[] win, double[] longer, int[] item) {

        long clusters() {
            return java.util.Arrays.stream(item).distinct().count();
        }

        /** Of the mean of wins, items taken as clusters. */
        double error(double mean) {
            var sums = new TreeMap<Integer, Double>();
            for (int row = 0; row < win.length; row++) {
                sums.merge(item[row], win[row] - mean, Double::sum);
            }
            double squares = 0;
            for (double sum : sums.values()) {
                squares += sum * sum;
            }
            double many = sums.size();
            double small = many > 1 ? many / (many - 1) : 1;
            return Math.sqrt(squares * small) / win.length;
        }
    }

    /** Grows row by row. */
    private static final class Growing {
        final List<Double> win = new ArrayList<>();
        final List<Double> longer = new ArrayList<>();
        final List<Integer> item = new ArrayList<>();

        Of of(String name) {
            return new Of(
                    new SystemId(name),
                    win.stream().mapToDouble(Double::doubleValue).toArray(),
                    longer.stream().mapToDouble(Double::doubleValue).toArray(),
                    item.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    static BaselineRows of(Dataset dataset, SystemId baseline, RankOptions options) {
        var rows = dataset.comparisons();
        int base = rows.systems().code(baseline.value());
        var lengths = ControlColumns.lengths(dataset, options);
        boolean soft = soft(rows);
        var all = new TreeMap<String, Growing>();
        var items = rows.headers().item();
        for (int row = 0; row < rows.size(); row++) {
            boolean left = rows.left(row) == base;
            if (base < 0
                    || left == (rows.right(row) == base)
                    || Tally.reason(rows, row, options) != null) {
                continue;
            }
            int other = left ? rows.right(row) : rows.left(row);
            var one = all.computeIfAbsent(rows.systems().name(other), _ -> new Growing());
            double win = LengthControlled.win(rows.outcome(row), rows.strength(row), soft);
            one.win.add(left ? 1 - win : win);
            double more = lengths == null ? Double.NaN : lengths[0][row] - lengths[1][row];
            one.longer.add(left ? -more : more);
            int code = items == null ? -1 : items.code(row);
            one.item.add(code < 0 ? -1 - row : code);
        }
        var systems = new ArrayList<Of>();
        all.forEach((name, growing) -> systems.add(growing.of(name)));
        return new BaselineRows(systems, soft);
    }

    /** Strengths of all decided rows are given, and none is above a half. */
    private static boolean soft(Comparisons rows) {
        boolean some = false;
        for (int row = 0; row < rows.size(); row++) {
            var outcome = rows.outcome(row);
            if (outcome == Outcome.LEFT || outcome == Outcome.RIGHT) {
                double strength = rows.strength(row);
                if (!(strength >= 0 && strength <= 0.5)) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }
}
