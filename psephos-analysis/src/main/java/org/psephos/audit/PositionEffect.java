package org.psephos.audit;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Rankings;
import org.psephos.math.Estimate;
import org.psephos.math.Rate;
import org.psephos.model.Outcome;
import org.psephos.rank.Fit;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;

/**
 * Whether what is shown first wins more often than it deserves: the log-odds that a place on the
 * left adds between equals, beside the strengths of the systems, among votes for either side. Where
 * there is no common ladder the same questions asked in both orders say it ({@link MatchedOrders});
 * where neither does, nothing is estimated. The interval is a sandwich, clustered by annotator
 * where at least 20 are named, else by item where items have several votes.
 *
 * <p>Severity, where the interval leaves zero out: high from five points of win rate between equals
 * (0.2 log-odds), medium from two (0.08), low below.
 *
 * @see "Davidson and Beaver (1977), On extending the Bradley-Terry model to incorporate within-pair
 *     order effects, Biometrics 33:693-702"
 */
final class PositionEffect {
    private static final double HIGH = 0.2;
    private static final double MEDIUM = 0.08;
    private static final int ENOUGH_PEOPLE = 20;
    private static final Draft DRAFT =
            Draft.of(
                    "position-effect",
                    "log-odds of the left side between equals, strengths allowed for",
                    Unit.LOG_ODDS,
                    "rank with --control position, and show each pair in both orders");

    private PositionEffect() {}

    static Finding look(Docket docket) {
        var voters = docket.voters();
        long decided = voters.decided();
        if (decided == 0) {
            return DRAFT.cannotSay(
                    "there is no vote for a left or a right side", "give comparisons of two");
        }
        var left = new Rate(voters.of(Outcome.LEFT), decided);
        if (left.successes() == 0 || left.successes() == decided) {
            return everyVote(left);
        }
        var fitted = fitted(docket);
        if (fitted != null) {
            return judged(DRAFT.of(fitted), left, fitted);
        }
        var matched = MatchedOrders.of(docket.votes(), docket.questions(), docket.options());
        if (matched == null) {
            return DRAFT.from(decided)
                    .cannotSay(
                            "%s of %s decided votes went to the left, but systems do not stand on both sides, so that position and strength cannot be told apart"
                                    .formatted(Words.percent(left.share()), Words.count(decided)),
                            "show the same pairs in both orders");
        }
        return judged(
                DRAFT.by("log-odds of the left side, from pairs seen in both orders").of(matched),
                left,
                matched);
    }

    /** Then the order says who won, and nothing about how votes were given. */
    private static Finding everyVote(Rate left) {
        return DRAFT.from(left.asked())
                .cannotSay(
                        "all %s decided votes went to the %s side, as where a file names the winner first: the order shown is not known"
                                .formatted(
                                        Words.count(left.asked()),
                                        left.successes() == 0 ? "right" : "left"),
                        "record what was shown first");
    }

    private static Finding judged(Draft draft, Rate left, Estimate effect) {
        var claim =
                "the left side won %s of %s decided votes (%s); between equals it has %s to win"
                        .formatted(
                                Words.percent(left.share()),
                                Words.count(left.asked()),
                                Words.percents(left.wilson(0.95)),
                                Words.percent(1 / (1 + StrictMath.exp(-effect.value()))));
        return draft.from(left.asked()).says(severity(effect), claim);
    }

    private static Severity severity(Estimate effect) {
        var interval = effect.interval();
        double size = Math.abs(effect.value());
        if (interval == null || interval.contains(0)) {
            return Severity.NONE;
        }
        return size >= HIGH ? Severity.HIGH : size >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    private static @Nullable Estimate fitted(Docket docket) {
        var votes = docket.votes();
        if (IntStream.range(0, votes.size())
                .noneMatch(row -> votes.left(row) >= 0 && votes.right(row) >= 0)) {
            return null;
        }
        var alone = Dataset.of(docket.data().manifest(), votes, Rankings.none());
        return switch (Ranking.rank(alone, options(docket)).fit()) {
            case Fit.Fitted(var ladder) ->
                    ladder.effects().stream()
                            .filter(effect -> effect.name().equals("position"))
                            .map(effect -> effect.estimate())
                            .findFirst()
                            .orElse(null);
            case Fit.NotIdentified unidentified -> null;
            case Fit.NotConverged unfinished -> null;
        };
    }

    private static RankOptions options(Docket docket) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                Method.BRADLEY_TERRY,
                Ties.DROP,
                usual.bothBad(),
                true,
                IntervalMethod.SANDWICH,
                usual.rounds(),
                cluster(docket.votes()),
                docket.options().level(),
                docket.options().seed(),
                null,
                usual.k(),
                false,
                docket.options().threads());
    }

    /** A sandwich over few clusters is too narrow: then items, or every vote for itself. */
    static Cluster cluster(Comparisons votes) {
        var people = votes.headers().annotator();
        if (people != null && people.names().size() >= ENOUGH_PEOPLE) {
            return Cluster.ANNOTATOR;
        }
        var items = votes.headers().item();
        return items != null && items.names().size() >= ENOUGH_PEOPLE ? Cluster.ITEM : Cluster.NONE;
    }
}
