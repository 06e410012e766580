package org.psephos.rank;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * Methods that {@link CoverageStudyTest} leaves out.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfMethodsTest {
    private static final Coverage COVERAGE = new Coverage("methods");
    private static final List<IntervalMethod> KINDS =
            List.of(
                    IntervalMethod.SANDWICH,
                    IntervalMethod.FISHER,
                    IntervalMethod.PROFILE,
                    IntervalMethod.BOOTSTRAP);

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void thurstoneMosteller() {
        for (var interval : KINDS) {
            COVERAGE.study(
                    "thurstone-mosteller, " + interval,
                    run ->
                            Coverage.rungs(
                                    asked(Options.of(Method.THURSTONE_MOSTELLER), interval, run)
                                            .rank(ThurstoneTest.simulated(run, 600)),
                                    i -> Simulated.truth(i, 6) / 2));
        }
    }

    @Test
    void groundedRaoKupper() {
        for (var interval : KINDS) {
            if (interval != IntervalMethod.PROFILE) {
                COVERAGE.study(
                        "grounded-rao-kupper, " + interval,
                        run ->
                                Coverage.rungs(
                                        asked(GroundedTest.grounded(), interval, run)
                                                .rank(GroundedTest.simulated(run, 800)),
                                        i -> Simulated.truth(i, 5)));
            }
        }
    }

    @Test
    void plackettLuce() {
        for (var interval : KINDS) {
            COVERAGE.study(
                    "plackett-luce, " + interval,
                    run ->
                            Coverage.rungs(
                                    asked(Options.of(Method.PLACKETT_LUCE), interval, run)
                                            .rank(rankings(run, 150)),
                                    i -> Simulated.truth(i, 5)));
        }
    }

    private static Options asked(Options options, IntervalMethod interval, int run) {
        return interval == IntervalMethod.BOOTSTRAP
                ? options.seed(run).bootstrap(100)
                : options.interval(interval);
    }

    /** Walks and points: the truth is what they make of such votes on average. */
    @Test
    void scores() {
        for (var method : new Method[] {Method.RANK_CENTRALITY, Method.PAGERANK, Method.BORDA}) {
            var plain = Options.of(method).interval(IntervalMethod.NONE);
            var truth =
                    Coverage.expected(
                            run -> {
                                var values = new double[6];
                                var votes = Simulated.davidson(run, 6, 600, 0.6, 0);
                                for (var rung : plain.ladder(votes).rungs()) {
                                    values[Coverage.number(rung)] = rung.strength().value();
                                }
                                return values;
                            });
            COVERAGE.study(
                    method + ", bootstrap",
                    run ->
                            Coverage.rungs(
                                    asked(Options.of(method), IntervalMethod.BOOTSTRAP, run)
                                            .rank(Simulated.davidson(run, 6, 600, 0.6, 0)),
                                    i -> truth[i]));
        }
    }

    private static Votes rankings(int run, int size) {
        var random = new Seed(run).child("rankings").random();
        var votes = new Votes();
        for (int r = 0; r < size; r++) {
            // The first of exponential clocks is a Plackett-Luce choice.
            var clock = new TreeMap<Double, String>();
            for (int i = 0; i < 5; i++) {
                double rate = Math.exp(Simulated.truth(i, 5));
                clock.put(-Math.log1p(-random.nextDouble()) / rate, Simulated.name(i));
            }
            votes.ranking(String.join(">", clock.values()));
        }
        return votes;
    }

    @Test
    void winRate() {
        for (double nu : new double[] {0, 1.2}) {
            winRates(nu);
        }
    }

    private static void winRates(double nu) {
        var ties = nu == 0 ? "" : ", a third of ties";
        COVERAGE.study(
                "win-rate, score, 8 votes a pair" + ties,
                run ->
                        Coverage.rungs(
                                Options.of(Method.WIN_RATE)
                                        .rank(Simulated.davidson(run, 6, 120, nu, 0)),
                                i -> rate(i, nu)));
        COVERAGE.study(
                "win-rate, differences" + ties,
                run ->
                        Coverage.gaps(
                                Options.of(Method.WIN_RATE)
                                        .ladder(Simulated.davidson(run, 6, 600, nu, 0)),
                                i -> rate(i, nu)));
        for (int rounds : new int[] {0, 200}) {
            var name = rounds == 0 ? "score" : "bootstrap";
            COVERAGE.study(
                    "win-rate, " + name + ties,
                    run -> {
                        var options = Options.of(Method.WIN_RATE).seed(run);
                        options = rounds == 0 ? options : options.bootstrap(rounds);
                        var votes = Simulated.davidson(run, 6, 600, nu, 0);
                        return Coverage.rungs(options.rank(votes), i -> rate(i, nu));
                    });
        }
    }

    /** Averaged over opponents, a tie counting a half. */
    private static double rate(int i, double nu) {
        double sum = 0;
        for (int j = 0; j < 6; j++) {
            double eta = Simulated.truth(i, 6) - Simulated.truth(j, 6);
            double win = Math.exp(eta / 2);
            double loss = Math.exp(-eta / 2);
            sum += j == i ? 0 : (win + nu / 2) / (win + loss + nu);
        }
        return sum / 5;
    }

    /** Every annotator says the same thing three times. */
    @Test
    void clusters() {
        for (int rounds : new int[] {0, 200}) {
            COVERAGE.study(
                    "bradley-terry, " + (rounds == 0 ? "sandwich" : "bootstrap") + ", 150 clusters",
                    run -> {
                        var options = Options.plain().cluster(Cluster.ANNOTATOR).seed(run);
                        options = rounds == 0 ? options : options.bootstrap(rounds);
                        return Coverage.rungs(
                                options.rank(echoes(run)), i -> Simulated.truth(i, 6));
                    });
        }
        COVERAGE.study(
                "win-rate, clustered, 150 clusters",
                run ->
                        Coverage.rungs(
                                Options.of(Method.WIN_RATE)
                                        .cluster(Cluster.ANNOTATOR)
                                        .rank(echoes(run)),
                                i -> rate(i, 0)));
    }

    private static Votes echoes(int run) {
        var votes = new Votes();
        var count = new int[1];
        Simulated.each(
                run,
                6,
                600,
                0,
                0,
                (l, r, outcome) -> {
                    var annotator = "w" + count[0]++ / 4;
                    for (int time = 0; time < 3; time++) {
                        votes.by(annotator, l, r, outcome);
                    }
                });
        return votes;
    }

    /** Five systems wander for 60 days, 12 votes a day. */
    @Test
    void wholeHistory() {
        COVERAGE.study(
                "whole-history, last day, posterior",
                run -> {
                    var random = new Seed(run).child("wander").random();
                    var truth = new double[5];
                    for (int i = 0; i < 5; i++) {
                        truth[i] = Simulated.truth(i, 5);
                    }
                    var votes = new Votes();
                    for (int day = 0; day < 60; day++) {
                        wander(truth, day, votes, random);
                    }
                    double mean = java.util.Arrays.stream(truth).average().orElseThrow();
                    var online = new Online(Every.USUAL, 0, 0.1, 15.0, Update.PLACKETT_LUCE);
                    var options = Options.believing(Method.WHOLE_HISTORY).online(online);
                    return Coverage.rungs(options.rank(votes), i -> truth[i] - mean);
                });
    }

    private static void wander(double[] truth, int day, Votes votes, SplitMix64 random) {
        for (int i = 0; i < 5 && day > 0; i++) {
            truth[i] += 15 / Glicko.SCALE * random.nextGaussian();
        }
        for (int v = 0; v < 12; v++) {
            int l = random.nextInt(5);
            int r = (l + 1 + random.nextInt(4)) % 5;
            double p = PairModel.logistic(truth[l] - truth[r]);
            var outcome = random.nextDouble() < p ? Outcome.LEFT : Outcome.RIGHT;
            votes.at(day * 86_400_000L + v, Simulated.name(l), Simulated.name(r), outcome);
        }
    }
}
