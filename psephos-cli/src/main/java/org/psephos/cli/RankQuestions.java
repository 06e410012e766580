package org.psephos.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.Key;
import org.psephos.model.SystemId;
import org.psephos.rank.Composite;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder;
import org.psephos.rank.LengthControlled;
import org.psephos.rank.LengthControlled.Gameability;
import org.psephos.rank.OrderSpread;
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
 * @param against the baseline of win rates
 * @param variants of one system, for gameability; empty where not asked for
 * @param truth the file of known values
 * @param weights of parts, for one ladder of them; empty where not asked for
 * @param orders how many random orders of votes are replayed; 0 where not asked for
 */
record RankQuestions(
        @Nullable String by,
        boolean standings,
        @Nullable SystemId reference,
        @Nullable Path judge,
        @Nullable SystemId against,
        List<SystemId> variants,
        @Nullable Path truth,
        SortedMap<String, Double> weights,
        int orders) {
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

    private static final Option AGAINST =
            Option.of(
                    "--against",
                    "SYSTEM",
                    "win rates against this baseline, as counted and were answers of equal length");
    private static final Option VARIANTS =
            Option.of(
                    "--variants",
                    "SYSTEM,...",
                    "one system asked for answers of several lengths: how far its win rates against"
                            + " the baseline lie apart (gameability)");

    private static final Option ORDERS =
            Option.of(
                    "--orders",
                    "N",
                    "with --method elo: points over N random orders of the same votes, at least 2; for"
                            + " each part of --by too");

    RankQuestions {
        variants = List.copyOf(variants);
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    static Group group() {
        return new Group(
                "Questions",
                List.of(
                        BY,
                        Weights.WEIGHTS,
                        STANDINGS,
                        REFERENCE,
                        JUDGE,
                        AGAINST,
                        VARIANTS,
                        ORDERS,
                        TRUTH));
    }

    static RankQuestions of(Arguments given) {
        var reference = given.value(REFERENCE);
        var judge = given.value(JUDGE);
        var truth = given.value(TRUTH);
        if (judge != null && given.has(BY)) {
            throw Usage.error(
                    "--judge and --by do not go together", "Ask for one after the other.");
        }
        var against = given.value(AGAINST);
        if (against == null && given.has(VARIANTS)) {
            throw Usage.error(
                    "--variants needs a baseline", "Name it, for example --against gpt-4-turbo.");
        }
        var weights = Weights.of(given);
        var by = given.value(BY);
        if (judge != null && !weights.isEmpty()) {
            throw Usage.error(
                    "--judge and --weights do not go together", "Ask for one after the other.");
        }
        return new RankQuestions(
                by == null && !weights.isEmpty() ? "criterion" : by,
                given.has(STANDINGS),
                reference == null ? null : new SystemId(reference),
                judge == null ? null : Output.path(judge),
                against == null ? null : new SystemId(against),
                variants(given),
                truth == null ? null : Output.path(truth),
                weights,
                given.has(ORDERS) ? given.small(ORDERS, 2, 2) : 0);
    }

    private static List<SystemId> variants(Arguments given) {
        var text = given.value(VARIANTS);
        if (text == null) {
            return List.of();
        }
        var names =
                List.of(text.split(",", -1)).stream()
                        .map(String::strip)
                        .map(SystemId::new)
                        .distinct()
                        .toList();
        if (names.size() < 2) {
            throw Usage.error(
                    "--variants is \"%s\"; expected two systems at least".formatted(text),
                    "Write for example --variants gpt4_concise,gpt4,gpt4_verbose.");
        }
        return names;
    }

    /** The columns that are looked at; what judgements are divided by may be any column. */
    Set<Key> wanted(RankOptions options) {
        if (by != null || against != null) {
            return EnumSet.allOf(Key.class);
        }
        var wanted = EnumSet.copyOf(RankingOptions.wanted(options));
        if (judge != null) {
            wanted.add(Key.ITEM);
        }
        return wanted;
    }

    /**
     * What is ranked. Where there is nothing but ratings, who gave them and by what criterion
     * matters, and the files are read again for it.
     */
    Dataset enough(Reading reading, RankOptions options) {
        var dataset = reading.read();
        boolean all =
                wanted(options).size() == Key.values().length
                        || OnlineOptions.takesItems(options.method());
        return all || !Ranking.isOfRatings(dataset) ? dataset : reading.whole();
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
        boolean none = by == null && !standings && reference == null && judged == null;
        if (none && against == null && truth == null && orders == 0) {
            return RankExtras.NONE;
        }
        var ladder = result.fit() instanceof Fitted(var fitted) ? fitted : null;
        double level = result.options().level();
        var length = against == null ? null : lengthControlled(dataset, result.options(), against);
        return new RankExtras(
                by == null ? null : Ranking.slices(dataset, result.options(), by),
                standings && ladder != null ? Standings.of(ladder, level) : null,
                ladder == null ? null : reference,
                reference == null || ladder == null ? List.of() : against(ladder, level),
                judged == null ? null : judged.saving(),
                length,
                length == null || variants.isEmpty() ? null : gameability(length),
                truth == null || ladder == null
                        ? null
                        : TruthAgreement.of(ladder, KnownValues.of(truth)),
                by == null || weights.isEmpty()
                        ? null
                        : Composite.of(dataset, result.options(), by, weights),
                replayed(dataset, result.options()));
    }

    private SortedMap<String, OrderSpread> replayed(Dataset dataset, RankOptions options) {
        var replayed = new TreeMap<String, OrderSpread>();
        if (orders > 0) {
            replayed.put("", OrderSpread.of(dataset, options, orders));
            if (by != null) {
                replayed.putAll(OrderSpread.parts(dataset, options, orders, by));
            }
        }
        return replayed;
    }

    private static LengthControlled lengthControlled(
            Dataset dataset, RankOptions options, SystemId against) {
        var found = LengthControlled.of(dataset, against, options);
        if (found.systems().isEmpty()) {
            throw Usage.error(
                    "--against: no comparison is with \"%s\"".formatted(against),
                    "Name a system of the file, spelt as there.");
        }
        return found;
    }

    private Gameability gameability(LengthControlled length) {
        var found = length.gameability(variants);
        if (found == null) {
            throw Usage.error(
                    "--variants names a system that never met the baseline \"%s\""
                            .formatted(length.baseline()),
                    "Name systems of the file, spelt as there.");
        }
        return found;
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
