package org.psephos.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * The common log odds ratio of two-by-two tables, one a stratum: groups by successes. Undefined
 * where no stratum has both groups, or where nothing speaks for one side. Not thread-safe.
 *
 * @see "Mantel and Haenszel (1959), Statistical aspects of the analysis of data from retrospective
 *     studies of disease, JNCI 22:719-748; variance of Robins, Breslow, Greenland (1986),
 *     Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata
 *     limiting models, Biometrics 42:311-323"
 */
final class CommonOdds {
    private static final int CELLS = 4;

    private final LongPairs strata = new LongPairs();
    private double[] table = new double[CELLS * 64];

    /** One try of the first group or the other. */
    void add(long stratum, boolean first, boolean success) {
        add(stratum, first, success, 1);
    }

    /** One try that stands for {@code weight}. */
    void add(long stratum, boolean first, boolean success, double weight) {
        int number = strata.of(stratum, 0);
        if (CELLS * (number + 1) > table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        table[CELLS * number + (first ? 0 : 2) + (success ? 0 : 1)] += weight;
    }

    /** How much higher the log odds of the first group are; null where nothing tells. */
    @Nullable Estimate estimate(double level) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        for (int at = 0; at < CELLS * strata.size(); at += CELLS) {
            double n = Arrays.stream(table, at, at + CELLS).sum();
            if (table[at] + table[at + 1] == 0 || table[at + 2] + table[at + 3] == 0) {
                continue;
            }
            double with = table[at] * table[at + 3] / n;
            double against = table[at + 1] * table[at + 2] / n;
            double p = (table[at] + table[at + 3]) / n;
            double q = (table[at + 1] + table[at + 2]) / n;
            r += with;
            s += against;
            pr += p * with;
            mixed += p * against + q * with;
            qs += q * against;
        }
        if (!(r > 0) || !(s > 0)) {
            return null;
        }
        double variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
        return Estimate.normal(
                StrictMath.log(r / s),
                Math.sqrt(variance),
                level,
                "Mantel-Haenszel, Robins-Breslow-Greenland variance");
    }
}
