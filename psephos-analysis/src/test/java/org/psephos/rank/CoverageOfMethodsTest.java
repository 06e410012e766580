package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * How often intervals of 95% hold the truth for the methods that {@link CoverageStudyTest} leaves
 * out, in 1,000 simulated data sets each; prints the rows of docs/methods/coverage.md.
 */
@Tag("slow")
class CoverageOfMethodsTest {
    private static final Coverage COVERAGE = new Coverage("methods");

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void thurstoneMosteller() {
        for (int rounds : new int[] {0, 200}) {
            COVERAGE.study(
                    "thurstone-mosteller, " + (rounds == 0 ? "sandwich" : "bootstrap"),
                    run -> {
                        var options = Options.of(Method.THURSTONE_MOSTELLER).seed(run);
                        options = rounds == 0 ? options : options.bootstrap(rounds);
                        var votes = ThurstoneTest.simulated(run, 600);
                        return Coverage.rungs(options.rank(votes), i -> Simulated.truth(i, 6) / 2);
                    });
        }
    }

    @Test
    void groundedRaoKupper() {
        COVERAGE.study(
                "grounded-rao-kupper, sandwich",
                run ->
                        Coverage.rungs(
                                GroundedTest.grounded().rank(GroundedTest.simulated(run, 800)),
                                i -> Simulated.truth(i, 5)));
    }

    @Test
    void plackettLuce() {
        for (var interval : new IntervalMethod[] {IntervalMethod.SANDWICH, IntervalMethod.FISHER}) {
            COVERAGE.study(
                    "plackett-luce, " + interval,
                    run ->
                            Coverage.rungs(
                                    Options.of(Method.PLACKETT_LUCE)
                                            .interval(interval)
                                            .rank(rankings(run, 150)),
                                    i -> Simulated.truth(i, 5)));
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

    @Test
    void controls() {
        for (var interval :
                new IntervalMethod[] {
                    IntervalMethod.SANDWICH,
                    IntervalMethod.FISHER,
                    IntervalMethod.PROFILE,
                    IntervalMethod.BOOTSTRAP
                }) {
            COVERAGE.study(
                    "coefficients of controls, " + interval,
                    run -> {
                        var options = Options.plain().position().seed(run);
                        options =
                                interval == IntervalMethod.BOOTSTRAP
                                        ? options.bootstrap(200)
                                        : options.interval(interval);
                        return coefficients(run, options);
                    });
        }
    }

    private static List<Claim> coefficients(int run, Options options) {
        var random = new Seed(run).child("styled").random();
        var votes = new AttributedVotes();
        for (int v = 0; v < 500; v++) {
            int l = random.nextInt(4);
            int r = (l + 1 + random.nextInt(3)) % 4;
            double left = 50 + 20 * random.nextGaussian();
            double right = 50 + 20 * random.nextGaussian();
            double eta =
                    Simulated.truth(l, 4) - Simulated.truth(r, 4) + 0.02 * (left - right) + 0.3;
            boolean won = random.nextDouble() < PairModel.logistic(eta);
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    won ? Outcome.LEFT : Outcome.RIGHT,
                    "size_left",
                    left,
                    "size_right",
                    right);
        }
        options = options.control(new Control.Attribute("size"));
        var ladder = Options.ladder(Ranking.rank(votes.dataset(), options.build()));
        var claims = new ArrayList<Claim>();
        for (var effect : ladder.effects()) {
            boolean position = effect.name().equals("position");
            claims.add(new Claim(effect.estimate(), position ? 0.3 : 0.02 * effect.scale()));
        }
        return claims;
    }

    /** Thirty annotators, 20 votes each; their positions are drawn anew in every run. */
    @Test
    void positionsOfAnnotators() {
        COVERAGE.study(
                "positions of annotators, posterior",
                run -> {
                    var random = new Seed(run).child("lean").random();
                    var lean = new double[30];
                    var votes = new AttributedVotes();
                    for (int a = 0; a < lean.length; a++) {
                        lean[a] = 0.8 * random.nextGaussian();
                        leaning(votes, random, "w" + a, 0.3 + lean[a]);
                    }
                    var options = Options.plain().control(new Control.AnnotatorPosition());
                    var ladder = Options.ladder(Ranking.rank(votes.dataset(), options.build()));
                    var claims = new ArrayList<Claim>();
                    for (var effect : ladder.effects()) {
                        if (effect.name().startsWith("position:w")) {
                            int a = Integer.parseInt(effect.name().substring(10));
                            claims.add(new Claim(effect.estimate(), lean[a]));
                        }
                    }
                    return claims;
                });
    }

    private static void leaning(
            AttributedVotes votes, SplitMix64 random, String annotator, double lean) {
        for (int v = 0; v < 20; v++) {
            int l = random.nextInt(4);
            int r = (l + 1 + random.nextInt(3)) % 4;
            double eta = Simulated.truth(l, 4) - Simulated.truth(r, 4) + lean;
            var outcome =
                    random.nextDouble() < PairModel.logistic(eta) ? Outcome.LEFT : Outcome.RIGHT;
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    outcome,
                    AttributedVotes.ANNOTATOR,
                    annotator);
        }
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

    /** People judged 300 of 1,500 items, a judge all of them. */
    @Test
    void predictionPowered() {
        COVERAGE.study(
                "prediction-powered, clustered by item",
                run ->
                        Coverage.rungs(
                                PredictionPoweredTest.combined(
                                                PredictionPoweredTest.simulated(
                                                        run, 1500, 300, 0.85))
                                        .result(),
                                i -> Simulated.truth(i, 5)));
    }

    /** Differences of two by quasi-variances, and of all from a reference, together. */
    @Test
    void standings() {
        COVERAGE.study(
                "differences by quasi-variances",
                run -> {
                    var ladder = Options.plain().ladder(Simulated.davidson(run, 6, 600, 0, 0));
                    var standings = Objects.requireNonNull(Standings.of(ladder, 0.95));
                    var errors = new double[6];
                    for (var one : standings.systems()) {
                        errors[one.system().value().charAt(1) - 'a'] =
                                Objects.requireNonNull(one.quasiError());
                    }
                    var claims = new ArrayList<Claim>();
                    for (int i = 0; i < 6; i++) {
                        for (int j = 0; j < i; j++) {
                            double gap =
                                    ReferenceTest.strength(ladder, Simulated.name(i))
                                            - ReferenceTest.strength(ladder, Simulated.name(j));
                            double error = Math.hypot(errors[i], errors[j]);
                            claims.add(
                                    new Claim(
                                            Estimate.normal(gap, error, 0.95, "quasi"),
                                            Simulated.truth(i, 6) - Simulated.truth(j, 6)));
                        }
                    }
                    return claims;
                });
    }

    /** One claim a run: that all five differences hold. Sidak's intervals may hold more often. */
    @Test
    void differencesFromAReference() {
        COVERAGE.study(
                "all differences from a reference at once",
                run -> {
                    var ladder = Options.plain().ladder(Simulated.davidson(run, 6, 600, 0, 0));
                    boolean all = true;
                    double width = 0;
                    for (var one : Standings.against(ladder, new SystemId("sa"), 0.95)) {
                        int i = one.system().value().charAt(1) - 'a';
                        double truth = Simulated.truth(i, 6) - Simulated.truth(0, 6);
                        var interval = ReferenceTest.interval(one.difference());
                        all &= interval.contains(truth);
                        width = Math.max(width, interval.halfWidth());
                    }
                    double error = width / Normal.quantile(0.975);
                    return List.of(
                            new Claim(Estimate.normal(0, error, 0.95, "all"), all ? 0 : 1e9));
                });
    }

    /** Six parts whose strengths differ from the common ones by N(0, 0.3^2). */
    @Test
    void shrunkenParts() {
        COVERAGE.study(
                "parts drawn together, posterior",
                run -> {
                    var random = new Seed(run).child("parts").random();
                    var truth = new double[6][5];
                    var votes = new AttributedVotes();
                    for (int part = 0; part < 6; part++) {
                        part(votes, "l" + part, truth[part], random);
                    }
                    var slicing =
                            Ranking.slices(votes.dataset(), Options.plain().build(), "language");
                    var claims = new ArrayList<Claim>();
                    for (int part = 0; part < 6; part++) {
                        for (var one : slicing.parts().get(part).shrunk()) {
                            int i = one.system().value().charAt(1) - 'a';
                            claims.add(new Claim(one.strength(), truth[part][i]));
                        }
                    }
                    return claims;
                });
    }

    private static void part(
            AttributedVotes votes, String name, double[] truth, SplitMix64 random) {
        double mean = 0;
        for (int i = 0; i < 5; i++) {
            truth[i] = Simulated.truth(i, 5) + 0.3 * random.nextGaussian();
            mean += truth[i] / 5;
        }
        for (int i = 0; i < 5; i++) {
            truth[i] -= mean;
        }
        for (int v = 0; v < 150; v++) {
            int l = random.nextInt(5);
            int r = (l + 1 + random.nextInt(4)) % 5;
            boolean won = random.nextDouble() < PairModel.logistic(truth[l] - truth[r]);
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    won ? Outcome.LEFT : Outcome.RIGHT,
                    "language",
                    name);
        }
    }
}
