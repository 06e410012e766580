package org.psephos.math;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once: p-values raised so that, of all that are called findings at a level, at most
 * that share is expected to be chance. Holds for independent tests and for those that depend
 * positively.
 *
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57:289-300"
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Adjusted p-values, in the order given: those at or below a level are findings at that level.
     *
     * @param p from 0 to 1; not changed
     */
    public static double[] adjusted(double[] p) {
        var order =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                        .mapToInt(Integer::intValue)
                        .toArray();
        var adjusted = new double[p.length];
        double least = 1;
        for (int place = 0; place < order.length; place++) {
            int rank = p.length - place;
            least = Math.min(least, p[order[place]] * p.length / rank);
            adjusted[order[place]] = least;
        }
        return adjusted;
    }
}
