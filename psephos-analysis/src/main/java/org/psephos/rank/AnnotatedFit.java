package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strengths of systems and parameters of annotators, fitted together. The first parameter of an
 * annotator is drawn from a normal distribution whose spread is estimated, and whose mean too where
 * the model sets none; without it whoever never contradicts the ladder would be infinitely
 * reliable. The second, a habit of sides, is drawn from the standard normal distribution.
 *
 * <p>The search is Newton's with step halving, on the strengths after the annotators have been
 * eliminated: each of them touches no other one. Where the information as observed has a direction
 * that is not positive, the step is taken with the information as expected. Annotators are shared
 * among threads in blocks whose number does not depend on the threads. Not thread-safe.
 *
 * @see "Fisher scoring: McCullagh and Nelder (1989), Generalized linear models, section 2.5"
 */
final class AnnotatedFit {
    private static final int MOST_STEPS = 300;
    private static final int MOST_HALVINGS = 40;

    /** A strength whose error is larger, in log-odds, is not determined. */
    static final double FAR = 30;

    /** Steps in a row after which systems that run away are believed to have no place. */
    private static final int PATIENCE = 5;

    private static final double NEAR = 1e-2;

    private static final int MOST_ROUNDS = 60;
    private static final double ROUGH = 1e-3;
    private static final double SETTLED = 1e-4;

    /** Logarithms of what the spread of annotators is kept between: 0.03 and 3. */
    private static final double LEAST_SPREAD = -3.5;

    private static final double LARGEST_SPREAD = 1.1;

    /** A crowd of coins, and one that errs in one of 400 votes. */
    private static final double LEAST_MEAN = 0;

    private static final double LARGEST_MEAN = 6;

    /** Spread of the second parameter. */
    private static final double HABIT = 1;

    final AnnotatedCells cells;
    final AnnotatorModel model;
    final double ghosts;
    final int threads;
    final int systems;
    final int annotators;

    /** Parameters an annotator. */
    final int width;

    /** How often each annotator counts, for resampling. */
    final double[] times;

    /** Systems up to which a matrix is formed; smaller in tests only. */
    int dense = AnnotatedCurvature.DENSE;

    final double[] strength;
    final double[] own;
    double mean;
    double spread = 1;
    double logLikelihood;
    double gap = Double.POSITIVE_INFINITY;
    int steps;

    /** Places of systems that ran away, and for which the search was given up; else none. */
    int[] endless = {};

    final double[] score;
    final double[] ownScore;

    /** Per annotator: a, ab, b of its own information. */
    final double[] ownInfo;

    final double[] etaInfo;
    final double[] etaA;
    final double[] etaB;

    AnnotatedFit(
            AnnotatedCells cells,
            AnnotatorModel model,
            double ghosts,
            double[] times,
            int threads) {
        this.cells = cells;
        this.model = model;
        this.ghosts = ghosts;
        this.times = times;
        this.threads = threads;
        systems = cells.systems();
        annotators = cells.annotators();
        width = model.parameters();
        strength = new double[systems];
        mean = model.start();
        own = new double[annotators * width];
        for (int k = 0; k < annotators; k++) {
            own[k * width] = model.start();
        }
        score = new double[systems];
        ownScore = new double[own.length];
        ownInfo = new double[3 * annotators];
        etaInfo = new double[cells.size()];
        etaA = new double[cells.size()];
        etaB = new double[width == 2 ? cells.size() : 0];
    }

    /** Starts from another solution. */
    void from(AnnotatedFit other) {
        System.arraycopy(other.strength, 0, strength, 0, systems);
        System.arraycopy(other.own, 0, own, 0, own.length);
        mean = other.mean;
        spread = other.spread;
    }

    double ownA(int k) {
        return own[k * width];
    }

    /** Second parameter of annotator {@code k}, 0 where the model has none. */
    double ownB(int k) {
        return width == 2 ? own[k * width + 1] : 0;
    }

    /** Sets log-likelihood, scores and information to those at the parameters. */
    void evaluate(boolean expected) {
        int blocks = Math.clamp(annotators, 1, 16);
        var parts = new Part[blocks];
        Crew.each(threads, blocks, block -> parts[block] = part(block, blocks, expected));
        Arrays.fill(score, 0);
        logLikelihood = 0;
        for (var part : parts) {
            logLikelihood += part.logLikelihood;
            for (int i = 0; i < systems; i++) {
                score[i] += part.score[i];
            }
        }
        for (int i = 0; ghosts > 0 && i < systems; i++) {
            double up = PairModel.softplus(strength[i]);
            double down = PairModel.softplus(-strength[i]);
            logLikelihood -= ghosts * (up + down) / 2;
            score[i] += ghosts * (0.5 - PairModel.logistic(strength[i]));
        }
    }

    private static final class Part {
        final double[] score;
        double logLikelihood;

        Part(int systems) {
            score = new double[systems];
        }
    }

    private Part part(int block, int blocks, boolean expected) {
        var part = new Part(systems);
        var at = model.fresh();
        at.expected = expected;
        int end = (int) ((long) annotators * (block + 1) / blocks);
        for (int k = (int) ((long) annotators * block / blocks); k < end; k++) {
            annotator(k, at, part);
        }
        return part;
    }

    private void annotator(int k, AnnotatorModel at, Part part) {
        double scoreA = 0;
        double scoreB = 0;
        double a = 0;
        double ab = 0;
        double b = 0;
        double many = times[k];
        at.judge(ownA(k), ownB(k));
        for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            at.at(strength[l] - strength[r], many * cells.won()[c], many * cells.total()[c]);
            part.logLikelihood += at.logLikelihood;
            part.score[l] += at.scoreEta;
            part.score[r] -= at.scoreEta;
            etaInfo[c] = at.infoEta;
            etaA[c] = at.infoEtaA;
            scoreA += at.scoreA;
            a += at.infoA;
            if (width == 2) {
                etaB[c] = at.infoEtaB;
                scoreB += at.scoreB;
                ab += at.infoAb;
                b += at.infoB;
            }
        }
        double off = ownA(k) - mean;
        double weight = many / (spread * spread);
        part.logLikelihood -= weight * off * off / 2;
        ownScore[k * width] = scoreA - weight * off;
        ownInfo[3 * k] = a + (many > 0 ? weight : 1);
        if (width == 2) {
            double habit = many / (HABIT * HABIT);
            part.logLikelihood -= habit * ownB(k) * ownB(k) / 2;
            ownScore[k * 2 + 1] = scoreB - habit * ownB(k);
            ownInfo[3 * k + 1] = ab;
            ownInfo[3 * k + 2] = b + (many > 0 ? habit : 1);
        }
    }

    /**
     * Estimates the population of annotators and then all else; whether the score equation was
     * solved. The population is the fixed point of its expectation given the votes, by the normal
     * approximation.
     *
     * @see "Dempster, Laird and Rubin (1977), JRSS B 39:1-38, section 4.5"
     */
    boolean solve() {
        var middle = new FixedPoint(LEAST_MEAN, LARGEST_MEAN, SETTLED);
        var width = new FixedPoint(LEAST_SPREAD, LARGEST_SPREAD, SETTLED);
        boolean settled = false;
        for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
            if (!search(ROUGH)) {
                return false;
            }
            var expected = population();
            if (model.scaleIsFree()) {
                rescale(Math.hypot(expected[0], expected[1]), expected);
                mean = middle.next(mean, expected[0]);
            }
            double wide = StrictMath.log(spread);
            spread = StrictMath.exp(width.next(wide, StrictMath.log(expected[1])));
            settled = width.settled() && (middle.settled() || !model.scaleIsFree());
        }
        return search(Likelihood.TOLERANCE);
    }

    /** Abilities with mean square 1: what they lose, the strengths gain. */
    private void rescale(double by, double[] expected) {
        for (int i = 0; i < systems; i++) {
            strength[i] *= by;
        }
        for (int k = 0; k < own.length; k++) {
            own[k] /= by;
        }
        mean /= by;
        spread /= by;
        expected[0] /= by;
        expected[1] /= by;
    }

    /** Fits all but the population, which stays as it is. */
    boolean again() {
        return search(Likelihood.TOLERANCE);
    }

    /** Mean and spread of the first parameter, expected given the votes. */
    private double[] population() {
        double sum = 0;
        double squares = 0;
        double many = 0;
        for (int k = 0; k < annotators; k++) {
            double b = ownInfo[3 * k + 2];
            double ab = ownInfo[3 * k + 1];
            double information = ownInfo[3 * k] - (b > 0 ? ab * ab / b : 0);
            sum += times[k] * ownA(k);
            squares += times[k] * (ownA(k) * ownA(k) + 1 / Math.max(information, 1e-12));
            many += times[k];
        }
        double middle = sum / many;
        return new double[] {middle, Math.sqrt(Math.max(squares / many - middle * middle, 1e-12))};
    }

    private boolean search(double tolerance) {
        evaluate(false);
        int waited = 0;
        for (int step = 0; step < MOST_STEPS; step++, steps++) {
            var flat = AnnotatedCurvature.flat(this);
            waited = flat.length == 0 ? 0 : waited + 1;
            if (waited > PATIENCE) {
                endless = flat;
                return false;
            }
            var move = move(false);
            if (move == null) {
                evaluate(true);
                move = move(true);
            }
            if (move == null) {
                return false;
            }
            gap = Math.sqrt(Math.max(move.decrement, 0));
            if (gap <= tolerance) {
                evaluate(false);
                return true;
            }
            if (!advance(move)) {
                return false;
            }
        }
        return false;
    }

    /** A step, and what it promises. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Move(double[] strength, double[] own, double decrement) {}

    private @Nullable Move move(boolean expected) {
        var curvature = AnnotatedCurvature.of(this);
        if (curvature == null) {
            return null;
        }
        var step = curvature.solve(curvature.eliminated(score, ownScore));
        if (step != null && model.scaleIsFree()) {
            step = alongScale(curvature, step);
        }
        if (step == null) {
            return null;
        }
        var ownStep = curvature.back(step, ownScore);
        double decrement = product(score, step) + product(ownScore, ownStep);
        return decrement < 0 && !expected ? null : new Move(step, ownStep, decrement);
    }

    /**
     * The best step that keeps the size of the strengths, as the votes see it: the population of
     * abilities sets it, the likelihood knows only the product of both.
     */
    private double @Nullable [] alongScale(AnnotatedCurvature curvature, double[] step) {
        var along = AnnotatedCurvature.larger(this);
        var bent = curvature.solve(along);
        double size = bent == null ? 0 : product(along, bent);
        if (bent == null || !(size > 1e-12)) {
            return step;
        }
        double much = product(along, step) / size;
        for (int i = 0; i < systems; i++) {
            step[i] -= much * bent[i];
        }
        return step;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private boolean advance(Move move) {
        var from = strength.clone();
        var ownFrom = own.clone();
        double start = logLikelihood;
        double length = Math.min(1, 4 / largest(move));
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < systems; i++) {
                strength[i] = from[i] + length * move.strength[i];
            }
            for (int i = 0; i < own.length; i++) {
                own[i] = ownFrom[i] + length * move.own[i];
            }
            evaluate(false);
            if (gap < NEAR || logLikelihood >= start + 1e-4 * length * move.decrement) {
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private static double largest(Move move) {
        double largest = 1e-300;
        for (double one : move.strength) {
            largest = Math.max(largest, Math.abs(one));
        }
        for (double one : move.own) {
            largest = Math.max(largest, Math.abs(one));
        }
        return largest;
    }

    /** The inverse information of the strengths, one held at 0; null where there is no maximum. */
    double @Nullable [] inverse() {
        var curvature = AnnotatedCurvature.of(this);
        var factor = curvature == null ? null : curvature.factor();
        return factor == null ? null : factor.inverse();
    }

    /** Index of the strength held at 0, or their number where ghosts hold all. */
    int ground() {
        return ghosts > 0 ? systems : 0;
    }
}
