package org.psephos.audit;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.SideStyles.Sides;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Rankings;
import org.psephos.math.Estimate;
import org.psephos.rank.Control;
import org.psephos.rank.Fit;
import org.psephos.rank.Ladder;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;

/**
 * What a control does to decided votes beside the strengths of the systems and the side: the
 * effects of a Bradley-Terry ladder, in log-odds.
 *
 * @see "Bradley and Terry (1952), Rank analysis of incomplete block designs, Biometrika 39:324-345"
 */
final class StyleEffects {
    private static final String CONTROL = "attribute:";
    private static final int DECIMALS = 6;

    private StyleEffects() {}

    /** The effect of one feature, or null where there is no such ladder. */
    static @Nullable Estimate of(Docket docket, Sides feature) {
        return all(docket, List.of(feature)).stream()
                .map(Ladder.Effect::estimate)
                .findFirst()
                .orElse(null);
    }

    /**
     * Effects of the relative differences of features that differ anywhere, side by side, called as
     * the features are; none where there is no such ladder.
     */
    static List<Ladder.Effect> all(Docket docket, List<Sides> features) {
        var differing = features.stream().filter(Sides::differs).toList();
        if (differing.isEmpty() || !Docket.namesTwoSystems(docket.votes())) {
            return List.of();
        }
        var data =
                Dataset.of(
                        docket.data().manifest(), with(docket.votes(), differing), Rankings.none());
        var controls =
                differing.stream()
                        .<Control>map(feature -> new Control.Attribute(feature.name()))
                        .toList();
        var options = docket.fitting(Ties.DROP, IntervalMethod.SANDWICH, true);
        var effects =
                switch (Ranking.rank(data, options.controlling(controls)).fit()) {
                    case Fit.Fitted(var ladder) -> ladder.effects();
                    case Fit.NotIdentified unidentified -> withoutSide(data, options, controls);
                    case Fit.NotConverged unfinished -> List.<Ladder.Effect>of();
                };
        return effects.stream()
                .filter(effect -> effect.name().startsWith(CONTROL))
                .map(
                        effect ->
                                new Ladder.Effect(
                                        effect.name().substring(CONTROL.length()),
                                        effect.estimate()))
                .toList();
    }

    /** The same votes with one column a feature and nothing else that a fit does not ask for. */
    private static Comparisons with(Comparisons votes, List<Sides> features) {
        var headers = votes.headers();
        int rows = votes.size();
        var kept = HeaderColumns.builder(rows).item(headers.item()).annotator(headers.annotator());
        if (headers.hasWeight()) {
            kept.weight(IntStream.range(0, rows).mapToDouble(headers::weight).toArray());
        }
        for (var feature : features) {
            kept.attribute(feature.name(), column(feature));
        }
        var outcome = new byte[rows];
        for (int row = 0; row < rows; row++) {
            outcome[row] = (byte) votes.outcomeOrdinal(row);
        }
        return new Comparisons(
                kept.build(),
                votes.systems(),
                IntStream.range(0, rows).map(votes::left).toArray(),
                IntStream.range(0, rows).map(votes::right).toArray(),
                outcome,
                null,
                null,
                null);
    }

    private static Coded column(Sides feature) {
        var values =
                IntStream.range(0, feature.left().length)
                        .mapToObj(
                                row ->
                                        feature.known(row)
                                                ? Words.fixed(feature.relative(row), DECIMALS)
                                                : "")
                        .toList();
        var names = Dictionary.of(values);
        return new Coded(names, values.stream().mapToInt(names::code).toArray());
    }

    /** Where sides are confounded with systems, the side is left out. */
    private static List<Ladder.Effect> withoutSide(
            Dataset alone, RankOptions options, List<Control> controls) {
        var sideless =
                new RankOptions(
                                Method.BRADLEY_TERRY,
                                options.ties(),
                                options.bothBad(),
                                false,
                                options.interval(),
                                options.rounds(),
                                options.cluster(),
                                options.level(),
                                options.seed(),
                                null,
                                options.k(),
                                false,
                                options.threads())
                        .controlling(controls);
        return switch (Ranking.rank(alone, sideless).fit()) {
            case Fit.Fitted(var ladder) -> ladder.effects();
            case Fit.NotIdentified unidentified -> List.of();
            case Fit.NotConverged unfinished -> List.of();
        };
    }
}
