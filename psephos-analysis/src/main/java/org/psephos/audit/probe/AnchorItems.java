package org.psephos.audit.probe;

import java.util.Arrays;
import org.psephos.math.SplitMix64;
import org.psephos.rank.ItemCurves;

/**
 * Few items that stand for all: items are grouped by slope and difficulty of their curves (k-means,
 * first centres drawn as by k-means++), and the item nearest to the centre of each group speaks for
 * it with the group's share of all items as its weight.
 *
 * @param items places, ascending
 * @param weights of the items, positive; they sum to 1
 * @see "Polo et al. (2024), tinyBenchmarks: evaluating LLMs with fewer examples"
 * @see "Arthur and Vassilvitskii (2007), k-means++: the advantages of careful seeding"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AnchorItems(int[] items, double[] weights) {
    private static final int ROUNDS = 30;

    /** At most {@code size} anchors: fewer where curves coincide. */
    static AnchorItems of(ItemCurves curves, int size, SplitMix64 random) {
        var points = new double[curves.size()][2];
        for (int j = 0; j < points.length; j++) {
            points[j][0] = curves.slope(j);
            points[j][1] = curves.intercept(j);
        }
        var centres = first(points, size, random);
        var groups = new int[points.length];
        for (int round = 0; round < ROUNDS && assign(points, centres, groups); round++) {
            move(points, centres, groups);
        }
        return nearest(points, centres, groups);
    }

    private static double[][] first(double[][] points, int size, SplitMix64 random) {
        var centres = new double[size][];
        centres[0] = points[random.nextInt(points.length)].clone();
        var nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int k = 1; k < size; k++) {
            double sum = 0;
            for (int j = 0; j < points.length; j++) {
                nearest[j] = Math.min(nearest[j], distance(points[j], centres[k - 1]));
                sum += nearest[j];
            }
            double left = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < points.length - 1 && (left -= nearest[chosen]) >= 0) {
                chosen++;
            }
            centres[k] = points[chosen].clone();
        }
        return centres;
    }

    private static double distance(double[] a, double[] b) {
        double slope = a[0] - b[0];
        double intercept = a[1] - b[1];
        return slope * slope + intercept * intercept;
    }

    /** Whether any point has a new group. */
    private static boolean assign(double[][] points, double[][] centres, int[] groups) {
        boolean changed = false;
        for (int j = 0; j < points.length; j++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < centres.length; k++) {
                double far = distance(points[j], centres[k]);
                if (far < least) {
                    least = far;
                    best = k;
                }
            }
            changed |= groups[j] != best;
            groups[j] = best;
        }
        return changed;
    }

    private static void move(double[][] points, double[][] centres, int[] groups) {
        var sums = new double[centres.length][3];
        for (int j = 0; j < points.length; j++) {
            sums[groups[j]][0] += points[j][0];
            sums[groups[j]][1] += points[j][1];
            sums[groups[j]][2]++;
        }
        for (int k = 0; k < centres.length; k++) {
            if (sums[k][2] > 0) {
                centres[k][0] = sums[k][0] / sums[k][2];
                centres[k][1] = sums[k][1] / sums[k][2];
            }
        }
    }

    private static AnchorItems nearest(double[][] points, double[][] centres, int[] groups) {
        var weights = new double[points.length];
        for (int k = 0; k < centres.length; k++) {
            int anchor = -1;
            int count = 0;
            for (int j = 0; j < points.length; j++) {
                if (groups[j] == k) {
                    count++;
                    anchor =
                            anchor < 0
                                            || distance(points[j], centres[k])
                                                    < distance(points[anchor], centres[k])
                                    ? j
                                    : anchor;
                }
            }
            if (count > 0) {
                weights[anchor] = (double) count / points.length;
            }
        }
        var items = new int[points.length];
        var kept = new double[points.length];
        int size = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] > 0) {
                items[size] = j;
                kept[size++] = weights[j];
            }
        }
        return new AnchorItems(Arrays.copyOf(items, size), Arrays.copyOf(kept, size));
    }

    /** The score of {@code answers}, by item, as the anchors see it. */
    double score(double[] answers) {
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            sum += weights[i] * answers[items[i]];
        }
        return sum;
    }

    /**
     * The score with the chance of every other item filled in, at the ability that the anchors
     * show.
     */
    double filled(double[] answers, ItemCurves curves) {
        var seen = new double[items.length];
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            seen[i] = answers[items[i]];
            sum += seen[i];
        }
        double ability = curves.ability(items, seen);
        for (int j = 0, next = 0; j < curves.size(); j++) {
            if (next < items.length && items[next] == j) {
                next++;
            } else {
                sum += curves.chance(j, ability);
            }
        }
        return sum / curves.size();
    }
}
