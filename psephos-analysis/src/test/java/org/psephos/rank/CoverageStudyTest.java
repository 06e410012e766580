package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * How often intervals of 95% hold the truth, in 1,000 simulated data sets of 600 votes on six
 * systems; prints the rows of docs/methods/coverage.md.
 */
@Tag("slow")
class CoverageStudyTest {
    private static final int RUNS = 1000;
    private static final int SYSTEMS = 6;
    private static final int VOTES = 600;

    @Test
    void intervalsHoldTheTruthAsOftenAsPromised() {
        for (var interval :
                new IntervalMethod[] {
                    IntervalMethod.SANDWICH,
                    IntervalMethod.FISHER,
                    IntervalMethod.PROFILE,
                    IntervalMethod.BOOTSTRAP
                }) {
            row(Ties.HALF, interval, 0);
            row(Ties.DAVIDSON, interval, 1.2);
            row(Ties.RAO_KUPPER, interval, 1.8);
        }
    }

    private static void row(Ties ties, IntervalMethod interval, double tie) {
        int held = 0;
        int places = 0;
        double width = 0;
        var options = Options.of(ties);
        options.interval(interval);
        if (interval == IntervalMethod.BOOTSTRAP) {
            options.bootstrap(500);
        }
        for (int run = 0; run < RUNS; run++) {
            var votes =
                    ties == Ties.RAO_KUPPER
                            ? Simulated.raoKupper(run, SYSTEMS, VOTES, tie)
                            : Simulated.davidson(run, SYSTEMS, VOTES, tie, 0);
            var ladder = options.seed(run).ladder(votes);
            for (int i = 0; i < SYSTEMS; i++) {
                var rung = ReferenceTest.rung(ladder, Simulated.name(i));
                var inside = ReferenceTest.interval(rung.strength());
                held += inside.contains(Simulated.truth(i, SYSTEMS)) ? 1 : 0;
                places += rung.rankLow() <= i + 1 && i + 1 <= rung.rankHigh() ? 1 : 0;
                width += inside.halfWidth();
            }
        }
        double all = RUNS * SYSTEMS;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f%% | %.1f%% | %.3f |%n",
                ties,
                interval,
                100 * held / all,
                100 * places / all,
                width / all);
        assertThat(held / all).as("%s %s", ties, interval).isBetween(0.93, 0.97);
        assertThat(places / all).as("places: %s %s", ties, interval).isGreaterThan(0.94);
    }
}
