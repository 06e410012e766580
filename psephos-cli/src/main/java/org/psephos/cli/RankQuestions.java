package org.psephos.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.Key;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder;
import org.psephos.rank.PredictionPowered;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankResult;
import org.psephos.rank.Ranking;
import org.psephos.rank.Standings;
import org.psephos.rank.TruthAgreement;
import org.psephos.report.RankExtras;

/**
 * What is asked of a ranking beyond its ladder.
 *
 * @param by what judgements are divided by
 * @param standings whether classes and chances of being the best are asked for
 * @param reference the system to compare the others with
 * @param judge the file of votes of a judge
 * @param truth the file of known values
 */
record RankQuestions(
        @Nullable String by,
        boolean standings,
        @Nullable SystemId reference,
        @Nullable Path judge,
        @Nullable Path truth) {
    private static final Option TRUTH =
            Option.of(
                    "--truth",
                    "FILE",
                    "known values, one a system (ratings): how near the ladder comes to them, by"
                            + " Kendall's tau-b and NDCG");
    private static final Option BY =
            Option.of(
                    "--by",
                    "NAME",
                    "a ladder for each value as well, and whether they differ: criterion, annotator,"
                            + " item, context, or a column or attribute");
    private static final Option STANDINGS =
            Option.flag(
                    "--standings",
                    "classes that cannot be told apart, chances of being the best, quasi-errors");
    private static final Option REFERENCE =
            Option.of(
                    "--reference",
                    "SYSTEM",
                    "differences of all systems from this one, with intervals that hold together");
    private static final Option JUDGE =
            Option.of(
                    "--judge",
                    "FILE",
                    "votes of a judge on the same items and pairs, and on more: narrower intervals for"
                            + " what people say");

    static Group group() {
        return new Group("Questions", List.of(BY, STANDINGS, REFERENCE, JUDGE, TRUTH));
    }

    static RankQuestions of(Arguments given) {
        var reference = given.value(REFERENCE);
        var judge = given.value(JUDGE);
        var truth = given.value(TRUTH);
        if (judge != null && given.has(BY)) {
            throw Usage.error(
                    "--judge and --by do not go together", "Ask for one after the other.");
        }
        return new RankQuestions(
                given.value(BY),
                given.has(STANDINGS),
                reference == null ? null : new SystemId(reference),
                judge == null ? null : Output.path(judge),
                truth == null ? null : Output.path(truth));
    }

    /** The columns that are looked at; what judgements are divided by may be any column. */
    Set<Key> wanted(RankOptions options) {
        if (by != null) {
            return EnumSet.allOf(Key.class);
        }
        var wanted = EnumSet.copyOf(RankingOptions.wanted(options));
        if (judge != null) {
            wanted.add(Key.ITEM);
        }
        return wanted;
    }

    /** The ladder of people and judge, where there is one to read. */
    PredictionPowered.@Nullable Result judged(
            Reading reading, Dataset people, RankOptions options) {
        if (judge == null) {
            return null;
        }
        if (options.method() != Method.BRADLEY_TERRY) {
            throw Usage.error(
                    "--judge says nothing to --method %s".formatted(options.method()),
                    "Use --method bradley-terry.");
        }
        return new PredictionPowered(options).rank(people, reading.beside(judge));
    }

    RankExtras extras(
            Dataset dataset, RankResult result, PredictionPowered.@Nullable Result judged) {
        if (by == null && !standings && reference == null && judged == null && truth == null) {
            return RankExtras.NONE;
        }
        var ladder = result.fit() instanceof Fitted(var fitted) ? fitted : null;
        double level = result.options().level();
        return new RankExtras(
                by == null ? null : Ranking.slices(dataset, result.options(), by),
                standings && ladder != null ? Standings.of(ladder, level) : null,
                ladder == null ? null : reference,
                reference == null || ladder == null ? List.of() : against(ladder, level),
                judged == null ? null : judged.saving(),
                truth == null || ladder == null
                        ? null
                        : TruthAgreement.of(ladder, KnownValues.of(truth)));
    }

    private List<Standings.Against> against(Ladder ladder, double level) {
        if (reference == null) {
            return List.of();
        }
        if (ladder.rungs().stream().noneMatch(rung -> rung.system().equals(reference))) {
            throw Usage.error(
                    "--reference: \"%s\" is not on the ladder".formatted(reference),
                    "Name a system that has a place, spelt as in the file.");
        }
        if (ladder.differences() == null) {
            throw Usage.error(
                    "--reference needs intervals, but there are none",
                    "Leave out --interval none, or use a method that has intervals.");
        }
        return Standings.against(ladder, reference, level);
    }
}
