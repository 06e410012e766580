package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.ChiSquared;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * How far the scores of a system go apart that differ in nothing but the seed. Means have Student's
 * intervals over seeds, deviations those of chi-squared, and the ratio of mean to deviation that of
 * Vangel for a coefficient of variation, turned over; all three suppose normal scores.
 *
 * @see "Madaan et al. (2024), Quantifying variance in evaluation benchmarks"
 * @see "Vangel (1996), Confidence intervals for a normal coefficient of variation"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeedNoise(double[] scores, double level) {
    private static final String SAME =
            "seeds that score the same say nothing of how far others would go apart";

    /** Mean, with Student's interval from two seeds on. */
    Estimate mean() {
        double error = deviation() / Math.sqrt(scores.length);
        return scores.length < 2
                ? new Estimate(average(), null)
                : Estimate.student(
                        average(), error, scores.length - 1, level, "student over seeds");
    }

    private double average() {
        return Arrays.stream(scores).average().orElseThrow();
    }

    /** Standard deviation, with n - 1 below. */
    double deviation() {
        return Math.sqrt(squares(scores) / (scores.length - 1));
    }

    private static double squares(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        return Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).sum();
    }

    /** Where the true deviation may lie, given one with so many degrees of freedom. */
    static Interval around(double deviation, int degrees, double level) {
        double tail = (1 - level) / 2;
        return new Interval(
                deviation * Math.sqrt(degrees / ChiSquared.quantile(1 - tail, degrees)),
                deviation * Math.sqrt(degrees / ChiSquared.quantile(tail, degrees)),
                level,
                "chi-squared over seeds");
    }

    /** The deviation that systems share: root of the mean of variances, by degrees of freedom. */
    static Quantity pooled(String name, List<double[]> systems, double level) {
        double sum = 0;
        int degrees = 0;
        for (var scores : systems) {
            sum += squares(scores);
            degrees += scores.length - 1;
        }
        if (degrees == 0) {
            return Quantity.undefined(
                    name,
                    "score",
                    systems.size(),
                    "no system was run with two seeds; say which column tells runs apart: --columns seed=COLUMN");
        }
        double deviation = Math.sqrt(sum / degrees);
        return Quantity.of(name, "score", deviation, degrees + systems.size())
                .within(deviation == 0 ? null : around(deviation, degrees, level))
                .noting(deviation == 0 ? SAME : "");
    }

    /** Mean over deviation, or null where all seeds score the same. */
    @Nullable Estimate ratio() {
        double deviation = deviation();
        double mean = Math.abs(average());
        if (deviation == 0 || mean == 0) {
            return null;
        }
        double ratio = mean / deviation;
        double tail = (1 - level) / 2;
        return new Estimate(
                ratio,
                new Interval(
                        Math.min(ratio, turned(ratio, tail)),
                        Math.max(ratio, turned(ratio, 1 - tail)),
                        level,
                        "modified McKay over seeds"));
    }

    /** An end of the interval of the coefficient of variation, turned over; 0 where it is open. */
    private double turned(double ratio, double p) {
        int n = scores.length;
        double u = ChiSquared.quantile(p, n - 1);
        double inner = ((u + 2) / n - 1) / (ratio * ratio) + u / (n - 1);
        return inner <= 0 ? 0 : ratio * Math.sqrt(inner);
    }

    /**
     * A mean over systems with Student's interval, or why there is none.
     *
     * @param values one a system
     */
    static Quantity over(String name, String unit, List<Double> values, double level, String why) {
        if (values.isEmpty()) {
            return Quantity.undefined(name, unit, 0, why);
        }
        var column = values.stream().mapToDouble(v -> v).toArray();
        double mean = Arrays.stream(column).average().orElseThrow();
        var quantity = Quantity.of(name, unit, mean, column.length);
        if (column.length < 2) {
            return quantity;
        }
        double error = Math.sqrt(squares(column) / (column.length - 1) / column.length);
        var method = "student over systems";
        return quantity.within(
                Estimate.student(mean, error, column.length - 1, level, method).interval());
    }

    /** All of one system. */
    static List<Quantity> of(String prefix, String system, double[] scores, double level) {
        var noise = new SeedNoise(scores, level);
        var quantities = new ArrayList<Quantity>();
        if (scores.length < 2) {
            return quantities;
        }
        int n = scores.length;
        double deviation = noise.deviation();
        var note = deviation == 0 ? SAME : "";
        quantities.add(
                Quantity.of(prefix + "seed-mean", "score", noise.average(), n)
                        .about(system)
                        .within(deviation == 0 ? null : noise.mean().interval())
                        .noting(note));
        quantities.add(
                Quantity.of(prefix + "seed-sd", "score", deviation, n)
                        .about(system)
                        .within(deviation == 0 ? null : around(deviation, n - 1, level))
                        .noting(note));
        var ratio = noise.ratio();
        var name = prefix + "signal-to-noise";
        quantities.add(
                ratio == null
                        ? Quantity.undefined(name, "ratio", n, "its seeds score the same, or 0")
                                .about(system)
                        : Quantity.of(name, "ratio", ratio.value(), n)
                                .about(system)
                                .within(ratio.interval()));
        return quantities;
    }
}
