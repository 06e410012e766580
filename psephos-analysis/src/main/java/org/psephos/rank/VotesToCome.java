package org.psephos.rank;

import java.util.Arrays;

/**
 * What votes that are still to come would do to the covariance of strengths, were strengths what
 * they are estimated to be. A vote on a pair adds its information along that pair: for half ties
 * the squared slope of the score over its variance, for models of ties the information itself.
 *
 * @see "Sherman and Morrison (1950), Adjustment of an inverse matrix corresponding to a change in
 *     one element of a given matrix, Annals of Mathematical Statistics 21:124-127"
 */
final class VotesToCome {
    private static final double LEAST = 1e-6;

    private final int systems;
    private final double[] values;
    private final double[] covariance;
    private final double[] weight;

    /**
     * @param values strengths
     * @param covariance of the strengths, row by row; handed over
     * @param weight information of one vote, by pair, row by row
     */
    private VotesToCome(double[] values, double[] covariance, double[] weight) {
        systems = values.length;
        this.values = values;
        this.covariance = covariance;
        this.weight = weight;
    }

    /**
     * @param all of the strengths and what follows them
     * @param ties share of votes that are ties
     */
    static VotesToCome of(PairFit fit, double[] all, double ties) {
        int n = fit.systems;
        var covariance = new double[n * n];
        var weight = new double[n * n];
        var values = Arrays.copyOf(Covariance.centredParameters(fit), n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(all, i * fit.size, covariance, i * n, n);
            for (int j = 0; j < n; j++) {
                weight[i * n + j] = i == j ? 0 : information(fit, values[i] - values[j], ties);
            }
        }
        return new VotesToCome(values, covariance, weight);
    }

    /** Information of one vote on log-odds of {@code eta}. */
    static double information(PairFit fit, double eta, double ties) {
        return switch (fit.model) {
            case PairModel.HalfTies _ -> {
                double p = PairModel.logistic(eta);
                double slope = p * (1 - p);
                // A tie scores a half: less variance than a win or a loss.
                double variance = slope - Math.min(ties, 4 * slope * 0.9) / 4;
                yield slope * slope / Math.max(variance, LEAST);
            }
            case PairModel.Probit model -> {
                model.each(eta, fit.tau());
                // Scores have mean zero, which gives the chance of a win.
                double win = -model.lossEta / (model.winEta - model.lossEta);
                yield win * model.winEta * model.winEta + (1 - win) * model.lossEta * model.lossEta;
            }
            case PairModel.Davidson model -> {
                model.at(eta, fit.tau(), 1, 0, 0);
                yield model.infoEta;
            }
            case PairModel.RaoKupper model -> {
                double win = PairModel.logistic(eta - fit.tau());
                double loss = PairModel.logistic(-eta - fit.tau());
                model.at(eta, fit.tau(), win, loss, 1 - win - loss);
                yield model.infoEta;
            }
        };
    }

    VotesToCome copy() {
        return new VotesToCome(values, covariance.clone(), weight);
    }

    double weight(int i, int j) {
        return weight[i * systems + j];
    }

    /** Variance of strength {@code i}, or of the difference to {@code j} where it is another. */
    double variance(int i, int j) {
        double own = covariance[i * systems + i];
        return i == j
                ? own
                : own
                        + covariance[j * systems + j]
                        - covariance[i * systems + j]
                        - covariance[j * systems + i];
    }

    /** Covariance of the difference between {@code a} and {@code b} with that of i and j. */
    private double between(int a, int b, int i, int j) {
        return covariance[a * systems + i]
                - covariance[a * systems + j]
                - covariance[b * systems + i]
                + covariance[b * systems + j];
    }

    /** The pair of which a vote lowers the variance of the difference most, as i * systems + j. */
    int best(int a, int b) {
        int best = Math.min(a, b) * systems + Math.max(a, b);
        double most = -1;
        for (int i = 0; i < systems; i++) {
            for (int j = i + 1; j < systems; j++) {
                double shared = between(a, b, i, j);
                double w = weight(i, j);
                double gain = w * shared * shared / (1 + w * variance(i, j));
                if (gain > most * (1 + 1e-9)) {
                    most = gain;
                    best = i * systems + j;
                }
            }
        }
        return best;
    }

    /** Votes on a pair that bring the variance of a difference down to {@code target}, or none. */
    double needed(int a, int b, int pair, double target) {
        int i = pair / systems;
        int j = pair % systems;
        double shared = between(a, b, i, j);
        double w = weight(i, j);
        double above = variance(a, b) - target;
        double possible = shared * shared - above * variance(i, j);
        return possible <= 0 ? Double.POSITIVE_INFINITY : above / (w * possible);
    }

    /** Adds {@code votes} votes on a pair. */
    void add(int pair, double votes) {
        int i = pair / systems;
        int j = pair % systems;
        double w = votes * weight(i, j);
        double scale = w / (1 + w * variance(i, j));
        var column = new double[systems];
        for (int k = 0; k < systems; k++) {
            column[k] = covariance[k * systems + i] - covariance[k * systems + j];
        }
        for (int k = 0; k < systems; k++) {
            for (int m = 0; m < systems; m++) {
                covariance[k * systems + m] -= scale * column[k] * column[m];
            }
        }
    }
}
