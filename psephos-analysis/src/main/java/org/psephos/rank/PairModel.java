package org.psephos.rank;

/**
 * How likely a win, a loss and a tie are between two systems whose log-odds differ by eta, with one
 * tie parameter tau at most. Results of the last call stand in the fields: the log-likelihood, its
 * first derivatives and the negative of its second. All models are concave in (eta, tau). Not
 * thread-safe.
 */
abstract sealed class PairModel {
    double logLikelihood;
    double scoreEta;
    double scoreTau;
    double infoEta;
    double infoEtaTau;
    double infoTau;

    double winEta;
    double winTau;
    double lossEta;
    double lossTau;
    double tieEta;
    double tieTau;

    /** Likelihood and derivatives of so many wins, losses and ties. */
    abstract void at(double eta, double tau, double wins, double losses, double ties);

    /** Prepares {@link #score} for a tie parameter. */
    void hold(double tau) {}

    /** First derivatives only, where {@code half} is exp(-eta / 2) and tau the one held. */
    abstract void score(double half, double wins, double losses, double ties);

    /** First derivatives of the log-likelihood of one win, one loss and one tie. */
    abstract void each(double eta, double tau);

    /** The same model with fields of its own, for another thread. */
    abstract PairModel fresh();

    /** Whether there is a tie parameter. */
    abstract boolean hasTau();

    /** Where to start, given the share of ties. */
    abstract double start(double ties);

    /** The largest step along {@code direction} that keeps tau where the model is defined. */
    double room(double tau, double direction) {
        return Double.POSITIVE_INFINITY;
    }

    static PairModel of(RankOptions.Ties ties) {
        return switch (ties) {
            case HALF, DROP -> new HalfTies();
            case DAVIDSON -> new Davidson();
            case RAO_KUPPER -> new RaoKupper();
        };
    }

    /** log(1 + exp(x)) without overflow. */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double logistic(double x) {
        double small = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /**
     * P(win) = 1 / (1 + exp(-eta)); a tie is half a win and half a loss.
     *
     * @see "Bradley and Terry (1952), Biometrika 39:324-345, equation 1"
     */
    static final class HalfTies extends PairModel {
        @Override
        void at(double eta, double tau, double wins, double losses, double ties) {
            double n = wins + losses + ties;
            double won = wins + ties / 2;
            double small = StrictMath.exp(-Math.abs(eta));
            double p = eta >= 0 ? 1 / (1 + small) : small / (1 + small);
            logLikelihood = won * eta - n * (Math.max(eta, 0) + StrictMath.log1p(small));
            scoreEta = won - n * p;
            infoEta = n * p * (1 - p);
        }

        @Override
        void score(double half, double wins, double losses, double ties) {
            scoreEta = wins + ties / 2 - (wins + losses + ties) / (1 + half * half);
        }

        @Override
        void each(double eta, double tau) {
            double p = logistic(eta);
            winEta = 1 - p;
            lossEta = -p;
            tieEta = 0.5 - p;
        }

        @Override
        PairModel fresh() {
            return new HalfTies();
        }

        @Override
        boolean hasTau() {
            return false;
        }

        @Override
        double start(double ties) {
            return 0;
        }
    }

    /**
     * P(win) : P(loss) : P(tie) = exp(eta/2) : exp(-eta/2) : nu, with tau = log nu.
     *
     * @see "Davidson (1970), On extending the Bradley-Terry model to accommodate ties, JASA
     *     65:317-328, equation 2.4"
     */
    static final class Davidson extends PairModel {
        private double win;
        private double loss;
        private double tie;
        private double logSum;
        private double nu;

        private void shares(double eta, double tau) {
            double q = StrictMath.exp(-Math.abs(eta) / 2);
            double t = q * StrictMath.exp(tau);
            double sum = 1 + q * q + t;
            win = (eta >= 0 ? 1 : q * q) / sum;
            loss = (eta >= 0 ? q * q : 1) / sum;
            tie = t / sum;
            logSum = Math.abs(eta) / 2 + StrictMath.log(sum);
        }

        @Override
        void at(double eta, double tau, double wins, double losses, double ties) {
            shares(eta, tau);
            double n = wins + losses + ties;
            double mean = (win - loss) / 2;
            logLikelihood = (wins - losses) * eta / 2 + ties * tau - n * logSum;
            scoreEta = (wins - losses) / 2 - n * mean;
            scoreTau = ties - n * tie;
            infoEta = n * ((win + loss) / 4 - mean * mean);
            infoEtaTau = -n * mean * tie;
            infoTau = n * tie * (1 - tie);
        }

        @Override
        void hold(double tau) {
            nu = StrictMath.exp(tau);
        }

        @Override
        void score(double half, double wins, double losses, double ties) {
            double square = half * half;
            double share = (wins + losses + ties) / (1 + square + nu * half);
            scoreEta = (wins - losses - share * (1 - square)) / 2;
            scoreTau = ties - share * nu * half;
        }

        @Override
        void each(double eta, double tau) {
            shares(eta, tau);
            double mean = (win - loss) / 2;
            winEta = 0.5 - mean;
            lossEta = -0.5 - mean;
            tieEta = -mean;
            winTau = -tie;
            lossTau = -tie;
            tieTau = 1 - tie;
        }

        @Override
        PairModel fresh() {
            return new Davidson();
        }

        @Override
        boolean hasTau() {
            return true;
        }

        @Override
        double start(double ties) {
            return StrictMath.log(2 * ties / (1 - ties));
        }
    }

    /**
     * P(win) = 1 / (1 + theta exp(-eta)), P(loss) = 1 / (1 + theta exp(eta)), the rest are ties,
     * with tau = log theta above 0.
     *
     * @see "Rao and Kupper (1967), Ties in paired-comparison experiments, JASA 62:194-204"
     */
    static final class RaoKupper extends PairModel {
        private double theta;
        private double tieSlope;

        @Override
        void at(double eta, double tau, double wins, double losses, double ties) {
            double a = logistic(eta - tau);
            double b = logistic(-eta - tau);
            double up = wins + ties;
            double down = losses + ties;
            double shrink = StrictMath.exp(-2 * tau);
            double gap = -StrictMath.expm1(-2 * tau);
            logLikelihood =
                    -up * softplus(tau - eta)
                            - down * softplus(tau + eta)
                            + (ties > 0 ? ties * (2 * tau + StrictMath.log(gap)) : 0);
            scoreEta = up * (1 - a) - down * (1 - b);
            scoreTau = ties * 2 / gap - up * (1 - a) - down * (1 - b);
            double ia = up * a * (1 - a);
            double ib = down * b * (1 - b);
            infoEta = ia + ib;
            infoEtaTau = ib - ia;
            infoTau = ia + ib + ties * 4 * shrink / (gap * gap);
        }

        @Override
        void hold(double tau) {
            theta = StrictMath.exp(tau);
            tieSlope = -2 / StrictMath.expm1(-2 * tau);
        }

        @Override
        void score(double half, double wins, double losses, double ties) {
            double square = half * half;
            double up = (wins + ties) * theta * square / (1 + theta * square);
            double down = (losses + ties) * theta / (theta + square);
            scoreEta = up - down;
            scoreTau = ties * tieSlope - up - down;
        }

        @Override
        void each(double eta, double tau) {
            double a = 1 - logistic(eta - tau);
            double b = 1 - logistic(-eta - tau);
            winEta = a;
            winTau = -a;
            lossEta = -b;
            lossTau = -b;
            tieEta = a - b;
            tieTau = -2 / StrictMath.expm1(-2 * tau) - a - b;
        }

        @Override
        PairModel fresh() {
            return new RaoKupper();
        }

        @Override
        boolean hasTau() {
            return true;
        }

        @Override
        double start(double ties) {
            return StrictMath.log((1 + ties) / (1 - ties));
        }

        @Override
        double room(double tau, double direction) {
            // Stay above 0: go at most nine tenths of the way there.
            return direction < 0 ? -0.9 * tau / direction : Double.POSITIVE_INFINITY;
        }
    }
}
