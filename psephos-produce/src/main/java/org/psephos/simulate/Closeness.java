package org.psephos.simulate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;

/**
 * How near estimated strengths came to the truth. Both are moved to mean zero over the systems that
 * have an estimate, since only differences mean anything.
 *
 * @param systems how many were compared: those with an estimate
 * @param missing systems of the truth without an estimate
 * @param kendallTau agreement of the two orders, from -1 to 1; ties in either count for neither
 *     side (tau-b)
 * @param rootMeanSquare root of the mean squared distance, in log-odds
 * @param slope least-squares slope of estimate on truth: below 1 the ladder is pulled together
 * @param inside true strengths that lie inside the interval of their estimate
 * @param withInterval estimates that have one
 * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251"
 */
public record Closeness(
        int systems,
        int missing,
        double kendallTau,
        double rootMeanSquare,
        double slope,
        int inside,
        int withInterval) {

    /**
     * Compares.
     *
     * @param estimates log-odds, each of a system that {@code truth} knows; at least two
     */
    public static Closeness of(Truth truth, SortedMap<SystemId, Estimate> estimates) {
        Require.that(estimates.size() >= 2, "estimates must be at least 2", estimates.size());
        Require.that(
                truth.strengths().keySet().containsAll(estimates.keySet()),
                "estimates must be of systems in the truth",
                estimates.keySet());
        var known = new TreeMap<>(truth.strengths());
        known.keySet().retainAll(estimates.keySet());
        double[] expected = centred(List.copyOf(known.values()));
        var found = List.copyOf(estimates.values());
        var values = found.stream().map(Estimate::value).toList();
        double shift = mean(values);
        int inside = 0;
        int withInterval = 0;
        for (int i = 0; i < expected.length; i++) {
            var interval = found.get(i).interval();
            if (interval != null) {
                withInterval++;
                inside += interval.contains(expected[i] + shift) ? 1 : 0;
            }
        }
        double[] got = centred(values);
        return new Closeness(
                expected.length,
                truth.strengths().size() - expected.length,
                tau(expected, got),
                rootMeanSquare(expected, got),
                dot(expected, got) / dot(expected, expected),
                inside,
                withInterval);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double[] centred(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(value -> value - mean).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double rootMeanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private static double tau(double[] a, double[] b) {
        long agreed = 0;
        long untiedA = 0;
        long untiedB = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                int x = Double.compare(a[i], a[j]);
                int y = Double.compare(b[i], b[j]);
                agreed += (long) Integer.signum(x) * Integer.signum(y);
                untiedA += Math.abs(Integer.signum(x));
                untiedB += Math.abs(Integer.signum(y));
            }
        }
        Require.that(untiedA > 0, "true strengths must not all be equal", a[0]);
        Require.that(untiedB > 0, "estimated strengths must not all be equal", b[0]);
        return agreed / Math.sqrt((double) untiedA * untiedB);
    }
}
