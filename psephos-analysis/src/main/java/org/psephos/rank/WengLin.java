package org.psephos.rank;

import java.util.Arrays;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Online.Update;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;

/**
 * Bayesian skills updated in closed form after each judgement, which may be a free-for-all of any
 * size with ties. All start at mean 25 with deviation 25/3; beta is 25/6, and before each judgement
 * the variance of those who take part grows by tau^2, tau = 25/300. All members of a judgement move
 * at once, so the order within it does not matter; the order of judgements does.
 *
 * <p>Strengths are means on the method's own scale. A vote of weight w is w votes, one after the
 * other; w must be whole.
 *
 * @see "Weng and Lin (2011), A Bayesian approximation method for online ranking, Journal of Machine
 *     Learning Research 12:267-300, algorithms 1, 3 and 4"
 */
record WengLin(RankOptions options) {

    Fit fit(Dataset dataset, Tally tally) {
        Posterior.checkOnline(options);
        var placement =
                Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(dataset, tally, placed);
        };
    }

    private Fit fit(Dataset dataset, Tally tally, Placed placed) {
        var chronicle = Chronicle.of(tally, options);
        var bouts = Bouts.of(dataset, chronicle, options, placed);
        var update = options.online().update();
        return new BoutReplay(options, tally, placed, bouts, () -> skills -> move(update, skills))
                .ladder(
                        chronicle.order(),
                        BoutReplay.LEVEL,
                        "skills start at 25 with deviation 25/3, by the rule of " + words(update));
    }

    private static void move(Update update, Skills skills) {
        switch (update) {
            case PLACKETT_LUCE -> luce(skills);
            case BRADLEY_TERRY -> pairs(skills);
            case THURSTONE_MOSTELLER -> normalPairs(skills);
        }
    }

    private static String words(Update update) {
        return switch (update) {
            case PLACKETT_LUCE -> "Plackett-Luce";
            case BRADLEY_TERRY -> "Bradley-Terry, all pairs";
            case THURSTONE_MOSTELLER -> "Thurstone-Mosteller, all pairs";
        };
    }

    /** Algorithm 4: member i is compared with the choice of each member q that is not below it. */
    static void luce(Skills s) {
        double sum = 0;
        for (int i = 0; i < s.n; i++) {
            sum += s.variance[i] + Skills.BETA * Skills.BETA;
        }
        double c = Math.sqrt(sum);
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < s.n; i++) {
            top = Math.max(top, s.mean[i]);
        }
        for (int i = 0; i < s.n; i++) {
            s.worth[i] = StrictMath.exp((s.mean[i] - top) / c);
        }
        for (int q = 0; q < s.n; q++) {
            double still = 0;
            int tied = 0;
            for (int j = 0; j < s.n; j++) {
                still += s.tier[j] >= s.tier[q] ? s.worth[j] : 0;
                tied += s.tier[j] == s.tier[q] ? 1 : 0;
            }
            for (int i = 0; i < s.n; i++) {
                if (s.tier[i] >= s.tier[q]) {
                    double p = s.worth[i] / still;
                    s.omega[i] += s.variance[i] / c * ((i == q ? 1 : 0) - p) / tied;
                    s.delta[i] += s.pull(i, c) * p * (1 - p) / tied;
                }
            }
        }
    }

    /** Algorithm 1: each member against each other. */
    static void pairs(Skills s) {
        double noise = 2 * Skills.BETA * Skills.BETA;
        for (int i = 0; i < s.n; i++) {
            for (int q = 0; q < s.n; q++) {
                if (q == i) {
                    continue;
                }
                double c = Math.sqrt(s.variance[i] + s.variance[q] + noise);
                double p = PairModel.logistic((s.mean[i] - s.mean[q]) / c);
                double won = s.tier[i] == s.tier[q] ? 0.5 : s.tier[i] < s.tier[q] ? 1 : 0;
                s.omega[i] += s.variance[i] / c * (won - p);
                s.delta[i] += s.pull(i, c) * p * (1 - p);
            }
        }
    }

    /** Algorithm 3: each member against each other, with normal performances. */
    static void normalPairs(Skills s) {
        double noise = 2 * Skills.BETA * Skills.BETA;
        for (int i = 0; i < s.n; i++) {
            for (int q = 0; q < s.n; q++) {
                if (q != i) {
                    normalPair(s, i, q, Math.sqrt(s.variance[i] + s.variance[q] + noise));
                }
            }
        }
    }

    private static void normalPair(Skills s, int i, int q, double c) {
        double ahead = (s.mean[i] - s.mean[q]) / c;
        double margin = Skills.MARGIN / c;
        double v;
        double w;
        if (s.tier[i] == s.tier[q]) {
            v = Truncated.vWithin(ahead, margin);
            w = Truncated.wWithin(ahead, margin);
        } else {
            double sign = s.tier[i] < s.tier[q] ? 1 : -1;
            v = sign * Truncated.v(sign * ahead - margin);
            w = Truncated.w(sign * ahead - margin);
        }
        s.omega[i] += s.variance[i] / c * v;
        s.delta[i] += s.pull(i, c) * w;
    }

    /** Skills of all systems, and those who take part in one judgement. */
    static final class Skills {
        static final double MEAN = 25;
        static final double DEVIATION = MEAN / 3;
        static final double BETA = MEAN / 6;
        static final double TAU = MEAN / 300;

        /** Normal performances that lie this close are a tie. */
        static final double MARGIN = 0.1;

        /** The least share of its variance that a judgement leaves a skill. */
        private static final double KAPPA = 1e-4;

        final double[] means;
        final double[] variances;
        private final double tau;

        /** Members of the judgement at hand. */
        int n;

        final int[] who;
        final int[] tier;
        final double[] mean;
        final double[] variance;
        final double[] worth;
        final double[] omega;
        final double[] delta;

        Skills(int systems, double tau, int longest) {
            this.tau = tau;
            means = new double[systems];
            variances = new double[systems];
            Arrays.fill(means, MEAN);
            Arrays.fill(variances, DEVIATION * DEVIATION);
            who = new int[longest];
            tier = new int[longest];
            mean = new double[longest];
            variance = new double[longest];
            worth = new double[longest];
            omega = new double[longest];
            delta = new double[longest];
        }

        void enter(Bouts bouts, int bout) {
            n = 0;
            for (int m = bouts.start[bout]; m < bouts.start[bout + 1]; m++) {
                enter(bouts.system[m], bouts.tier[m]);
            }
        }

        /** One more member. */
        void enter(int system, int place) {
            who[n] = system;
            tier[n] = place;
            mean[n] = means[system];
            variance[n] = variances[system] + tau * tau;
            omega[n] = 0;
            delta[n++] = 0;
        }

        /** gamma sigma^2 / c^2, with gamma = sigma / c. */
        double pull(int i, double c) {
            return variance[i] * Math.sqrt(variance[i]) / (c * c * c);
        }

        /** All members move. */
        void leave() {
            for (int i = 0; i < n; i++) {
                means[who[i]] = mean[i] + omega[i];
                variances[who[i]] = variance[i] * Math.max(1 - delta[i], KAPPA);
            }
            n = 0;
        }

        Posterior posterior() {
            var deviations = new double[variances.length];
            for (int i = 0; i < deviations.length; i++) {
                deviations[i] = Math.sqrt(variances[i]);
            }
            return new Posterior(means, deviations);
        }
    }
}
