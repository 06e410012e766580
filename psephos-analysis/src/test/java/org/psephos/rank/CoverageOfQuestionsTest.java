package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * What is asked of a ladder beyond strengths: controls, parts, baselines, objectives with weights,
 * standings and plans.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfQuestionsTest {
    private static final Coverage COVERAGE = new Coverage("questions");

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void controls() {
        for (var interval :
                List.of(
                        IntervalMethod.SANDWICH,
                        IntervalMethod.FISHER,
                        IntervalMethod.PROFILE,
                        IntervalMethod.BOOTSTRAP)) {
            COVERAGE.studies(
                    List.of(
                            "coefficients of controls, " + interval,
                            "strengths beside controls, " + interval),
                    run -> {
                        var options = Options.plain().position().seed(run);
                        return controlled(
                                run,
                                interval == IntervalMethod.BOOTSTRAP
                                        ? options.bootstrap(100)
                                        : options.interval(interval));
                    });
        }
    }

    private static List<List<Claim>> controlled(int run, Options options) {
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
        var result = Ranking.rank(votes.dataset(), options.build());
        var claims = new ArrayList<Claim>();
        for (var effect : Options.ladder(result).effects()) {
            boolean position = effect.name().equals("position");
            claims.add(new Claim(effect.estimate(), position ? 0.3 : 0.02 * effect.scale()));
        }
        return List.of(claims, Coverage.rungs(result, i -> Simulated.truth(i, 4)));
    }

    /** Thirty annotators, 20 votes each; their positions are drawn anew in every run. */
    @Test
    void positionsOfAnnotators() {
        positions("sandwich", Options.plain());
        positions("bootstrap", Options.plain().bootstrap(30));
        positions("sandwich by annotator", Options.plain().cluster(Cluster.ANNOTATOR));
        positions(
                "bootstrap by annotator", Options.plain().cluster(Cluster.ANNOTATOR).bootstrap(30));
    }

    private static void positions(String name, Options asked) {
        COVERAGE.studies(
                List.of(
                        "positions of annotators, posterior, beside " + name,
                        "what they are drawn about, beside " + name,
                        "strengths beside them, " + name),
                run -> {
                    var random = new Seed(run).child("lean").random();
                    var lean = new double[30];
                    var votes = new AttributedVotes();
                    for (int a = 0; a < lean.length; a++) {
                        lean[a] = 0.8 * random.nextGaussian();
                        leaning(votes, random, "w" + a, 0.3 + lean[a]);
                    }
                    var options = asked.seed(run).control(new Control.AnnotatorPosition());
                    var result = Ranking.rank(votes.dataset(), options.build());
                    var own = new ArrayList<Claim>();
                    var common = new ArrayList<Claim>();
                    for (var effect : Options.ladder(result).effects()) {
                        if (effect.name().startsWith("position:w")) {
                            int a = Integer.parseInt(effect.name().substring(10));
                            own.add(new Claim(effect.estimate(), lean[a]));
                        } else {
                            common.add(new Claim(effect.estimate(), 0.3));
                        }
                    }
                    var strengths = Coverage.rungs(result, i -> Simulated.truth(i, 4));
                    return List.of(own, common, strengths);
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
                    return List.of(Coverage.claim(all, width));
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

    /** One system against a baseline; its answers are longer, and judges like that. */
    @Test
    void againstABaseline() {
        COVERAGE.studies(
                List.of(
                        "--against, win rate as counted",
                        "--against, length-controlled win rate",
                        "--against, effect of length"),
                run -> {
                    var random = new Seed(run).child("longer").random();
                    var votes = new AttributedVotes();
                    var longer = new double[200];
                    var draws = new double[200];
                    double mean = 0;
                    for (int v = 0; v < longer.length; v++) {
                        longer[v] = 100 + 300 * random.nextGaussian();
                        draws[v] = random.nextDouble();
                        mean += longer[v] / longer.length;
                    }
                    double squares = 0;
                    for (double more : longer) {
                        squares += (more - mean) * (more - mean) / (longer.length - 1);
                    }
                    for (int v = 0; v < longer.length; v++) {
                        double eta = 0.3 + 0.8 * Math.tanh(longer[v] / Math.sqrt(squares));
                        votes.add(
                                "m",
                                "base",
                                draws[v] < PairModel.logistic(eta) ? Outcome.LEFT : Outcome.RIGHT,
                                "length_left",
                                5000 + longer[v],
                                "length_right",
                                5000.0);
                    }
                    var one =
                            LengthControlled.of(
                                            votes.dataset(),
                                            new SystemId("base"),
                                            Options.plain().build())
                                    .systems()
                                    .getFirst();
                    return List.of(
                            List.of(new Claim(one.winRate(), counted())),
                            List.of(
                                    new Claim(
                                            Objects.requireNonNull(one.controlled()),
                                            PairModel.logistic(0.3))),
                            List.of(
                                    new Claim(
                                            Objects.requireNonNull(one.length()),
                                            0.8 * Math.tanh(1))));
                });
    }

    /** The chance of a win over all lengths, by a sum. */
    private static double counted() {
        double sum = 0;
        double mass = 0;
        for (double z = -6; z <= 6; z += 0.01) {
            double density = Math.exp(-z * z / 2);
            mass += density;
            double eta = 0.3 + 0.8 * Math.tanh((100 + 300 * z) / 300);
            sum += density * PairModel.logistic(eta);
        }
        return sum / mass;
    }

    /** Two criteria of one set of items, with weights 2 and 1. */
    @Test
    void composites() {
        COVERAGE.study(
                "--weights, composite, sandwich by item",
                run -> {
                    var votes = CompositeTest.votes(run, 300, 0.5);
                    var weights = CompositeTest.weights(2, 1);
                    var claims = new ArrayList<Claim>();
                    for (var rung : CompositeTest.composite(votes, weights).rungs()) {
                        claims.add(
                                new Claim(
                                        rung.strength(),
                                        Simulated.truth(Coverage.number(rung), 4)));
                    }
                    return claims;
                });
    }

    /**
     * One claim a run, that all looks hold: at standard errors from 30 down to 0.00003 log-odds,
     * one look for each percent of information; estimates are normal, as with many votes.
     */
    @Test
    void confidenceSequences() {
        COVERAGE.study(
                "plan, confidence sequence, all looks at once",
                run -> {
                    var sequence = new ConfidenceSequence(0.95);
                    var random = new Seed(run).child("looks").random();
                    boolean all = true;
                    double walk = 0;
                    double before = 0;
                    for (double info = 1e-3; info < 1e9; info *= 1.01) {
                        walk += Math.sqrt(info - before) * random.nextGaussian();
                        before = info;
                        all &= sequence.around(walk / info, 1 / Math.sqrt(info)).contains(0);
                    }
                    return List.of(Coverage.claim(all, sequence.halfWidth(100)));
                });
    }
}
