package org.psephos.audit;

import java.util.Arrays;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;

/**
 * Draws as many units as there are, with replacement, and says how many of each cell came: exactly
 * multinomial, at the cost of the cells rather than of the units.
 *
 * <p>Where units are many, the count of each cell is first drawn as a Poisson number with the count
 * seen as its mean: given their sum, Poisson counts are multinomial. The sum is then mended, unit
 * by unit drawn from all or taken from those drawn, each with the same chance; some square root of
 * the units are.
 *
 * @see "Devroye (1986), Non-uniform random variate generation, chapter XI.1"
 */
final class UnitDraws {

    /** Up to as many units are drawn one by one. */
    private static final int FEW = 1024;

    private final double[] count;
    private final int[] until;
    private final Poisson poisson;

    UnitDraws(double[] count) {
        this.count = count;
        until = new int[count.length];
        int units = 0;
        for (int c = 0; c < count.length; c++) {
            units += (int) count[c];
            until[c] = units;
        }
        poisson = units > FEW ? new Poisson(count) : new Poisson();
    }

    private int units() {
        return until.length == 0 ? 0 : until[until.length - 1];
    }

    /**
     * One draw.
     *
     * @param weight takes units by cell; whatever it holds is overwritten
     */
    void draw(SplitMix64 random, double[] weight) {
        int units = units();
        long drawn = 0;
        if (units > FEW) {
            for (int c = 0; c < weight.length; c++) {
                weight[c] = poisson.next(count[c], random);
                drawn += (long) weight[c];
            }
        } else {
            Arrays.fill(weight, 0);
        }
        for (; drawn < units; drawn++) {
            weight[cell(random.nextInt(units))]++;
        }
        take(weight, drawn - units, random);
    }

    /** A unit of those drawn is as likely as any other: more of a cell make it likelier. */
    private void take(double[] weight, long surplus, SplitMix64 random) {
        double most = 0;
        for (int c = 0; surplus > 0 && c < weight.length; c++) {
            most = Math.max(most, weight[c] / count[c]);
        }
        for (long left = surplus; left > 0; ) {
            int cell = cell(random.nextInt(units()));
            if (random.nextDouble() * most * count[cell] < weight[cell]) {
                weight[cell]--;
                left--;
            }
        }
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
