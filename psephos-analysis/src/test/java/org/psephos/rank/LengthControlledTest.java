package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

/** Win rates against a baseline at equal lengths, by cases in closed form and planted truth. */
class LengthControlledTest {
    private static final SystemId BASELINE = new SystemId("base");

    private static LengthControlled.Against only(AttributedVotes votes) {
        return of(votes).systems().getFirst();
    }

    private static LengthControlled of(AttributedVotes votes) {
        return LengthControlled.of(votes.dataset(), BASELINE, Options.plain().build());
    }

    private static void add(
            AttributedVotes votes, int times, String system, boolean won, int longer) {
        for (int time = 0; time < times; time++) {
            // On either side in turn.
            if (time % 2 == 0) {
                votes.add(
                        system,
                        "base",
                        won ? Outcome.LEFT : Outcome.RIGHT,
                        "length_left",
                        5000 + longer,
                        "length_right",
                        5000);
            } else {
                votes.add(
                        "base",
                        system,
                        won ? Outcome.RIGHT : Outcome.LEFT,
                        "length_left",
                        5000,
                        "length_right",
                        5000 + longer);
            }
        }
    }

    /** With two lengths the model is saturated: log-odds of both, averaged. */
    @Test
    void twoLengthsHaveAnAnswerInClosedForm() {
        var votes = new AttributedVotes();
        add(votes, 80, "m", true, 100);
        add(votes, 20, "m", false, 100);
        add(votes, 30, "m", true, -100);
        add(votes, 70, "m", false, -100);

        var one = only(votes);

        double longer = Math.log(80.0 / 20);
        double shorter = Math.log(30.0 / 70);
        double theta = (longer + shorter) / 2;
        assertThat(one.winRate().value()).isCloseTo(0.55, within(1e-12));
        assertThat(Objects.requireNonNull(one.controlled()).value())
                .isCloseTo(1 / (1 + Math.exp(-theta)), within(1e-9));
        double deviation = 100 * Math.sqrt(200.0 / 199);
        assertThat(Objects.requireNonNull(one.length()).value())
                .isCloseTo(
                        (longer - shorter) / 2 / Math.tanh(100 / deviation) * Math.tanh(1),
                        within(1e-9));
        // Each half's log-odds has variance 1 / (n p q).
        double error = Math.sqrt((1 / (100 * 0.8 * 0.2) + 1 / (100 * 0.3 * 0.7)) / 4 * 200 / 199);
        var interval = ReferenceTest.interval(one.controlled());
        assertThat(Math.log(interval.high() / (1 - interval.high())))
                .isCloseTo(theta + 1.959963984540054 * error, within(1e-8));
        assertThat(Objects.requireNonNull(one.longer())).isCloseTo(0, within(1e-12));
        assertThat(one.comparisons()).isEqualTo(200);
    }

    @Test
    void withoutAnEffectOfLengthBothRatesAgree() {
        var votes = new AttributedVotes();
        for (int longer : new int[] {-50, 50}) {
            add(votes, 60, "m", true, longer);
            add(votes, 40, "m", false, longer);
        }

        var one = only(votes);

        assertThat(Objects.requireNonNull(one.controlled()).value())
                .isCloseTo(one.winRate().value(), within(1e-9));
    }

    /** Three variants of one system, alike but for length, before a judge that likes length. */
    @Test
    void variantsOfOneSystemComeTogether() {
        var votes = new AttributedVotes();
        var random = new Seed(3).random();
        for (int item = 0; item < 3000; item++) {
            for (var variant : List.of("concise", "usual", "verbose")) {
                int longer = variant.equals("concise") ? -150 : variant.equals("usual") ? 0 : 150;
                vote(votes, variant, longer, random);
            }
        }
        var result = of(votes);
        var variants =
                List.of(new SystemId("concise"), new SystemId("usual"), new SystemId("verbose"));

        var gameability = Objects.requireNonNull(result.gameability(variants));

        assertThat(gameability.raw()).isGreaterThan(0.2);
        assertThat(Objects.requireNonNull(gameability.controlled()))
                .isLessThan(gameability.raw() / 2);
        assertThat(result.gameability(List.of(new SystemId("usual"), new SystemId("nobody"))))
                .isNull();
        var verbose =
                result.systems().stream()
                        .filter(one -> one.system().value().equals("verbose"))
                        .findFirst()
                        .orElseThrow();
        assertThat(verbose.winRate().value())
                .isGreaterThan(Objects.requireNonNull(verbose.controlled()).value() + 0.1);
        assertThat(Objects.requireNonNull(verbose.longer())).isCloseTo(150, within(12.0));
        assertThat(ReferenceTest.interval(Objects.requireNonNull(verbose.length())).low())
                .isPositive();
    }

    /** Chances of 1 / (1 + exp(-(0.2 + d / 200))) at d characters more. */
    private static void vote(AttributedVotes votes, String system, int more, SplitMix64 random) {
        int longer = more + (int) (200 * random.nextGaussian());
        double chance = PairModel.logistic(0.2 + longer / 200.0);
        add(votes, 1, system, random.nextDouble() < chance, longer);
    }

    /** What AlpacaEval answers with NaN (issues 316 and 453) has a reason here. */
    @Test
    void whatHasNoControlledRateSaysWhy() {
        var always = new AttributedVotes();
        add(always, 5, "m", true, 10);
        add(always, 5, "m", true, -10);
        var same = new AttributedVotes();
        add(same, 5, "m", true, 10);
        add(same, 5, "m", false, 10);
        var unknown = new AttributedVotes().add("m", "base", Outcome.LEFT);

        assertThat(only(always).controlled()).isNull();
        assertThat(only(always).reason()).startsWith("it always won");
        assertThat(only(always).winRate().value()).isEqualTo(1);
        assertThat(only(same).reason()).contains("by the same everywhere");
        assertThat(only(unknown).reason()).contains("not known");
        assertThat(
                        LengthControlled.of(
                                        always.dataset(),
                                        new SystemId("nobody"),
                                        Options.plain().build())
                                .systems())
                .isEmpty();
    }
}
