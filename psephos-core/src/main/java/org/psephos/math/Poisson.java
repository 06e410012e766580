package org.psephos.math;

import org.jspecify.annotations.Nullable;

/**
 * Draws from the Poisson distributions of many fixed means at the cost of one random number each,
 * by Walker's alias method. A mean that is no whole number is split into its whole and its broken
 * part, whose draws are added. Exact up to 2^-48. Immutable once made, so threads may share it.
 *
 * @see "Walker (1977), An efficient method for generating discrete random variables, ACM TOMS
 *     3:253-256; Vose (1991), IEEE Transactions on Software Engineering 17:972-975"
 */
public final class Poisson {

    /** Means above this are drawn as sums, so that tables stay small. */
    private static final int LARGEST = 1 << 14;

    /** Weights below this share of the largest are left out. */
    private static final double NEGLIGIBLE = 1e-20;

    private final @Nullable Table[] tables = new @Nullable Table[LARGEST + 1];

    /**
     * Prepares to draw.
     *
     * @param means at least 0
     */
    public Poisson(double[]... means) {
        for (var some : means) {
            for (double mean : some) {
                prepare(mean);
            }
        }
    }

    private void prepare(double mean) {
        if (!(mean >= 0) || mean == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "mean must be finite and at least 0, but was " + mean);
        }
        long whole = (long) mean;
        if (whole >= LARGEST) {
            table(LARGEST);
        }
        if (whole % LARGEST > 0) {
            table((int) (whole % LARGEST));
        }
    }

    private Table table(int mean) {
        var table = tables[mean];
        if (table == null) {
            table = Table.of(mean);
            tables[mean] = table;
        }
        return table;
    }

    /**
     * One draw for each of {@code randoms} with a mean that was prepared: the same as draws one by
     * one, but faster, since all are made from one table.
     *
     * @param into takes the draw of generator k at {@code into[k][at]}
     */
    public void next(double mean, SplitMix64[] randoms, double[][] into, int at) {
        long whole = (long) mean;
        if (whole == 0 || whole != mean || whole >= LARGEST) {
            for (int k = 0; k < randoms.length; k++) {
                into[k][at] = next(mean, randoms[k]);
            }
            return;
        }
        var table = prepared((int) whole);
        for (int k = 0; k < randoms.length; k++) {
            into[k][at] = table.draw(randoms[k].nextLong());
        }
    }

    /** One draw with a mean that was prepared. */
    public double next(double mean, SplitMix64 random) {
        if (mean == 0) {
            return 0;
        }
        long whole = (long) mean;
        if (whole == mean && whole < LARGEST) {
            return drawn((int) whole, random);
        }
        double sum = 0;
        for (long left = whole / LARGEST; left > 0; left--) {
            sum += drawn(LARGEST, random);
        }
        int rest = (int) (whole % LARGEST);
        return sum + (rest > 0 ? drawn(rest, random) : 0) + broken(mean - whole, random);
    }

    private int drawn(int mean, SplitMix64 random) {
        return prepared(mean).draw(random.nextLong());
    }

    private Table prepared(int mean) {
        var table = tables[mean];
        if (table == null) {
            throw new IllegalArgumentException("mean must be prepared, but was " + mean);
        }
        return table;
    }

    /** Inversion for a mean below 1. */
    private static double broken(double mean, SplitMix64 random) {
        if (mean == 0) {
            return 0;
        }
        double left = random.nextDouble();
        double weight = StrictMath.exp(-mean);
        int count = 0;
        while (left >= weight && weight > NEGLIGIBLE) {
            left -= weight;
            count++;
            weight *= mean / count;
        }
        return count;
    }

    /**
     * Counts from {@code low} on. Slot j keeps its own with a chance that stands in its highest 48
     * bits, and else gives the slot in its lowest 16: both in one word, since finding them takes
     * longer than anything else here.
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Table(int low, long[] slots) {
        private static final int OTHER = 0xFFFF;

        static Table of(int mean) {
            int low = lowest(mean);
            int high = highest(mean);
            var weight = new double[high - low + 1];
            weight[mean - low] = 1;
            fall(weight, mean, low);
            rise(weight, mean, low);
            return alias(low, weight);
        }

        // Each loop has a method of its own: they run once a mean, and one with all of them takes
        // longer to compile than to run.

        private static int lowest(int mean) {
            int low = mean;
            for (double w = 1; low > 0 && w > NEGLIGIBLE; low--) {
                w *= (double) low / mean;
            }
            return low;
        }

        private static int highest(int mean) {
            int high = mean;
            for (double w = 1; w > NEGLIGIBLE; high++) {
                w *= (double) mean / (high + 1);
            }
            return high;
        }

        private static void fall(double[] weight, int mean, int low) {
            for (int k = mean; k > low; k--) {
                weight[k - 1 - low] = weight[k - low] * k / mean;
            }
        }

        private static void rise(double[] weight, int mean, int low) {
            for (int k = mean; k < low + weight.length - 1; k++) {
                weight[k + 1 - low] = weight[k - low] * mean / (k + 1);
            }
        }

        private static Table alias(int low, double[] weight) {
            int n = weight.length;
            scale(weight);
            var queue = new int[n];
            int large = sort(weight, queue);
            var slots = new long[n];
            long left = pair(weight, queue, large, slots);
            // What is left has chance 1 up to rounding.
            alone(queue, 0, (int) (left >>> 32), slots);
            alone(queue, (int) left, n, slots);
            return new Table(low, slots);
        }

        /** Makes the mean of the weights 1. */
        private static void scale(double[] weight) {
            double sum = 0;
            for (double w : weight) {
                sum += w;
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= weight.length / sum;
            }
        }

        /** Puts slots of weight below 1 first, the others last; where the latter begin. */
        private static int sort(double[] weight, int[] queue) {
            int small = 0;
            int large = queue.length;
            for (int i = 0; i < queue.length; i++) {
                queue[weight[i] < 1 ? small++ : --large] = i;
            }
            return large;
        }

        /** Fills small slots up from large ones; the ends of what is left of both, in one word. */
        private static long pair(double[] weight, int[] queue, int from, long[] slots) {
            int small = from;
            int large = from;
            while (small > 0 && large < queue.length) {
                int poor = queue[--small];
                int rich = queue[large];
                slots[poor] = (long) (weight[poor] * 0x1p48) << 16 | rich;
                weight[rich] -= 1 - weight[poor];
                if (weight[rich] < 1) {
                    large++;
                    queue[small++] = rich;
                }
            }
            return (long) small << 32 | large;
        }

        private static void alone(int[] queue, int from, int end, long[] slots) {
            for (int i = from; i < end; i++) {
                slots[queue[i]] = queue[i];
            }
        }

        int draw(long bits) {
            int slot = (int) Math.unsignedMultiplyHigh(bits, slots.length);
            long chances = slots[slot];
            boolean own = (bits * slots.length) >>> 16 < chances >>> 16;
            return low + (own ? slot : (int) chances & OTHER);
        }
    }
}
