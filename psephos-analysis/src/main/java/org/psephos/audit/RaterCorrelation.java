package org.psephos.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * The mean over pairs of raters of the correlation of what they gave to the units that both judged.
 * Pairs where one of the two gave the same to all of them have no correlation and do not count.
 *
 * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251; Stuart
 *     (1953), The estimation and comparison of strengths of association in contingency tables,
 *     Biometrika 40:105-110; Spearman (1904), The proof and measurement of association between two
 *     things, American Journal of Psychology 15:72-101; Pearson (1896), Regression, heredity and
 *     panmixia, Philosophical Transactions of the Royal Society A 187:253-318"
 */
final class RaterCorrelation implements Coefficient {

    /** Which correlation. */
    enum Kind {
        /** Of values. */
        PEARSON,
        /** Of mid-ranks of values, so that ties count as they should. */
        SPEARMAN,
        /** Concordant less discordant pairs of units, over those not tied for either rater. */
        KENDALL_TAU_B,
        /** The same balance over the most that a table of that many rows and columns allows. */
        KENDALL_TAU_C;

        private boolean isTau() {
            return this == KENDALL_TAU_B || this == KENDALL_TAU_C;
        }
    }

    private final List<Pairs> pairs;
    private final double[] values;
    private final Kind kind;

    /**
     * A correlation.
     *
     * @param values of categories; those of ranks are their places
     */
    RaterCorrelation(List<Pairs> pairs, double[] values, Kind kind) {
        this.pairs = pairs;
        this.values = values;
        this.kind = kind;
    }

    /** The places of {@code categories}, for correlations that look at the order only. */
    static double[] places(int categories) {
        return IntStream.range(0, categories).asDoubleStream().toArray();
    }

    /**
     * Of two columns of numbers.
     *
     * @param one by place
     * @param other as many
     */
    static Value ofTwo(double[] one, double[] other, Kind kind) {
        var values = DoubleStream.concat(Arrays.stream(one), Arrays.stream(other));
        var distinct = values.map(v -> v + 0.0).sorted().distinct().toArray();
        var order =
                IntStream.range(0, one.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(at -> one[at]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var pair =
                new Pairs(
                        0,
                        1,
                        IntStream.range(0, one.length).toArray(),
                        places(order, one, distinct),
                        places(order, other, distinct));
        var weight = new double[one.length];
        Arrays.fill(weight, 1);
        return one.length == 0
                ? new Unknown("no unit was judged by both")
                : new RaterCorrelation(List.of(pair), distinct, kind).of(weight);
    }

    private static int[] places(int[] order, double[] values, double[] distinct) {
        return Arrays.stream(order)
                .map(at -> Arrays.binarySearch(distinct, values[at] + 0.0))
                .toArray();
    }

    @Override
    public Value of(double[] weight) {
        double sum = 0;
        int counted = 0;
        for (var pair : pairs) {
            double correlation = kind.isTau() ? tau(pair, weight) : moments(pair, weight);
            if (Double.isFinite(correlation)) {
                sum += correlation;
                counted++;
            }
        }
        if (pairs.isEmpty()) {
            return new Unknown("no two raters judged the same unit");
        }
        return counted == 0
                ? new Unknown("a rater of each pair gave the same to all that both judged")
                : new Known(sum / counted);
    }

    @Override
    public double steps() {
        double steps = (double) pairs.size() * values.length;
        for (var pair : pairs) {
            steps += 4.0 * pair.cell().length;
        }
        return steps;
    }

    /** Not a number where one of the two does not vary. */
    private double moments(Pairs pair, double[] weight) {
        var one = kind == Kind.SPEARMAN ? midRanks(pair, pair.one(), weight) : values;
        var other = kind == Kind.SPEARMAN ? midRanks(pair, pair.other(), weight) : values;
        double units = 0;
        double x = 0;
        double y = 0;
        for (int at = 0; at < pair.cell().length; at++) {
            double times = weight[pair.cell()[at]];
            units += times;
            x += times * one[pair.one()[at]];
            y += times * other[pair.other()[at]];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int at = 0; at < pair.cell().length; at++) {
            double times = weight[pair.cell()[at]];
            double dx = one[pair.one()[at]] - x / units;
            double dy = other[pair.other()[at]] - y / units;
            xx += times * dx * dx;
            yy += times * dy * dy;
            xy += times * dx * dy;
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1, 1) : Double.NaN;
    }

    /** By category, among the units of the pair. */
    private double[] midRanks(Pairs pair, int[] given, double[] weight) {
        var count = new double[values.length];
        for (int at = 0; at < given.length; at++) {
            count[given[at]] += weight[pair.cell()[at]];
        }
        double below = 0;
        for (int k = 0; k < count.length; k++) {
            double here = count[k];
            count[k] = below + (here + 1) / 2;
            below += here;
        }
        return count;
    }

    private double tau(Pairs pair, double[] weight) {
        int n = pair.cell().length;
        var smaller = new Fenwick(values.length);
        double balance = 0;
        double units = 0;
        double tiedOne = 0;
        int rows = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            double here = 0;
            while (to < n && pair.one()[to] == pair.one()[from]) {
                double times = weight[pair.cell()[to]];
                int y = pair.other()[to];
                balance += times * (smaller.below(y) - (units - smaller.below(y + 1)));
                here += times;
                to++;
            }
            for (int at = from; at < to; at++) {
                smaller.add(pair.other()[at], weight[pair.cell()[at]]);
            }
            units += here;
            tiedOne += here * (here - 1) / 2;
            rows += here > 0 ? 1 : 0;
            from = to;
        }
        double tiedOther = 0;
        int columns = 0;
        for (int k = 0; k < values.length; k++) {
            double here = smaller.below(k + 1) - smaller.below(k);
            tiedOther += here * (here - 1) / 2;
            columns += here > 0 ? 1 : 0;
        }
        if (kind == Kind.KENDALL_TAU_C) {
            return tauC(balance, units, Math.min(rows, columns));
        }
        double all = units * (units - 1) / 2;
        double room = (all - tiedOne) * (all - tiedOther);
        return room > 0 ? balance / Math.sqrt(room) : Double.NaN;
    }

    /** Stuart's; not a number where one of the two does not vary. */
    static double tauC(double balance, double units, int smaller) {
        return smaller < 2 ? Double.NaN : 2 * balance * smaller / (units * units * (smaller - 1));
    }

    /**
     * Sums over the first so many places.
     *
     * @see "Fenwick (1994), A new data structure for cumulative frequency tables, Software:
     *     Practice and Experience 24:327-336"
     */
    private static final class Fenwick {
        private final double[] sum;

        Fenwick(int places) {
            sum = new double[places + 1];
        }

        void add(int place, double amount) {
            for (int at = place + 1; at < sum.length; at += at & -at) {
                sum[at] += amount;
            }
        }

        double below(int place) {
            double total = 0;
            for (int at = place; at > 0; at -= at & -at) {
                total += sum[at];
            }
            return total;
        }
    }
}
