package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.SplitMix64;

/**
 * Standard errors by resampling whole units (users, questions) with replacement, as many as there
 * are, and intervals made from them: value ± normal quantile · standard error, cut to what can
 * occur. Rounds in which a statistic is not defined are left out; fewer than half of them left mean
 * no interval. The centre stays the estimate, because measures that count distinct things are
 * smaller in every resample, so that percentiles would lie beside it.
 *
 * @see "Efron and Tibshirani (1993), An introduction to the bootstrap, chapters 6 and 13"
 */
final class Spread {
    private final ProbeOptions options;
    private final String unit;

    Spread(ProbeOptions options, String unit) {
        this.options = options;
        this.unit = unit;
    }

    /** Statistics of one resample: for each unit how often it was drawn. */
    interface Statistics {
        /** Null where a statistic is not defined. */
        @Nullable Double[] of(int[] drawn);
    }

    /**
     * Standard deviations of the statistics over the rounds; null where there is none.
     *
     * @param units how many units there are
     */
    @Nullable Double[] errors(int units, Statistics statistics) {
        var ones = new int[units];
        Arrays.fill(ones, 1);
        int count = statistics.of(ones).length;
        var moments = new Moments[count];
        Arrays.setAll(moments, i -> new Moments());
        for (int round = 0; units > 1 && round < options.rounds(); round++) {
            var random = options.seed().child("bootstrap", round).random();
            var found = statistics.of(draw(units, random));
            for (int i = 0; i < count; i++) {
                moments[i].add(found[i]);
            }
        }
        var errors = new @Nullable Double[count];
        Arrays.setAll(errors, i -> moments[i].deviation(options.rounds()));
        return errors;
    }

    private static int[] draw(int units, SplitMix64 random) {
        var drawn = new int[units];
        for (int i = 0; i < units; i++) {
            drawn[random.nextInt(units)]++;
        }
        return drawn;
    }

    /** The interval around {@code value}, or null without an error. */
    @Nullable Interval interval(double value, @Nullable Double error, double least, double most) {
        if (error == null) {
            return null;
        }
        double half = Normal.quantile(0.5 + options.level() / 2) * error;
        return new Interval(
                Math.min(value, Math.max(least, value - half)),
                Math.max(value, Math.min(most, value + half)),
                options.level(),
                "bootstrap error over %s, %s rounds".formatted(unit, options.rounds()));
    }

    /** One statistic, for callers that have no more. */
    @Nullable Double error(int units, ToDoubleFunction<int[]> statistic) {
        return errors(
                units,
                drawn -> {
                    double value = statistic.applyAsDouble(drawn);
                    return new @Nullable Double[] {Double.isFinite(value) ? value : null};
                })[0];
    }

    /** Mean and spread in one pass. */
    private static final class Moments {
        private long n;
        private double mean;
        private double squares;

        void add(@Nullable Double value) {
            if (value == null) {
                return;
            }
            double off = Objects.requireNonNull(value) - mean;
            mean += off / ++n;
            squares += off * (value - mean);
        }

        @Nullable Double deviation(int rounds) {
            return n < 2 || n < rounds / 2 ? null : Math.sqrt(squares / (n - 1));
        }
    }
}
