package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.StudentT;

/**
 * Differences of two systems item by item, and how many items would show them: the two-sided test
 * of a mean of paired differences, by its normal limit, at the differences that were found.
 *
 * @see "Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd edition"
 */
final class PairPower {
    /** The chance to see a difference that experiments are planned for by custom. */
    private static final double POWER = 0.8;

    /** More than anybody has: then there is no difference to speak of. */
    private static final double MOST_ITEMS = 1e15;

    private final JudgedOutputs outputs;
    private final double level;

    PairPower(JudgedOutputs outputs, double level) {
        this.outputs = outputs;
        this.level = level;
    }

    /**
     * Every two systems.
     *
     * @param items how many items the power is asked for
     */
    List<Quantity> all(long items) {
        var found = new ArrayList<Quantity>();
        double power = 0;
        int pairs = 0;
        var systems = outputs.systems();
        for (int one = 0; one < systems.size(); one++) {
            for (int other = one + 1; other < systems.size(); other++) {
                var of = systems.get(one) + " - " + systems.get(other);
                var apart = differences(one, other);
                if (apart.length < 2) {
                    found.add(
                            Quantity.undefined(
                                            "human-difference",
                                            "score",
                                            apart.length,
                                            "the two have fewer than two items in common")
                                    .about(of));
                } else {
                    pair(found, of, apart);
                    power += power(apart, items);
                    pairs++;
                }
            }
        }
        if (pairs > 0) {
            found.add(
                    Quantity.of("mean-power", "share", power / pairs, pairs)
                            .from(0, 1)
                            .noting(
                                    "the chance to tell two systems apart with %s items, over pairs of systems, were the differences found the true ones"
                                            .formatted(items)));
        }
        return found;
    }

    private double[] differences(int one, int other) {
        return IntStream.range(0, outputs.items().size())
                .mapToDouble(i -> outputs.human()[i][one] - outputs.human()[i][other])
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }

    private void pair(List<Quantity> into, String of, double[] apart) {
        double mean = TwoSamples.mean(apart);
        double error = Math.sqrt(TwoSamples.variance(apart) / apart.length);
        var difference = Quantity.of("human-difference", "score", mean, apart.length).about(of);
        if (error == 0) {
            into.add(difference.noting("it is the same in every item"));
            return;
        }
        double degrees = apart.length - 1.0;
        double half = StudentT.quantile(0.5 + level / 2, degrees) * error;
        into.add(
                difference
                        .within(new Interval(mean - half, mean + half, level, "paired t"))
                        .tested(
                                2 * StudentT.survival(Math.abs(mean) / error, degrees),
                                null,
                                "no difference over items, paired t"));
        into.add(needed(mean, Math.sqrt(TwoSamples.variance(apart)), apart.length).about(of));
    }

    /** Items that show a difference with the usual power. */
    private Quantity needed(double mean, double deviation, long n) {
        double sum = Normal.quantile(0.5 + level / 2) + Normal.quantile(POWER);
        double items = sum * deviation / mean * (sum * deviation / mean);
        return mean == 0 || items > MOST_ITEMS
                ? Quantity.undefined("items-needed", "count", n, "there is no difference")
                : Quantity.of("items-needed", "count", Math.max(2, Math.ceil(items)), n);
    }

    private double power(double[] apart, long items) {
        double deviation = Math.sqrt(TwoSamples.variance(apart));
        double mean = Math.abs(TwoSamples.mean(apart));
        double z = Normal.quantile(0.5 + level / 2);
        double far =
                deviation > 0 ? mean * Math.sqrt((double) items) / deviation : mean > 0 ? 1e9 : 0;
        return Normal.survival(z - far) + Normal.survival(z + far);
    }
}
