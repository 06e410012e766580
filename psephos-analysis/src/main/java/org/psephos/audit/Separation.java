package org.psephos.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Fit;
import org.psephos.rank.Ladder.Unplaced;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;

/**
 * Systems that only won or only lost against the rest: the likelihood grows without end as they
 * move away, so no strength is theirs and they stand without a place on a ladder. A tie is half a
 * win for both. A share of the systems that met another, counted, without an interval.
 *
 * <p>Severity: high where there is one.
 *
 * @see "Ford (1957), Solution of a ranking problem from binary comparisons, American Mathematical
 *     Monthly 64(8):28-33"
 */
final class Separation {
    private static final int NAMED = 5;
    private static final Draft DRAFT =
            Draft.of(
                    "separation",
                    "share of systems that only won or only lost against the rest",
                    Unit.SHARE,
                    "collect votes that pair them with systems near their level, or rank with --prior 1");

    private Separation() {}

    static Finding look(Docket docket) {
        if (docket.pairs().pairs() == 0) {
            return DRAFT.cannotSay(
                    "no two named systems were compared", "name the columns of the two systems");
        }
        if (docket.pairs().islands().size() > 1) {
            return DRAFT.cannotSay(
                    "the systems fall into sets that never met",
                    "collect comparisons across the sets first");
        }
        var data = docket.data();
        var all = Dataset.of(data.manifest(), data.comparisons(), data.rankings());
        return switch (Ranking.rank(all, docket.fitting(Ties.HALF, IntervalMethod.NONE, false))
                .fit()) {
            case Fit.Fitted(var ladder) -> placed(ladder.rungs().size(), ladder.unplaced());
            case Fit.NotIdentified none -> nobody(docket.pairs().busiest().length, none);
            case Fit.NotConverged unfinished ->
                    DRAFT.cannotSay(
                            "the fit did not end", "rank with --prior 1, which always has an end");
        };
    }

    private static Finding placed(int rungs, List<Unplaced> unplaced) {
        int systems = rungs + unplaced.size();
        var draft = DRAFT.of((double) unplaced.size() / systems, null).from(systems);
        if (unplaced.isEmpty()) {
            return draft.says(
                    Severity.NONE,
                    "each of %s both won and lost, or tied, on a chain that joins it to all others"
                            .formatted(Words.count(systems, "system")));
        }
        var named =
                unplaced.stream()
                        .limit(NAMED)
                        .map(one -> "%s %s".formatted(one.system().value(), one.reason()))
                        .collect(Collectors.joining(", "));
        int more = unplaced.size() - NAMED;
        return draft.says(
                Severity.HIGH,
                "%s of %s have no place: %s%s"
                        .formatted(
                                Words.count(unplaced.size()),
                                Words.count(systems, "system"),
                                named,
                                more > 0 ? " and %s more".formatted(Words.count(more)) : ""));
    }

    private static Finding nobody(int systems, Fit.NotIdentified none) {
        return DRAFT.of(1, null)
                .from(systems)
                .says(
                        Severity.HIGH,
                        "none of %s has a place: %s"
                                .formatted(Words.count(systems, "system"), lower(none.reason())));
    }

    private static String lower(String reason) {
        return Character.toLowerCase(reason.charAt(0))
                + reason.substring(1, reason.endsWith(".") ? reason.length() - 1 : reason.length());
    }
}
