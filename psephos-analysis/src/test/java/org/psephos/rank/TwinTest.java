package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Comparisons;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Slow and obvious versions: a row at a time, derivatives by differences, matrices by Gauss. */
class TwinTest {
    private static final double STEP = 1e-4;

    private final Comparisons rows = votes().dataset().comparisons();
    private final int systems = rows.systems().size();

    private static Votes votes() {
        var votes = new Votes();
        var plain = Simulated.davidson(11, 5, 300, 0.9, 0.4).dataset().comparisons();
        for (int row = 0; row < plain.size(); row++) {
            votes.by(
                    "annotator" + row * 7 % 23,
                    plain.systems().name(plain.left(row)),
                    plain.systems().name(plain.right(row)),
                    plain.outcome(row));
        }
        return votes;
    }

    /** Log-likelihood of one row from the probabilities as the papers write them. */
    private double row(Ties ties, int row, double[] at) {
        double a = Math.exp(at[rows.left(row)] + at[systems] / 2);
        double b = Math.exp(at[rows.right(row)] - at[systems] / 2);
        double nu = Math.exp(at[systems + 1]);
        var outcome = rows.outcome(row);
        double win;
        double loss;
        switch (ties) {
            case DAVIDSON -> {
                double sum = a + b + nu * Math.sqrt(a * b);
                win = a / sum;
                loss = b / sum;
            }
            case RAO_KUPPER -> {
                win = a / (a + nu * b);
                loss = b / (b + nu * a);
            }
            default -> {
                win = a / (a + b);
                loss = b / (a + b);
                if (outcome == Outcome.TIE) {
                    return ties == Ties.DROP ? 0 : (Math.log(win) + Math.log(loss)) / 2;
                }
            }
        }
        return switch (outcome) {
            case LEFT -> Math.log(win);
            case RIGHT -> Math.log(loss);
            default -> Math.log(1 - win - loss);
        };
    }

    private double[] gradient(Ties ties, int row, double[] at) {
        var gradient = new double[systems + 2];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] =
                    (row(ties, row, moved(at, i, STEP)) - row(ties, row, moved(at, i, -STEP)))
                            / (2 * STEP);
        }
        return gradient;
    }

    private static double[] moved(double[] at, int i, double by) {
        var moved = at.clone();
        moved[i] += by;
        return moved;
    }

    private double[] total(Ties ties, double[] at) {
        var sum = new double[systems + 2];
        for (int row = 0; row < rows.size(); row++) {
            add(sum, gradient(ties, row, at));
        }
        return sum;
    }

    private static void add(double[] to, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += what[i];
        }
    }

    /** The parameters that the ladder reports, in the order systems, position, tie. */
    private double[] reported(Ladder ladder) {
        var at = new double[systems + 2];
        for (int i = 0; i < systems; i++) {
            at[i] = ReferenceTest.strength(ladder, rows.systems().name(i));
        }
        for (var effect : ladder.effects()) {
            at[effect.name().equals("position") ? systems : systems + 1] =
                    effect.estimate().value();
        }
        return at;
    }

    @Test
    void theSlopeOfTheLikelihoodIsZeroAtTheLadder() {
        for (var ties : Options.OF_PAIRS) {
            var ladder = Options.of(ties).position().ladder(votes());
            var at = reported(ladder);

            var slope = total(ties, at);
            int last = ties == Ties.HALF || ties == Ties.DROP ? systems + 1 : systems + 2;
            for (int i = 0; i < last; i++) {
                assertThat(slope[i]).as("%s %d", ties, i).isCloseTo(0, within(1e-5));
            }
            double likelihood = 0;
            for (int row = 0; row < rows.size(); row++) {
                likelihood += row(ties, row, at);
            }
            assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(likelihood, within(1e-8));
        }
    }

    @Test
    void intervalsAreThoseOfTheRows() {
        for (var ties : Options.OF_PAIRS) {
            for (var cluster : List.of(Cluster.NONE, Cluster.ANNOTATOR)) {
                var ladder = Options.of(ties).position().cluster(cluster).ladder(votes());
                compare(ladder, variances(ties, reported(ladder), cluster, true), ties);
            }
            var fisher =
                    Options.of(ties).position().interval(IntervalMethod.FISHER).ladder(votes());
            compare(fisher, variances(ties, reported(fisher), Cluster.NONE, false), ties);
        }
    }

    private void compare(Ladder ladder, double[] variance, Ties ties) {
        for (int i = 0; i < systems; i++) {
            var rung = ReferenceTest.rung(ladder, rows.systems().name(i));
            assertThat(ReferenceTest.error(rung.strength()))
                    .as("%s %d", ties, i)
                    .isCloseTo(Math.sqrt(variance[i]), within(1e-5));
        }
        for (var effect : ladder.effects()) {
            int i = effect.name().equals("position") ? systems : systems + 1;
            assertThat(ReferenceTest.error(effect.estimate()))
                    .as("%s %s", ties, effect.name())
                    .isCloseTo(Math.sqrt(variance[i]), within(1e-5));
        }
    }

    /** Variances with the sum of strengths held at 0 by a large penalty on it. */
    private double[] variances(Ties ties, double[] at, Cluster cluster, boolean sandwich) {
        int n = systems + 2;
        boolean tau = ties == Ties.DAVIDSON || ties == Ties.RAO_KUPPER;
        var bread = new double[n][n];
        for (int i = 0; i < n; i++) {
            var up = total(ties, moved(at, i, STEP));
            var down = total(ties, moved(at, i, -STEP));
            for (int j = 0; j < n; j++) {
                bread[i][j] = -(up[j] - down[j]) / (2 * STEP);
                bread[i][j] += i < systems && j < systems ? 1e6 : 0;
            }
        }
        if (!tau) {
            bread[n - 1][n - 1] = 1;
        }
        var inverse = inverse(bread);
        if (!sandwich) {
            return diagonal(inverse);
        }
        var sums = new ArrayList<double[]>();
        var people = rows.headers().annotator();
        for (int row = 0; row < rows.size(); row++) {
            int key = cluster == Cluster.NONE || people == null ? row : people.code(row);
            while (sums.size() <= key) {
                sums.add(new double[n]);
            }
            add(sums.get(key), gradient(ties, row, at));
        }
        double factor = cluster == Cluster.NONE ? 1 : sums.size() / (sums.size() - 1.0);
        var meat = new double[n][n];
        for (var sum : sums) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    meat[i][j] += factor * sum[i] * sum[j];
                }
            }
        }
        return diagonal(times(times(inverse, meat), inverse));
    }

    private static double[] diagonal(double[][] matrix) {
        var diagonal = new double[matrix.length];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = matrix[i][i];
        }
        return diagonal;
    }

    private static double[][] times(double[][] a, double[][] b) {
        var product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** By Gauss and Jordan with pivots. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        var work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int best = k;
            for (int i = k; i < n; i++) {
                best = Math.abs(work[i][k]) > Math.abs(work[best][k]) ? i : best;
            }
            var row = work[best];
            work[best] = work[k];
            work[k] = row;
            for (int i = 0; i < n; i++) {
                double factor = i == k ? 0 : work[i][k] / row[k];
                for (int j = 0; j < 2 * n; j++) {
                    work[i][j] -= factor * row[j];
                }
            }
        }
        var inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] = work[i][n + j] / work[i][i];
            }
        }
        return inverse;
    }

    /** The likelihood of a ranking with ties, by listing every set that might have been taken. */
    @Test
    void theSlopeOfTheLikelihoodOfRankingsIsZeroAtTheLadder() {
        var texts =
                List.of(
                        "a>b>c>d", "b>a=c>d", "c>d>a", "d>a=b=c", "a=d>b", "b>c", "c=d>a>b",
                        "a>c=b=d", "b>d>a=c", "d>c>b>a", "a>b=d", "c>a");
        var votes = new Votes();
        texts.forEach(votes::ranking);

        var ladder = Options.of(Method.PLACKETT_LUCE).ties(Ties.DAVIDSON).ladder(votes);

        assertThat(ladder.effects())
                .extracting(Ladder.Effect::name)
                .containsExactly("tie", "tie-3");
        double best = sum(texts, ladder, "", 0);
        assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(best, within(1e-9));
        for (var name : List.of("a", "b", "c", "d", "tie", "tie-3")) {
            double slope =
                    (sum(texts, ladder, name, STEP) - sum(texts, ladder, name, -STEP)) / (2 * STEP);
            assertThat(slope).as(name).isCloseTo(0, within(1e-6));
        }
    }

    private static double sum(List<String> texts, Ladder ladder, String moved, double by) {
        double sum = 0;
        for (var text : texts) {
            sum += ranking(text, ladder, moved, by);
        }
        return sum;
    }

    private static double ranking(String text, Ladder ladder, String moved, double by) {
        var running = new ArrayList<String>();
        for (var name : text.split("[>=]", -1)) {
            running.add(name);
        }
        double sum = 0;
        for (var tier : text.split(">", -1)) {
            var taken = List.of(tier.split("=", -1));
            double all = 0;
            for (int mask = 1; mask < 1 << running.size(); mask++) {
                var set = new ArrayList<String>();
                for (int i = 0; i < running.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        set.add(running.get(i));
                    }
                }
                all += set.size() > 3 ? 0 : weight(set, ladder, moved, by);
            }
            if (running.size() > 1) {
                sum += Math.log(weight(taken, ladder, moved, by) / all);
            }
            running.removeAll(taken);
        }
        return sum;
    }

    private static double weight(List<String> set, Ladder ladder, String moved, double by) {
        double log = 0;
        for (var name : set) {
            log += ReferenceTest.strength(ladder, name) + (name.equals(moved) ? by : 0);
        }
        log /= set.size();
        if (set.size() > 1) {
            var effect = ladder.effects().get(set.size() - 2);
            log += effect.estimate().value() + (effect.name().equals(moved) ? by : 0);
        }
        return Math.exp(log);
    }
}
