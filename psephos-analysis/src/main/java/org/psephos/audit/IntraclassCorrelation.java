package org.psephos.audit;

import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * Intraclass correlation: the share of the variance of ratings that comes from the units. Variances
 * are estimated by the method of moments, which is the analysis of variance where every rater
 * judged every unit, and allows cells to be missing; what is not of the units counts as at least 0.
 *
 * @see "Shrout and Fleiss (1979), Intraclass correlations: uses in assessing rater reliability,
 *     Psychological Bulletin 86:420-428; Henderson (1953), Estimation of variance and covariance
 *     components, Biometrics 9:226-252; Gwet (2014), Handbook of inter-rater reliability, chapters
 *     8 to 10"
 */
final class IntraclassCorrelation implements Coefficient {

    /** What is known of the raters of a unit. */
    enum Model {
        /** They differ from unit to unit: one-way, ICC(1). */
        ONE_WAY,
        /**
         * A sample of raters, who may be strict or lenient: two-way, absolute agreement, ICC(2).
         */
        AGREEMENT,
        /** These raters only, whose levels do not matter: two-way, consistency, ICC(3). */
        CONSISTENCY
    }

    /** Whose reliability is asked for. */
    enum Of {
        ONE_RATER,
        MEAN_OF_RATERS
    }

    private final UnitCells cells;
    private final double[] values;
    private final int raters;
    private final Model model;
    private final Of of;

    /**
     * An ICC.
     *
     * @param cells by rater
     * @param values of categories
     * @param raters one more than the largest number of a rater
     */
    IntraclassCorrelation(UnitCells cells, double[] values, int raters, Model model, Of of) {
        this.cells = cells;
        this.values = values;
        this.raters = raters;
        this.model = model;
        this.of = of;
    }

    /** Variances of units, raters and what is left; ratings a unit. */
    private record Components(double units, double raters, double rest, double each) {}

    @Override
    public Value of(double[] weight) {
        var sums = new Sums(weight);
        if (sums.ratings <= sums.units) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        if (sums.units < 2) {
            return new Unknown("only one unit was judged");
        }
        boolean crossed = model != Model.ONE_WAY;
        if (crossed && !(sums.freedom() > 0)) {
            return new Unknown("units and raters cannot be told apart: each rater judged one unit");
        }
        var found = crossed ? sums.twoWay() : sums.oneWay();
        double noise = Math.max(0, found.rest() + (model == Model.AGREEMENT ? found.raters() : 0));
        double total = found.units() + (of == Of.ONE_RATER ? noise : noise / found.each());
        return total > 1e-12 * sums.scale()
                ? new Known(found.units() / total)
                : new Unknown("the ratings do not vary, so there is no variance to share out");
    }

    @Override
    public double steps() {
        return 2.0 * cells.key().length + raters;
    }

    /** Sums over all ratings, measured from their mean. */
    private final class Sums {
        double ratings;
        double units;
        private double squares;
        private double byUnit;
        private double byRater;
        private double perUnit;
        private double perRater;
        private double present;

        Sums(double[] weight) {
            double mean = mean(weight);
            var sum = new double[raters];
            var judged = new double[raters];
            for (int c = 0; c < weight.length; c++) {
                double unit = 0;
                double rated = cells.ratings()[c];
                for (int at = cells.start()[c]; weight[c] > 0 && at < cells.start()[c + 1]; at++) {
                    double value = values[cells.value()[at]] - mean;
                    unit += value;
                    squares += weight[c] * value * value;
                    sum[cells.key()[at]] += weight[c] * value;
                    judged[cells.key()[at]] += weight[c];
                }
                units += weight[c];
                ratings += weight[c] * rated;
                byUnit += weight[c] * unit * unit / rated;
                perUnit += weight[c] * rated * rated;
            }
            for (int rater = 0; rater < raters; rater++) {
                if (judged[rater] > 0) {
                    present++;
                    byRater += sum[rater] * sum[rater] / judged[rater];
                    perRater += judged[rater] * judged[rater];
                }
            }
        }

        private double mean(double[] weight) {
            double sum = 0;
            double count = 0;
            for (int c = 0; c < weight.length; c++) {
                for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                    sum += weight[c] * values[cells.value()[at]];
                    count += weight[c];
                }
            }
            return sum / count;
        }

        /** Ratings a unit, where units have more or fewer: exact where they have the same. */
        private double each() {
            return (ratings - perUnit / ratings) / (units - 1);
        }

        double freedom() {
            return present < 2 || ratings <= present
                    ? 0
                    : ratings - perUnit / ratings - perRater / ratings + 1;
        }

        double scale() {
            return squares / ratings;
        }

        Components oneWay() {
            double within = (squares - byUnit) / (ratings - units);
            double between = byUnit / (units - 1);
            return new Components((between - within) / each(), 0, within, each());
        }

        Components twoWay() {
            double besideUnits = (squares - byUnit) / (ratings - units);
            double besideRaters = (squares - byRater) / (ratings - present);
            double rest =
                    ((ratings - perUnit / ratings) * besideRaters
                                    + (ratings - perRater / ratings) * besideUnits
                                    - squares)
                            / freedom();
            return new Components(besideRaters - rest, besideUnits - rest, rest, each());
        }
    }
}
