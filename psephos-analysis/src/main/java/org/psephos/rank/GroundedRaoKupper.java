package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * Bradley-Terry with ties by Rao and Kupper's threshold and with votes against both as an outcome
 * of its own: both must lose to a ground whose worth is a parameter. Strengths are log worths with
 * mean zero; effect {@code both-bad} is the log worth of the ground on that scale, effect {@code
 * tie} is log theta. Where no vote is against both, this is Rao and Kupper's model, and says so.
 *
 * @see GroundedFit
 */
record GroundedRaoKupper(RankOptions options) {
    static final String BOTH_BAD = "both-bad";

    /** Log parameters beyond this are on their way to infinity. */
    private static final double FAR = 30;

    Fit fit(Tally tally) {
        refuse();
        var placement =
                Placement.of(tally.cells(), tally.names(), tally.present(), options.whole(), false);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed);
        };
    }

    private void refuse() {
        var plain = "leave it out, or use --ties rao-kupper";
        boolean other = options.position() || options.prior() != null;
        Refusals.refuse(
                options, other, "--ties " + options.ties() + " knows no position or prior", plain);
        Refusals.refuse(
                options,
                options.bothBad() == BothBad.TIE,
                "--ties " + options.ties() + " takes votes against both as an outcome, not as ties",
                "leave out --both-bad, or use --ties rao-kupper");
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.PROFILE,
                "--ties " + options.ties() + " has no --interval profile",
                "use --interval sandwich, fisher or --bootstrap 1000");
    }

    private Fit fit(Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        var votes = Votes.of(tally, options, place, placed.core().length);
        if (votes.sum(GroundedFit.BAD) == 0) {
            var fit = new BradleyTerry(as(options, Ties.RAO_KUPPER, options.bothBad())).fit(tally);
            return fit instanceof Fitted(var ladder)
                    ? new Fitted(
                            ladder.noting(
                                    "no vote is against both: the ground is infinitely far down,"
                                            + " and this is the model of Rao and Kupper"))
                    : fit;
        }
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        var fit = votes.fit();
        if (!fit.solve()) {
            return new NotConverged(fit.steps, fit.gap);
        }
        for (int k = fit.systems; k < fit.size; k++) {
            if (Math.abs(fit.parameters[k]) > FAR) {
                return new NotIdentified(
                        List.of(systems),
                        List.of(name(fit, k)),
                        "votes never contradict each other, so a parameter is infinite",
                        "collect more comparisons, or use --ties half");
            }
        }
        return fitted(tally, placed, place, systems, votes, fit);
    }

    private Fit fitted(
            Tally tally,
            Placed placed,
            int[] place,
            List<SystemId> systems,
            Votes votes,
            GroundedFit fit) {
        var values = Covariance.centredParameters(fit);
        var notes = new ArrayList<String>();
        notes.add(
                "votes against both are an outcome: effect both-bad is the log worth that a system"
                        + " must beat, effect tie is log theta");
        var spread =
                new Certainty(options, tally, place, fit, values, notes)
                        .checked(
                                spread(tally, place, votes, fit, values, notes),
                                Clusters.wanted(tally, options));
        if (spread == null) {
            return new NotIdentified(
                    List.of(systems),
                    List.of(),
                    "fewer than half of the bootstrap rounds determine every strength",
                    "use --interval sandwich");
        }
        var effects = new ArrayList<Effect>();
        for (int k = fit.systems; k < fit.size; k++) {
            effects.add(new Effect(name(fit, k), spread.effect(k)));
        }
        var maker =
                new LadderMaker(
                        systems, Arrays.copyOf(values, fit.systems), spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(votes.bySystem(fit.systems)),
                        placed.unplaced(),
                        effects,
                        fit.logLikelihood,
                        fit.steps,
                        fit.gap,
                        maker.differences(),
                        notes));
    }

    private static String name(GroundedFit fit, int parameter) {
        return parameter == fit.systems ? BOTH_BAD : BradleyTerry.TIE;
    }

    private @Nullable Spread spread(
            Tally tally,
            int[] place,
            Votes votes,
            GroundedFit fit,
            double[] values,
            List<String> notes) {
        int[] keys = Clusters.wanted(tally, options) ? Clusters.keys(tally, options, place) : null;
        return switch (options.interval()) {
            case NONE, PROFILE, POSTERIOR -> new Spread.None(values); // two are refused before
            case FISHER -> {
                Refusals.refuse(
                        options,
                        keys != null,
                        "--interval fisher takes every comparison as independent",
                        "use --interval sandwich");
                yield gaussian(values, new Covariance(fit).fisher(), "Fisher information");
            }
            case SANDWICH ->
                    keys == null
                            ? gaussian(values, new Covariance(fit).sandwich(fit.meat()), "sandwich")
                            : clustered(votes, fit, values, keys, notes);
            case BOOTSTRAP -> bootstrap(votes, fit, values, keys, notes);
        };
    }

    private Spread gaussian(double[] values, double[] covariance, String method) {
        return new Spread.Gaussian(values, covariance, options.level(), method);
    }

    /** Scores are summed within each cluster first, as for {@link PairIntervals}. */
    private Spread clustered(
            Votes votes, GroundedFit fit, double[] values, int[] keys, List<String> notes) {
        int n = fit.size;
        var sums = new java.util.TreeMap<Integer, double[]>();
        for (int row = 0; row < keys.length; row++) {
            if (keys[row] >= 0) {
                var sum = sums.computeIfAbsent(keys[row], _ -> new double[n]);
                fit.addScore(votes.cell(row), votes.outcome(row), votes.weight(row), sum);
            }
        }
        var meat = new double[n * n];
        double many = sums.size();
        double factor = many > 1 ? many / (many - 1) : 1;
        for (var sum : sums.values()) {
            fit.shiftScore(sum);
            for (int i = 0; i < n; i++) {
                for (int j = 0; sum[i] != 0 && j < n; j++) {
                    meat[i * n + j] += factor * sum[i] * sum[j];
                }
            }
        }
        return Few.clustered(
                options, values, new Covariance(fit).sandwich(meat), sums.size(), notes);
    }

    private @Nullable Spread bootstrap(
            Votes votes,
            GroundedFit fit,
            double[] values,
            int @Nullable [] keys,
            List<String> notes) {
        int rounds = options.rounds();
        var draws = new double[rounds] @Nullable [];
        var poisson = new Poisson(votes.counts);
        Crew.each(
                options.threads(),
                rounds,
                round -> {
                    var random = options.seed().child("bootstrap", round).random();
                    var counts =
                            keys == null ? votes.drawn(poisson, random) : votes.drawn(keys, random);
                    var again = fit.again(counts);
                    draws[round] =
                            votes.joined(counts) && again.solve()
                                    ? Covariance.centredParameters(again)
                                    : null;
                });
        var kept = new ArrayList<double[]>();
        for (var draw : draws) {
            if (draw != null) {
                kept.add(draw);
            }
        }
        Resampling.note(notes, rounds - kept.size(), rounds);
        return kept.size() < 2 || 2 * kept.size() < rounds
                ? null
                : new Spread.Draws(
                        values,
                        kept.toArray(new double[0][]),
                        options.level(),
                        "bootstrap " + kept.size());
    }

    private static RankOptions as(RankOptions options, Ties ties, BothBad bothBad) {
        return options.with(options.method(), ties, bothBad);
    }

    /** Counts by outcome and pair, and the rows they came from. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Votes(
            Comparisons rows, int[] place, Cells cells, PairIndex index, double[][] counts) {

        static Votes of(Tally tally, RankOptions options, int[] place, int systems) {
            var all = as(options, Ties.HALF, BothBad.TIE);
            var cells = Tally.of(tally.duels(), all).cells().within(place, systems).merged();
            var others = tally.cells().within(place, systems).merged();
            var index = new PairIndex(others);
            var ties = new double[cells.size()];
            var bad = new double[cells.size()];
            for (int c = 0; c < ties.length; c++) {
                int there = index.of(cells.left()[c], cells.right()[c]);
                ties[c] = there < 0 ? 0 : others.ties()[there];
                bad[c] = cells.ties()[c] - ties[c];
            }
            return new Votes(
                    tally.duels().comparisons(),
                    place,
                    cells,
                    new PairIndex(cells),
                    new double[][] {cells.wins(), cells.losses(), ties, bad});
        }

        GroundedFit fit() {
            return new GroundedFit(
                    cells.systems(),
                    cells.left(),
                    cells.right(),
                    counts,
                    sum(GroundedFit.TIE) > 0,
                    Likelihood.largest(cells.bySystem()));
        }

        double sum(int outcome) {
            return Arrays.stream(counts[outcome]).sum();
        }

        double[] bySystem(int systems) {
            return Arrays.copyOf(cells.bySystem(), systems);
        }

        int cell(int row) {
            int straight = index.of(place[rows.left(row)], place[rows.right(row)]);
            return straight >= 0
                    ? straight
                    : index.of(place[rows.right(row)], place[rows.left(row)]);
        }

        int outcome(int row) {
            boolean straight = cells.left()[cell(row)] == place[rows.left(row)];
            var outcome = rows.outcome(row);
            return switch (outcome) {
                case LEFT, RIGHT ->
                        (outcome == Outcome.LEFT) == straight ? GroundedFit.WIN : GroundedFit.LOSS;
                case TIE -> GroundedFit.TIE;
                case BOTH_BAD -> GroundedFit.BAD;
            };
        }

        double weight(int row) {
            return rows.headers().weight(row);
        }

        double[][] drawn(Poisson poisson, SplitMix64 random) {
            var drawn = new double[counts.length][counts[0].length];
            for (int outcome = 0; outcome < drawn.length; outcome++) {
                for (int c = 0; c < drawn[outcome].length; c++) {
                    drawn[outcome][c] = poisson.next(counts[outcome][c], random);
                }
            }
            return drawn;
        }

        double[][] drawn(int[] keys, SplitMix64 random) {
            var drawn = new double[counts.length][counts[0].length];
            var times = Clusters.drawn(keys, random);
            for (int row = 0; row < keys.length; row++) {
                if (keys[row] >= 0) {
                    drawn[outcome(row)][cell(row)] += times[keys[row]] * weight(row);
                }
            }
            return drawn;
        }

        /** Whether a round determines everything. */
        boolean joined(double[][] drawn) {
            var round =
                    cells.with(
                            drawn[GroundedFit.WIN],
                            drawn[GroundedFit.LOSS],
                            drawn[GroundedFit.TIE]);
            boolean ties = sum(GroundedFit.TIE) == 0 || round.allTies() > 0;
            for (int component : Components.strong(round)) {
                ties &= component == 0;
            }
            return ties && Arrays.stream(drawn[GroundedFit.BAD]).sum() > 0;
        }
    }
}
