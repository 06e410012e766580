package org.psephos.rank;

import java.util.Arrays;
import org.psephos.math.Cholesky;

/**
 * The likelihood of comparisons that may also end with a vote against both. With worths p = exp(s),
 * theta = exp(tau) at least 1 and the worth g of the ground,
 *
 * <pre>
 * P(i wins)   = p_i / (p_i + theta p_j + g)
 * P(j wins)   = p_j / (p_j + theta p_i + g)
 * P(both bad) = g / (p_i + p_j + g)
 * P(tie)      = the rest
 * </pre>
 *
 * Parameters are the strengths s, then log g less the mean of the strengths, then tau where there
 * are ties. The search takes expected curvature, which is never negative; observed curvature takes
 * its place at the end.
 *
 * @see "Rao and Kupper (1967), Ties in paired-comparison experiments, JASA 62:194-204; with a
 *     ground after Frick, Chen, Tennyson, Li, Chiang, Angelopoulos, Stoica (2025), Prompt-to-
 *     Leaderboard, arXiv:2502.14855, section 2.3"
 */
final class GroundedFit extends Likelihood {
    static final int WIN = 0;
    static final int LOSS = 1;
    static final int TIE = 2;
    static final int BAD = 3;
    private static final int OUTCOMES = 4;
    private static final int LOCAL = 4;

    private final int[] left;
    private final int[] right;
    private final double[][] counts;
    private final boolean ties;
    private boolean observed;

    /** Chances and their log-slopes by (left, right, ground, tau), of the cell looked at last. */
    private final double[] chance = new double[OUTCOMES];

    private final double[][] slope = new double[OUTCOMES][LOCAL];

    /** What each outcome but the tie is drawn from: shares of left, right and ground. */
    private final double[][] share = new double[OUTCOMES][3];

    /**
     * @param counts by outcome, then by cell
     * @param ties whether there is a parameter of ties
     * @param held the system whose strength is 0 during the search
     */
    GroundedFit(int systems, int[] left, int[] right, double[][] counts, boolean ties, int held) {
        super(systems, systems + (ties ? 2 : 1), held, 0);
        this.left = left;
        this.right = right;
        this.counts = counts;
        this.ties = ties;
        double bad = sum(BAD);
        double tied = sum(TIE);
        double decided = sum(WIN) + sum(LOSS);
        parameters[systems] = StrictMath.log(2 * bad / (tied + decided));
        if (ties) {
            parameters[systems + 1] = StrictMath.log1p(2 * tied / decided);
        }
    }

    private double sum(int outcome) {
        double sum = 0;
        for (double count : counts[outcome]) {
            sum += count;
        }
        return sum;
    }

    /** The same with other counts, starting where this one ended. */
    GroundedFit again(double[][] other) {
        var fit = new GroundedFit(systems, left, right, other, ties, ground);
        System.arraycopy(parameters, 0, fit.parameters, 0, size);
        return fit;
    }

    @Override
    double room(double[] step) {
        double down = step[step.length - 1];
        return ties && down < 0 ? -0.9 * parameters[size - 1] / down : Double.POSITIVE_INFINITY;
    }

    /** Whether the score equation was solved; the curvature is then the observed one. */
    @Override
    boolean solve() {
        observed = false;
        if (!super.solve()) {
            return false;
        }
        observed = true;
        evaluate();
        factor = Cholesky.of(grounded(information), free());
        return factor != null;
    }

    @Override
    void evaluate() {
        Arrays.fill(score, 0);
        information = new double[size * size];
        logLikelihood = 0;
        var curve = new double[LOCAL * LOCAL];
        for (int c = 0; c < left.length; c++) {
            at(c);
            Arrays.fill(curve, 0);
            double total = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                double count = counts[outcome][c];
                total += count;
                if (count > 0) {
                    logLikelihood += count * StrictMath.log(chance[outcome]);
                    addSlope(c, outcome, count, score);
                }
            }
            if (observed) {
                observe(c, curve);
            } else {
                expect(total, curve);
            }
            spread(c, curve, information);
        }
        shiftScore(score);
        shiftSquare(information);
    }

    /** The score of one vote, all systems and other parameters. */
    void addScore(int cell, int outcome, double weight, double[] to) {
        at(cell);
        addSlope(cell, outcome, weight, to);
    }

    /** Sum over votes of the square of the score of each. */
    double[] meat() {
        var meat = new double[size * size];
        var curve = new double[LOCAL * LOCAL];
        for (int c = 0; c < left.length; c++) {
            at(c);
            Arrays.fill(curve, 0);
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                square(slope[outcome], counts[outcome][c], curve);
            }
            spread(c, curve, meat);
        }
        shiftSquare(meat);
        return meat;
    }

    private void at(int cell) {
        double mean = 0;
        for (int i = 0; i < systems; i++) {
            mean += parameters[i] / systems;
        }
        double tau = ties ? parameters[size - 1] : 0;
        double l = parameters[left[cell]];
        double r = parameters[right[cell]];
        double g = mean + parameters[systems];
        shares(WIN, l, r + tau, g);
        shares(LOSS, l + tau, r, g);
        shares(BAD, l, r, g);
        logSlope(WIN, 0, 1);
        logSlope(LOSS, 1, 0);
        logSlope(BAD, 2, -1);
        chance[TIE] = ties ? Math.max(0, 1 - chance[WIN] - chance[LOSS] - chance[BAD]) : 0;
        for (int k = 0; k < LOCAL; k++) {
            double sum = 0;
            for (int outcome : new int[] {WIN, LOSS, BAD}) {
                sum += chance[outcome] * slope[outcome][k];
            }
            slope[TIE][k] = chance[TIE] > 0 ? -sum / chance[TIE] : 0;
        }
    }

    private void shares(int outcome, double l, double r, double g) {
        double top = Math.max(l, Math.max(r, g));
        var part = share[outcome];
        part[0] = StrictMath.exp(l - top);
        part[1] = StrictMath.exp(r - top);
        part[2] = StrictMath.exp(g - top);
        double sum = part[0] + part[1] + part[2];
        for (int k = 0; k < 3; k++) {
            part[k] /= sum;
        }
    }

    /**
     * Sets chance and log-slope of an outcome.
     *
     * @param taken whose share it is
     * @param raised whose share tau raises, or -1
     */
    private void logSlope(int outcome, int taken, int raised) {
        chance[outcome] = share[outcome][taken];
        for (int k = 0; k < 3; k++) {
            slope[outcome][k] = (k == taken ? 1 : 0) - share[outcome][k];
        }
        slope[outcome][3] = raised < 0 ? 0 : -share[outcome][raised];
    }

    private void expect(double total, double[] curve) {
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            square(slope[outcome], total * chance[outcome], curve);
        }
    }

    /**
     * The negative of the second derivatives: of a log share the covariance of its draw; of the
     * rest what remains of the sum of all chances being 1.
     */
    private void observe(int c, double[] curve) {
        double ratio = chance[TIE] > 0 ? counts[TIE][c] / chance[TIE] : 0;
        square(slope[TIE], counts[TIE][c], curve);
        for (int outcome : new int[] {WIN, LOSS, BAD}) {
            int raised = outcome == WIN ? 1 : outcome == LOSS ? 0 : -1;
            covariance(share[outcome], raised, counts[outcome][c] - ratio * chance[outcome], curve);
            square(slope[outcome], ratio * chance[outcome], curve);
        }
    }

    private static void covariance(double[] part, int raised, double weight, double[] to) {
        for (int i = 0; i < LOCAL; i++) {
            int a = i < 3 ? i : raised;
            for (int j = 0; j < LOCAL; j++) {
                int b = j < 3 ? j : raised;
                if (a >= 0 && b >= 0) {
                    to[i * LOCAL + j] += weight * ((a == b ? part[a] : 0) - part[a] * part[b]);
                }
            }
        }
    }

    private static void square(double[] vector, double weight, double[] to) {
        for (int i = 0; i < LOCAL; i++) {
            for (int j = 0; j < LOCAL; j++) {
                to[i * LOCAL + j] += weight * vector[i] * vector[j];
            }
        }
    }

    /** Where the derivative by a local parameter goes, or -1. */
    private int index(int cell, int local) {
        return switch (local) {
            case 0 -> left[cell];
            case 1 -> right[cell];
            case 2 -> systems;
            default -> ties ? systems + 1 : -1;
        };
    }

    private void addSlope(int cell, int outcome, double weight, double[] to) {
        for (int k = 0; k < LOCAL; k++) {
            int i = index(cell, k);
            if (i >= 0) {
                to[i] += weight * slope[outcome][k];
            }
        }
    }

    private void spread(int cell, double[] curve, double[] to) {
        for (int k = 0; k < LOCAL; k++) {
            for (int m = 0; m < LOCAL; m++) {
                int i = index(cell, k);
                int j = index(cell, m);
                if (i >= 0 && j >= 0) {
                    to[i * size + j] += curve[k * LOCAL + m];
                }
            }
        }
    }

    /** From derivatives by log g to those by log g less the mean of the strengths. */
    void shiftScore(double[] vector) {
        for (int i = 0; i < systems; i++) {
            vector[i] += vector[systems] / systems;
        }
    }

    private void shiftSquare(double[] matrix) {
        for (int row = 0; row < size; row++) {
            for (int i = 0; i < systems; i++) {
                matrix[row * size + i] += matrix[row * size + systems] / systems;
            }
        }
        for (int column = 0; column < size; column++) {
            for (int i = 0; i < systems; i++) {
                matrix[i * size + column] += matrix[systems * size + column] / systems;
            }
        }
    }
}
