package org.psephos.rank;

import org.psephos.rank.RankOptions.Method;

/**
 * How likely an annotator votes for the left side, given by how much it is better (eta, log-odds)
 * and one or two parameters of the annotator (a, and b where there is one). Results of the last
 * call stand in the fields: the log-likelihood, its first derivatives, and the negatives of its
 * second; these as observed, or as expected where {@link #expected} is set. Not thread-safe.
 */
abstract sealed class AnnotatorModel {
    boolean expected;

    double logLikelihood;
    double scoreEta;
    double scoreA;
    double scoreB;
    double infoEta;
    double infoEtaA;
    double infoEtaB;
    double infoA;
    double infoAb;
    double infoB;

    /** Takes the parameters of the annotator whose votes come next. */
    abstract void judge(double a, double b);

    /** Likelihood and derivatives of {@code total} votes, of which {@code won} went left. */
    abstract void at(double eta, double won, double total);

    /** Parameters of an annotator: one or two. */
    int parameters() {
        return 1;
    }

    /** Where the search for the mean of the first parameter starts: people who mean it. */
    abstract double start();

    /** Whether the likelihood knows only the product of strengths and first parameters. */
    boolean scaleIsFree() {
        return false;
    }

    /** The reliability that a value of the first parameter stands for; rises with it. */
    abstract double reliability(double a);

    /** What a reliability is, for a reader. */
    abstract String meaning();

    /** What of the annotators is normal, in the plural. */
    abstract String scale();

    /** The reliability of a coin, or negative infinity where no annotator can be worse. */
    abstract double coin();

    /** Whether the whole interval says that the annotator votes against the better side. */
    final boolean isContrary(Ladder.AnnotatorRung rung) {
        var interval = rung.reliability().interval();
        return interval != null && interval.high() < coin();
    }

    /** The same model with fields of its own, for another thread. */
    abstract AnnotatorModel fresh();

    static AnnotatorModel of(Method method) {
        return switch (method) {
            case AM_ELO -> new AmElo();
            case CROWD_BT -> new CrowdBt();
            case NOISY_BT -> new NoisyBt();
            default -> throw new IllegalArgumentException("no annotators in " + method);
        };
    }

    /** Whether {@code method} fits annotators. */
    static boolean suits(Method method) {
        return method == Method.AM_ELO || method == Method.CROWD_BT || method == Method.NOISY_BT;
    }

    /**
     * P(left) = 1 / (1 + exp(-a eta)): a is the annotator's ability, with a mean square of 1, 0 for
     * a coin, and negative for one who votes against the better side.
     *
     * @see "Liu et al. (2025), am-ELO: A stable framework for arena-based LLM evaluation, ICML"
     */
    static final class AmElo extends AnnotatorModel {
        private double ability;

        @Override
        void judge(double a, double b) {
            ability = a;
        }

        @Override
        void at(double eta, double won, double total) {
            double e = ability * eta;
            double small = StrictMath.exp(-Math.abs(e));
            double p = e >= 0 ? 1 / (1 + small) : small / (1 + small);
            double residual = won - total * p;
            double weight = total * p * (1 - p);
            logLikelihood = won * e - total * (Math.max(e, 0) + StrictMath.log1p(small));
            scoreEta = residual * ability;
            scoreA = residual * eta;
            infoEta = weight * ability * ability;
            infoEtaA = weight * ability * eta - (expected ? 0 : residual);
            infoA = weight * eta * eta;
        }

        @Override
        double start() {
            return 1;
        }

        @Override
        boolean scaleIsFree() {
            return true;
        }

        @Override
        double reliability(double a) {
            return a;
        }

        @Override
        String meaning() {
            return "ability, 1 in the root mean square: 0 is a coin, below 0 votes against the better"
                    + " side";
        }

        @Override
        String scale() {
            return "abilities";
        }

        @Override
        double coin() {
            return 0;
        }

        @Override
        AnnotatorModel fresh() {
            return new AmElo();
        }
    }

    /** A share of each vote comes from elsewhere: the chance is what {@link #mixed} is given. */
    abstract static sealed class Mixture extends AnnotatorModel {
        double f;
        double fEta;
        double fA;
        double fB;
        double fEtaEta;
        double fEtaA;
        double fAa;
        double fAb;
        double fBb;

        /** From the chance f and its derivatives to those of the log-likelihood. */
        final void mixed(double won, double total) {
            double lost = total - won;
            logLikelihood =
                    (won > 0 ? won * StrictMath.log(f) : 0)
                            + (lost > 0 ? lost * StrictMath.log1p(-f) : 0);
            double slope = won / f - lost / (1 - f);
            double bend =
                    expected ? total / (f * (1 - f)) : won / (f * f) + lost / ((1 - f) * (1 - f));
            double left = expected ? 0 : slope;
            scoreEta = slope * fEta;
            scoreA = slope * fA;
            scoreB = slope * fB;
            infoEta = bend * fEta * fEta - left * fEtaEta;
            infoEtaA = bend * fEta * fA - left * fEtaA;
            infoEtaB = bend * fEta * fB;
            infoA = bend * fA * fA - left * fAa;
            infoAb = bend * fA * fB - left * fAb;
            infoB = bend * fB * fB - left * fBb;
        }

        @Override
        final double reliability(double a) {
            return PairModel.logistic(a);
        }
    }

    /**
     * P(left) = h p + (1 - h)(1 - p), where p = 1 / (1 + exp(-eta)) and h = 1 / (1 + exp(-a)) is
     * the chance that the annotator says what it saw.
     *
     * @see "Chen, Bennett, Collins-Thompson and Horvitz (2013), Pairwise ranking aggregation in a
     *     crowdsourced setting, WSDM, equation 3"
     */
    static final class CrowdBt extends Mixture {
        private double h;

        @Override
        void judge(double a, double b) {
            h = PairModel.logistic(a);
        }

        @Override
        void at(double eta, double won, double total) {
            double p = PairModel.logistic(eta);
            double q = PairModel.logistic(-eta);
            double spread = p * q;
            double rise = h * (1 - h);
            f = h * p + (1 - h) * q;
            fEta = (2 * h - 1) * spread;
            fA = rise * (p - q);
            fEtaEta = fEta * (q - p);
            fEtaA = 2 * rise * spread;
            fAa = fA * (1 - 2 * h);
            mixed(won, total);
        }

        @Override
        double start() {
            return StrictMath.log(9); // nine in ten, so that the ladder is not upside down
        }

        @Override
        String meaning() {
            return "chance to vote as seen: 0.5 is a coin, below it votes against the better side";
        }

        @Override
        String scale() {
            return "log-odds of the reliability";
        }

        @Override
        double coin() {
            return 0.5;
        }

        @Override
        AnnotatorModel fresh() {
            return new CrowdBt();
        }
    }

    /**
     * P(left) = h p + (1 - h) g, where p = 1 / (1 + exp(-eta)), h = 1 / (1 + exp(-a)) is the share
     * of votes given with attention, and g = 1 / (1 + exp(-b)) the chance that the others go left.
     *
     * @see "Ustalov, Pavlichenko and Tseitlin (2024), Learning from crowds with Crowd-Kit, JOSS
     *     9(96):6227, noisy Bradley-Terry"
     */
    static final class NoisyBt extends Mixture {
        private double h;
        private double g;

        @Override
        void judge(double a, double b) {
            h = PairModel.logistic(a);
            g = PairModel.logistic(b);
        }

        @Override
        void at(double eta, double won, double total) {
            double p = PairModel.logistic(eta);
            double spread = p * (1 - p);
            double rise = h * (1 - h);
            f = h * p + (1 - h) * g;
            fEta = h * spread;
            fA = rise * (p - g);
            fB = (1 - h) * g * (1 - g);
            fEtaEta = fEta * (1 - 2 * p);
            fEtaA = rise * spread;
            fAa = fA * (1 - 2 * h);
            fAb = -rise * g * (1 - g);
            fBb = fB * (1 - 2 * g);
            mixed(won, total);
        }

        @Override
        int parameters() {
            return 2;
        }

        @Override
        double start() {
            return StrictMath.log(9);
        }

        @Override
        String meaning() {
            return "share of votes given with attention; the others go left or right by habit";
        }

        @Override
        String scale() {
            return "log-odds of the reliability";
        }

        @Override
        double coin() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        AnnotatorModel fresh() {
            return new NoisyBt();
        }
    }
}
