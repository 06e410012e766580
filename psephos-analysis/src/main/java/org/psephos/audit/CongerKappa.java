package org.psephos.audit;

import java.util.Arrays;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * Conger's kappa, which is Cohen's where there are two raters: chance is that two different raters
 * draw from the shares of categories that each of them gave to all that it judged. With weights it
 * is weighted kappa.
 *
 * @see "Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological
 *     Measurement 20:37-46; Conger (1980), Integration and generalization of kappas for multiple
 *     raters, Psychological Bulletin 88:322-328; Gwet (2014), Handbook of inter-rater reliability,
 *     equation 2.13"
 */
final class CongerKappa implements Coefficient {
    private final UnitCells cells;
    private final int categories;
    private final int raters;
    private final AgreementWeights weights;
    private final double[] agreed;
    private final int[] slot;
    private final int[] cell;
    private final int[] times;
    private final double pairableSeen;

    /**
     * Prepares the sums that no weight changes.
     *
     * @param cells by rater
     * @param raters one more than the largest number of a rater
     */
    CongerKappa(UnitCells cells, int categories, int raters, AgreementWeights weights) {
        this.cells = cells;
        this.categories = categories;
        this.raters = raters;
        this.weights = weights;
        slot = new int[cells.key().length];
        for (int at = 0; at < slot.length; at++) {
            slot[at] = cells.key()[at] * categories + cells.value()[at];
        }
        cell = new int[slot.length];
        for (int c = 0; c < cells.size(); c++) {
            Arrays.fill(cell, cells.start()[c], cells.start()[c + 1], c);
        }
        pairableSeen = pairable(cells.count());
        times = new int[categories];
        agreed = new double[cells.size()];
        for (int c = 0; c < agreed.length; c++) {
            agreed[c] = cells.ratings()[c] < 2 ? 0 : agreed(c);
        }
    }

    private double agreed(int cell) {
        double rated = cells.ratings()[cell];
        if (weights == AgreementWeights.IDENTITY) {
            return same(cell) / (rated * (rated - 1));
        }
        double sum = 0;
        for (int at = cells.start()[cell]; at < cells.start()[cell + 1]; at++) {
            for (int to = cells.start()[cell]; to < at; to++) {
                int apart = Math.abs(cells.value()[at] - cells.value()[to]);
                sum += 2 * weights.of(apart, categories);
            }
        }
        return sum / (rated * (rated - 1));
    }

    /** Ordered pairs of ratings that are the same, found by counting. */
    private double same(int cell) {
        double sum = 0;
        for (int at = cells.start()[cell]; at < cells.start()[cell + 1]; at++) {
            sum += 2.0 * times[cells.value()[at]]++;
        }
        for (int at = cells.start()[cell]; at < cells.start()[cell + 1]; at++) {
            times[cells.value()[at]] = 0;
        }
        return sum;
    }

    @Override
    public Value of(double[] weight) {
        double sum = 0;
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            if (cells.ratings()[c] > 1) {
                sum += weight[c] * agreed[c];
                units += weight[c];
            }
        }
        if (units == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        double expected = expected(weight);
        return expected < 1
                ? new Known((sum / units - expected) / (1 - expected))
                : new Unknown(ChanceCorrected.ONE_CATEGORY);
    }

    /** Gwet holds the share of units with two ratings or more fixed. */
    @Override
    public Value linearised(double[] weight) {
        return of(weight) instanceof Known(double number)
                ? new Known(number * pairable(weight) / pairableSeen)
                : of(weight);
    }

    private double pairable(double[] weight) {
        double pairable = 0;
        double all = 0;
        for (int c = 0; c < weight.length; c++) {
            all += weight[c];
            pairable += cells.ratings()[c] > 1 ? weight[c] : 0;
        }
        return pairable / all;
    }

    @Override
    public double steps() {
        double weighed = weights == AgreementWeights.IDENTITY ? 1 : categories;
        return cells.key().length + raters * weighed * categories;
    }

    /** The mean over ordered pairs of different raters. */
    private double expected(double[] weight) {
        var given = given(weight);
        var share = new double[categories];
        var all = new double[categories];
        double own = 0;
        double present = 0;
        for (int rater = 0; rater < raters; rater++) {
            double judged = 0;
            for (int k = 0; k < categories; k++) {
                share[k] = given[rater * categories + k];
                judged += share[k];
            }
            if (judged == 0) {
                continue;
            }
            present++;
            for (int k = 0; k < categories; k++) {
                share[k] /= judged;
                all[k] += share[k];
            }
            own += ChanceCorrected.dot(share, weights.applied(share));
        }
        return (ChanceCorrected.dot(all, weights.applied(all)) - own) / (present * (present - 1));
    }

    /**
     * How often each rater gave each category: one long row and no branches, since this is where
     * the time goes.
     */
    private double[] given(double[] weight) {
        var given = new double[raters * categories];
        for (int at = 0; at < slot.length; at++) {
            given[slot[at]] += weight[cell[at]];
        }
        return given;
    }
}
