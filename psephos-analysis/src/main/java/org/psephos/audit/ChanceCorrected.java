package org.psephos.audit;

import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * Observed agreement, less what chance would give, over the most that chance leaves. Observed is
 * the mean share of agreeing pairs of ratings over the units with two or more; the share of a
 * category is its mean share over all units with any rating.
 *
 * @see "Gwet (2014), Handbook of inter-rater reliability, equations 2.8 to 2.13 and 5.3 to 5.10;
 *     Scott (1955), Reliability of content analysis, Public Opinion Quarterly 19:321-325; Fleiss
 *     (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin
 *     76:378-382; Brennan and Prediger (1981), Coefficient kappa: some uses, misuses, and
 *     alternatives, Educational and Psychological Measurement 41:687-699; Gwet (2008), Computing
 *     inter-rater reliability and its variance in the presence of high agreement, British Journal
 *     of Mathematical and Statistical Psychology 61:29-48"
 */
final class ChanceCorrected implements Coefficient {

    /** What raters who do not look would agree on. */
    enum Chance {
        /** Nothing: observed agreement stays as it is. */
        NONE,
        /** Both draw from the same shares of categories: Scott's pi, Fleiss' kappa. */
        SHARES,
        /** Only ratings of hard units are chance: Gwet's AC1 and AC2. */
        HARD_UNITS,
        /** Every category is as likely: Brennan and Prediger's coefficient. */
        EVEN
    }

    static final String NOTHING_TWICE = "no unit was judged twice";
    static final String ONE_CATEGORY =
            "every rating is the same category, so there is no disagreement to compare with";

    private final UnitCells cells;
    private final int categories;
    private final AgreementWeights weights;
    private final Chance chance;
    private final double[] agreed;
    private final double pairableSeen;

    ChanceCorrected(UnitCells cells, int categories, AgreementWeights weights, Chance chance) {
        this.cells = cells;
        this.categories = categories;
        this.weights = weights;
        this.chance = chance;
        pairableSeen = pairable(cells.count());
        agreed = new double[cells.size()];
        for (int c = 0; c < agreed.length; c++) {
            agreed[c] = cells.ratings()[c] < 2 ? 0 : agreed(c);
        }
    }

    /** The share of agreeing pairs of ratings in a unit of {@code cell}. */
    private double agreed(int cell) {
        double rated = cells.ratings()[cell];
        double sum = 0;
        for (int at = cells.start()[cell]; at < cells.start()[cell + 1]; at++) {
            double same = -1;
            for (int to = cells.start()[cell]; to < cells.start()[cell + 1]; to++) {
                int apart = Math.abs(cells.key()[at] - cells.key()[to]);
                same += cells.value()[to] * weights.of(apart, categories);
            }
            sum += cells.value()[at] * same;
        }
        return sum / (rated * (rated - 1));
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
            return new Unknown(NOTHING_TWICE);
        }
        double observed = sum / units;
        if (chance == Chance.NONE) {
            return new Known(observed);
        }
        if (categories < 2) {
            return new Unknown(ONE_CATEGORY);
        }
        double expected = expected(weight);
        return expected < 1
                ? new Known((observed - expected) / (1 - expected))
                : new Unknown(ONE_CATEGORY);
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
        return cells.key().length + weighed * categories;
    }

    private double expected(double[] weight) {
        double q = categories;
        return switch (chance) {
            case NONE -> 0;
            case SHARES -> {
                var share = shares(weight);
                yield dot(share, weights.applied(share));
            }
            case HARD_UNITS -> {
                double hard = 0;
                for (double share : shares(weight)) {
                    hard += share * (1 - share);
                }
                yield weights.total(categories) / (q * (q - 1)) * hard;
            }
            case EVEN -> weights.total(categories) / (q * q);
        };
    }

    private double[] shares(double[] weight) {
        var share = new double[categories];
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            units += weight[c];
            double each = weight[c] / cells.ratings()[c];
            for (int at = cells.start()[c]; each > 0 && at < cells.start()[c + 1]; at++) {
                share[cells.key()[at]] += each * cells.value()[at];
            }
        }
        for (int k = 0; k < categories; k++) {
            share[k] /= units;
        }
        return share;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}
