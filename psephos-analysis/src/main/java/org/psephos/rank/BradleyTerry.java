package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Bradley-Terry strengths by maximum likelihood: P(i beats j) = 1 / (1 + exp(s_j - s_i)), with ties
 * as half wins, or as an outcome after Davidson or Rao and Kupper, and with the log-odds that being
 * shown on the left adds, if asked for. Strengths are log-odds with mean zero over the placed
 * systems.
 *
 * @see "Bradley and Terry (1952), Rank analysis of incomplete block designs, Biometrika 39:324-345"
 */
record BradleyTerry(RankOptions options) {

    static final String POSITION = "position";
    static final String TIE = "tie";

    /** Strengths of the systems of {@code tally}, or why there are none. */
    Fit fit(Tally tally) {
        if (options.ties() == Ties.GROUNDED_RAO_KUPPER) {
            return new GroundedRaoKupper(options).fit(tally);
        }
        var prior = options.prior();
        var placement =
                prior != null && !prior.holds()
                        ? Placement.joined(
                                tally.cells(), tally.names(), tally.present(), options.whole())
                        : Placement.of(
                                tally.cells(),
                                tally.names(),
                                tally.present(),
                                options.whole(),
                                prior != null);
        // No switch over types, which takes long when it is first met.
        return placement instanceof Placed placed
                ? fit(tally, placed)
                : ((Refused) placement).why();
    }

    private Fit fit(Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        var ordered = tally.cells().within(place, placed.core().length);
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        boolean tieModel = options.ties() == Ties.DAVIDSON || options.ties() == Ties.RAO_KUPPER;
        boolean noTies = tieModel && ordered.allTies() == 0;
        var model =
                options.method() == Method.THURSTONE_MOSTELLER
                        ? new PairModel.Probit()
                        : PairModel.of(noTies ? Ties.HALF : options.ties());
        var cells = options.position() ? ordered : ordered.merged();
        var unclear = unclear(cells, model.hasTau(), systems);
        if (unclear != null) {
            return unclear;
        }
        if (systems.size() > AnnotatedCurvature.DENSE) {
            Refusals.manySystems(options, systems.size());
            return sparse(
                    tally,
                    placed,
                    systems,
                    new SparseFit(cells, model, options.position(), options.ghosts()),
                    noTies);
        }
        var fit = new PairFit(cells, model, options.position(), options.prior());
        if (!solve(fit)) {
            return new NotConverged(fit.steps, fit.gap);
        }
        var values = Covariance.centredParameters(fit);
        var notes = notes(tally, placed, noTies);
        var spread = new PairIntervals(options, tally, place, fit, values, notes).spread();
        if (spread == null) {
            return new NotIdentified(
                    List.of(systems),
                    List.of(),
                    "fewer than half of the bootstrap rounds determine every strength",
                    "use --interval sandwich or --interval profile, or add --prior 1");
        }
        var solved =
                new Solved(fit.model.hasTau(), fit.logLikelihood, fit.steps, fit.gap, fit.size);
        return new Fitted(ladder(tally, placed, systems, solved, values, spread, notes));
    }

    /** The same for thousands of systems, without a matrix of them. */
    private Fit sparse(
            Tally tally, Placed placed, List<SystemId> systems, SparseFit fit, boolean noTies) {
        if (!fit.solve()) {
            return new NotConverged(fit.steps, fit.gap);
        }
        var values = fit.parameters.clone();
        Covariance.centre(values, fit.systems);
        var notes = notes(tally, placed, noTies);
        var place = placed.places(tally.names().size());
        var spread = new SparseIntervals(options, tally, place, fit, notes).spread(values);
        var solved =
                new Solved(fit.model.hasTau(), fit.logLikelihood, fit.steps, fit.gap, fit.size);
        return new Fitted(ladder(tally, placed, systems, solved, values, spread, notes));
    }

    /** What a ladder says of the search, whichever it was. */
    private record Solved(
            boolean ties, double logLikelihood, int steps, double gap, int parameters) {}

    /** By Newton's method; by Newman's iteration where it is asked for, or where Newton's fails. */
    private boolean solve(PairFit fit) {
        boolean newton = options.method() != Method.NEWMAN;
        return (newton && fit.solve()) || (Newman.suits(fit) && Newman.solve(fit));
    }

    private Ladder ladder(
            Tally tally,
            Placed placed,
            List<SystemId> systems,
            Solved fit,
            double[] values,
            Spread spread,
            List<String> notes) {
        var maker =
                new LadderMaker(
                        systems, Arrays.copyOf(values, systems.size()), spread, options.level());
        var all = tally.cells().bySystem();
        var comparisons = new double[systems.size()];
        for (int i = 0; i < comparisons.length; i++) {
            comparisons[i] = all[placed.core()[i]];
        }
        var effects = new ArrayList<Effect>();
        if (options.position()) {
            effects.add(new Effect(POSITION, spread.effect(systems.size())));
        }
        if (fit.ties) {
            effects.add(new Effect(TIE, spread.effect(fit.parameters - 1)));
        }
        return new Ladder(
                maker.rungs(comparisons),
                placed.unplaced(),
                effects,
                fit.logLikelihood,
                fit.steps,
                fit.gap,
                maker.differences(),
                notes);
    }

    /** Why position or ties are not determined, or null where they are. */
    private @Nullable NotIdentified unclear(Cells cells, boolean tieModel, List<SystemId> systems) {
        var asked = options.prior();
        boolean prior = asked != null && asked.holds();
        if (options.position() && !prior) {
            var levels = Separation.levels(cells);
            if (levels != null) {
                return oneSided(levels, systems);
            }
        }
        if (asked != null && !prior) {
            return null; // what separates is finite under Firth's prior
        }
        if (options.position() && Separation.ofPosition(cells, prior)) {
            return new NotIdentified(
                    List.of(systems),
                    List.of(POSITION),
                    "one side won wherever strengths leave it open, so the effect of position is"
                            + " infinite",
                    "collect comparisons of the same pairs in both orders, or leave out --control"
                            + " position");
        }
        if (tieModel && Separation.ofTies(cells, options.position(), prior)) {
            return new NotIdentified(
                    List.of(systems),
                    List.of(TIE),
                    "wins and ties never contradict each other, so the tie parameter is infinite",
                    "collect more comparisons, or use --ties half");
        }
        return null;
    }

    private static NotIdentified oneSided(int[] levels, List<SystemId> systems) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int level : levels) {
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        var left = new ArrayList<SystemId>();
        var right = new ArrayList<SystemId>();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] == low) {
                left.add(systems.get(i));
            }
            if (levels[i] == high) {
                right.add(systems.get(i));
            }
        }
        boolean few = left.size() <= right.size();
        var confounded = new ArrayList<String>();
        confounded.add(POSITION);
        for (var system : few ? left : right) {
            confounded.add(system.value());
        }
        return new NotIdentified(
                List.of(systems),
                confounded,
                "position and strength cannot be told apart: no pair stood in both orders, and "
                        + (few ? left : right).getFirst()
                        + " always on the "
                        + (few ? "left" : "right"),
                "collect comparisons in both orders, or leave out --control position");
    }

    private List<String> notes(Tally tally, Placed placed, boolean noTies) {
        var notes = new ArrayList<String>();
        var prior = options.prior();
        if (prior != null) {
            notes.add(prior.note());
        }
        if (tally.duels().expanded()) {
            notes.add(
                    "rankings count as all their pairs, and the pairs of one ranking as one"
                            + " judgement in the intervals");
        }
        if (noTies) {
            notes.add(
                    options.ties() == Ties.DAVIDSON
                            ? "there are no ties: nu is 0, and the tie parameter has no interval"
                            : "there are no ties: theta is 1, and the tie parameter has no"
                                    + " interval");
        }
        if (!placed.unplaced().isEmpty()) {
            notes.add(
                    "the zero of the strengths is the mean of the "
                            + placed.core().length
                            + " placed systems; comparisons with systems without a place do not"
                            + " move them");
        }
        return notes;
    }

    /** Without the point of a whole number. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
