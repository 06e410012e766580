package org.psephos.audit;

import org.jspecify.annotations.Nullable;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * Krippendorff's alpha: one less the ratio of the disagreement in units to that between any two
 * ratings. A unit counts with each of its ratings, and not at all where it has one only.
 *
 * <p>The ordinal distance of two categories is the squared difference of their mid-ranks, the
 * interval distance that of their values, the ratio distance that of their values over their sum;
 * any other can be given. Mid-ranks are those of the units given, and thus those of each bootstrap
 * round.
 *
 * @see "Krippendorff (2011), Computing Krippendorff's alpha-reliability, sections A to E"
 */
final class KrippendorffAlpha implements Coefficient {
    private final UnitCells cells;
    private final int categories;
    private final MeasurementScale scale;
    private final double[] values;
    private final Distance distance;
    private @Nullable Seen seen;

    /** How far two categories are apart: 0 for the same, the same both ways. */
    interface Distance {
        double of(int one, int other);
    }

    KrippendorffAlpha(UnitCells cells, ReliabilityData data) {
        this.cells = cells;
        scale = data.scale();
        categories = data.categories().size();
        values =
                scale == MeasurementScale.INTERVAL || scale == MeasurementScale.RATIO
                        ? data.categories().numbers(scale)
                        : new double[0];
        distance = this::ratio;
    }

    /** Alpha by a distance of one's own. */
    KrippendorffAlpha(UnitCells cells, int categories, Distance distance) {
        this.cells = cells;
        this.categories = categories;
        this.distance = distance;
        scale = MeasurementScale.RATIO;
        values = new double[0];
    }

    @Override
    public Value of(double[] weight) {
        return of(weight, 1);
    }

    /**
     * Without the correction for few ratings, which Gwet keeps only where the number of ratings a
     * unit moves agreement.
     */
    @Override
    public Value linearised(double[] weight) {
        var value = of(weight, 0);
        if (value instanceof Known(double alpha)
                && seen() instanceof Seen(Known(double known), double ratings, double perUnit)) {
            double drift = perUnit(weight) / perUnit - 1;
            return new Known(alpha - (1 - known) / ratings * drift);
        }
        return value;
    }

    /** What is asked of the units as they are, once for all slopes. */
    private record Seen(Value value, double ratings, double perUnit) {}

    private Seen seen() {
        var known = seen;
        if (known == null) {
            var count = cells.count();
            known = new Seen(of(count, 0), sum(totals(count)), perUnit(count));
            seen = known;
        }
        return known;
    }

    /** Ratings of a unit that has two or more. */
    private double perUnit(double[] weight) {
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            units += cells.ratings()[c] > 1 ? weight[c] : 0;
        }
        return sum(totals(weight)) / units;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private Value of(double[] weight, double correction) {
        var total = totals(weight);
        double ratings = sum(total);
        if (ratings == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        var sums =
                switch (scale) {
                    case NOMINAL -> nominal(weight, total);
                    case ORDINAL -> squares(weight, total, midRanks(total));
                    case INTERVAL -> squares(weight, total, values);
                    case RATIO -> distances(weight, total);
                };
        return sums.expected() > 0
                ? new Known(1 - (ratings - correction) * sums.observed() / sums.expected())
                : new Unknown(ChanceCorrected.ONE_CATEGORY);
    }

    @Override
    public double steps() {
        double pairs = scale == MeasurementScale.RATIO ? (double) categories * categories / 2 : 0;
        return 2.0 * cells.key().length + categories + pairs;
    }

    /** Sums of distances: in units, each over the ratings less one; of all pairs of ratings. */
    private record Sums(double observed, double expected) {}

    /** Ratings by category, of units with two or more. */
    private double[] totals(double[] weight) {
        var total = new double[categories];
        for (int c = 0; c < cells.size(); c++) {
            if (cells.ratings()[c] < 2 || weight[c] == 0) {
                continue;
            }
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                total[cells.key()[at]] += weight[c] * cells.value()[at];
            }
        }
        return total;
    }

    private Sums nominal(double[] weight, double[] total) {
        double observed = 0;
        for (int c = 0; c < cells.size(); c++) {
            double rated = cells.ratings()[c];
            if (rated < 2) {
                continue;
            }
            double different = rated * rated;
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                double n = cells.value()[at];
                different -= n * n;
            }
            observed += weight[c] * different / (rated - 1);
        }
        double all = 0;
        double same = 0;
        for (double n : total) {
            all += n;
            same += n * n;
        }
        return new Sums(observed, all * all - same);
    }

    /** Distances that are squared differences need sums and sums of squares only. */
    private Sums squares(double[] weight, double[] total, double[] position) {
        double centre = centre(total, position);
        double observed = 0;
        for (int c = 0; c < cells.size(); c++) {
            double rated = cells.ratings()[c];
            if (rated < 2 || weight[c] == 0) {
                continue;
            }
            double sum = 0;
            double square = 0;
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                double from = position[cells.key()[at]] - centre;
                sum += cells.value()[at] * from;
                square += cells.value()[at] * from * from;
            }
            observed += weight[c] * 2 * Math.max(0, rated * square - sum * sum) / (rated - 1);
        }
        double all = 0;
        double square = 0;
        for (int k = 0; k < categories; k++) {
            double from = position[k] - centre;
            all += total[k];
            square += total[k] * from * from;
        }
        return new Sums(observed, 2 * all * square);
    }

    private static double centre(double[] total, double[] position) {
        double sum = 0;
        double all = 0;
        for (int k = 0; k < total.length; k++) {
            sum += total[k] * position[k];
            all += total[k];
        }
        return sum / all;
    }

    private static double[] midRanks(double[] total) {
        var rank = new double[total.length];
        double below = 0;
        for (int k = 0; k < rank.length; k++) {
            rank[k] = below + total[k] / 2;
            below += total[k];
        }
        return rank;
    }

    private Sums distances(double[] weight, double[] total) {
        double observed = 0;
        for (int c = 0; c < cells.size(); c++) {
            double rated = cells.ratings()[c];
            if (rated < 2 || weight[c] == 0) {
                continue;
            }
            double sum = 0;
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                for (int to = at + 1; to < cells.start()[c + 1]; to++) {
                    sum +=
                            2.0
                                    * cells.value()[at]
                                    * cells.value()[to]
                                    * distance.of(cells.key()[at], cells.key()[to]);
                }
            }
            observed += weight[c] * sum / (rated - 1);
        }
        double expected = 0;
        for (int k = 0; k < categories; k++) {
            for (int l = k + 1; total[k] > 0 && l < categories; l++) {
                expected += 2 * total[k] * total[l] * distance.of(k, l);
            }
        }
        return new Sums(observed, expected);
    }

    private double ratio(int one, int other) {
        double sum = values[one] + values[other];
        double share = sum == 0 ? 0 : (values[one] - values[other]) / sum;
        return share * share;
    }
}
