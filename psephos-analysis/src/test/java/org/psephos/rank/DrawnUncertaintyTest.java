package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/**
 * Intervals of effects whose spread is estimated. Mutants that fail here: what the spread moves
 * left out; the grid weighted as if the log of the spread were even; the determinant left out;
 * draws of a bootstrap taken alone, or their percentiles.
 */
class DrawnUncertaintyTest {

    /** Annotators of two systems who lean to the left by different amounts. */
    static AttributedVotes leaning(int annotators, int votes) {
        var random = new Seed(4).child("lean").random();
        var all = new AttributedVotes();
        for (int a = 0; a < annotators; a++) {
            double lean = 0.3 + 0.8 * random.nextGaussian();
            for (int v = 0; v < votes; v++) {
                boolean swap = v % 2 == 0;
                double eta = lean + (swap ? -0.5 : 0.5);
                all.add(
                        swap ? "sb" : "sa",
                        swap ? "sa" : "sb",
                        random.nextDouble() < PairModel.logistic(eta)
                                ? Outcome.LEFT
                                : Outcome.RIGHT,
                        AttributedVotes.ANNOTATOR,
                        "w" + a);
            }
        }
        return all;
    }

    private static Ladder ladder(AttributedVotes votes) {
        var options = Options.plain().control(new Control.AnnotatorPosition());
        return Options.ladder(Ranking.rank(votes.dataset(), options.build()));
    }

    /**
     * The same by brute force: strength, common position and lean of each annotator on a grid of
     * spreads, leans integrated by a sum of their own.
     */
    @Test
    void errorsAreThoseOfTheIntegral() {
        var votes = leaning(8, 12);
        var ladder = ladder(votes);
        var twin = new Integral(votes, 8);

        for (var effect : ladder.effects()) {
            double mine = ReferenceTest.error(effect.estimate());
            double exact =
                    effect.name().equals("position")
                            ? twin.error(-1, effect.estimate().value())
                            : twin.error(
                                    Integer.parseInt(effect.name().substring(10)),
                                    effect.estimate().value());
            assertThat(mine / exact).as(effect.name()).isCloseTo(1, within(0.12));
        }
    }

    /** A chance averaged over log-odds that vary is that of a shorter distance. */
    @Test
    void distancesSeemShorterWhereLogOddsVary() {
        for (double variance : new double[] {0.1, 0.4}) {
            double real = DrawnUncertainty.longer(variance);
            double mean = 0;
            double mass = 0;
            for (double z = -8; z <= 8; z += 0.01) {
                double density = Math.exp(-z * z / 2);
                mass += density;
                mean += density * PairModel.logistic(real + Math.sqrt(variance) * z);
            }
            double seems = Math.log(mean / (mass - mean));
            assertThat(seems).as("variance %s", variance).isCloseTo(1, within(0.03));
        }
    }

    /** Strengths beside drawn effects: what draws them and what is not known of it count. */
    @Test
    void strengthsAreLessCertainThanTheirScores() {
        var votes = leaning(12, 12);
        var alone = Options.ladder(Ranking.rank(votes.dataset(), Options.plain().build()));
        double error = ReferenceTest.error(ReferenceTest.rung(ladder(votes), "sa").strength());
        double without = ReferenceTest.error(ReferenceTest.rung(alone, "sa").strength());

        assertThat(error / without).isBetween(1.02, 1.5);
    }

    /** A spread near nothing is found too, where repeating would take hundreds of rounds. */
    @ParameterizedTest
    @CsvSource({"5, 12", "12, 8", "4, 4", "40, 8"})
    void theSpreadIsTheOneThatComesOut(int annotators, int votes) {
        var notes = ladder(leaning(annotators, votes)).notes();

        assertThat(notes).anyMatch(note -> note.contains("annotators d"));
    }

    /** A bootstrap knows what its draws cannot: how uncertain the spread of positions is. */
    @Test
    void theBootstrapIsAsUncertainAsTheSandwich() {
        var votes = leaning(3, 12);
        var options = Options.plain().control(new Control.AnnotatorPosition());
        var drawn = Options.ladder(Ranking.rank(votes.dataset(), options.bootstrap(400).build()));
        var strength = ReferenceTest.rung(drawn, "sa").strength();
        var interval = ReferenceTest.interval(strength);
        double sandwich = ReferenceTest.error(ReferenceTest.rung(ladder(votes), "sa").strength());

        assertThat(ReferenceTest.error(strength) / sandwich).isBetween(0.9, 1.2);
        assertThat((interval.low() + interval.high()) / 2)
                .isCloseTo(strength.value(), within(1e-12));
    }

    /** Where annotators do not seem to differ, that is not known for certain. */
    @Test
    void alikeIsNotCertain() {
        var ladder = ladder(leaning(4, 4));

        for (var effect : ladder.effects()) {
            assertThat(ReferenceTest.error(effect.estimate())).as(effect.name()).isGreaterThan(0.1);
        }
    }

    /** Sums over spread, position and strength; the lean of each annotator by itself within. */
    private static final class Integral {
        private final int[][] left;
        private final int[][] all;

        Integral(AttributedVotes votes, int annotators) {
            left = new int[annotators][2];
            all = new int[annotators][2];
            var rows = votes.dataset().comparisons();
            var who = java.util.Objects.requireNonNull(rows.headers().annotator());
            for (int row = 0; row < rows.size(); row++) {
                var name = java.util.Objects.requireNonNull(who.name(row));
                int a = Integer.parseInt(name.substring(1));
                int order = rows.systems().name(rows.left(row)).equals("sa") ? 0 : 1;
                all[a][order]++;
                left[a][order] += rows.outcome(row) == Outcome.LEFT ? 1 : 0;
            }
        }

        /** Root mean square of what {@code who} leans, or of the position, about {@code value}. */
        double error(int who, double value) {
            double mass = 0;
            double squares = 0;
            for (double sd = 0.05; sd < 4; sd += 0.1) {
                for (double position = -2; position < 2.6; position += 0.1) {
                    for (double half = -1; half < 2.2; half += 0.16) {
                        double weight = 1;
                        double square = Math.pow(position - value, 2);
                        for (int a = 0; a < left.length; a++) {
                            double[] one = lean(a, sd, position, half, value);
                            weight *= one[0];
                            square = a == who ? one[1] / one[0] : square;
                        }
                        mass += weight;
                        squares += weight * square;
                    }
                }
            }
            return Math.sqrt(squares / mass);
        }

        private double[] lean(int a, double sd, double position, double half, double value) {
            double mass = 0;
            double squares = 0;
            for (double z = -4; z <= 4; z += 0.25) {
                double lean = sd * z;
                double density = Math.exp(-z * z / 2);
                for (int order = 0; order < 2; order++) {
                    double eta = position + lean + (order == 0 ? half : -half);
                    double p = PairModel.logistic(eta);
                    density *= Math.pow(p, left[a][order]);
                    density *= Math.pow(1 - p, all[a][order] - left[a][order]);
                }
                mass += density;
                squares += density * Math.pow(lean - value, 2);
            }
            return new double[] {mass, squares};
        }
    }
}
