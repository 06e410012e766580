package org.psephos.cli;

import java.util.List;
import java.util.Locale;
import org.psephos.rank.Online;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Method;

/** The part of a call that only methods look at that read one vote after the other. */
final class OnlineOptions {
    static final Option PERIOD =
            Option.of(
                    "--period",
                    "day|week|month|whole|N",
                    "the rating period of glicko and glicko-2: a stretch of time, all votes, or N"
                            + " comparisons (a day where votes have times)");
    static final Option DRIFT =
            Option.of(
                    "--drift",
                    "POINTS",
                    "how far a strength wanders, as a standard deviation: in a period for glicko (0),"
                            + " in a day for whole-history (3.74)");
    static final Option DRAW =
            Option.of(
                    "--draw",
                    "SHARE",
                    "share of ties between equals that gaussian-skill expects (0.1)");
    static final Option UPDATE =
            Option.of(
                    "--update",
                    "plackett-luce|bradley-terry|thurstone-mosteller",
                    "the rule of weng-lin: a series of choices (plackett-luce), or all pairs,"
                            + " logistic or normal");

    static final List<Option> ALL = List.of(PERIOD, DRIFT, DRAW, UPDATE);

    private OnlineOptions() {}

    /** Whether {@code method} has a posterior of its own. */
    static boolean believes(Method method) {
        return switch (method) {
            case WHOLE_HISTORY, IRT_1PL, IRT_2PL, IRT_3PL -> true;
            default -> false;
        };
    }

    /** Whether the method fits solved items. */
    static boolean ofItems(Method method) {
        return switch (method) {
            case IRT_1PL, IRT_2PL, IRT_3PL -> true;
            default -> false;
        };
    }

    /** Whether the method can take solved items. */
    static boolean takesItems(Method method) {
        return ofItems(method) || method == Method.GLICKO || method == Method.GLICKO_2;
    }

    /** Options of these that say nothing to {@code method}. */
    static List<Option> foreign(Method method) {
        return switch (method) {
            case GLICKO -> List.of(DRAW, UPDATE);
            case GLICKO_2 -> List.of(DRIFT, DRAW, UPDATE);
            case WENG_LIN -> List.of(PERIOD, DRIFT, DRAW);
            case GAUSSIAN_SKILL -> List.of(PERIOD, DRIFT, UPDATE);
            case WHOLE_HISTORY -> List.of(PERIOD, DRAW, UPDATE);
            default -> ALL;
        };
    }

    static Online of(Arguments given) {
        var usual = Online.usual();
        var update = given.word(UPDATE, Update.values());
        var every = every(given);
        return new Online(
                every,
                every == Every.VOTES ? given.small(PERIOD, 1, 1) : usual.votes(),
                draw(given),
                drift(given),
                update == null ? usual.update() : update);
    }

    private static Every every(Arguments given) {
        var text = given.value(PERIOD);
        if (text == null) {
            return Every.USUAL;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "day" -> Every.DAY;
            case "week" -> Every.WEEK;
            case "month" -> Every.MONTH;
            case "whole" -> Every.WHOLE;
            default -> {
                if (Usage.number(text) == null) {
                    throw Usage.error(
                            "--period is \"%s\"; expected day, week, month, whole or a number"
                                    .formatted(text),
                            "Write for example --period week, or --period 1000.");
                }
                yield Every.VOTES;
            }
        };
    }

    private static double draw(Arguments given) {
        var text = given.value(DRAW);
        if (text == null) {
            return Online.USUAL_DRAW;
        }
        var share = Usage.number(text);
        if (share == null || !(share >= 0 && share < 1)) {
            throw Usage.error(
                    "--draw is \"%s\"; expected a share from 0 until 1".formatted(text),
                    "Write for example --draw 0.3.");
        }
        return share;
    }

    private static @org.jspecify.annotations.Nullable Double drift(Arguments given) {
        var text = given.value(DRIFT);
        if (text == null) {
            return null;
        }
        var points = Usage.number(text);
        if (points == null || !(points >= 0)) {
            throw Usage.error(
                    "--drift is \"%s\"; expected points, not negative".formatted(text),
                    "Write for example --drift 10.");
        }
        return points;
    }
}
