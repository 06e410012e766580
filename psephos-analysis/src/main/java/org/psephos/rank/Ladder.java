package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
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
        List<Rung> uncontrolled) {

    public Ladder {
        rungs = List.copyOf(rungs);
        unplaced = List.copyOf(unplaced);
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
        uncontrolled = List.copyOf(uncontrolled);
    }

    /** A ladder that nothing was taken out of. */
    public Ladder(
            List<Rung> rungs,
            List<Unplaced> unplaced,
            List<Effect> effects,
            @Nullable Double logLikelihood,
            int steps,
            double gap,
            @Nullable Differences differences,
            List<String> notes) {
        this(rungs, unplaced, effects, logLikelihood, steps, gap, differences, notes, List.of());
    }

    /**
     * One system on the ladder.
     *
     * @param strength in the method's unit: log-odds with mean zero over the rungs for likelihood
     *     methods, points over the mean for Elo, a share for win rates
     * @param rank place by strength, from 1
     * @param rankLow best place that the judgements do not rule out
     * @param rankHigh worst place that the judgements do not rule out
     * @param comparisons judgements used that this system took part in
     */
    public record Rung(
            SystemId system,
            Estimate strength,
            int rank,
            int rankLow,
            int rankHigh,
            long comparisons) {}

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
