package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;

/**
 * How many more comparisons, and of whom, answer a question.
 *
 * @param question what was asked; absent where only the next comparisons were
 * @param next which comparisons tell most of all strengths, best first
 * @param rows judgements that the plan rests on
 */
public record Plan(@Nullable Question question, List<Next> next, long rows) {
    public Plan {
        next = List.copyOf(next);
    }

    /**
     * Whether two systems can be told apart.
     *
     * @param a the system asked about
     * @param b the other
     * @param now strength of {@code a} minus strength of {@code b}
     * @param always the same with an interval that holds however often one looks
     * @param supposed the true difference that the plan supposes, in log-odds
     * @param power chance that the plan, once done, tells them apart
     * @param once what it takes where one looks only at the end
     * @param anytime what it takes where one may look after each vote and stop early
     * @param direct the same as {@code once} with comparisons of these two alone
     * @param undefined why there is no plan; absent where there is one
     */
    public record Question(
            SystemId a,
            SystemId b,
            Estimate now,
            Estimate always,
            double supposed,
            double power,
            @Nullable Answer once,
            @Nullable Answer anytime,
            @Nullable Long direct,
            @Nullable String undefined) {}

    /**
     * Comparisons to collect.
     *
     * @param votes how many altogether; 0 where the two can be told apart already
     * @param pairs of whom, most first
     * @param error standard error of the difference afterwards
     * @param ladder what all systems would have: half widths of their intervals now and then
     */
    public record Answer(long votes, List<Pair> pairs, double error, List<Gain> ladder) {
        public Answer {
            pairs = List.copyOf(pairs);
            ladder = List.copyOf(ladder);
        }
    }

    /** So many comparisons of two. */
    public record Pair(SystemId left, SystemId right, long votes) {}

    /** Half the width of the interval of a system, in log-odds. */
    public record Gain(SystemId system, double halfWidth, double halfWidthThen) {}

    /**
     * A comparison that might be collected.
     *
     * @param gain expected information of its outcome on the strengths, in nats
     * @param comparisons of the two that there are
     */
    public record Next(SystemId left, SystemId right, double gain, long comparisons) {}

    /**
     * What the judgements at hand can show of two systems.
     *
     * @param a the stronger
     * @param adjacent whether no other system is estimated between the two
     * @param difference of the strengths, in log-odds, at least 0
     * @param error standard error of it
     * @param smallest difference that the power asked for tells from none: the error times the sum
     *     of the quantiles of level and power
     * @param comparisons of the two that there are
     * @see "Cohen (1988), Statistical power analysis for the behavioral sciences"
     */
    public record Contrast(
            SystemId a,
            SystemId b,
            boolean adjacent,
            double difference,
            double error,
            double smallest,
            long comparisons) {}
}
