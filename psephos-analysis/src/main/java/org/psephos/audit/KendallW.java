package org.psephos.audit;

import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * Kendall's coefficient of concordance W, corrected for ties: how far the sums of ranks differ,
 * over how far they would if all raters ranked the units the same. Of units that every rater
 * judged; one with a gap cannot be ranked with the others.
 *
 * @see "Kendall and Babington-Smith (1939), The problem of m rankings, Annals of Mathematical
 *     Statistics 10:275-287; Siegel and Castellan (1988), Nonparametric statistics, section 9.5"
 */
final class KendallW implements Coefficient {
    private final UnitCells cells;
    private final int categories;
    private final int raters;

    /**
     * A coefficient of concordance.
     *
     * @param cells by rater
     * @param raters how many there are, numbered from 0
     */
    KendallW(UnitCells cells, int categories, int raters) {
        this.cells = cells;
        this.categories = categories;
        this.raters = raters;
    }

    private boolean complete(int cell) {
        return cells.ratings()[cell] == raters;
    }

    @Override
    public Value of(double[] weight) {
        if (raters < 2) {
            return new Unknown("there is one rater only");
        }
        var given = new double[raters][categories];
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            if (complete(c)) {
                units += weight[c];
                for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                    given[cells.key()[at]][cells.value()[at]] += weight[c];
                }
            }
        }
        if (units < 2) {
            return new Unknown("fewer than two units were judged by all " + raters + " raters");
        }
        double ties = 0;
        for (var counts : given) {
            ties += ranked(counts);
        }
        double most = raters * (raters * (units * units * units - units) - ties);
        return most > 0
                ? new Known(12 * spread(weight, given, units) / most)
                : new Unknown("no rater told any two units apart");
    }

    @Override
    public double steps() {
        return 2.0 * cells.key().length + (double) raters * categories;
    }

    /** Makes mid-ranks of counts, and gives the correction for ties. */
    private static double ranked(double[] counts) {
        double below = 0;
        double ties = 0;
        for (int k = 0; k < counts.length; k++) {
            double here = counts[k];
            ties += here * here * here - here;
            counts[k] = below + (here + 1) / 2;
            below += here;
        }
        return ties;
    }

    /** Squared distances of sums of ranks from their mean. */
    private double spread(double[] weight, double[][] rank, double units) {
        double mean = raters * (units + 1) / 2;
        double spread = 0;
        for (int c = 0; c < weight.length; c++) {
            if (!complete(c)) {
                continue;
            }
            double sum = -mean;
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                sum += rank[cells.key()[at]][cells.value()[at]];
            }
            spread += weight[c] * sum * sum;
        }
        return spread;
    }
}
