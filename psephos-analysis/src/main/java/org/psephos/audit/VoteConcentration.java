package org.psephos.audit;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * One annotator who gave a large part of the votes: what is said of all is then said of one, and
 * intervals that take every vote for itself are too narrow. A share of the votes that name their
 * annotator, counted, without an interval.
 *
 * <p>Severity: high from 30%, medium from 10%, each where it is three even shares or more.
 */
final class VoteConcentration {
    private static final double HIGH = 0.3;
    private static final double MEDIUM = 0.1;
    private static final int EVEN_SHARES = 3;
    private static final Draft DRAFT =
            Draft.of(
                    "vote-concentration",
                    "share of votes that the busiest annotator gave",
                    Unit.SHARE,
                    "use intervals that allow for it: rank with --cluster annotator");

    private VoteConcentration() {}

    static Finding look(Docket docket) {
        var voters = docket.voters();
        var people =
                IntStream.range(0, voters.size()).filter(voter -> voters.all(voter) > 0).toArray();
        if (people.length == 0) {
            return DRAFT.cannotSay(
                    "no vote names its annotator",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        if (people.length == 1) {
            return DRAFT.cannotSay(
                    "all votes are of one annotator, so nothing says what others would choose",
                    "collect votes of other annotators");
        }
        return judged(docket, people);
    }

    private static Finding judged(Docket docket, int[] people) {
        var voters = docket.voters();
        long all = IntStream.of(people).mapToLong(voters::all).sum();
        int busiest =
                IntStream.of(people)
                        .boxed()
                        .max(
                                Comparator.comparingLong((Integer voter) -> voters.all(voter))
                                        .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow();
        double share = (double) voters.all(busiest) / all;
        var severity = severity(share, people.length);
        var claim =
                "annotator %s gave %s of %s votes (%s); an even share among %s would be %s"
                        .formatted(
                                voters.name(busiest),
                                Words.count(voters.all(busiest)),
                                Words.count(all),
                                Words.percent(share),
                                Words.count(people.length, "annotator"),
                                Words.percent(1.0 / people.length));
        var draft = DRAFT.of(share, null).from(all);
        return severity == Severity.NONE
                ? draft.says(severity, claim)
                : draft.behind(Origins.of(docket.votes().headers(), voters.rows(busiest)))
                        .says(severity, claim);
    }

    private static Severity severity(double share, int people) {
        if (share < MEDIUM || share * people < EVEN_SHARES) {
            return Severity.NONE;
        }
        return share >= HIGH ? Severity.HIGH : Severity.MEDIUM;
    }
}
