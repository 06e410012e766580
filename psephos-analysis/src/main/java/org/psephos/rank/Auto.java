package org.psephos.rank;

import org.psephos.dataset.Dataset;
import org.psephos.model.Outcome;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Chooses a method by the kind of data, and says why in a note of the ladder. Rankings and choices
 * among several go to {@link PlackettLuce}, comparisons of two to {@link BradleyTerry}; ratings and
 * labels with an order go to {@link RatedLadder}, or to {@link Irt} where they say solved or not
 * and there are systems enough. Ties are an outcome of their own where more than a few judgements
 * end with one. What is chosen stands in the options of the result, so that the ladder can be made
 * again without choosing.
 */
record Auto(RankOptions options) {

    /** Of a hundred comparisons: with fewer ties their model hardly moves a strength. */
    private static final int MANY = 2;

    /** So many systems tell how difficult an item is. */
    private static final int MANY_SYSTEMS = 10;

    /** With fewer clusters than this their spread says too little. */
    private static final int MANY_ITEMS = 10;

    RankResult rank(Dataset dataset) {
        var chosen = choose(dataset);
        var result = Ranking.ranked(dataset, chosen.options);
        return result.fit() instanceof Fitted(var ladder)
                ? new RankResult(
                        new Fitted(ladder.noting(chosen.why)),
                        chosen.options,
                        result.used(),
                        result.setAside())
                : result;
    }

    private record Chosen(RankOptions options, String why) {}

    private Chosen choose(Dataset dataset) {
        if (Grades.alone(dataset)) {
            var grades = Grades.of(dataset);
            return grades == null ? pairs(dataset) : graded(grades);
        }
        long several = (long) dataset.rankings().size() + dataset.choices().size();
        boolean control = options.position() || !options.controls().isEmpty();
        return several > 0 && !control ? luce(dataset, several) : pairs(dataset);
    }

    private Chosen graded(Grades grades) {
        boolean irt =
                grades.solved()
                        && grades.systems() >= MANY_SYSTEMS
                        && grades.items() < Irt.MOST
                        && options.interval() != IntervalMethod.BOOTSTRAP
                        && options.cluster() == Cluster.NONE;
        return irt ? solved(grades) : orders(grades, RatedOrders.of(grades));
    }

    private Chosen solved(Grades grades) {
        var chosen =
                chosen(
                        Method.IRT_1PL,
                        Ties.HALF,
                        "the "
                                + grades.kind()
                                + " of "
                                + grades.systems()
                                + " systems say solved or not, which separates able systems from"
                                + " easy items");
        boolean usual = options.interval() == IntervalMethod.SANDWICH;
        return usual
                ? new Chosen(chosen.options.with(IntervalMethod.POSTERIOR), chosen.why)
                : chosen;
    }

    /** Grades of one item by one annotator hang together with those by others: clusters. */
    private Chosen orders(Grades grades, RatedOrders orders) {
        double tied = orders.tiedPairs();
        var ties = grades.solved() ? Ties.DROP : 100 * tied >= MANY ? Ties.DAVIDSON : Ties.HALF;
        var why =
                grades.solved()
                        ? "the "
                                + grades.kind()
                                + " say solved or not, and with "
                                + grades.systems()
                                + " systems the pairs on one item that differ say all (Rasch's model"
                                + " without its items)"
                        : "these are "
                                + grades.kind()
                                + " of one answer at a time; within an item their order compares"
                                + " systems, whoever is severe, and "
                                + Math.round(100 * tied)
                                + "% of the pairs are ties";
        var chosen = chosen(Method.BRADLEY_TERRY, ties, why);
        boolean clusters =
                options.cluster() == Cluster.NONE
                        && options.interval() != IntervalMethod.FISHER
                        && options.interval() != IntervalMethod.PROFILE
                        && options.interval() != IntervalMethod.NONE
                        && Grades.distinct(orders.rankings().headers().item()) >= MANY_ITEMS;
        return clusters
                ? new Chosen(
                        chosen.options.with(Cluster.ITEM),
                        chosen.why + "; judgements of one item hang together: --cluster item")
                : chosen;
    }

    private Chosen luce(Dataset dataset, long several) {
        long all = several + dataset.comparisons().size();
        return chosen(
                Method.PLACKETT_LUCE,
                Ties.DAVIDSON,
                several
                        + " of "
                        + all
                        + " judgements are rankings or choices among several, which it takes as"
                        + " they are");
    }

    private Chosen pairs(Dataset dataset) {
        var outcomes = outcomes(dataset);
        long tied = outcomes[1] + (options.bothBad() == BothBad.TIE ? outcomes[2] : 0);
        long all = outcomes[0] + tied;
        boolean many = 100 * tied >= MANY * all && tied > 0;
        var share = all == 0 ? 0 : Math.round(100.0 * tied / all);
        var why = "judgements are comparisons of two, and " + share + "% of them are ties";
        if (options.bothBad() == BothBad.SET_ASIDE && outcomes[2] > 0) {
            why +=
                    "; --ties grounded-rao-kupper would make an outcome of the "
                            + outcomes[2]
                            + " votes against both";
        }
        return chosen(Method.BRADLEY_TERRY, many ? Ties.DAVIDSON : Ties.HALF, why);
    }

    /** Decided, tied and against both. */
    private static long[] outcomes(Dataset dataset) {
        var outcomes = new long[3];
        for (int row = 0; row < dataset.comparisons().size(); row++) {
            var outcome = dataset.comparisons().outcome(row);
            outcomes[outcome == Outcome.TIE ? 1 : outcome == Outcome.BOTH_BAD ? 2 : 0]++;
        }
        return outcomes;
    }

    private Chosen chosen(Method method, Ties ties, String why) {
        return new Chosen(
                options.with(method, ties, options.bothBad()),
                "auto chose --method " + method + " --ties " + ties + ": " + why);
    }
}
