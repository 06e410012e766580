package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Choices;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Rankings;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * Plackett-Luce strengths of rankings by maximum likelihood, with a parameter for each size of tie
 * that occurs. Comparisons beside the rankings count as rankings of two. Systems that a ranking
 * shows but could not rank take no part in it. Strengths are log worths with mean zero, on the
 * scale of Bradley-Terry. Data of comparisons alone are fitted by {@link BradleyTerry}, which is
 * the same model.
 *
 * @see LuceFit
 */
record PlackettLuce(RankOptions options) {

    /** Log parameters beyond this are on their way to infinity. */
    private static final double FAR = 30;

    Fit fit(Dataset dataset, Tally tally) {
        if (!tally.duels().expanded()) {
            return new BradleyTerry(options).fit(tally);
        }
        Refusals.refuse(
                options,
                options.position(),
                "has no effect of position to control in rankings",
                "leave it out, or use --method bradley-terry");
        Refusals.refuse(
                options,
                options.ties() == Ties.RAO_KUPPER || options.ties() == Ties.GROUNDED_RAO_KUPPER,
                "has no threshold for ties in rankings",
                "use --ties davidson or --ties drop");
        Refusals.refuse(
                options,
                options.ties() == Ties.DROP && LuceRows.tied(dataset.rankings()),
                "--ties drop leaves the last places open, or those between one best and one worst,"
                        + " and no others",
                "use --ties davidson");
        repeats(dataset.rankings());
        repeats(dataset.choices());
        var placement = Placement.of(tally, options);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(dataset, tally, placed);
        };
    }

    private Fit fit(Dataset dataset, Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        int systems = placed.core().length;
        var given = LuceRows.of(dataset, tally, options, place);
        var orders = given.tieSizes();
        var met = tally.cells().within(place, systems).bySystem();
        var fit =
                new LuceFit(
                        systems,
                        given.orders(),
                        given.weight(),
                        orders,
                        Likelihood.largest(met),
                        prior());
        var ids = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            ids.add(new SystemId(tally.names().name(code)));
        }
        boolean solved = fit.solve();
        for (int d = 1; d < orders.length; d++) {
            if (Math.abs(fit.parameters[systems + d - 1]) > FAR) {
                return new NotIdentified(
                        List.of(ids),
                        List.of(name(orders[d])),
                        "ties of "
                                + orders[d]
                                + " never contradict the other choices, so their parameter is"
                                + " infinite",
                        "collect more rankings, or use --ties drop");
            }
        }
        if (!solved) {
            return new NotConverged(fit.steps, fit.gap);
        }
        var values = Covariance.centredParameters(fit);
        var notes = notes(orders);
        var spread =
                new Certainty(options, tally, place, fit, values, notes)
                        .checked(
                                spread(given, fit, values, orders, notes),
                                options.cluster() != Cluster.NONE);
        if (spread == null) {
            return new NotIdentified(
                    List.of(ids),
                    List.of(),
                    "fewer than half of the bootstrap rounds determine every strength",
                    "use --interval sandwich, or add --prior 1");
        }
        var effects = new ArrayList<Effect>();
        for (int d = 1; d < orders.length; d++) {
            effects.add(new Effect(name(orders[d]), spread.effect(systems + d - 1)));
        }
        var maker = new LadderMaker(ids, Arrays.copyOf(values, systems), spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(given.appearances(systems)),
                        placed.unplaced(),
                        effects,
                        fit.logLikelihood,
                        fit.steps,
                        fit.gap,
                        maker.differences(),
                        notes));
    }

    /** Whether any ranking has a tie. */
    static boolean tiedRanking(Rankings rankings) {
        for (int r = 0; r < rankings.size(); r++) {
            var tiers = new TreeSet<Integer>();
            for (int m = rankings.start(r); m < rankings.start(r + 1); m++) {
                if (rankings.tier(m) != Rankings.UNRANKED && !tiers.add(rankings.tier(m))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A choice between a system and itself says nothing of its strength. */
    static void repeats(Rankings rankings) {
        for (int r = 0; r < rankings.size(); r++) {
            var seen = new TreeSet<Integer>();
            for (int m = rankings.start(r); m < rankings.start(r + 1); m++) {
                int code = rankings.system(m);
                if (code != Dictionary.MISSING && !seen.add(code)) {
                    throw repeated(rankings.headers(), r, "ranking", rankings.systems().name(code));
                }
            }
        }
    }

    private static void repeats(Choices choices) {
        var members = choices.offered().members().systems();
        for (int r = 0; members != null && r < choices.size(); r++) {
            var seen = new TreeSet<Integer>();
            int end = LuceRows.end(choices, r);
            for (int m = choices.offered().start(r); m < end; m++) {
                int code = members.code(m);
                if (code != Dictionary.MISSING && !seen.add(code)) {
                    throw repeated(choices.headers(), r, "choice", members.names().name(code));
                }
            }
        }
    }

    private static PsephosException repeated(
            HeaderColumns headers, int row, String kind, String system) {
        return new PsephosException(
                PsephosException.Kind.DATA,
                (headers.hasOrigin() ? headers.origin(row) + ": " : "")
                        + kind
                        + ": expected each system once, but found "
                        + system
                        + " twice",
                "rank responses of different systems, or use --method bradley-terry");
    }

    /** The tie of two has the name that it has in comparisons. */
    private static String name(int order) {
        return order == 2 ? BradleyTerry.TIE : BradleyTerry.TIE + "-" + order;
    }

    private double prior() {
        return options.ghosts();
    }

    private List<String> notes(int[] orders) {
        var notes = new ArrayList<String>();
        if (options.prior() != null) {
            notes.add(
                    "prior: every system drew "
                            + BradleyTerry.plain(prior())
                            + " times against a virtual opponent of strength 0");
        }
        if (options.ties() == Ties.DROP) {
            notes.add(
                    "members of a tier were not ordered: a ranking is a choice of its first places,"
                            + " and of its worst where one stands below several in no order");
        }
        if (orders.length > 1 && options.ties() == Ties.HALF) {
            notes.add("a tie in a ranking is no half win: each size of tie has its own parameter");
        }
        return notes;
    }

    private @Nullable Spread spread(
            LuceRows given, LuceFit fit, double[] values, int[] orders, List<String> notes) {
        return switch (options.interval()) {
            case NONE, POSTERIOR -> new Spread.None(values); // the latter is refused before
            case FISHER -> {
                independent();
                yield gaussian(values, new Covariance(fit).fisher(), "Fisher information");
            }
            case PROFILE -> {
                independent();
                yield new Profile(fit, values, options.level()).spread();
            }
            case SANDWICH -> sandwich(given, fit, values, notes);
            case BOOTSTRAP -> bootstrap(given, fit, values, orders, notes);
        };
    }

    private void independent() {
        Refusals.refuse(
                options,
                options.cluster() != Cluster.NONE,
                "--interval "
                        + (options.interval() == IntervalMethod.FISHER ? "fisher" : "profile")
                        + " takes every ranking as independent",
                "leave out --cluster, or use --interval sandwich");
    }

    private Spread gaussian(double[] values, double[] covariance, String method) {
        return new Spread.Gaussian(values, covariance, options.level(), method);
    }

    private Spread sandwich(LuceRows given, LuceFit fit, double[] values, List<String> notes) {
        int n = fit.size;
        var meat = new double[n * n];
        var sum = new double[n];
        boolean alone = options.cluster() == Cluster.NONE;
        for (int g = 0; g < given.groups(); g++) {
            Arrays.fill(sum, 0);
            for (int member = given.start()[g]; member < given.start()[g + 1]; member++) {
                int r = given.order()[member];
                var score = fit.scoreOf(r);
                // A weight is a number of judgements; in a cluster they all lean the same way.
                double w = given.weight()[r];
                for (int i = 0; i < n; i++) {
                    sum[i] += (alone ? Math.sqrt(w) : w) * score[i];
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; sum[i] != 0 && j < n; j++) {
                    meat[i * n + j] += sum[i] * sum[j];
                }
            }
        }
        double many = given.groups();
        for (int i = 0; !alone && many > 1 && i < meat.length; i++) {
            meat[i] *= many / (many - 1);
        }
        var covariance = new Covariance(fit).sandwich(meat);
        return alone
                ? gaussian(values, covariance, "sandwich")
                : Few.clustered(options, values, covariance, given.groups(), notes);
    }

    private @Nullable Spread bootstrap(
            LuceRows given, LuceFit fit, double[] values, int[] orders, List<String> notes) {
        int rounds = options.rounds();
        var draws = new double[rounds] @Nullable [];
        Crew.each(
                options.threads(),
                rounds,
                round -> {
                    var random = options.seed().child("bootstrap", round).random();
                    draws[round] = drawn(given, fit, orders, given.resampled(random));
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

    private static double @Nullable [] drawn(
            LuceRows given, LuceFit fit, int[] orders, double[] weights) {
        if (fit.prior == 0 && !given.joined(fit.systems, weights)) {
            return null;
        }
        var again =
                new LuceFit(
                        fit.systems,
                        given.orders(),
                        weights,
                        orders,
                        Math.min(fit.ground, fit.systems - 1),
                        fit.prior);
        System.arraycopy(fit.parameters, 0, again.parameters, 0, fit.size);
        if (!again.solve()) {
            return null;
        }
        for (int i = fit.systems; i < fit.size; i++) {
            if (Math.abs(again.parameters[i]) > FAR) {
                return null;
            }
        }
        return Covariance.centredParameters(again);
    }
}
