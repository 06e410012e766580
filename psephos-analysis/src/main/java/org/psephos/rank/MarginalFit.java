package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Marginal maximum likelihood of item response models: abilities are standard normal and integrated
 * out on an even grid, whose error falls off faster than any power of its step. The search takes
 * Newton steps on the observed information by Louis's formula; where that is no ascent, one step of
 * the EM gradient algorithm instead, which always is.
 *
 * @see "Bock and Aitkin (1981), Psychometrika 46:443-459; Louis (1982), Journal of the Royal
 *     Statistical Society B 44:226-233, equation 3.2; Lange (1995), Journal of the Royal
 *     Statistical Society B 57:425-437"
 */
final class MarginalFit {
    /** Abilities beyond this have a weight of one in ten billion. */
    private static final double EDGE = 6.5;

    private static final double WIDEST = 0.1;
    private static final double NEGLIGIBLE = 1e-12;
    private static final double TOLERANCE = 1e-7;
    private static final int STEPS = 500;

    /** With more parameters than this, cheap steps come first. */
    private static final int FEW = 300;

    private final ItemResponses data;
    private final ItemPriors priors;
    private final int items;
    private final int width;
    private final boolean common;
    private final ItemCurve curve = new ItemCurve();

    /** Slopes, intercepts and guessing, by {@link #index}. */
    double[] at;

    double logLikelihood;
    double gap = Double.POSITIVE_INFINITY;
    int steps;

    /** Mean and deviation of each system's ability, given its answers. */
    final double[] mean;

    final double[] deviation;

    private double step;
    private double[] theta = new double[0];
    private double[][] logYes = new double[0][0];
    private double[][] logNo = new double[0][0];
    private double[][] yes = new double[0][0];
    private double[][] all = new double[0][0];
    private double[] weight = new double[0];

    /** Chances by item and grid point. */
    private double[][] chance = new double[0][0];

    /** Slopes of a chance by its parameters, in units of its variance. */
    private double[][][] lever = new double[0][0][0];

    /** By system, the first one with the same answers. */
    private final int[] twin;

    /** How many systems have the answers of this one; 0 unless it is the first. */
    private final int[] copies;

    /**
     * @param parameters of an item: 1 where the slope is common to all, 2, or 3 with guessing
     */
    MarginalFit(ItemResponses data, int parameters, ItemPriors priors) {
        this.data = data;
        this.priors = priors;
        items = data.items().size();
        common = parameters == 1;
        width = Math.max(2, parameters);
        mean = new double[data.systems().size()];
        deviation = new double[mean.length];
        twin = data.twins();
        copies = new int[mean.length];
        for (int first : twin) {
            copies[first]++;
        }
        at = start();
        grid(WIDEST);
    }

    /** Where parameter {@code k} of item {@code j} stands: slope 0, intercept 1, guessing 2. */
    int index(int j, int k) {
        if (common) {
            return k == 0 ? 0 : 1 + j;
        }
        return width * j + k;
    }

    int size() {
        return common ? items + 1 : width * items;
    }

    double slope(int j) {
        return at[index(j, 0)];
    }

    double intercept(int j) {
        return at[index(j, 1)];
    }

    double guessing(int j) {
        return width < 3 ? 0 : PairModel.logistic(at[index(j, 2)]);
    }

    private double[] start() {
        var first = new double[size()];
        var n = data.byItem(data.tried());
        var y = data.byItem(data.solved());
        for (int j = 0; j < items; j++) {
            double share = (y[j] + 0.5) / (n[j] + 1);
            first[index(j, 0)] = 1;
            first[index(j, 1)] = 1.2 * StrictMath.log(share / (1 - share));
            if (width == 3) {
                first[index(j, 2)] = -StrictMath.log(4); // c = .2
            }
        }
        return first;
    }

    private void grid(double width) {
        step = width;
        int half = (int) Math.ceil(EDGE / width);
        theta = new double[2 * half + 1];
        for (int q = 0; q < theta.length; q++) {
            theta[q] = (q - half) * width;
        }
        logYes = new double[items][theta.length];
        logNo = new double[items][theta.length];
        yes = new double[items][theta.length];
        all = new double[items][theta.length];
        weight = new double[theta.length];
        chance = new double[items][theta.length];
        lever = new double[items][this.width][theta.length];
    }

    /** Whether the maximum was found; the grid is made finer where somebody is known too well. */
    boolean solve() {
        boolean solved = climb();
        for (int finer = 0; solved && finer < 6; finer++) {
            double narrowest = Arrays.stream(deviation).min().orElse(1);
            if (narrowest >= step) {
                return true;
            }
            grid(0.8 * narrowest);
            solved = climb();
        }
        return solved;
    }

    /**
     * Cheap steps alone, for callers that need no errors of the items: until one promises less than
     * {@code tolerance}, or {@code most} were taken.
     */
    void approach(double tolerance, int most) {
        double here = evaluate();
        for (; steps < most && gap > tolerance && !Double.isNaN(here); steps++) {
            var slope = gradient();
            var direction = ascent(slope);
            gap = Math.sqrt(Math.max(0, dot(slope, direction)));
            here = move(direction, here);
        }
    }

    private boolean climb() {
        double here = evaluate();
        boolean cheap = size() > FEW;
        for (int taken = 0; taken < STEPS; taken++, steps++) {
            var slope = gradient();
            var factor = cheap ? null : Cholesky.of(information(), size());
            var direction = factor == null ? ascent(slope) : solved(factor, slope);
            gap = Math.sqrt(Math.max(0, dot(slope, direction)));
            if (factor != null && gap < TOLERANCE) {
                return true;
            }
            double next = move(direction, here);
            if (Double.isNaN(next)) {
                next = factor == null ? next : move(ascent(slope), here);
            }
            if (Double.isNaN(next)) {
                return factor != null && gap < 1e-4;
            }
            cheap &= gap > 0.3 && taken < 100;
            here = next;
        }
        return false;
    }

    private static double[] solved(Cholesky factor, double[] slope) {
        var direction = slope.clone();
        factor.solve(direction);
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The objective after the longest step that does not lower it, NaN where there is none. */
    private double move(double[] direction, double here) {
        var from = at;
        double share = 1;
        for (int halving = 0; halving < 12; halving++, share /= 2) {
            at = from.clone();
            for (int i = 0; i < at.length; i++) {
                at[i] += share * direction[i];
            }
            double there = evaluate();
            if (there >= here - 1e-12 * Math.abs(here)) {
                return there;
            }
        }
        at = from;
        evaluate();
        return Double.NaN;
    }

    /**
     * Log-likelihood plus log-prior; leaves behind who is where, and how often items are solved.
     */
    private double evaluate() {
        for (int j = 0; j < items; j++) {
            double c = guessing(j);
            for (int q = 0; q < theta.length; q++) {
                curve.at(slope(j), intercept(j), c, theta[q]);
                logYes[j][q] = StrictMath.log(curve.probability());
                logNo[j][q] = StrictMath.log(1 - curve.probability());
                chance[j][q] = curve.probability();
                for (int k = 0; k < width; k++) {
                    lever[j][k][q] = curve.lever(k);
                }
            }
            Arrays.fill(yes[j], 0);
            Arrays.fill(all[j], 0);
        }
        logLikelihood = 0;
        for (int s = 0; s < mean.length; s++) {
            if (copies[s] == 0) {
                mean[s] = mean[twin[s]];
                deviation[s] = deviation[twin[s]];
                continue;
            }
            logLikelihood += copies[s] * person(s);
            for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
                collect(data.item()[c], copies[s] * data.tried()[c], copies[s] * data.solved()[c]);
            }
        }
        return logLikelihood + priors.logDensity(this, items);
    }

    private void collect(int j, double n, double y) {
        for (int q = 0; q < weight.length; q++) {
            all[j][q] += n * weight[q];
            yes[j][q] += y * weight[q];
        }
    }

    /** Log-likelihood of one system; leaves the weights of its abilities. */
    private double person(int s) {
        for (int q = 0; q < weight.length; q++) {
            weight[q] = -theta[q] * theta[q] / 2;
        }
        for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
            var right = logYes[data.item()[c]];
            var wrong = logNo[data.item()[c]];
            double y = data.solved()[c];
            double n = data.tried()[c] - y;
            for (int q = 0; q < weight.length; q++) {
                weight[q] += y * right[q] + n * wrong[q];
            }
        }
        double top = Arrays.stream(weight).max().orElse(0);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int q = 0; q < weight.length; q++) {
            weight[q] = StrictMath.exp(weight[q] - top);
            sum += weight[q];
            first += weight[q] * theta[q];
            second += weight[q] * theta[q] * theta[q];
        }
        for (int q = 0; q < weight.length; q++) {
            weight[q] = weight[q] < NEGLIGIBLE * sum ? 0 : weight[q] / sum;
        }
        mean[s] = first / sum;
        deviation[s] = Math.sqrt(Math.max(second / sum - mean[s] * mean[s], 0));
        return top + StrictMath.log(sum * step / Math.sqrt(2 * Math.PI));
    }

    /** Slope of the objective: by Fisher's identity that of the completed data, expected. */
    private double[] gradient() {
        var slope = new double[size()];
        for (int j = 0; j < items; j++) {
            for (int q = 0; q < theta.length; q++) {
                double surplus = yes[j][q] - all[j][q] * chance[j][q];
                for (int k = 0; k < width; k++) {
                    slope[index(j, k)] += surplus * lever[j][k][q];
                }
            }
        }
        priors.addSlope(this, items, slope);
        return slope;
    }

    /** Information of the completed data about one item, three by three. */
    private double[] complete(int j, boolean observed) {
        var block = new double[9];
        for (int q = 0; q < theta.length; q++) {
            if (all[j][q] == 0) {
                continue;
            }
            curve.at(slope(j), intercept(j), guessing(j), theta[q]);
            for (int k = 0; k < width; k++) {
                for (int l = 0; l < width; l++) {
                    block[3 * k + l] +=
                            observed
                                    ? curve.information(k, l, all[j][q], yes[j][q])
                                    : curve.expected(k, l, all[j][q]);
                }
            }
        }
        return block;
    }

    /** Observed information, row by row: of the completed data, less what was not seen. */
    double[] information() {
        int n = size();
        var matrix = new double[n * n];
        for (int j = 0; j < items; j++) {
            var block = complete(j, true);
            for (int k = 0; k < width; k++) {
                for (int l = 0; l < width; l++) {
                    matrix[index(j, k) * n + index(j, l)] += block[3 * k + l];
                }
            }
        }
        for (int s = 0; s < mean.length; s++) {
            if (copies[s] > 0) {
                person(s);
                missing(s, matrix);
            }
        }
        priors.addInformation(this, items, matrix);
        return matrix;
    }

    /** Takes out the variance of the score of system {@code s} over its ability. */
    private void missing(int s, double[] matrix) {
        int n = size();
        var places = places(s);
        var middle = new double[n];
        var scores = new double[theta.length] @Nullable [];
        for (int q = 0; q < theta.length; q++) {
            if (weight[q] > 0) {
                var score = score(s, q);
                scores[q] = score;
                for (int i : places) {
                    middle[i] += weight[q] * score[i];
                }
            }
        }
        for (int q = 0; q < theta.length; q++) {
            var score = scores[q];
            if (score == null) {
                continue;
            }
            for (int i : places) {
                double left = copies[s] * weight[q] * (score[i] - middle[i]);
                for (int j : places) {
                    if (j > i) {
                        break;
                    }
                    double more = left * (score[j] - middle[j]);
                    matrix[i * n + j] -= more;
                    matrix[j * n + i] = matrix[i * n + j];
                }
            }
        }
    }

    /** Parameters that the answers of system {@code s} speak of, ascending. */
    private int[] places(int s) {
        var touched = new boolean[size()];
        for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
            for (int k = 0; k < width; k++) {
                touched[index(data.item()[c], k)] = true;
            }
        }
        var places = new int[touched.length];
        int count = 0;
        for (int i = 0; i < touched.length; i++) {
            if (touched[i]) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** How the mean ability of system {@code s} moves with each parameter of the items. */
    double[] lever(int s) {
        person(s);
        var lever = new double[size()];
        for (int q = 0; q < theta.length; q++) {
            if (weight[q] > 0) {
                var score = score(s, q);
                double more = weight[q] * (theta[q] - mean[s]);
                for (int i = 0; i < lever.length; i++) {
                    lever[i] += more * score[i];
                }
            }
        }
        return lever;
    }

    private double[] score(int s, int q) {
        var score = new double[size()];
        for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
            int j = data.item()[c];
            double surplus = data.solved()[c] - data.tried()[c] * chance[j][q];
            for (int k = 0; k < width; k++) {
                score[index(j, k)] += surplus * lever[j][k][q];
            }
        }
        return score;
    }

    /** The step of the EM gradient algorithm: item by item, what is expected of complete data. */
    private double[] ascent(double[] slope) {
        return common ? arrow(slope) : blocks(slope);
    }

    private double[] blocks(double[] slope) {
        var direction = new double[slope.length];
        for (int j = 0; j < items; j++) {
            var block = complete(j, false);
            var square = new double[width * width];
            var part = new double[width];
            for (int k = 0; k < width; k++) {
                part[k] = slope[index(j, k)];
                for (int l = 0; l < width; l++) {
                    square[k * width + l] = block[3 * k + l];
                }
                square[k * width + k] += priors.curvature(k, guessing(j)) + 1e-9;
            }
            var factor = Cholesky.of(square, width);
            if (factor != null) {
                factor.solve(part);
            }
            for (int k = 0; k < width; k++) {
                direction[index(j, k)] = part[k];
            }
        }
        return direction;
    }

    /** One slope for all: intercepts are eliminated first. */
    private double[] arrow(double[] slope) {
        var cross = new double[items];
        var own = new double[items];
        double corner = 0;
        double right = slope[0];
        for (int j = 0; j < items; j++) {
            var block = complete(j, false);
            cross[j] = block[1];
            own[j] = block[4] + priors.curvature(1, 0) + 1e-9;
            corner += block[0] - cross[j] * cross[j] / own[j];
            right -= cross[j] / own[j] * slope[1 + j];
        }
        var direction = new double[slope.length];
        direction[0] = right / (corner + 1e-9);
        for (int j = 0; j < items; j++) {
            direction[1 + j] = (slope[1 + j] - cross[j] * direction[0]) / own[j];
        }
        return direction;
    }
}
