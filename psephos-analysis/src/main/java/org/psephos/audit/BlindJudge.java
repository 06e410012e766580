package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.ConjugateGradients;

/**
 * A judge that sees some features of two answers and nothing else: the chance that the first is
 * preferred is 1 / (1 + exp(-w (x_first - x_second))), with w under a normal prior, learned on some
 * items and asked about others. It has no constant, so that turning an order round turns its
 * answer.
 *
 * @see "Stone (1974), Cross-validatory choice and assessment of statistical predictions, JRSS B
 *     36:111-147"
 */
final class BlindJudge {
    private static final int STEPS = 50;
    private static final int HALVINGS = 30;
    private static final double ENOUGH = 1e-6;
    private static final double TOLERANCE = 1e-3;

    private final List<SparseRow> rows;
    private final int size;

    private BlindJudge(List<SparseRow> rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /**
     * What the judge thinks of each row, learned from the rows of all other folds: above zero where
     * it takes the winner for the winner, zero where it cannot tell.
     *
     * @param wins features of the winner less those of the loser
     * @param size of the vectors
     * @param fold of each row, from 0
     */
    static double[] outOfFold(List<SparseRow> wins, int size, int[] fold) {
        var margins = new double[wins.size()];
        int folds = Arrays.stream(fold).max().orElse(-1) + 1;
        for (int f = 0; f < folds; f++) {
            int asked = f;
            var learned =
                    IntStream.range(0, fold.length)
                            .filter(row -> fold[row] != asked)
                            .mapToObj(wins::get)
                            .toList();
            var weights = new BlindJudge(learned, size).fit();
            for (int row = 0; row < fold.length; row++) {
                margins[row] = fold[row] == asked ? wins.get(row).dot(weights) : margins[row];
            }
        }
        return margins;
    }

    /** Newton's method, each step halved until it helps. */
    private double[] fit() {
        var weights = new double[size];
        double loss = loss(weights);
        for (int step = 0; step < STEPS; step++) {
            var uphill = new double[size];
            var curvature = new double[rows.size()];
            double slope = look(weights, uphill, curvature);
            if (slope <= ENOUGH * rows.size()) {
                break;
            }
            var move =
                    ConjugateGradients.solve(
                            (v, to) -> bend(curvature, v, to),
                            diagonal(curvature),
                            uphill,
                            TOLERANCE);
            var next = move == null ? null : better(weights, move, loss);
            if (next == null) {
                break;
            }
            weights = next;
            loss = loss(weights);
        }
        return weights;
    }

    /** The largest slope. */
    private double look(double[] weights, double[] uphill, double[] curvature) {
        for (int row = 0; row < curvature.length; row++) {
            double wrong = 1 / (1 + StrictMath.exp(rows.get(row).dot(weights)));
            rows.get(row).addTo(uphill, wrong);
            curvature[row] = wrong * (1 - wrong);
        }
        double most = 0;
        for (int i = 0; i < size; i++) {
            uphill[i] -= weights[i];
            most = Math.max(most, Math.abs(uphill[i]));
        }
        return most;
    }

    private void bend(double[] curvature, double[] vector, double[] to) {
        System.arraycopy(vector, 0, to, 0, size);
        for (int row = 0; row < curvature.length; row++) {
            rows.get(row).addTo(to, curvature[row] * rows.get(row).dot(vector));
        }
    }

    private double[] diagonal(double[] curvature) {
        var diagonal = new double[size];
        Arrays.fill(diagonal, 1);
        for (int row = 0; row < curvature.length; row++) {
            var one = rows.get(row);
            for (int i = 0; i < one.index().length; i++) {
                diagonal[one.index()[i]] += curvature[row] * one.value()[i] * one.value()[i];
            }
        }
        return diagonal;
    }

    /** Null where no part of the move is better. */
    private double @Nullable [] better(double[] weights, double[] move, double loss) {
        double share = 1;
        for (int i = 0; i < HALVINGS; i++, share /= 2) {
            double taken = share;
            var next = weights.clone();
            Arrays.setAll(next, at -> weights[at] + taken * move[at]);
            if (loss(next) < loss) {
                return next;
            }
        }
        return null;
    }

    /** The log-loss of the rows, with half the square of the weights. */
    private double loss(double[] weights) {
        double loss = Arrays.stream(weights).map(w -> w * w).sum() / 2;
        for (var row : rows) {
            double margin = row.dot(weights);
            loss +=
                    margin > 0
                            ? StrictMath.log1p(StrictMath.exp(-margin))
                            : StrictMath.log1p(StrictMath.exp(margin)) - margin;
        }
        return loss;
    }
}
