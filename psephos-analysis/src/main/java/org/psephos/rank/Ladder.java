package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.AnnotatorId;
import org.psephos.model.ItemId;
import org.psephos.model.SystemId;

/**
 * Systems by strength, best first.
 *
 * @param rungs best first; equal strengths in name order
 * @param unplaced systems whose strength the judgements do not determine
 * @param effects other parameters, such as the tie parameter and the effect of position
 * @param logLikelihood at the solution, multinomial constants left out; absent where the method has
 *     none
 * @param steps taken by the solver
 * @param gap what is left of the score equation at the solution, in standard errors of the worst
 *     parameter
 * @param differences estimates of differences between systems; absent where no interval was asked
 *     for
 * @param notes what a reader must know, such as the prior that was used
 * @param uncontrolled the rungs before anything was taken out, of the same judgements; empty where
 *     nothing was
 * @param items what was asked, hardest first; empty where the method has no items
 * @param annotators who judged, most reliable first; empty where the method takes all as equal
 */
public record Ladder(
        List<Rung> rungs,
        List<Unplaced> unplaced,
        List<Effect> effects,
        @Nullable Double logLikelihood,
        int steps,
        double gap,
        @Nullable Differences differences,
        List<String> notes,
        List<Rung> uncontrolled,
        List<ItemRung> items,
        List<AnnotatorRung> annotators) {

    public Ladder {
        rungs = List.copyOf(rungs);
        unplaced = List.copyOf(unplaced);
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
        items = List.copyOf(items);
        annotators = List.copyOf(annotators);
        uncontrolled = List.copyOf(uncontrolled);
    }

    /** A ladder of annotators who are taken as equal. */
    public Ladder(
            List<Rung> rungs,
            List<Unplaced> unplaced,
            List<Effect> effects,
            @Nullable Double logLikelihood,
            int steps,
            double gap,
            @Nullable Differences differences,
            List<String> notes,
            List<Rung> uncontrolled,
            List<ItemRung> items) {
        this(
                rungs,
                unplaced,
                effects,
                logLikelihood,
                steps,
                gap,
                differences,
                notes,
                uncontrolled,
                items,
                List.of());
    }

    /** A ladder of comparisons, with what it was before something was taken out. */
    public Ladder(
            List<Rung> rungs,
            List<Unplaced> unplaced,
            List<Effect> effects,
            @Nullable Double logLikelihood,
            int steps,
            double gap,
            @Nullable Differences differences,
            List<String> notes,
            List<Rung> uncontrolled) {
        this(
                rungs,
                unplaced,
                effects,
                logLikelihood,
                steps,
                gap,
                differences,
                notes,
                uncontrolled,
                List.of());
    }

    /** A ladder of comparisons that nothing was taken out of. */
    public Ladder(
            List<Rung> rungs,
            List<Unplaced> unplaced,
            List<Effect> effects,
            @Nullable Double logLikelihood,
            int steps,
            double gap,
            @Nullable Differences differences,
            List<String> notes) {
        this(
                rungs,
                unplaced,
                effects,
                logLikelihood,
                steps,
                gap,
                differences,
                notes,
                List.of(),
                List.of());
    }

    /** The same with one more thing that a reader must know. */
    Ladder noting(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Ladder(
                rungs,
                unplaced,
                effects,
                logLikelihood,
                steps,
                gap,
                differences,
                more,
                uncontrolled,
                items,
                annotators);
    }

    /**
     * What is known of an item that systems solve or do not.
     *
     * @param difficulty ability at which half of the systems solve it, guesses aside, in the unit
     *     of the ladder
     * @param discrimination how sharply it tells abilities apart; absent for ratings
     * @param guessing share that solves it by luck; absent where the model knows none
     * @param information the most it says of an ability, in 1 / unit^2; absent for ratings
     * @param infit mean square of residuals weighted by information, near 1 where the model holds;
     *     absent for ratings
     * @param tried answers
     * @param solved answers that were right
     * @param deviation of the difficulty, as of a {@link Rung}; absent where it has an interval
     */
    public record ItemRung(
            ItemId item,
            Estimate difficulty,
            @Nullable Estimate discrimination,
            @Nullable Estimate guessing,
            @Nullable Double information,
            @Nullable Double infit,
            long tried,
            long solved,
            @Nullable Double deviation) {}

    /**
     * How far the votes of an annotator are to be trusted.
     *
     * @param reliability in the unit that the method names in a note of the ladder: ability for
     *     am-elo, a chance or share for the others
     * @param leftBias log-odds of the left side in votes without attention; absent where the method
     *     knows none
     * @param votes that the fit uses
     */
    public record AnnotatorRung(
            AnnotatorId annotator, Estimate reliability, @Nullable Estimate leftBias, long votes) {}

    /**
     * One system on the ladder.
     *
     * @param strength in the method's unit: log-odds with mean zero over the rungs for likelihood
     *     methods, points over the mean for Elo, a share for win rates
     * @param rank place by strength, from 1
     * @param rankLow best place that the judgements do not rule out
     * @param rankHigh worst place that the judgements do not rule out
     * @param comparisons judgements used that this system took part in
     * @param deviation what a method of one vote after the other carries along to weigh the next,
     *     in the unit of the strength; no interval; absent for other methods
     */
    public record Rung(
            SystemId system,
            Estimate strength,
            int rank,
            int rankLow,
            int rankHigh,
            long comparisons,
            @Nullable Double deviation) {

        /** A rung of a method that carries no deviation along. */
        public Rung(
                SystemId system,
                Estimate strength,
                int rank,
                int rankLow,
                int rankHigh,
                long comparisons) {
            this(system, strength, rank, rankLow, rankHigh, comparisons, null);
        }

        /** The same with a deviation. */
        Rung deviating(@Nullable Double carried) {
            return new Rung(system, strength, rank, rankLow, rankHigh, comparisons, carried);
        }
    }

    /** A system without a place, and why in a few words. */
    public record Unplaced(SystemId system, String reason) {}

    /**
     * A parameter that is no system.
     *
     * @param name {@code position} (log-odds of the left side between equals), {@code tie} (log nu
     *     or log theta), or that of a control
     * @param unit {@code log-odds}, or {@code log-odds per sd} where a control has been scaled
     * @param scale how much one unit is in the source's own numbers
     */
    public record Effect(String name, Estimate estimate, String unit, double scale) {

        /** An effect in log-odds. */
        public Effect(String name, Estimate estimate) {
            this(name, estimate, "log-odds", 1);
        }
    }

    /** How far apart two systems are, with the covariance between them taken into account. */
    public interface Differences {

        /** Strength of {@code a} minus strength of {@code b}, in the unit of the ladder. */
        Estimate between(SystemId a, SystemId b);
    }
}
