package org.psephos.audit;

import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.audit.RatedVotes.Match;

/**
 * Ratings held against votes on the same two answers to the same item: how often the answer rated
 * higher is not the one preferred, equal ratings standing for a tie. Ratings of the same annotator
 * are taken where there are any, else the mean of all. The interval is clustered by item.
 *
 * <p>Severity, by the lower end of the interval: high from 40%, medium from 20%, low from 5%.
 *
 * @see "Bansal et al. (2024), Peering through preferences: unraveling feedback acquisition for
 *     aligning large language models"
 */
final class Contradictions {
    private static final double HIGH = 0.4;
    private static final double MEDIUM = 0.2;
    private static final double LOW = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "contradiction",
                    "share of votes that the ratings of the same two answers do not bear out",
                    Unit.SHARE,
                    "do not mix both kinds of feedback; look which of them you need");

    private Contradictions() {}

    static Finding look(Docket docket) {
        if (docket.data().ratings().size() == 0 || docket.votes().size() == 0) {
            return DRAFT.cannotSay(
                    "there are not both ratings and votes",
                    "give both files at once, with the same names of items and systems");
        }
        var rated = docket.ratedVotes();
        int n = rated.matches().size();
        if (n == 0) {
            return DRAFT.cannotSay(
                    "no vote is about two answers that were both rated",
                    "give items and systems the same names in both files");
        }
        long same = rated.matches().stream().filter(Match::isSame).count();
        long opposite = rated.matches().stream().filter(Match::isOpposite).count();
        var interval = rated.different(docket.options().level());
        return DRAFT.of((double) (n - same) / n, interval)
                .from(n)
                .behind(
                        Origins.of(
                                docket.votes().headers(),
                                rated.matches().stream()
                                        .filter(match -> !match.isSame())
                                        .mapToInt(Match::row)))
                .says(
                        severity(interval.low()),
                        "ratings and votes agree on %s of %s (%s); %s are the other way round, in %s only one of the two is a tie"
                                .formatted(
                                        Words.count(same),
                                        Words.count(n, "pair"),
                                        Words.fixed(100.0 * same / n, 2) + "%",
                                        Words.count(opposite),
                                        Words.count(n - same - opposite)));
    }

    private static Severity severity(double low) {
        if (low >= HIGH) {
            return Severity.HIGH;
        }
        return low >= MEDIUM ? Severity.MEDIUM : low >= LOW ? Severity.LOW : Severity.NONE;
    }
}
