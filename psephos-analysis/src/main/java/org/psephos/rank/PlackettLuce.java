package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
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
                options.ties() == Ties.RAO_KUPPER,
                "has no threshold for ties in rankings",
                "use --ties davidson or --ties drop");
        Refusals.refuse(
                options,
                options.ties() == Ties.DROP && tiedRanking(dataset.rankings()),
                "a ranking with a tie cannot be dropped in part",
                "use --ties davidson");
        repeats(dataset.rankings());
        var placement =
                Placement.of(
                        tally.cells(),
                        tally.names(),
                        tally.present(),
                        options.whole(),
                        options.prior() != null);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(dataset, tally, placed);
        };
    }

    private Fit fit(Dataset dataset, Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        int systems = placed.core().length;
        var given = Given.of(dataset, tally, options, place);
        var orders = given.orders();
        var met = tally.cells().within(place, systems).bySystem();
        var fit =
                new LuceFit(
                        systems,
                        given.rankings,
                        given.weights(),
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
        var spread = spread(given, fit, values, orders, notes);
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
                    var headers = rankings.headers();
                    throw new PsephosException(
                            PsephosException.Kind.DATA,
                            (headers.hasOrigin() ? headers.origin(r) + ": " : "")
                                    + "ranking: expected each system once, but found "
                                    + rankings.systems().name(code)
                                    + " twice",
                            "rank responses of different systems, or use --method bradley-terry");
                }
            }
        }
    }

    /** The tie of two has the name that it has in comparisons. */
    private static String name(int order) {
        return order == 2 ? BradleyTerry.TIE : BradleyTerry.TIE + "-" + order;
    }

    private double prior() {
        var prior = options.prior();
        return prior == null ? 0 : prior;
    }

    private List<String> notes(int[] orders) {
        var notes = new ArrayList<String>();
        if (options.prior() != null) {
            notes.add(
                    "prior: every system drew "
                            + BradleyTerry.plain(prior())
                            + " times against a virtual opponent of strength 0");
        }
        if (orders.length > 1 && options.ties() == Ties.HALF) {
            notes.add("a tie in a ranking is no half win: each size of tie has its own parameter");
        }
        return notes;
    }

    private @Nullable Spread spread(
            Given given, LuceFit fit, double[] values, int[] orders, List<String> notes) {
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
            case SANDWICH -> sandwich(given, fit, values);
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

    private Spread sandwich(Given given, LuceFit fit, double[] values) {
        int n = fit.size;
        var meat = new double[n * n];
        var sum = new double[n];
        boolean alone = options.cluster() == Cluster.NONE;
        for (int g = 0; g < given.groups; g++) {
            Arrays.fill(sum, 0);
            for (int member = given.start[g]; member < given.start[g + 1]; member++) {
                int r = given.order[member];
                var score = fit.scoreOf(r);
                // A weight is a number of judgements; in a cluster they all lean the same way.
                double w = given.weight[r];
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
        double many = given.groups;
        for (int i = 0; !alone && many > 1 && i < meat.length; i++) {
            meat[i] *= many / (many - 1);
        }
        return gaussian(
                values,
                new Covariance(fit).sandwich(meat),
                alone
                        ? "sandwich"
                        : "sandwich, clustered by "
                                + options.cluster()
                                + " ("
                                + given.groups
                                + ")");
    }

    private @Nullable Spread bootstrap(
            Given given, LuceFit fit, double[] values, int[] orders, List<String> notes) {
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
            Given given, LuceFit fit, int[] orders, double[] weights) {
        if (fit.prior == 0 && !given.joined(fit.systems, weights)) {
            return null;
        }
        var again =
                new LuceFit(
                        fit.systems,
                        given.rankings,
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

    /** The rankings among placed systems, grouped by cluster. */
    private static final class Given {
        private final List<int[][]> rankings = new ArrayList<>();
        private final List<Double> weightList = new ArrayList<>();
        private final List<Integer> keys = new ArrayList<>();
        private double[] weight = new double[0];
        private int[] order = new int[0];
        private int[] start = new int[1];
        private int groups;

        static Given of(Dataset dataset, Tally tally, RankOptions options, int[] place) {
            var given = new Given();
            var comparisons = tally.duels().comparisons();
            int alone = dataset.comparisons().size();
            int[] key = tally.duels().byJudgement(Clusters.keys(tally, options, place));
            for (int j = 0; j < key.length; j++) {
                if (key[j] < 0) {
                    continue;
                }
                if (j < alone) {
                    int l = place[comparisons.left(j)];
                    int r = place[comparisons.right(j)];
                    given.add(pair(l, r, comparisons.outcome(j)), comparisons.headers().weight(j));
                } else {
                    var rankings = dataset.rankings();
                    var tiers = tiers(rankings, j - alone, tally.names(), place);
                    given.add(tiers, rankings.headers().weight(j - alone));
                }
                given.keys.add(key[j]);
            }
            given.group();
            return given;
        }

        private static int[][] pair(int left, int right, Outcome outcome) {
            return switch (outcome) {
                case LEFT -> new int[][] {{left}, {right}};
                case RIGHT -> new int[][] {{right}, {left}};
                case TIE, BOTH_BAD -> new int[][] {{left, right}};
            };
        }

        private static int[][] tiers(
                Rankings rankings, int ranking, Dictionary names, int[] place) {
            var byTier = new TreeMap<Integer, List<Integer>>();
            for (int m = rankings.start(ranking); m < rankings.start(ranking + 1); m++) {
                int code = rankings.system(m);
                if (rankings.tier(m) == Rankings.UNRANKED || code == Dictionary.MISSING) {
                    continue;
                }
                int system = place[names.code(rankings.systems().name(code))];
                if (system >= 0) {
                    byTier.computeIfAbsent(rankings.tier(m), _ -> new ArrayList<>()).add(system);
                }
            }
            var tiers = new int[byTier.size()][];
            int t = 0;
            for (var tier : byTier.values()) {
                tiers[t++] = tier.stream().mapToInt(Integer::intValue).sorted().toArray();
            }
            return tiers;
        }

        private void add(int[][] tiers, double w) {
            rankings.add(tiers);
            weightList.add(w);
        }

        private void group() {
            int n = rankings.size();
            weight = new double[n];
            order = new int[n];
            var byKey = new TreeMap<Integer, List<Integer>>();
            for (int r = 0; r < n; r++) {
                weight[r] = weightList.get(r);
                byKey.computeIfAbsent(keys.get(r), _ -> new ArrayList<>()).add(r);
            }
            groups = byKey.size();
            start = new int[groups + 1];
            int at = 0;
            int g = 0;
            for (var members : byKey.values()) {
                for (int r : members) {
                    order[at++] = r;
                }
                start[++g] = at;
            }
        }

        double[] weights() {
            return weight;
        }

        /** Sizes of tied sets that occur, ascending, 1 first. */
        int[] orders() {
            var sizes = new TreeSet<Integer>();
            sizes.add(1);
            for (var tiers : rankings) {
                for (var tier : tiers) {
                    sizes.add(tier.length);
                }
            }
            return sizes.stream().mapToInt(Integer::intValue).toArray();
        }

        double[] appearances(int systems) {
            var sums = new double[systems];
            for (int r = 0; r < rankings.size(); r++) {
                for (var tier : rankings.get(r)) {
                    for (int i : tier) {
                        sums[i] += weight[r];
                    }
                }
            }
            return sums;
        }

        double[] resampled(SplitMix64 random) {
            var weights = new double[rankings.size()];
            for (int draw = 0; draw < groups; draw++) {
                int g = random.nextInt(groups);
                for (int member = start[g]; member < start[g + 1]; member++) {
                    weights[order[member]] += weight[order[member]];
                }
            }
            return weights;
        }

        /** Whether chains of places join everyone both ways in a round. */
        boolean joined(int systems, double[] weights) {
            var left = new ArrayList<Integer>();
            var right = new ArrayList<Integer>();
            for (int r = 0; r < rankings.size(); r++) {
                if (weights[r] > 0) {
                    chain(rankings.get(r), left, right);
                }
            }
            int n = left.size();
            var ones = new double[n];
            Arrays.fill(ones, 1);
            var cells =
                    new Cells(
                            systems,
                            left.stream().mapToInt(Integer::intValue).toArray(),
                            right.stream().mapToInt(Integer::intValue).toArray(),
                            ones,
                            new double[n],
                            new double[n]);
            for (int component : Components.strong(cells)) {
                if (component > 0) {
                    return false;
                }
            }
            return true;
        }

        /** Edges from each tier to the next, and around within each. */
        private static void chain(int[][] tiers, List<Integer> left, List<Integer> right) {
            for (int t = 0; t < tiers.length; t++) {
                for (int m = 0; m < tiers[t].length; m++) {
                    if (tiers[t].length > 1) {
                        left.add(tiers[t][m]);
                        right.add(tiers[t][(m + 1) % tiers[t].length]);
                    }
                }
                if (t > 0) {
                    left.add(tiers[t - 1][0]);
                    right.add(tiers[t][0]);
                }
            }
        }
    }
}
