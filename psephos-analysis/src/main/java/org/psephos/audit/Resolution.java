package org.psephos.audit;

import java.util.List;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.rank.Plan;
import org.psephos.rank.Planner;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * Whether the votes at hand can answer who is better: for every two systems the smallest true
 * difference that they would tell from none with a chance of 80%, from the standard error of the
 * difference on a Bradley-Terry ladder of all votes, so that votes on other pairs count too. The
 * estimate is the median over pairs.
 *
 * <p>Severity, by that median as points of win rate between two equals: high from 20, medium from
 * 10, low where more than half of the systems that stand next to each other are closer than what
 * could be seen.
 *
 * @see "Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd edition, Erlbaum"
 */
final class Resolution {
    private static final double POWER = 0.8;
    private static final int MOST = 500;
    private static final double HIGH = 0.2;
    private static final double MEDIUM = 0.1;
    private static final Draft DRAFT =
            Draft.of(
                    "smallest-difference",
                    "median over pairs of systems of the smallest difference in log-odds that the votes would tell from none with power 80%",
                    Unit.LOG_ODDS,
                    "claim no order that the votes cannot show; psephos plan --separate A,B says how many more are needed");

    private Resolution() {}

    static Finding look(Docket docket) {
        if (docket.pairs().pairs() == 0) {
            return DRAFT.cannotSay(
                    "no two named systems were compared", "name the columns of the two systems");
        }
        var pairs =
                Planner.contrasts(
                        docket.data(),
                        docket.fitting(Ties.HALF, IntervalMethod.SANDWICH, false),
                        POWER,
                        MOST);
        if (pairs.isEmpty()) {
            return DRAFT.cannotSay(
                    "the votes give no ladder of at most %s systems".formatted(MOST),
                    "psephos plan says what is missing");
        }
        return finding(pairs);
    }

    private static Finding finding(List<Plan.Contrast> pairs) {
        var smallest = pairs.stream().mapToDouble(Plan.Contrast::smallest).sorted().toArray();
        double median = (smallest[(smallest.length - 1) / 2] + smallest[smallest.length / 2]) / 2;
        var adjacent = pairs.stream().filter(Plan.Contrast::adjacent).toList();
        long unseen = adjacent.stream().filter(Resolution::closer).count();
        long all = pairs.stream().filter(Resolution::closer).count();
        var claim =
                "half of the %s of systems must differ by %s log-odds (%s points of win rate) to be told apart with power 80%%; %s are estimated to be closer than their votes can show, and %s of %s that stand next to each other%s"
                        .formatted(
                                Words.count(pairs.size(), "pair"),
                                Words.fixed(median, 2),
                                Words.fixed(100 * points(median), 1),
                                Words.count(all),
                                Words.count(unseen),
                                Words.count(adjacent.size()),
                                leaders(pairs.getFirst()));
        return DRAFT.of(median, null)
                .from(pairs.size())
                .says(severity(points(median), unseen, adjacent.size()), claim);
    }

    private static boolean closer(Plan.Contrast pair) {
        return pair.difference() < pair.smallest();
    }

    /** What is said of the first two. */
    private static String leaders(Plan.Contrast first) {
        return "; %s leads %s by %s where %s could be seen, after %s of the two"
                .formatted(
                        first.a(),
                        first.b(),
                        Words.fixed(first.difference(), 2),
                        Words.fixed(first.smallest(), 2),
                        Words.count(first.comparisons(), "comparison"));
    }

    /** Win rate of the better over one half. */
    private static double points(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds)) - 0.5;
    }

    private static Severity severity(double points, long unseen, int adjacent) {
        if (points >= MEDIUM) {
            return points >= HIGH ? Severity.HIGH : Severity.MEDIUM;
        }
        return 2 * unseen > adjacent ? Severity.LOW : Severity.NONE;
    }
}
