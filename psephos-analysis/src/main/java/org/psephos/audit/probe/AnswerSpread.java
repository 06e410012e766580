package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Binomial;
import org.psephos.math.FisherF;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.Rate;

/**
 * How much answers vary: the share of the commonest one, and their variance against that of others.
 *
 * @see "Park, Schoenegger and Zhu (2024), Diminished diversity-of-thought in a standard large
 *     language model"
 * @see "Brown and Forsythe (1974), Robust tests for the equality of variances, JASA 69:364-367"
 */
final class AnswerSpread {
    private AnswerSpread() {}

    /** Of the answers, how many are the commonest one. */
    static Rate top(List<String> words) {
        var most = SurveyAnswers.counts(words).values().stream().mapToInt(one -> one).max();
        return new Rate(most.orElseThrow(), words.size());
    }

    /**
     * The greatest chance of so common an answer where no answer has a share above {@code most}.
     * The commonest is chosen after looking: each of the others might have been it. With a share of
     * a half or more the chance is greatest where two answers share all, because the tail of a
     * binomial is convex below its count.
     *
     * @param most from 0.5 to below 1
     */
    static double uniformP(Rate top, double most) {
        int asked = Math.toIntExact(top.asked());
        int common = Math.toIntExact(top.successes());
        return Math.min(
                1,
                new Binomial(asked, most).atLeast(common)
                        + new Binomial(asked, 1 - most).atLeast(common));
    }

    /**
     * The ratio of two variances, its interval from the errors of their logarithms, which kurtosis
     * decides; absent where one of the two varies by nothing.
     */
    static @Nullable Interval ratio(double[] one, double[] other, double level) {
        double variance = logError(one) + logError(other);
        double ratio = TwoSamples.variance(one) / TwoSamples.variance(other);
        if (!Double.isFinite(variance) || !(ratio > 0)) {
            return null;
        }
        double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(variance);
        return new Interval(
                ratio * StrictMath.exp(-half),
                ratio * StrictMath.exp(half),
                level,
                "delta method on log variances");
    }

    /** Squared error of the logarithm of a variance: (m4 / m2^2 - (n - 3) / (n - 1)) / n. */
    private static double logError(double[] values) {
        double mean = TwoSamples.mean(values);
        double second = 0;
        double fourth = 0;
        for (double one : values) {
            double square = (one - mean) * (one - mean);
            second += square;
            fourth += square * square;
        }
        double n = values.length;
        return (n * fourth / (second * second) - (n - 3) / (n - 1)) / n;
    }

    /**
     * Two-sided p of equal variances, by distances from the medians; null where none varies within
     * either.
     */
    static @Nullable Double equalP(double[] one, double[] other) {
        var near = distances(one);
        var far = distances(other);
        double n = (double) near.length + far.length;
        double within =
                TwoSamples.variance(near) * (near.length - 1)
                        + TwoSamples.variance(far) * (far.length - 1);
        if (!(within > 0)) {
            return null;
        }
        double apart = TwoSamples.mean(near) - TwoSamples.mean(far);
        double between = apart * apart * near.length * far.length / n;
        return FisherF.survival(between / (within / (n - 2)), 1, n - 2);
    }

    private static double[] distances(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return DoubleStream.of(values).map(one -> Math.abs(one - median)).toArray();
    }
}
