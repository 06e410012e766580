package org.psephos.rank;

import java.util.Arrays;
import java.util.List;

/**
 * Comparisons with covariates, those alike counted together. Pattern {@code p} stands for {@code
 * wins[p]} wins, {@code losses[p]} losses and {@code ties[p]} ties of {@code left[p]} against
 * {@code right[p]}, all with the covariates {@code x[p * dense]} and following, and with those that
 * the codes name.
 *
 * @param systems how many there are
 * @param effects the covariates, dense ones first
 * @param dense how many covariates are numbers
 * @param x numbers by pattern, row by row, in units of the effects
 * @param codes each by pattern: which covariate is there, or negative for none
 * @param signs for each of {@code codes}, 1 where it speaks for the left side, -1 for the right
 * @param pattern by comparison, negative where it is not used
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Design(
        int systems,
        List<Covariate> effects,
        int[] left,
        int[] right,
        double[] wins,
        double[] losses,
        double[] ties,
        int dense,
        double[] x,
        int[][] codes,
        double[] signs,
        int[] pattern) {

    /**
     * One covariate.
     *
     * @param unit of its coefficient
     * @param scale what a difference of one unit is in the source's own numbers
     * @param drawn whether it is drawn to zero by an estimated spread
     */
    record Covariate(String name, String unit, double scale, boolean drawn) {}

    static final String LOG_ODDS = "log-odds";
    static final String PER_SD = "log-odds per sd";

    int size() {
        return left.length;
    }

    double total(int p) {
        return wins[p] + losses[p] + ties[p];
    }

    /** The same patterns with other counts. */
    Design with(double[] newWins, double[] newLosses, double[] newTies) {
        return new Design(
                systems, effects, left, right, newWins, newLosses, newTies, dense, x, codes, signs,
                pattern);
    }

    /** The plain counts of wins and losses, whatever the covariates. */
    Cells cells() {
        return new Cells(systems, left, right, wins, losses, ties);
    }

    double allTies() {
        return Arrays.stream(ties).sum();
    }

    double total() {
        return Arrays.stream(wins).sum() + Arrays.stream(losses).sum() + allTies();
    }

    /** Comparisons by system. */
    double[] bySystem() {
        return cells().bySystem();
    }
}
