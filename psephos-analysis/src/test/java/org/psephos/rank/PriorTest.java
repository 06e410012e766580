package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.psephos.math.Cholesky;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Firth's and Gaussian priors against a twin that climbs the penalised likelihood, written down as
 * it stands, by trying steps.
 */
class PriorTest {
    private static final double HALF_CHI_SQUARED = 1.959963984540054 * 1.959963984540054 / 2;

    /** One pair: Jeffreys' prior is half a vote to each outcome, whatever the counts. */
    @Test
    void ofOnePairFirthAddsHalfAVoteToEachOutcome() {
        for (int[] votes : new int[][] {{5, 0, 0}, {9, 2, 0}, {1, 0, 0}, {40, 3, 0}}) {
            var ladder = firth(Ties.HALF).ladder(new Votes().pair("a", "b", votes[0], votes[1], 0));
            assertThat(distance(ladder))
                    .isCloseTo(Math.log((votes[0] + 0.5) / (votes[1] + 0.5)), within(1e-8));
        }
        var three = firth(Ties.DAVIDSON).ladder(new Votes().pair("a", "b", 7, 0, 2));
        assertThat(distance(three)).isCloseTo(Math.log(7.5 / 0.5), within(1e-8));
        assertThat(three.effects().getFirst().estimate().value())
                .isCloseTo(Math.log(2.5 / Math.sqrt(7.5 * 0.5)), within(1e-8));
    }

    /** Mutant: half the trace taken whole. */
    @Test
    void firthIsTheMaximumOfThePenalisedLikelihood() {
        for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON}) {
            for (int run = 0; run < 4; run++) {
                var cells = cells(run, ties == Ties.DAVIDSON);
                boolean position = run % 2 == 1;
                var fit = new PairFit(cells, PairModel.of(ties), position, Prior.firth());

                assertThat(fit.solve()).as("%s %d", ties, run).isTrue();
                var best =
                        climbed(
                                fit,
                                p ->
                                        likelihood(cells, ties, position, p)
                                                + jeffreys(cells, ties, position, p));
                assertThat(fit.parameters).containsExactly(best, within(2e-5));
                assertThat(fit.logLikelihood)
                        .isCloseTo(
                                likelihood(cells, ties, position, fit.parameters)
                                        + jeffreys(cells, ties, position, fit.parameters),
                                within(1e-9));
            }
        }
    }

    /** Mutant: the precision is 1 / sd. */
    @Test
    void gaussianIsTheMaximumOfThePenalisedLikelihood() {
        for (double deviation : new double[] {0.5, 2}) {
            var cells = cells(7, true);
            var fit =
                    new PairFit(
                            cells, PairModel.of(Ties.DAVIDSON), true, Prior.gaussian(deviation));

            assertThat(fit.solve()).isTrue();
            var best =
                    climbed(
                            fit,
                            p -> {
                                double sum = likelihood(cells, Ties.DAVIDSON, true, p);
                                for (int i = 0; i < cells.systems(); i++) {
                                    sum -= p[i] * p[i] / (2 * deviation * deviation);
                                }
                                return sum;
                            });
            assertThat(fit.parameters).containsExactly(best, within(2e-5));
        }
    }

    /** Heinze and Schemper's intervals, for one pair by hand. */
    @Test
    void profileIntervalsAreOfThePenalisedLikelihood() {
        var ladder =
                firth(Ties.HALF)
                        .interval(IntervalMethod.PROFILE)
                        .ladder(new Votes().pair("a", "b", 6, 0, 0));
        var top = ladder.rungs().getFirst().strength();
        var interval = ReferenceTest.interval(top);
        double best = ofOnePair(2 * top.value());
        assertThat(best - ofOnePair(2 * interval.low())).isCloseTo(HALF_CHI_SQUARED, within(1e-6));
        assertThat(best - ofOnePair(2 * interval.high())).isCloseTo(HALF_CHI_SQUARED, within(1e-6));
    }

    private static double ofOnePair(double d) {
        return 6 * d - 6 * Math.log1p(Math.exp(d)) + (d - 2 * Math.log1p(Math.exp(d))) / 2;
    }

    @Test
    void systemsThatAlwaysWonHaveAPlaceAndTheLadderSaysWhy() {
        var votes = new Votes().pair("a", "b", 8, 0, 0).pair("b", "c", 8, 0, 0);
        assertThat(Options.plain().rank(votes).fit()).isInstanceOf(NotIdentified.class);
        for (var prior : new Prior[] {Prior.firth(), Prior.gaussian(2)}) {
            var ladder =
                    Options.plain().prior(prior).interval(IntervalMethod.PROFILE).ladder(votes);
            assertThat(ladder.rungs())
                    .extracting(r -> r.system().value())
                    .containsExactly("a", "b", "c");
            assertThat(ladder.unplaced()).isEmpty();
            assertThat(ladder.notes()).contains(prior.note());
            assertThat(ladder.rungs())
                    .allSatisfy(r -> assertThat(r.strength().interval()).isNotNull());
        }
    }

    /** Jeffreys' prior knows nothing of systems that never met; a Gaussian does. */
    @Test
    void islandsStayIslandsUnderFirth() {
        var votes = new Votes().pair("a", "b", 3, 2, 0).pair("c", "d", 3, 2, 0);
        assertThat(firth(Ties.HALF).rank(votes).fit()).isInstanceOf(NotIdentified.class);
        assertThat(
                        Options.plain()
                                .interval(IntervalMethod.FISHER)
                                .prior(Prior.gaussian(1))
                                .ladder(votes)
                                .rungs())
                .hasSize(4);
    }

    /** The order of names decides who is held at 0; nothing else may change. */
    @Test
    void whoIsHeldAtZeroChangesNothing() {
        var one = firth(Ties.DAVIDSON).ladder(named("a", "b", "c", "d"));
        var other = firth(Ties.DAVIDSON).ladder(named("d", "c", "b", "a"));
        assertThat(ReferenceTest.rung(one, "a").strength().value())
                .isCloseTo(ReferenceTest.rung(other, "d").strength().value(), within(1e-8));
        assertThat(ReferenceTest.error(ReferenceTest.rung(one, "b").strength()))
                .isCloseTo(
                        ReferenceTest.error(ReferenceTest.rung(other, "c").strength()),
                        within(1e-8));
    }

    private static Votes named(String a, String b, String c, String d) {
        return new Votes()
                .pair(a, b, 5, 0, 1)
                .pair(b, c, 4, 2, 0)
                .pair(c, d, 9, 1, 2)
                .pair(a, d, 6, 0, 0);
    }

    @Test
    void manyVotesDrownEveryPrior() {
        var votes = Simulated.davidson(4, 4, 30_000, 0.7, 0.3);
        var plain = Options.of(Ties.DAVIDSON).ladder(votes);
        for (var prior : new Prior[] {Prior.firth(), Prior.gaussian(2)}) {
            var with =
                    Options.of(Ties.DAVIDSON)
                            .interval(IntervalMethod.FISHER)
                            .prior(prior)
                            .ladder(votes);
            for (var rung : plain.rungs()) {
                double error = ReferenceTest.error(rung.strength());
                assertThat(ReferenceTest.rung(with, rung.system().value()).strength().value())
                        .isCloseTo(rung.strength().value(), within(0.1 * error));
            }
        }
    }

    @Test
    void bootstrapRoundsAreFittedWithTheSamePrior() {
        var votes = new Votes().pair("a", "b", 8, 0, 0).pair("b", "c", 5, 3, 0);
        var ladder = Options.plain().prior(Prior.firth()).bootstrap(50).ladder(votes);
        var top = ladder.rungs().getFirst();
        assertThat(ReferenceTest.interval(top.strength()).low()).isLessThan(top.strength().value());
        assertThat(ReferenceTest.interval(top.strength()).method()).isEqualTo("bootstrap 50");
    }

    @Test
    void whatHasNoSuchPriorSaysSo() {
        var votes = new Votes().pair("a", "b", 3, 2, 1);
        for (var method :
                new Method[] {Method.PLACKETT_LUCE, Method.THURSTONE_MOSTELLER, Method.AM_ELO}) {
            assertThatThrownBy(() -> Options.of(method).prior(Prior.firth()).rank(votes))
                    .hasMessageContaining("knows no prior firth");
        }
        assertThatThrownBy(() -> firth(Ties.RAO_KUPPER).rank(votes))
                .hasMessageContaining("rao-kupper");
        assertThat(
                        Options.of(Ties.RAO_KUPPER)
                                .interval(IntervalMethod.FISHER)
                                .prior(Prior.gaussian(2))
                                .ladder(votes)
                                .rungs())
                .hasSize(2);
        assertThatThrownBy(
                        () ->
                                Ranking.slices(
                                        votes.dataset(),
                                        Options.plain().prior(Prior.firth()).build(),
                                        "criterion"))
                .hasMessageContaining("--by knows no prior firth");
    }

    private static Options firth(Ties ties) {
        return Options.of(ties).prior(Prior.firth());
    }

    private static double distance(Ladder ladder) {
        return ReferenceTest.rung(ladder, "a").strength().value()
                - ReferenceTest.rung(ladder, "b").strength().value();
    }

    /** Few votes, so that a prior matters; one system wins all. */
    private static Cells cells(int run, boolean ties) {
        var random = new Seed(run).random();
        var votes = new Votes();
        var names = new String[] {"a", "b", "c", "d"};
        for (int i = 0; i < names.length; i++) {
            for (int j = i + 1; j < names.length; j++) {
                votes.pair(
                        names[i],
                        names[j],
                        1 + random.nextInt(4),
                        i == 0 ? 0 : random.nextInt(3),
                        ties ? random.nextInt(3) : 0);
                votes.pair(
                        names[j],
                        names[i],
                        i == 0 ? 0 : random.nextInt(3),
                        1 + random.nextInt(4),
                        ties ? 1 : 0);
            }
        }
        votes.add("b", "c", Outcome.RIGHT);
        var cells = Tally.of(Duels.of(votes.dataset()), Options.plain().build()).cells();
        return run % 2 == 1 || run == 7 ? cells : cells.merged();
    }

    private static double likelihood(Cells cells, Ties ties, boolean position, double[] p) {
        double sum = 0;
        for (int c = 0; c < cells.size(); c++) {
            double[] shares = shares(cells, ties, position, p, c);
            if (ties == Ties.HALF) {
                sum +=
                        cells.score(c) * Math.log(shares[0])
                                + (cells.total(c) - cells.score(c)) * Math.log(shares[1]);
            } else {
                sum +=
                        cells.wins()[c] * Math.log(shares[0])
                                + cells.losses()[c] * Math.log(shares[1])
                                + cells.ties()[c] * Math.log(shares[2]);
            }
        }
        return sum;
    }

    private static double[] shares(Cells cells, Ties ties, boolean position, double[] p, int c) {
        double eta = p[cells.left()[c]] - p[cells.right()[c]] + (position ? p[cells.systems()] : 0);
        double nu = ties == Ties.HALF ? 0 : Math.exp(p[p.length - 1]);
        double sum = Math.exp(eta / 2) + Math.exp(-eta / 2) + nu;
        return new double[] {Math.exp(eta / 2) / sum, Math.exp(-eta / 2) / sum, nu / sum};
    }

    /** Half the log-determinant of the covariance of the statistics, the first system left out. */
    private static double jeffreys(Cells cells, Ties ties, boolean position, double[] p) {
        int n = p.length;
        var information = new double[n * n];
        for (int c = 0; c < cells.size(); c++) {
            var shares = shares(cells, ties, position, p, c);
            var statistics = new double[3][n];
            for (int o = 0; o < 2; o++) {
                double half = o == 0 ? 0.5 : -0.5;
                statistics[o][cells.left()[c]] = half;
                statistics[o][cells.right()[c]] = -half;
                if (position) {
                    statistics[o][cells.systems()] = half;
                }
            }
            if (ties != Ties.HALF) {
                statistics[2][n - 1] = 1;
            }
            var mean = new double[n];
            for (int o = 0; o < 3; o++) {
                for (int i = 0; i < n; i++) {
                    mean[i] += shares[o] * statistics[o][i];
                }
            }
            for (int o = 0; o < 3; o++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        information[i * n + j] +=
                                cells.total(c)
                                        * shares[o]
                                        * (statistics[o][i] - mean[i])
                                        * (statistics[o][j] - mean[j]);
                    }
                }
            }
        }
        var small = new double[(n - 1) * (n - 1)];
        for (int i = 1; i < n; i++) {
            System.arraycopy(information, i * n + 1, small, (i - 1) * (n - 1), n - 1);
        }
        var factor = Cholesky.of(small, n - 1);
        return factor == null ? Double.NEGATIVE_INFINITY : factor.logDeterminant() / 2;
    }

    /** Tries a step up and down each parameter but the one held, ever smaller. */
    private static double[] climbed(PairFit fit, ToDoubleFunction<double[]> value) {
        var at = new double[fit.size];
        double best = value.applyAsDouble(at);
        for (double step = 1; step > 1e-7; ) {
            boolean moved = false;
            for (int i = 0; i < at.length; i++) {
                for (double by : i == fit.ground ? new double[0] : new double[] {step, -step}) {
                    at[i] += by;
                    double tried = value.applyAsDouble(at);
                    if (tried > best) {
                        best = tried;
                        moved = true;
                    } else {
                        at[i] -= by;
                    }
                }
            }
            step = moved ? step : step / 2;
        }
        return Arrays.copyOf(at, at.length);
    }
}
