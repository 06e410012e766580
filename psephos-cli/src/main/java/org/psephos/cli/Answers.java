package org.psephos.cli;

import java.util.List;
import org.psephos.rank.Fit;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Unplaced;
import org.psephos.rank.RankResult;

/** What a fit means for whoever called: words on standard error and an exit code. */
final class Answers {
    private static final int NAMED = 3;

    private Answers() {}

    /** Warns of what has no answer, in two lines, and says how the program ends. */
    static int judge(RankResult result, Terminal terminal) {
        Fit fit = result.fit();
        if (fit instanceof Fitted fitted) {
            // Asked first, because a switch over types takes long when it is first met.
            return fitted(fitted, result, terminal);
        }
        return switch (fit) {
            case Fitted fitted -> fitted(fitted, result, terminal);
            case NotIdentified none -> {
                terminal.say(none.reason());
                terminal.whisper(Say.sentence(none.remedy()));
                yield Exit.NO_ANSWER;
            }
            case NotConverged none -> {
                terminal.say(
                        "the search for the strengths did not end: after %s the score is still %.2g standard errors from zero"
                                .formatted(Say.count(none.steps(), "step"), none.gap()));
                terminal.whisper(
                        (result.options().prior() == null
                                        ? "A prior makes the answer firmer: --prior 1."
                                        : "Another prior makes the answer firmer: --prior 1, or larger.")
                                + " If it stays, please report it with the file.\n");
                yield Exit.NO_ANSWER;
            }
        };
    }

    private static int fitted(Fitted fitted, RankResult result, Terminal terminal) {
        var unplaced = fitted.ladder().unplaced();
        if (unplaced.isEmpty()) {
            return Exit.FINE;
        }
        int systems = unplaced.size() + fitted.ladder().rungs().size();
        terminal.say(
                "%s of %s %s no place: %s"
                        .formatted(
                                Say.number(unplaced.size()),
                                Say.count(systems, "system"),
                                unplaced.size() == 1 ? "has" : "have",
                                named(unplaced)));
        boolean whole = result.options().whole();
        terminal.whisper(
                whole
                        ? "--whole asks for every system: drop it, collect more votes, or add a prior with --prior 1.\n"
                        : "More votes would place them, or a prior: --prior 1. With --whole this is an error.\n");
        return whole ? Exit.NO_ANSWER : Exit.FINE;
    }

    private static String named(List<Unplaced> unplaced) {
        var first =
                unplaced.stream()
                        .limit(NAMED)
                        .map(one -> "%s (%s)".formatted(one.system(), one.reason()))
                        .toList();
        int more = unplaced.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + Say.number(more) + " more" : "");
    }
}
