package org.psephos.rank;

import java.util.Arrays;
import org.psephos.math.StudentT;

/**
 * Which places the judgements do not rule out. For each system its differences to all others are
 * tested together by Holm's step-down rule, so that the places of that system hold with the level
 * promised, however many systems there are.
 *
 * @see "Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks with applications to
 *     mobility across neighbourhoods and academic achievement across countries, Review of Economic
 *     Studies 91:476-518, section 3; Holm (1979), Scandinavian Journal of Statistics 6:65-70"
 */
final class RankIntervals {
    private final double[] values;
    private final Spread spread;
    private final double[] critical;
    private final double[] sizes;
    private final double[] ratios;

    /**
     * @param level coverage of the places of each system
     */
    RankIntervals(double[] values, Spread spread, double level) {
        this.values = values;
        this.spread = spread;
        int others = Math.max(values.length - 1, 0);
        critical = new double[others];
        sizes = new double[others];
        ratios = new double[values.length];
        for (int step = 0; step < others; step++) {
            // The largest difference stands first to be tested, against all others together.
            critical[others - 1 - step] =
                    -StudentT.quantile((1 - level) / 2 / (others - step), spread.degrees());
        }
    }

    /** Best and worst place of system {@code i}, from 1. */
    int[] places(int i) {
        int k = 0;
        for (int j = 0; j < values.length; j++) {
            if (j != i) {
                ratios[j] = ratio(i, j);
                sizes[k++] = Math.abs(ratios[j]);
            }
        }
        double threshold = threshold();
        int better = 0;
        int worse = 0;
        for (int j = 0; j < values.length; j++) {
            if (j != i && Math.abs(ratios[j]) >= threshold) {
                better += ratios[j] < 0 ? 1 : 0;
                worse += ratios[j] > 0 ? 1 : 0;
            }
        }
        return new int[] {1 + better, values.length - worse};
    }

    /** The smallest difference that Holm's rule still rejects, in standard errors. */
    private double threshold() {
        Arrays.sort(sizes);
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = sizes.length - 1; j >= 0 && sizes[j] > critical[j]; j--) {
            smallest = sizes[j];
        }
        return smallest;
    }

    private double ratio(int i, int j) {
        double difference = values[i] - values[j];
        return difference == 0 ? 0 : difference / spread.error(i, j);
    }
}
