package org.psephos.rank;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Method;

/**
 * Methods of one vote after the other: how often their bootstrap holds what they make of such votes
 * on average.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfOnlineTest {
    private static final Coverage COVERAGE = new Coverage("online");
    private static final int SYSTEMS = 6;

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void bootstrapsHoldWhatTheMethodMakesOfSuchVotes() {
        row("elo", Options.of(Method.ELO), 600);
        row("glicko", Options.of(Method.GLICKO), 600);
        row("glicko-2", Options.of(Method.GLICKO_2), 600);
        row("weng-lin", Options.of(Method.WENG_LIN), 600);
        row("gaussian-skill", Options.of(Method.GAUSSIAN_SKILL), 300);
        var whole = new Online(Every.WHOLE, 0, 0.1, 0.0, Update.PLACKETT_LUCE);
        row("glicko, one period", Options.of(Method.GLICKO).online(whole), 600);
    }

    private static void row(String name, Options options, int size) {
        study(name + ", bootstrap", options, size, false);
        study(name + ", bootstrap, differences", options, size, true);
    }

    private static void study(String name, Options options, int size, boolean between) {
        var plain = Options.of(options.build().method()).online(options.build().online());
        var interval = RankOptions.IntervalMethod.NONE;
        var truth =
                Coverage.expected(
                        run -> {
                            var values = new double[SYSTEMS];
                            var ladder = plain.interval(interval).ladder(votes(run, size));
                            double level = level(ladder);
                            for (var rung : ladder.rungs()) {
                                values[Coverage.number(rung)] = rung.strength().value() - level;
                            }
                            return values;
                        });
        COVERAGE.study(
                name,
                run -> {
                    var result = options.seed(run).bootstrap(100).rank(votes(run, size));
                    return between
                            ? Coverage.gaps(Options.ladder(result), i -> truth[i])
                            : single(result, truth);
                });
    }

    /** Votes tell nothing of the level that all strengths share. */
    private static List<Claim> single(RankResult result, double[] truth) {
        double level = level(Options.ladder(result));
        return Coverage.rungs(result, i -> truth[i] + level);
    }

    private static double level(Ladder ladder) {
        return ladder.rungs().stream()
                .mapToDouble(rung -> rung.strength().value())
                .average()
                .orElseThrow();
    }

    private static Votes votes(int run, int size) {
        return Simulated.davidson(run, SYSTEMS, size, 0.6, 0);
    }
}
