package org.psephos.audit.probe;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.math.Rate;
import org.psephos.math.SplitMix64;

/**
 * Two sets of answers to one question, asked in two orders: how the share of the answer that is the
 * commonest of both changes, and whether answers go with the order at all.
 *
 * @see "Newcombe (1998), Interval estimation for the difference between independent proportions:
 *     comparison of eleven methods, Statistics in Medicine 17:873-890, method 10"
 */
final class OrderShift {
    private static final double SAME = 1e-9;

    private final List<String> usual;
    private final List<String> other;
    private final String answer;

    /** Both of at least one answer. */
    OrderShift(List<String> usual, List<String> other) {
        this.usual = List.copyOf(usual);
        this.other = List.copyOf(other);
        answer = SurveyAnswers.commonest(Stream.concat(usual.stream(), other.stream()));
    }

    /** Whose share is looked at. */
    String answer() {
        return answer;
    }

    private Rate rate(List<String> of) {
        return new Rate(of.stream().filter(answer::equals).count(), of.size());
    }

    /** The share in the other order less that in the usual one. */
    double change() {
        return rate(other).share() - rate(usual).share();
    }

    Interval interval(double level) {
        double before = rate(usual).share();
        double after = rate(other).share();
        var first = rate(usual).wilson(level);
        var second = rate(other).wilson(level);
        return new Interval(
                change() - Math.hypot(after - second.low(), first.high() - before),
                change() + Math.hypot(second.high() - after, before - first.low()),
                level,
                "Newcombe's score interval of a difference");
    }

    /**
     * Share of random orders of the labels whose chi-squared is as large; the answers as they are
     * count as one. Null without rounds.
     */
    @Nullable Double p(ProbeOptions options) {
        if (options.rounds() == 0) {
            return null;
        }
        var codes = new TreeMap<String, Integer>();
        var all =
                Stream.concat(usual.stream(), other.stream())
                        .mapToInt(one -> codes.computeIfAbsent(one, word -> codes.size()))
                        .toArray();
        double found = statistic(all, codes.size());
        long asFar = 1;
        for (int round = 0; round < options.rounds(); round++) {
            shuffle(all, options.seed().child("order", round).random());
            asFar += statistic(all, codes.size()) >= found - SAME ? 1 : 0;
        }
        return (double) asFar / (options.rounds() + 1);
    }

    private static void shuffle(int[] all, SplitMix64 random) {
        for (int i = all.length - 1; i > 0; i--) {
            int with = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[with];
            all[with] = kept;
        }
    }

    /** Grows with chi-squared, margins being kept: sum of squares of one row over the columns. */
    private double statistic(int[] all, int answers) {
        var first = new double[answers];
        var both = new double[answers];
        for (int i = 0; i < all.length; i++) {
            first[all[i]] += i < usual.size() ? 1 : 0;
            both[all[i]]++;
        }
        double sum = 0;
        for (int i = 0; i < answers; i++) {
            sum += first[i] * first[i] / both[i];
        }
        return sum;
    }
}
