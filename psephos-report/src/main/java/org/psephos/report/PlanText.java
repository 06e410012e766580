package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.math.Estimate;
import org.psephos.rank.Plan;
import org.psephos.rank.Plan.Answer;
import org.psephos.rank.Plan.Question;

/** A plan for a terminal. */
public final class PlanText {
    private static final int MOST_PAIRS = 10;

    private PlanText() {}

    /** Lines that end in a line feed. */
    public static String render(Plan plan, TextStyle style) {
        var lines = new ArrayList<String>();
        var question = plan.question();
        if (question != null) {
            question(lines, question, style);
        }
        if (!plan.next().isEmpty()) {
            lines.add("");
            lines.add(style.bold("What to compare next, for the ladder as a whole"));
            for (var next : plan.next()) {
                say(
                        lines,
                        "  %s against %s: %s nats expected, %s"
                                .formatted(
                                        next.left(),
                                        next.right(),
                                        Numbers.fixed(next.gain(), 5),
                                        Numbers.count(next.comparisons(), "comparison")
                                                + " so far"),
                        style);
            }
        }
        lines.add("");
        say(
                lines,
                "The plan rests on %s; differences are log-odds: 0 is even, 1 wins 73 of 100, 2 wins 88.%s"
                        .formatted(
                                Numbers.count(plan.rows(), "judgement"),
                                plan.next().isEmpty()
                                        ? ""
                                        : " Nats say how much one comparison is expected to tell"
                                                + " of who is better; a coin known to be fair tells"
                                                + " 0, the most is 0.69."),
                style);
        return String.join("\n", lines).strip() + "\n";
    }

    private static void question(List<String> lines, Question question, TextStyle style) {
        lines.add(style.bold(Cells.harmless(headline(question))));
        lines.add("");
        say(
                lines,
                "Now: %s minus %s is %s; %s where one looks as often as one likes."
                        .formatted(
                                question.a(),
                                question.b(),
                                range(question.now()),
                                range(question.always())),
                style);
        var once = question.once();
        var anytime = question.anytime();
        var direct = question.direct();
        if (once == null || anytime == null || direct == null) {
            return;
        }
        var chance = Numbers.percent(question.power());
        say(
                lines,
                "Supposed: the true difference is %s; chance of telling them apart: %s."
                        .formatted(Numbers.fixed(question.supposed(), 3), chance),
                style);
        answer(lines, "Looking once, at the end", once, style);
        if (once.votes() > 0) {
            say(
                    lines,
                    "  On these two alone it would take %s.".formatted(Numbers.count(direct)),
                    style);
        }
        answer(lines, "Looking after each vote, with the right to stop", anytime, style);
        buys(lines, once, style);
    }

    private static String headline(Question question) {
        var undefined = question.undefined();
        if (undefined != null) {
            return "No plan: " + undefined + ".";
        }
        var once = question.once();
        long votes = once == null ? 0 : once.votes();
        return PlanJson.apart(question.now()) && votes == 0
                ? "%s and %s can be told apart already.".formatted(question.a(), question.b())
                : "%s more votes would tell %s and %s apart with a chance of %s."
                        .formatted(
                                Numbers.count(votes),
                                question.a(),
                                question.b(),
                                Numbers.percent(question.power()));
    }

    private static String range(Estimate estimate) {
        var interval = estimate.interval();
        return interval == null
                ? Numbers.signed(estimate.value(), 3)
                : "%s (%s to %s)"
                        .formatted(
                                Numbers.signed(estimate.value(), 3),
                                Numbers.signed(interval.low(), 3),
                                Numbers.signed(interval.high(), 3));
    }

    private static void answer(List<String> lines, String when, Answer answer, TextStyle style) {
        say(
                lines,
                answer.votes() == 0
                        ? when + ": no more votes."
                        : "%s: %s votes; standard error of the difference then %s."
                                .formatted(
                                        when,
                                        Numbers.count(answer.votes()),
                                        Numbers.fixed(answer.error(), 4)),
                style);
        int shown = Math.min(MOST_PAIRS, answer.pairs().size());
        for (var pair : answer.pairs().subList(0, shown)) {
            say(
                    lines,
                    "  %s on %s against %s"
                            .formatted(Numbers.count(pair.votes()), pair.left(), pair.right()),
                    style);
        }
        if (answer.pairs().size() > shown) {
            say(
                    lines,
                    "  and %s more pairs: see --format json"
                            .formatted(Numbers.count(answer.pairs().size() - shown)),
                    style);
        }
    }

    /** What the votes would do for everyone. */
    private static void buys(List<String> lines, Answer once, TextStyle style) {
        double now = 0;
        double then = 0;
        for (var gain : once.ladder()) {
            now += gain.halfWidth() / once.ladder().size();
            then += gain.halfWidthThen() / once.ladder().size();
        }
        say(
                lines,
                "The first schedule also brings the intervals of all systems from %s to %s on average (half width, log-odds)."
                        .formatted(
                                style.plusMinus() + Numbers.fixed(now, 3),
                                style.plusMinus() + Numbers.fixed(then, 3)),
                style);
    }

    private static void say(List<String> lines, String text, TextStyle style) {
        lines.addAll(
                List.of(Cells.wrap(Cells.harmless(text), style.width(), "    ").split("\n", -1)));
    }
}
