package org.psephos.rank;

/**
 * The stationary distribution of a Markov chain by elimination of states. It only adds and divides
 * positive numbers, so that each share is right to nearly all its digits however small it is.
 *
 * @see "Grassmann, Taksar, Heyman (1985), Regenerative analysis and steady state distributions for
 *     Markov chains, Operations Research 33:1107-1116"
 */
final class Stationary {
    private Stationary() {}

    /**
     * Shares that sum to 1.
     *
     * @param rates by ordered pair of different states, row by row, of moving from the first to the
     *     second; every state must be reached from every other; overwritten
     */
    static double[] of(double[] rates, int states) {
        for (int last = states - 1; last > 0; last--) {
            double out = 0;
            for (int j = 0; j < last; j++) {
                out += rates[last * states + j];
            }
            for (int i = 0; i < last; i++) {
                double to = rates[i * states + last] / out;
                rates[i * states + last] = to;
                for (int j = 0; to > 0 && j < last; j++) {
                    rates[i * states + j] += to * rates[last * states + j];
                }
            }
        }
        var share = new double[states];
        double sum = 0;
        for (int j = 0; j < states; j++) {
            share[j] = j == 0 ? 1 : 0;
            for (int i = 0; i < j; i++) {
                share[j] += share[i] * rates[i * states + j];
            }
            sum += share[j];
        }
        for (int j = 0; j < states; j++) {
            share[j] /= sum;
        }
        return share;
    }
}
