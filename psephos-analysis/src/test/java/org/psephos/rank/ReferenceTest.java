package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/** Published tables, with values that other programs computed from them. */
class ReferenceTest {
    private static final Pattern CLUSTERS = Pattern.compile("clustered by \\w+ \\((\\d+)\\)");

    /**
     * The worked example of Wikipedia's article on the Bradley-Terry model; arena-rank prints the
     * same digits.
     */
    @Test
    void wikipediaExampleIsReproduced() {
        var ladder =
                Options.plain()
                        .ladder(
                                wins(
                                        List.of("A", "B", "C", "D"),
                                        new int[][] {
                                            {0, 2, 0, 1}, {3, 0, 5, 0}, {0, 3, 0, 1}, {4, 0, 3, 0}
                                        }));

        assertThat(Math.exp(strength(ladder, "A"))).isCloseTo(0.63983482, within(1e-7));
        assertThat(Math.exp(strength(ladder, "B"))).isCloseTo(1.0433144, within(1e-7));
        assertThat(Math.exp(strength(ladder, "C"))).isCloseTo(0.6598102, within(1e-7));
        assertThat(Math.exp(strength(ladder, "D"))).isCloseTo(2.27037663, within(1e-7));
    }

    /** Agresti, Categorical data analysis, chapter 10; BradleyTerry2 1.1-2 under R 4.2.2. */
    @Test
    void baseballOf1987IsReproduced() {
        var ladder = Options.plain().ladder(Baseball.votes());

        assertThat(strengths(ladder, Baseball.TEAMS, "Baltimore"))
                .containsExactly(
                        new double[] {
                            1.5813558767,
                            1.4364084318,
                            1.2944851239,
                            1.2476178451,
                            1.1076977054,
                            0.6838527692,
                            0
                        },
                        within(1e-9));
        assertThat(ladder.steps()).isLessThan(8);
        assertThat(ladder.gap()).isLessThan(1e-8);
    }

    /**
     * As above; the standard errors of the differences to Baltimore, which R takes one step before
     * the solution.
     */
    @Test
    void baseballErrorsAreThoseOfTheInformation() {
        var ladder = Options.plain().interval(IntervalMethod.FISHER).ladder(Baseball.votes());
        double[] expected = {
            0.343255664, 0.3395681875, 0.3366690927, 0.3358606158, 0.3338779082, 0.3318763991
        };

        for (int i = 0; i < expected.length; i++) {
            var difference = between(ladder, Baseball.TEAMS.get(i), "Baltimore");
            assertThat(error(difference)).isCloseTo(expected[i], within(1e-6));
        }
        double[] meanZero = {
            0.20741948, 0.20415656, 0.20206152, 0.20160375, 0.20091907, 0.20504432, 0.2324623
        };
        for (int i = 0; i < meanZero.length; i++) {
            assertThat(error(rung(ladder, Baseball.TEAMS.get(i)).strength()))
                    .isCloseTo(meanZero[i], within(1e-7));
        }
    }

    /** Own computation in Python by the formula of arena-rank, without its ridge. */
    @Test
    void baseballSandwichIsReproduced() {
        var ladder = Options.plain().ladder(Baseball.votes());
        double[] expected = {
            0.20764907, 0.20765605, 0.19507479, 0.20576934, 0.19375969, 0.21401713, 0.22844592
        };

        for (int i = 0; i < expected.length; i++) {
            assertThat(error(rung(ladder, Baseball.TEAMS.get(i)).strength()))
                    .isCloseTo(expected[i], within(1e-7));
        }
    }

    /** BradleyTerry2 1.1-2 under R 4.2.2, with the home team on the left. */
    @Test
    void homeAdvantageIsThePositionEffect() {
        var ladder =
                Options.plain().position().interval(IntervalMethod.FISHER).ladder(Baseball.votes());

        assertThat(strengths(ladder, Baseball.TEAMS, "Baltimore"))
                .containsExactly(
                        new double[] {
                            1.6195549936,
                            1.4753572136,
                            1.3271103981,
                            1.2813404033,
                            1.1438026533,
                            0.7046944569,
                            0
                        },
                        within(1e-9));
        var position = ladder.effects().getFirst();
        assertThat(position.name()).isEqualTo("position");
        assertThat(position.estimate().value()).isCloseTo(0.3022606555, within(1e-9));
        assertThat(error(position.estimate())).isCloseTo(0.1309436425, within(1e-6));
    }

    /** The deviances of both fits differ by 44.05346123 - 38.64285214. */
    @Test
    void homeAdvantageRaisesTheLikelihoodByHalfTheDeviance() {
        var without = logLikelihood(Options.plain().ladder(Baseball.votes()));
        var with = logLikelihood(Options.plain().position().ladder(Baseball.votes()));

        assertThat(2 * (with - without)).isCloseTo(44.05346123 - 38.64285214, within(1e-7));
    }

    /** Stigler (1994); Turner and Firth (2012), JSS 48(9), section 2.1; BradleyTerry2 1.1-2. */
    @Test
    void citationsOfJournalsAreReproduced() {
        var ladder = Options.plain().interval(IntervalMethod.FISHER).ladder(citations());
        var names = List.of("Comm Statist", "JASA", "JRSS-B");
        double[] expected = {-2.9490724968, -0.4795697698, 0.2689540558};
        double[] errors = {0.10254533537, 0.06058872924, 0.07082996511};

        for (int i = 0; i < 3; i++) {
            var difference = between(ladder, names.get(i), "Biometrika");
            assertThat(difference.value()).isCloseTo(expected[i], within(1e-9));
            assertThat(error(difference)).isCloseTo(errors[i], within(1e-9));
        }
        // The covariance of two differences to a third: the polarisation of the error between them.
        double between = error(between(ladder, "Comm Statist", "JASA"));
        double covariance = (errors[0] * errors[0] + errors[1] * errors[1] - between * between) / 2;
        assertThat(covariance).isCloseTo(0.002274547119, within(1e-10));
    }

    static Votes citations() {
        return wins(
                List.of("Biometrika", "Comm Statist", "JASA", "JRSS-B"),
                new int[][] {
                    {0, 730, 498, 221}, {33, 0, 68, 17}, {320, 813, 0, 142}, {284, 276, 325, 0}
                });
    }

    /** Davidson (1970), example 2; own Newton, whose deviance is that of PlackettLuce 0.4. */
    @Test
    void puddingsByDavidsonAreReproduced() {
        var ladder =
                Options.of(Ties.DAVIDSON).interval(IntervalMethod.FISHER).ladder(Pudding.votes());

        assertThat(strengths(ladder, Pudding.BRANDS, "1"))
                .containsExactly(
                        new double[] {0, 0.2202419, 0.1529777, 0.17514491, 0.13386523, 0.3771349},
                        within(1e-7));
        double[] errors = {0, 0.18721698, 0.19351836, 0.18821109, 0.19270456, 0.19240623};
        for (int i = 1; i < 6; i++) {
            assertThat(error(between(ladder, Pudding.BRANDS.get(i), "1")))
                    .isCloseTo(errors[i], within(1e-7));
        }
        var tie = ladder.effects().getFirst();
        assertThat(tie.name()).isEqualTo("tie");
        assertThat(Math.exp(tie.estimate().value())).isCloseTo(0.7468229876542896, within(1e-9));
        assertThat(error(tie.estimate())).isCloseTo(0.08249869, within(1e-7));
        assertThat(logLikelihood(ladder)).isCloseTo(-809.7095100902874, within(1e-8));
    }

    /** The table of Davidson (1970), who stopped after seven steps. */
    @Test
    void puddingsAreWithinTheDigitsThatDavidsonPrinted() {
        var ladder = Options.of(Ties.DAVIDSON).ladder(Pudding.votes());
        double[] paper = {0.1388005, 0.1729985, 0.161742, 0.165393, 0.1586805, 0.2023855};
        double sum = 0;
        for (var brand : Pudding.BRANDS) {
            sum += Math.exp(strength(ladder, brand));
        }

        for (int i = 0; i < paper.length; i++) {
            assertThat(Math.exp(strength(ladder, Pudding.BRANDS.get(i))) / sum)
                    .isCloseTo(paper[i], within(3e-5));
        }
    }

    /** Own optimisation in Python with two optimisers. */
    @Test
    void puddingsByRaoAndKupperAreReproduced() {
        var ladder = Options.of(Ties.RAO_KUPPER).ladder(Pudding.votes());

        assertThat(strengths(ladder, Pudding.BRANDS, "1"))
                .containsExactly(
                        new double[] {0, 0.1737181, 0.12004924, 0.1398787, 0.10496912, 0.29800928},
                        within(2e-6));
        assertThat(Math.exp(ladder.effects().getFirst().estimate().value()))
                .isCloseTo(1.7484572446, within(2e-6));
        assertThat(logLikelihood(ladder)).isCloseTo(-809.6971331885841, within(1e-6));
    }

    /** As above. */
    @Test
    void puddingsWithTiesAsHalfWinsAreReproduced() {
        var ladder = Options.plain().ladder(Pudding.votes());

        assertThat(strengths(ladder, Pudding.BRANDS, "1"))
                .containsExactly(
                        new double[] {
                            0, 0.16030882, 0.11134343, 0.12748034, 0.09743038, 0.27449247
                        },
                        within(2e-7));
    }

    /** The overview of the R package PlackettLuce, section 2.3: D lost its only game. */
    @Test
    void systemThatOnlyLostIsLeftOutAndTheRestIsFitted() {
        var ladder =
                Options.plain()
                        .interval(IntervalMethod.FISHER)
                        .ladder(
                                new Votes()
                                        .add("A", "B", Outcome.LEFT)
                                        .add("C", "A", Outcome.LEFT)
                                        .add("A", "D", Outcome.LEFT)
                                        .add("B", "A", Outcome.LEFT)
                                        .add("B", "C", Outcome.LEFT));

        assertThat(strengths(ladder, List.of("A", "B", "C"), "A"))
                .containsExactly(new double[] {0, 0.8392, 0.4196}, within(5e-5));
        assertThat(error(between(ladder, "B", "A"))).isCloseTo(1.3596, within(5e-5));
        assertThat(error(between(ladder, "C", "A"))).isCloseTo(1.5973, within(5e-5));
        assertThat(ladder.unplaced())
                .containsExactly(new Ladder.Unplaced(new SystemId("D"), "lost every comparison"));
    }

    static Votes wins(List<String> names, int[][] wins) {
        var votes = new Votes();
        for (int i = 0; i < wins.length; i++) {
            for (int j = 0; j < wins.length; j++) {
                votes.add(wins[i][j], names.get(i), names.get(j), Outcome.LEFT);
            }
        }
        return votes;
    }

    static double[] strengths(Ladder ladder, List<String> names, String reference) {
        var result = new double[names.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = strength(ladder, names.get(i)) - strength(ladder, reference);
        }
        return result;
    }

    static double strength(Ladder ladder, String name) {
        return rung(ladder, name).strength().value();
    }

    static Rung rung(Ladder ladder, String name) {
        return ladder.rungs().stream()
                .filter(rung -> rung.system().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Estimate between(Ladder ladder, String a, String b) {
        return Objects.requireNonNull(ladder.differences())
                .between(new SystemId(a), new SystemId(b));
    }

    /** Half a width in units of the normal quantile, or of Student's where clusters are counted. */
    static double error(Estimate estimate) {
        var clusters = CLUSTERS.matcher(interval(estimate).method());
        double quantile =
                clusters.find()
                        ? StudentT.quantile(0.975, Integer.parseInt(clusters.group(1)) - 1.0)
                        : 1.959963984540054;
        return interval(estimate).halfWidth() / quantile;
    }

    /** What a method of one vote after the other carries along. */
    static double deviation(Rung rung) {
        return Objects.requireNonNull(rung.deviation());
    }

    static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    static double logLikelihood(Ladder ladder) {
        return Objects.requireNonNull(ladder.logLikelihood());
    }
}
