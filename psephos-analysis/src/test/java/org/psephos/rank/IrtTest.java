package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Seed;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.ItemRung;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/** Item response theory against published fits, slow derivatives, and simulated truth. */
class IrtTest {

    /** Bock and Lieberman (1970), the five items of section 6 of the Law School Admission Test. */
    private static final String LSAT6 =
            "00000 3;00001 6;00010 2;00011 11;00100 1;00101 1;00110 3;00111 4;01000 1;01001 8;"
                    + "01011 16;01101 3;01110 2;01111 15;10000 10;10001 29;10010 14;10011 81;"
                    + "10100 3;10101 28;10110 15;10111 80;11000 16;11001 56;11010 21;11011 173;"
                    + "11100 11;11101 61;11110 28;11111 298";

    private static Solved lsat() {
        var solved = new Solved();
        int person = 0;
        for (var entry : LSAT6.split(";", -1)) {
            var part = entry.split(" ", -1);
            for (int copy = 0; copy < Integer.parseInt(part[1]); copy++) {
                for (int j = 0; j < 5; j++) {
                    solved.add("p" + person, "i" + (j + 1), part[0].charAt(j) - '0');
                }
                person++;
            }
        }
        return solved;
    }

    /** The ltm package of R prints a = .7551 and -2466.938; more digits by 61-point quadrature. */
    @Test
    void oneParameterOfTheLawSchoolTestIsReproduced() {
        var ladder = Options.ladder(solve(Method.IRT_1PL, lsat()));

        assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(-2466.9375996, within(1e-6));
        var effect = ladder.effects().getFirst();
        assertThat(effect.name()).isEqualTo("discrimination");
        assertThat(effect.estimate().value()).isCloseTo(0.7551344, within(1e-6));
        double[] difficulty = {-3.61526735, -1.32242101, -0.31763061, -1.73009055, -2.78017258};
        for (int j = 0; j < 5; j++) {
            assertThat(item(ladder, j).difficulty().value()).isCloseTo(difficulty[j], within(1e-5));
        }
        assertThat(ladder.items())
                .extracting(one -> one.item().value())
                .containsExactly("i3", "i2", "i4", "i5", "i1");
        assertThat(item(ladder, 0).solved()).isEqualTo(924);
    }

    /** As above. */
    @Test
    void twoParametersOfTheLawSchoolTestAreReproduced() {
        var ladder = Options.ladder(solve(Method.IRT_2PL, lsat()));

        assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(-2466.6533774, within(1e-6));
        double[] slope = {0.82566152, 0.72274392, 0.89087508, 0.68836873, 0.65685528};
        double[] difficulty = {-3.35880464, -1.37005794, -0.27966634, -1.86637941, -3.12590913};
        for (int j = 0; j < 5; j++) {
            assertThat(discrimination(item(ladder, j))).isCloseTo(slope[j], within(1e-4));
            assertThat(item(ladder, j).difficulty().value()).isCloseTo(difficulty[j], within(1e-4));
        }
        assertThat(item(ladder, 1).information()).isCloseTo(slope[1] * slope[1] / 4, within(1e-4));
    }

    private static RankResult solve(Method method, Solved solved) {
        return Ranking.rank(solved.dataset(), Options.believing(method).build());
    }

    private static ItemRung item(Ladder ladder, int j) {
        return ladder.items().stream()
                .filter(one -> one.item().value().equals("i" + (j + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static double discrimination(ItemRung item) {
        return Objects.requireNonNull(item.discrimination()).value();
    }

    /** The observed information is minus the second difference of the log-likelihood. */
    @Test
    void informationIsTheBendOfTheLikelihood() {
        for (int parameters = 1; parameters <= 3; parameters++) {
            var data = ItemResponses.of(simulated(3, 25, 3, 0.2).dataset(), options());
            var priors = new ItemPriors(1, parameters);
            var fit = new MarginalFit(data, parameters, priors);
            assertThat(fit.solve()).isTrue();
            var twin = new MarginalTwin(data, parameters, priors, fit);
            var information = fit.information();
            int n = fit.size();
            for (int i = 0; i < n; i++) {
                assertThat(twin.slope(i)).isCloseTo(0, within(1e-4));
                for (int j = 0; j < n; j++) {
                    assertThat(information[i * n + j]).isCloseTo(twin.bend(i, j), within(2e-3));
                }
            }
            assertThat(fit.logLikelihood).isCloseTo(twin.logLikelihood(), within(1e-6));
        }
    }

    private static RankOptions options() {
        return Options.believing(Method.IRT_2PL).build();
    }

    static double slope(int j) {
        return 0.8 + 0.3 * (j % 4);
    }

    static double difficulty(int j, int items) {
        return -1.5 + 3.0 * j / (items - 1);
    }

    static Solved simulated(long seed, int systems, int items, double guessing) {
        var random = new Seed(seed).child("answers").random();
        var solved = new Solved();
        for (int s = 0; s < systems; s++) {
            double ability = random.nextGaussian();
            for (int j = 0; j < items; j++) {
                double eta = slope(j) * (ability - difficulty(j, items));
                double p = guessing + (1 - guessing) / (1 + Math.exp(-eta));
                solved.add("s" + s, "i" + (j + 1), random.nextDouble() < p ? 1 : 0);
            }
        }
        return solved;
    }

    /** Of the intervals of 10 data sets, between 91% and 99% hold the truth. */
    @Test
    void intervalsHoldTheTruth() {
        int held = 0;
        int all = 0;
        for (int run = 0; run < 10; run++) {
            var ladder = Options.ladder(solve(Method.IRT_2PL, simulated(run, 400, 12, 0)));
            for (int j = 0; j < 12; j++) {
                var item = item(ladder, j);
                held += holds(item.difficulty(), difficulty(j, 12));
                held += holds(Objects.requireNonNull(item.discrimination()), slope(j));
                all += 2;
            }
        }
        assertThat(held / (double) all).isBetween(0.91, 0.99);
    }

    private static int holds(Estimate estimate, double truth) {
        return ReferenceTest.interval(estimate).contains(truth) ? 1 : 0;
    }

    @Test
    void misfitIsNearOneWhereTheModelHolds() {
        var solved = simulated(8, 500, 12, 0);
        var random = new Seed(8).child("coin").random();
        for (int s = 0; s < 500; s++) {
            solved.add("s" + s, "i13", random.nextDouble() < 0.5 ? 1 : 0);
        }

        var ladder = Options.ladder(solve(Method.IRT_1PL, solved));

        ToDoubleFunction<ItemRung> infit = one -> Objects.requireNonNull(one.infit());
        assertThat(infit.applyAsDouble(item(ladder, 5))).isBetween(0.8, 1.1);
        assertThat(ladder.items().stream().max(java.util.Comparator.comparingDouble(infit)))
                .hasValueSatisfying(one -> assertThat(one.item().value()).isEqualTo("i13"));
    }

    @Test
    void guessingNeedsAPriorAndThenIsRecovered() {
        var data = simulated(5, 2000, 8, 0.25).dataset();
        var refused =
                (NotIdentified) Ranking.rank(data, Options.believing(Method.IRT_3PL).build()).fit();
        assertThat(refused.confounded()).containsExactly("guessing", "difficulty");

        var ladder =
                Options.ladder(
                        Ranking.rank(data, Options.believing(Method.IRT_3PL).prior(1).build()));

        double mean =
                ladder.items().stream()
                        .mapToDouble(one -> Objects.requireNonNull(one.guessing()).value())
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(0.25, within(0.06));
        assertThat(String.join("; ", ladder.notes())).contains("guessing Beta(5, 17)");
    }

    /** An item that orders systems without exception has no finite discrimination. */
    @Test
    void itemsThatNobodyContradictsAreNamed() {
        var solved = new Solved();
        for (int s = 0; s < 12; s++) {
            for (int j = 0; j < 6; j++) {
                solved.add("s" + s, "i" + (j + 1), s >= 2 * j ? 1 : 0);
            }
        }

        var fit = solve(Method.IRT_2PL, solved).fit();

        assertThat(fit).isInstanceOf(NotIdentified.class);
        assertThat(((NotIdentified) fit).remedy()).contains("--prior 1");
        assertThat(((NotIdentified) fit).confounded()).isNotEmpty();
    }

    @Test
    void itemsAlikeForAllTellNothing() {
        var solved = simulated(2, 60, 5, 0);
        for (int s = 0; s < 60; s++) {
            solved.add("s" + s, "easy", 1);
        }

        var result = solve(Method.IRT_1PL, solved);

        var ladder = Options.ladder(result);
        assertThat(ladder.items()).hasSize(5);
        assertThat(String.join("; ", ladder.notes())).contains("60 answers are to items that all");
        assertThat(result.used()).isEqualTo(360);
    }

    @Test
    void whatIsNoAnswerIsRefusedOrSetAside() {
        assertThatThrownBy(() -> solve(Method.IRT_1PL, new Solved().add("a", "i1", 3)))
                .hasMessageContaining("rating: expected 0 (not solved) or 1 (solved)");
        var votes = new Votes().pair("a", "b", 2, 1, 0);
        var result = Options.believing(Method.IRT_1PL).rank(votes);
        assertThat(result.fit()).isInstanceOf(NotIdentified.class);
        assertThat(result.setAside()).hasToString("{no-rating=3}");
        assertThatThrownBy(
                        () ->
                                Options.of(Method.IRT_1PL)
                                        .interval(IntervalMethod.SANDWICH)
                                        .rank(votes))
                .hasMessageContaining("carries its own uncertainty along");
    }

    /** The same answers as words are the same answers. */
    @Test
    void labelsThatSayCorrectAreAnswers() {
        var numbers = simulated(8, 60, 6, 0);
        var words = new Solved().saying("correct", "Incorrect");
        var random = new Seed(8).child("answers").random();
        for (int s = 0; s < 60; s++) {
            double ability = random.nextGaussian();
            for (int j = 0; j < 6; j++) {
                double eta = slope(j) * (ability - difficulty(j, 6));
                words.add(
                        "s" + s,
                        "i" + (j + 1),
                        random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0);
            }
        }

        for (var method : new Method[] {Method.IRT_1PL, Method.GLICKO_2}) {
            var result = solve(method, words);
            assertThat(Options.ladder(result).items())
                    .isEqualTo(Options.ladder(solve(method, numbers)).items());
            assertThat(result.used()).isEqualTo(360);
        }
        assertThatThrownBy(
                        () ->
                                solve(
                                        Method.IRT_1PL,
                                        new Solved().saying("fine", "bad").add("a", "i", 1)))
                .hasMessageStartingWith("answers.csv:1: label: expected correct or incorrect")
                .hasMessageContaining("but found \"fine\"");
    }

    /** Answers to two questions about one item are pooled, and the reader is told. */
    @Test
    void severalCriteriaAreNoted() {
        var solved = simulated(8, 60, 6, 0);
        assertThat(Options.ladder(solve(Method.IRT_1PL, solved)).notes())
                .noneMatch(note -> note.contains("criteria"));
        for (int s = 0; s < 60; s++) {
            solved.under("safe").add("s" + s, "i1", s % 2);
        }

        for (var method : new Method[] {Method.IRT_1PL, Method.GLICKO_2}) {
            assertThat(Options.ladder(solve(method, solved)).notes())
                    .contains(
                            "answers under 2 criteria are taken together as tries of the same items"
                                    + " (overall 360, safe 60); --by criterion fits each alone");
        }
    }

    @Test
    void aDiscriminationIsNoLogOddsButASlope() {
        var ladder = Options.ladder(solve(Method.IRT_1PL, simulated(8, 60, 6, 0)));

        assertThat(ladder.effects().getFirst().unit()).isEqualTo("log-odds per sd");
    }

    /** Where no item goes with another, difficulties in sds of ability would be anything. */
    @Test
    void answersThatDoNotHangTogetherHaveNoScale() {
        var solved = new Solved();
        for (int s = 0; s < 40; s++) {
            solved.add("s" + s, "i1", s % 2).add("s" + s, "i2", s / 2 % 2);
        }

        var fit = solve(Method.IRT_1PL, solved).fit();

        assertThat(fit)
                .isInstanceOfSatisfying(
                        NotIdentified.class,
                        why ->
                                assertThat(why.confounded())
                                        .containsExactly("discrimination", "difficulty"));
    }

    /** Few systems, many items: systems are known so well that the first grid is too coarse. */
    @Test
    void manyItemsMakeTheGridFiner() {
        var random = new Seed(4).child("answers").random();
        var solved = new Solved();
        for (int s = 0; s < 8; s++) {
            for (int j = 0; j < 700; j++) {
                double eta = (s - 3.5) / 2 - difficulty(j, 700);
                solved.add(
                        "s" + s, "i" + j, random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0);
            }
        }

        var ladder = Options.ladder(solve(Method.IRT_1PL, solved));

        for (int at = 0; at < 8; at++) {
            var rung = ladder.rungs().get(at);
            assertThat(rung.system().value()).isEqualTo("s" + (7 - at));
        }
        // Shared by all: where the population of eight lies. Their answers say how they differ.
        var gap = ReferenceTest.between(ladder, "s4", "s3");
        assertThat(ReferenceTest.error(gap)).isLessThan(0.25);
        assertThat(ladder.gap()).isLessThan(1e-6);
    }

    /** S093: items and systems rated together by Glicko-2. */
    @Test
    void itemsAreOpponentsOfSystems() {
        var ladder = Options.ladder(solve(Method.GLICKO_2, simulated(6, 60, 20, 0)));

        assertThat(ladder.rungs()).hasSize(60);
        assertThat(ladder.items()).hasSize(20);
        assertThat(ladder.items().getFirst().item().value()).isIn("i18", "i19", "i20");
        assertThat(ladder.items().getLast().item().value()).isIn("i1", "i2", "i3");
        double mean =
                ladder.rungs().stream()
                        .mapToDouble(rung -> rung.strength().value())
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-9));
        for (var item : ladder.items()) {
            // A deviation of Glicko-2 starts at 350 points; 60 answers leave a part of it.
            assertThat(item.deviation()).isBetween(20.0, 200.0);
            assertThat(item.difficulty().interval()).isNull();
        }
    }
}
