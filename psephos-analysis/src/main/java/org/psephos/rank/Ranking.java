package org.psephos.rank;

import org.psephos.dataset.Dataset;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/** From judgements to a ladder by any method: the one door of this room. */
public final class Ranking {
    private Ranking() {}

    /**
     * Ranks the systems of {@code dataset}. Every judgement given is counted once, as used or as
     * set aside.
     *
     * @throws org.psephos.model.PsephosException where options do not go together, or a column that
     *     they need is missing
     */
    public static RankResult rank(Dataset dataset, RankOptions options) {
        return options.method() == Method.AUTO
                ? new Auto(options).rank(dataset)
                : ranked(dataset, options);
    }

    /** Whether answers were judged one at a time, and none beside another. */
    public static boolean isOfRatings(Dataset dataset) {
        return Grades.alone(dataset);
    }

    static RankResult ranked(Dataset dataset, RankOptions options) {
        return AnnotatorModel.suits(options.method())
                ? made(dataset, AnnotatedBradleyTerry.clustered(options))
                : made(dataset, options);
    }

    private static RankResult made(Dataset dataset, RankOptions options) {
        Refusals.foreignPrior(options);
        if (LoneCluster.of(dataset, options)) {
            return LoneCluster.noted(made(dataset, options.with(IntervalMethod.NONE)), options);
        }
        if (Refusals.ofItems(options)) {
            return WholeKinds.setAside(
                    new Irt(options).rank(dataset), dataset, ItemResponses.KINDS);
        }
        if (Refusals.itemsAsOpponents(dataset, options)) {
            return WholeKinds.setAside(
                    new ItemGames(options).rank(dataset), dataset, WholeKinds.graded(dataset));
        }
        if (Grades.alone(dataset)) {
            return new RatedLadder(options).rank(dataset);
        }
        return WholeKinds.setAside(ofPairs(dataset, options), dataset, WholeKinds.SIDE_BY_SIDE);
    }

    /** By a method that compares systems two at a time, or several. */
    private static RankResult ofPairs(Dataset dataset, RankOptions options) {
        if (!options.method().isLikelihood() && !AnnotatorModel.suits(options.method())) {
            Refusals.noPairModel(options);
        }
        Refusals.foreignPosterior(options);
        if (!options.controls().isEmpty() && !AnnotatorModel.suits(options.method())) {
            return new ControlledBradleyTerry(options).rank(dataset);
        }
        var tally = Tally.of(Duels.of(dataset), options);
        var fit =
                switch (options.method()) {
                    case BRADLEY_TERRY -> new BradleyTerry(options).fit(tally);
                    case PLACKETT_LUCE -> new PlackettLuce(options).fit(dataset, tally);
                    case ELO -> new Elo(options).fit(tally);
                    case WIN_RATE -> new WinRate(options).fit(tally);
                    case COUNTS -> new Counts(options).fit(tally);
                    case RANK_CENTRALITY -> new RankCentrality(options).fit(tally);
                    case PAGERANK -> new PageRank(options).fit(tally);
                    case NEWMAN -> new Newman(options).fit(tally);
                    case BORDA -> new Borda(options).fit(tally);
                    case COPELAND -> new Copeland(options).fit(tally);
                    case SCHULZE -> new Schulze(options).fit(tally);
                    case RANKED_PAIRS -> new RankedPairs(options).fit(tally);
                    case KEMENY -> new Kemeny(options).fit(tally);
                    case AUTO -> throw new IllegalArgumentException("auto must have chosen");
                    case ELO_MLE -> new EloMle(options).fit(tally);
                    case THURSTONE_MOSTELLER -> new ThurstoneMosteller(options).fit(tally);
                    case GLICKO -> new Glicko(options).fit(tally);
                    case GLICKO_2 -> new Glicko2(options).fit(tally);
                    case WENG_LIN -> new WengLin(options).fit(dataset, tally);
                    case GAUSSIAN_SKILL -> new GaussianSkill(options).fit(dataset, tally);
                    case WHOLE_HISTORY -> new WholeHistory(options).fit(tally);
                    case AM_ELO, CROWD_BT, NOISY_BT ->
                            new AnnotatedBradleyTerry(options).fit(tally);
                    case IRT_1PL, IRT_2PL, IRT_3PL ->
                            throw new IllegalStateException("items are fitted above");
                };
        return new RankResult(
                fit instanceof Fit.NotIdentified why && tally.used() == 0
                        ? NothingCompared.of(dataset, tally, why)
                        : fit,
                options,
                tally.used(),
                tally.setAside());
    }

    /**
     * Ranks each part of {@code dataset} by the same method. Ratings count as themselves, and are
     * compared across parts as the rankings that they imply.
     *
     * @param by {@code criterion}, {@code annotator}, {@code item}, {@code context}, or an
     *     attribute of judgements, annotators or items
     * @throws org.psephos.model.PsephosException as above, and where no judgement has a value of
     *     {@code by}
     */
    public static Slicing slices(Dataset dataset, RankOptions options, String by) {
        boolean rated =
                Grades.alone(dataset)
                        && !Refusals.ofItems(options)
                        && !Refusals.itemsAsOpponents(dataset, options);
        var ranked = rated ? RatedLadder.orders(dataset) : dataset;
        return new Slicer(dataset, ranked, options, by).slicing();
    }
}
