package org.psephos.audit;

import java.util.Arrays;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;

/**
 * Draws as many units as there are, with replacement, and says how many of each cell came: exactly
 * multinomial, at the cost of the cells rather than of the units.
 *
 * <p>Where units are many, nearly all of them are drawn as Poisson counts with a little too small
 * means, and what is missing is drawn one by one: given their sum, Poisson counts are multinomial.
 *
 * @see "Devroye (1986), Non-uniform random variate generation, chapter XI.1"
 */
final class UnitDraws {

    /** How many standard deviations the Poisson counts stay below the number of units. */
    private static final double SHORT_BY = 6;

    private final int[] until;
    private final double[] means;
    private final Poisson poisson;

    UnitDraws(double[] count) {
        until = new int[count.length];
        int units = 0;
        for (int c = 0; c < count.length; c++) {
            units += (int) count[c];
            until[c] = units;
        }
        double bulk = units - SHORT_BY * Math.sqrt(units);
        boolean many = bulk > 2.0 * count.length;
        means = new double[count.length];
        for (int c = 0; c < count.length; c++) {
            means[c] = many ? count[c] * (bulk / units) : 0;
        }
        poisson = new Poisson(means);
    }

    private int units() {
        return until.length == 0 ? 0 : until[until.length - 1];
    }

    /** Units by cell. */
    double[] draw(SplitMix64 random) {
        var weight = new double[until.length];
        double drawn;
        do {
            drawn = 0;
            for (int c = 0; c < weight.length; c++) {
                weight[c] = poisson.next(means[c], random);
                drawn += weight[c];
            }
        } while (drawn > units());
        for (int missing = units() - (int) drawn; missing > 0; missing--) {
            weight[cell(random.nextInt(units()))]++;
        }
        return weight;
    }

    private int cell(int unit) {
        int found = Arrays.binarySearch(until, unit + 1);
        if (found < 0) {
            return -found - 1;
        }
        // Cells are never empty, so no two of them end at the same unit.
        return found;
    }
}
