package org.psephos.rank;

import java.util.Arrays;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/**
 * Votes in their order, ready to be replayed by {@link Elo}.
 *
 * @param k points that move at most with a vote of weight 1
 * @param row of each vote among the comparisons
 * @param won by the left side: 1, 0, or a half
 */
@SuppressWarnings({
    "ArrayRecordComponent", // columns; never compared
    "EnumOrdinal" // the column of outcomes holds ordinals
})
record EloReplay(
        int systems, double k, int[] row, int[] left, int[] right, double[] won, double[] weight) {

    private static final double SCALE = StrictMath.log(10) / 400;

    /** Steps in log-odds up to which a short series gives odds to the last bits. */
    private static final double SMALL = 0.05;

    /** Votes after which odds are made anew from points, so that their error does not grow. */
    private static final int FRESH = 1 << 13;

    /** Points from which so many small steps lead to odds of e^640 at most, which are a number. */
    private static final double FAR = 40_000;

    /** Systems beyond which making odds anew takes longer than a power for each vote. */
    private static final int MANY = FRESH / 4;

    static EloReplay of(Tally tally, RankOptions options, int[] place, int systems) {
        var comparisons = tally.duels().comparisons();
        int rows = comparisons.size();
        var share = shares(options);
        var row = new int[rows];
        var left = new int[rows];
        var right = new int[rows];
        var won = new double[rows];
        int size = 0;
        for (int r = 0; r < rows; r++) {
            int l = comparisons.left(r);
            int other = comparisons.right(r);
            double points = share[comparisons.outcomeOrdinal(r)];
            if ((l | other) >= 0 && l != other && points >= 0) {
                row[size] = r;
                left[size] = place[l];
                right[size] = place[other];
                won[size++] = points;
            }
        }
        var replay = new EloReplay(systems, options.k(), row, left, right, won, new double[0]);
        return replay.first(size).weighed(comparisons);
    }

    /** Of a win, what the left side has by each outcome; negative where the vote is not used. */
    private static double[] shares(RankOptions options) {
        var shares = new double[Outcome.values().length];
        for (var outcome : Outcome.values()) {
            double share = outcome == Outcome.LEFT ? 1 : outcome == Outcome.RIGHT ? 0 : 0.5;
            shares[outcome.ordinal()] = Tally.reason(outcome, options) == null ? share : -1;
        }
        return shares;
    }

    private EloReplay first(int size) {
        return size == row.length
                ? this
                : new EloReplay(
                        systems,
                        k,
                        Arrays.copyOf(row, size),
                        Arrays.copyOf(left, size),
                        Arrays.copyOf(right, size),
                        Arrays.copyOf(won, size),
                        weight);
    }

    private EloReplay weighed(Comparisons comparisons) {
        var weights = new double[row.length];
        if (comparisons.headers().hasWeight()) {
            Arrays.setAll(weights, v -> comparisons.headers().weight(row[v]));
        } else {
            Arrays.fill(weights, 1);
        }
        return new EloReplay(systems, k, row, left, right, won, weights);
    }

    /** Points after the same votes in a random order. */
    double[] shuffled(Seed order) {
        var random = order.random();
        var at = new int[left.length];
        for (int v = 0; v < at.length; v++) {
            int other = random.nextInt(v + 1);
            at[v] = at[other];
            at[other] = v;
        }
        var again =
                new EloReplay(
                        systems,
                        k,
                        picked(row, at),
                        picked(left, at),
                        picked(right, at),
                        Arrays.stream(at).mapToDouble(v -> won[v]).toArray(),
                        Arrays.stream(at).mapToDouble(v -> weight[v]).toArray());
        return again.points(again.weight);
    }

    private static int[] picked(int[] column, int[] at) {
        return Arrays.stream(at).map(v -> column[v]).toArray();
    }

    /** Points after all votes; each vote as often as {@code times} says. */
    double[] points(double[] times) {
        var points = new double[systems];
        var odds = new double[systems];
        for (int from = 0; from < left.length; from += FRESH) {
            int to = Math.min(left.length, from + FRESH);
            if (systems <= MANY && near(points) && small(times, from, to)) {
                quickly(times, from, to, points, odds);
            } else {
                plainly(times, from, to, points);
            }
        }
        return points;
    }

    private static boolean near(double[] points) {
        for (double one : points) {
            if (!(Math.abs(one) < FAR)) {
                return false;
            }
        }
        return true;
    }

    private boolean small(double[] times, int from, int to) {
        double most = 0;
        for (int v = from; v < to; v++) {
            most = Math.max(most, times[v]);
        }
        return SCALE * k * most <= SMALL;
    }

    private void plainly(double[] times, int from, int to, double[] points) {
        for (int v = from; v < to; v++) {
            if (times[v] > 0) {
                double gap = points[left[v]] - points[right[v]];
                double move = k * times[v] * (won[v] - PairModel.logistic(SCALE * gap));
                points[left[v]] += move;
                points[right[v]] -= move;
            }
        }
    }

    /** The same with odds moved along, so that no vote needs a power. */
    private void quickly(double[] times, int from, int to, double[] points, double[] odds) {
        for (int i = 0; i < systems; i++) {
            odds[i] = StrictMath.exp(SCALE * points[i]);
        }
        for (int v = from; v < to; v++) {
            if (times[v] > 0) {
                int l = left[v];
                int r = right[v];
                double move = k * times[v] * (won[v] - odds[l] / (odds[l] + odds[r]));
                points[l] += move;
                points[r] -= move;
                double x = SCALE * move;
                double square = x * x;
                double even = 1 + square * (1.0 / 2 + square * (1.0 / 24 + square / 720));
                double odd = x * (1 + square * (1.0 / 6 + square * (1.0 / 120 + square / 5040)));
                odds[l] *= even + odd;
                odds[r] *= even - odd;
            }
        }
    }
}
