package org.psephos.rank;

import java.util.Arrays;
import org.psephos.math.Cholesky;
import org.psephos.rank.RankOptions.Ties;

/**
 * Strengths of Bradley and Terry, or of Davidson with ties, by the iteration of Newman: the same
 * maximum as {@link BradleyTerry} finds, reached without second derivatives. It ends by the same
 * rule, what is left of the score equation in standard errors. The tie parameter is log nu, and nu
 * is twice Newman's v.
 *
 * @see "Newman (2023), Efficient computation of rankings from pairwise comparisons, Journal of
 *     Machine Learning Research 24(238):1-25, equations 10, 35 and 36"
 */
record Newman(RankOptions options) {
    private static final int MOST_STEPS = 100_000;

    /** The fewest steps between two looks at the score equation. */
    private static final int BETWEEN = 10;

    /**
     * A look costs as much as many steps, so that a long search looks after each such part of it.
     */
    private static final int PART = 20;

    Fit fit(Tally tally) {
        Refusals.refuse(
                options,
                options.ties() == Ties.RAO_KUPPER || options.ties() == Ties.GROUNDED_RAO_KUPPER,
                "has no threshold for ties",
                "use --ties davidson, or --method bradley-terry");
        Refusals.refuse(
                options,
                options.position() || options.prior() != null,
                "knows neither position nor prior",
                "leave them out, or use --method bradley-terry");
        return new BradleyTerry(options).fit(tally);
    }

    /** Whether the iteration can search the maximum of {@code fit}. */
    static boolean suits(PairFit fit) {
        return !fit.position
                && fit.prior == 0
                && !fit.penalised()
                && (fit.model instanceof PairModel.HalfTies
                        || fit.model instanceof PairModel.Davidson);
    }

    /** Searches from equal strengths; whether the score equation was solved. */
    static boolean solve(PairFit fit) {
        var step = new Step(fit.cells, fit.model.hasTau() ? 0.5 : 0);
        for (fit.steps = 0; fit.steps < MOST_STEPS; ) {
            int part = Math.max(BETWEEN, fit.steps / PART);
            int next = Math.min(MOST_STEPS, fit.steps + part);
            for (; fit.steps < next; fit.steps++) {
                step.take();
            }
            step.write(fit);
            if (solved(fit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean solved(PairFit fit) {
        fit.evaluate();
        fit.factor = Cholesky.of(fit.grounded(fit.information), fit.free());
        if (fit.factor == null) {
            return false;
        }
        var move = fit.reduced(fit.score);
        var slope = move.clone();
        fit.factor.solve(move);
        double decrement = 0;
        for (int i = 0; i < move.length; i++) {
            decrement += move[i] * slope[i];
        }
        fit.gap = Math.sqrt(Math.max(decrement, 0));
        return fit.gap <= Likelihood.TOLERANCE;
    }

    /**
     * One round over all systems, each from the newest worths of the others: all at once two
     * systems would only change places. The tie parameter follows at its end.
     */
    private static final class Step {
        private final Cells cells;
        private final int[] start;
        private final int[] met;
        private final double[] worth;
        private double v;

        Step(Cells cells, double v) {
            this.cells = cells;
            this.v = v;
            int n = cells.systems();
            worth = new double[n];
            Arrays.fill(worth, 1);
            start = new int[n + 1];
            met = new int[2 * cells.size()];
            for (int c = 0; c < cells.size(); c++) {
                start[cells.left()[c] + 1]++;
                start[cells.right()[c] + 1]++;
            }
            for (int i = 0; i < n; i++) {
                start[i + 1] += start[i];
            }
            var next = start.clone();
            for (int c = 0; c < cells.size(); c++) {
                met[next[cells.left()[c]]++] = c;
                met[next[cells.right()[c]]++] = c;
            }
        }

        void take() {
            for (int i = 0; i < worth.length; i++) {
                renew(i);
            }
            if (v > 0) {
                renewTies();
            }
            centre();
        }

        private void renew(int i) {
            double won = 0;
            double lost = 0;
            for (int at = start[i]; at < start[i + 1]; at++) {
                int c = met[at];
                boolean left = cells.left()[c] == i;
                double other = worth[left ? cells.right()[c] : cells.left()[c]];
                double score = cells.score(c);
                double down = cells.total(c) - score;
                double root = Math.sqrt(worth[i] * other);
                double all = worth[i] + other + 2 * v * root;
                won += (left ? score : down) * (other + v * root) / all;
                lost += (left ? down : score) * (1 + v * root / worth[i]) / all;
            }
            worth[i] = won / lost;
        }

        private void renewTies() {
            double tied = 0;
            double decided = 0;
            for (int c = 0; c < cells.size(); c++) {
                double sum = worth[cells.left()[c]] + worth[cells.right()[c]];
                double root = Math.sqrt(worth[cells.left()[c]] * worth[cells.right()[c]]);
                double all = sum + 2 * v * root;
                tied += cells.ties()[c] * sum / all;
                decided += 2 * (cells.wins()[c] + cells.losses()[c]) * root / all;
            }
            v = tied / decided;
        }

        /** The scale is free: its mean of logs is 0. */
        private void centre() {
            double log = 0;
            for (double one : worth) {
                log += StrictMath.log(one) / worth.length;
            }
            double mean = StrictMath.exp(log);
            for (int i = 0; i < worth.length; i++) {
                worth[i] /= mean;
            }
        }

        /** Into the parameters of the fit, of which one is held at 0. */
        void write(PairFit fit) {
            double held = StrictMath.log(worth[fit.ground]);
            for (int i = 0; i < worth.length; i++) {
                fit.parameters[i] = StrictMath.log(worth[i]) - held;
            }
            if (fit.model.hasTau()) {
                fit.parameters[fit.size - 1] = StrictMath.log(2 * v);
            }
        }
    }
}
