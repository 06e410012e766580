package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/** What else moved votes is taken out of a ladder, or named where it cannot be. */
class ControlTest {
    private static final Control SIZE = new Control.Attribute("size");
    private static final Control KIND = new Control.Attribute("kind");
    private static final List<String> SYSTEMS = List.of("s0", "s1", "s2", "s3", "s4");

    /** 600 votes from a linear congruential generator, the same in the program that checks us. */
    private static AttributedVotes reference() {
        var votes = new AttributedVotes();
        var next = new Congruential(12345);
        for (int i = 0; i < 600; i++) {
            int l = next.below(5);
            int r = next.below(4);
            r += r >= l ? 1 : 0;
            int sizeLeft = next.below(100);
            int sizeRight = next.below(100);
            int kindLeft = next.below(3);
            int kindRight = next.below(3);
            int annotator = next.below(20);
            int u = next.below(1000);
            double eta =
                    (r - l) * 0.4
                            + 0.01 * (sizeLeft - sizeRight)
                            + 0.3 * ((kindLeft == 1 ? 1 : 0) - (kindRight == 1 ? 1 : 0))
                            + 0.2;
            int wins = (int) Math.floor(800 / (1 + Math.exp(-eta)) + 0.5);
            var outcome = u < wins ? Outcome.LEFT : u >= 800 ? Outcome.TIE : Outcome.RIGHT;
            votes.add(
                    "s" + l,
                    "s" + r,
                    outcome,
                    "size_left",
                    sizeLeft,
                    "size_right",
                    sizeRight,
                    "kind_left",
                    "k" + kindLeft,
                    "kind_right",
                    "k" + kindRight,
                    AttributedVotes.ANNOTATOR,
                    "w" + annotator);
        }
        return votes;
    }

    private static final class Congruential {
        private long state;

        Congruential(long state) {
            this.state = state;
        }

        int below(int n) {
            state = (1103515245L * state + 12345) & 0x7fffffff;
            return (int) ((state >> 16) % n);
        }
    }

    private static Ladder ladder(AttributedVotes votes, Options options) {
        return Options.ladder(Ranking.rank(votes.dataset(), options.build()));
    }

    private static double[] values(Ladder ladder) {
        var values = new double[SYSTEMS.size() + ladder.effects().size()];
        int at = 0;
        for (var system : SYSTEMS) {
            values[at++] = ReferenceTest.strength(ladder, system);
        }
        for (var effect : ladder.effects()) {
            values[at++] = effect.estimate().value();
        }
        return values;
    }

    private static double[] errors(Ladder ladder) {
        var errors = new double[SYSTEMS.size() + ladder.effects().size()];
        int at = 0;
        for (var system : SYSTEMS) {
            errors[at++] = ReferenceTest.error(ReferenceTest.rung(ladder, system).strength());
        }
        for (var effect : ladder.effects()) {
            errors[at++] = ReferenceTest.error(effect.estimate());
        }
        return errors;
    }

    private static Effect effect(Ladder ladder, String name) {
        return ladder.effects().stream()
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Logistic regression with SciPy 1.17.1 and NumPy 2.4.6 under Python 3.11.7 on 2026-11-24:
     * BFGS, then Newton; errors by the inverse of X'WX, and by sandwiches about it.
     */
    @Test
    void logisticRegressionWithNumbersAndCategoriesIsReproduced() {
        double[] estimates = {
            0.7940369818,
            0.3759799254,
            -0.0746468278,
            -0.3764747161,
            -0.7188953633,
            0.1909472674,
            0.2357796567,
            0.0831409164,
            -0.1403825176
        };
        var options = Options.plain().position().control(SIZE, KIND);

        var sandwich = ladder(reference(), options);

        assertThat(sandwich.effects())
                .extracting(Effect::name)
                .containsExactly(
                        "position", "attribute:size", "attribute:kind=k1", "attribute:kind=k2");
        assertThat(values(sandwich)).containsExactly(estimates, within(1e-9));
        assertThat(errors(sandwich))
                .containsExactly(
                        new double[] {
                            0.1051967924,
                            0.1006545732,
                            0.0920102512,
                            0.0983849974,
                            0.1031351382,
                            0.0786219811,
                            0.077372359,
                            0.1357046777,
                            0.1324936646
                        },
                        within(1e-9));
        assertThat(ReferenceTest.logLikelihood(sandwich))
                .isCloseTo(-367.52679824764687, within(1e-9));
        assertThat(errors(ladder(reference(), options.interval(IntervalMethod.FISHER))))
                .containsExactly(
                        new double[] {
                            0.1193724692,
                            0.1117054003,
                            0.1084461553,
                            0.1094462122,
                            0.1200263605,
                            0.089928993,
                            0.0904699813,
                            0.1527038609,
                            0.1502544697
                        },
                        within(1e-9));
    }

    /** As above; scores summed by annotator, times 20 / 19. */
    @Test
    void errorsOfClustersAreReproduced() {
        var options = Options.plain().position().control(SIZE, KIND).cluster(Cluster.ANNOTATOR);

        assertThat(errors(ladder(reference(), options)))
                .containsExactly(
                        new double[] {
                            0.090994184,
                            0.0935299028,
                            0.0905616576,
                            0.0981244252,
                            0.1105261871,
                            0.0889382512,
                            0.0896293369,
                            0.1510800969,
                            0.1104732259
                        },
                        within(1e-9));
    }

    /** As above, with Davidson's ties and derivatives by central differences. */
    @Test
    void davidsonWithCovariatesIsReproduced() {
        var ladder =
                ladder(
                        reference(),
                        Options.of(Ties.DAVIDSON)
                                .position()
                                .control(SIZE, KIND)
                                .interval(IntervalMethod.FISHER));

        assertThat(values(ladder))
                .containsExactly(
                        new double[] {
                            1.017234056, 0.4811942251, -0.0955118356, -0.4816663243, -0.9212501212,
                            0.2457680623, 0.3031422328, 0.1065023161, -0.1808108558, -0.6300133242
                        },
                        within(1e-6));
        assertThat(errors(ladder))
                .containsExactly(
                        new double[] {
                            0.1379828172, 0.1271643489, 0.1226713113, 0.1245742149, 0.1382635658,
                            0.1022263079, 0.1029613833, 0.1731619103, 0.1703982333, 0.1074247208
                        },
                        within(1e-6));
        assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(-567.1328736992319, within(1e-7));
    }

    /** The home team of Agresti's baseball as an attribute: {@link ReferenceTest}'s figures. */
    @Test
    void homeAdvantageAsAnAttributeIsThePositionEffect() {
        var home = new AttributedVotes();
        Baseball.each((l, r, outcome) -> home.add(l, r, outcome, "home_left", 1, "home_right", 0));

        var ladder =
                ladder(
                        home,
                        Options.plain()
                                .control(new Control.Attribute("home"))
                                .interval(IntervalMethod.FISHER));

        var effect = effect(ladder, "attribute:home");
        assertThat(effect.estimate().value()).isCloseTo(0.3022606555, within(1e-9));
        assertThat(ReferenceTest.error(effect.estimate())).isCloseTo(0.1309436425, within(1e-6));
        assertThat(effect.unit()).isEqualTo("log-odds");
        assertThat(
                        ReferenceTest.strength(ladder, "Milwaukee")
                                - ReferenceTest.strength(ladder, "Baltimore"))
                .isCloseTo(1.6195549936, within(1e-9));
    }

    /** Trap: centring hides an effect of position in the covariates, as z-scores of peers do. */
    @Test
    void exchangingTheSidesChangesNothing() {
        for (var ties : List.of(Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER)) {
            var options = Options.of(ties).control(SIZE, KIND);

            assertThat(values(ladder(reference().swapped(), options)))
                    .containsExactly(values(ladder(reference(), options)), within(1e-10));
        }
    }

    @Test
    void votesGivenTwiceHaveTheSameAnswerAndRootTwoSmallerErrors() {
        var once = ladder(reference(), Options.plain().control(SIZE));
        var twice = ladder(reference().repeated(2), Options.plain().control(SIZE));

        assertThat(values(twice)).containsExactly(values(once), within(1e-10));
        assertThat(errors(twice)[0] * Math.sqrt(2)).isCloseTo(errors(once)[0], within(1e-10));
    }

    @Test
    void anAttributeThatSaysOnlyTheSideIsThePosition() {
        var votes = new AttributedVotes();
        Simulated.each(
                7,
                6,
                2000,
                0.5,
                0.4,
                (l, r, outcome) -> votes.add(l, r, outcome, "first_left", "1", "first_right", "0"));

        var asControl =
                ladder(votes, Options.of(Ties.DAVIDSON).control(new Control.Attribute("first")));
        var asPosition =
                Options.of(Ties.DAVIDSON)
                        .position()
                        .ladder(Simulated.davidson(7, 6, 2000, 0.5, 0.4));

        assertThat(effect(asControl, "attribute:first").estimate().value())
                .isCloseTo(effect(asPosition, "position").estimate().value(), within(1e-9));
        assertThat(asControl.rungs())
                .zipSatisfy(
                        asPosition.rungs(),
                        (a, b) -> {
                            assertThat(a.system()).isEqualTo(b.system());
                            assertThat(a.strength().value())
                                    .isCloseTo(b.strength().value(), within(1e-9));
                            assertThat(ReferenceTest.error(a.strength()))
                                    .isCloseTo(ReferenceTest.error(b.strength()), within(1e-9));
                        });
    }

    @Test
    void theLadderBeforeIsThatWithoutControls() {
        var ladder = ladder(reference(), Options.plain().position().control(SIZE));

        assertThat(ladder.uncontrolled()).isEqualTo(ladder(reference(), Options.plain()).rungs());
    }

    @Test
    void threadsChangeNoBit() {
        var votes = new AttributedVotes();
        Simulated.each(
                3,
                6,
                80_000,
                0.5,
                0.1,
                (l, r, outcome) ->
                        votes.add(
                                l,
                                r,
                                outcome,
                                "size_left",
                                Math.floorMod(l.hashCode() * 31 + outcome.name().length(), 97),
                                "size_right",
                                Math.floorMod(r.hashCode(), 89)));
        var options = Options.of(Ties.DAVIDSON).control(SIZE).bootstrap(4);

        var one = ladder(votes, options.threads(1));
        var four = ladder(votes, options.threads(4));

        assertThat(four.rungs()).isEqualTo(one.rungs());
        assertThat(four.effects()).isEqualTo(one.effects());
    }

    @Test
    void bootstrapAndProfileAgreeWithTheSandwichOnManyVotes() {
        var options = Options.plain().position().control(SIZE);
        var sandwich = errors(ladder(reference(), options));
        var bootstrap = errors(ladder(reference(), options.bootstrap(400)));

        for (int i = 0; i < sandwich.length; i++) {
            assertThat(bootstrap[i] / sandwich[i]).isBetween(0.85, 1.15);
        }
        var profile = errors(ladder(reference(), options.interval(IntervalMethod.PROFILE)));
        var fisher = errors(ladder(reference(), options.interval(IntervalMethod.FISHER)));
        for (int i = 0; i < fisher.length; i++) {
            assertThat(profile[i] / fisher[i]).isBetween(0.97, 1.03);
        }
    }

    @Test
    void aCovariateThatIsFixedForEverySystemIsNotIdentified() {
        var votes = new AttributedVotes();
        Simulated.each(
                1,
                4,
                200,
                0,
                0,
                (l, r, outcome) ->
                        votes.add(
                                l,
                                r,
                                outcome,
                                "price_left",
                                l.equals("sb") ? 9 : 1,
                                "price_right",
                                r.equals("sb") ? 9 : 1));

        var fit =
                Ranking.rank(
                                votes.dataset(),
                                Options.plain().control(new Control.Attribute("price")).build())
                        .fit();

        assertThat(fit).isInstanceOf(NotIdentified.class);
        assertThat(((NotIdentified) fit).confounded()).containsExactly("attribute:price", "sb");
    }

    @Test
    void twoColumnsThatSayTheSameAreNotIdentified() {
        var votes = new AttributedVotes();
        Simulated.each(
                1,
                4,
                200,
                0,
                0,
                (l, r, outcome) -> {
                    int a = Math.floorMod(l.hashCode() * 3 + outcome.name().length(), 7);
                    int b = Math.floorMod(r.hashCode() * 5 + 2 * outcome.name().length(), 11);
                    votes.add(
                            l, r, outcome, "a_left", a, "a_right", b, "b_left", 2 * a + 5,
                            "b_right", 2 * b + 5);
                });

        var fit =
                Ranking.rank(
                                votes.dataset(),
                                Options.plain()
                                        .control(
                                                new Control.Attribute("a"),
                                                new Control.Attribute("b"))
                                        .build())
                        .fit();

        assertThat(((NotIdentified) fit).confounded())
                .containsExactly("attribute:b", "attribute:a");
    }

    @Test
    void aCovariateThatDecidesEveryVoteIsInfinite() {
        var votes = new AttributedVotes();
        Simulated.each(
                1,
                4,
                200,
                0,
                0,
                (l, r, outcome) ->
                        votes.add(
                                l,
                                r,
                                outcome,
                                "size_left",
                                outcome == Outcome.LEFT ? 5 : 2,
                                "size_right",
                                3));
        for (var ties : List.of(Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER)) {
            var fit = Ranking.rank(votes.dataset(), Options.of(ties).control(SIZE).build()).fit();

            assertThat(fit).as(ties.toString()).isInstanceOf(NotIdentified.class);
            assertThat(((NotIdentified) fit).confounded()).containsExactly("attribute:size");
        }
    }

    @Test
    void votesWithoutTheCovariateAreSetAsideAndCounted() {
        var votes = reference();
        votes.add("s0", "s1", Outcome.LEFT, "size_left", 3)
                .add("s0", "s1", Outcome.LEFT, "size_left", " ", "size_right", 4)
                .add("s0", "s1", Outcome.BOTH_BAD);

        var result = Ranking.rank(votes.dataset(), Options.plain().control(SIZE).build());

        assertThat(result.used()).isEqualTo(600);
        assertThat(result.setAside()).containsEntry("no-size", 2L).containsEntry("both-bad", 1L);
        assertThat(values(Options.ladder(result)))
                .containsExactly(
                        values(ladder(reference(), Options.plain().control(SIZE))), within(1e-12));
    }

    @Test
    void anUnknownAttributeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(
                        () ->
                                ladder(
                                        reference(),
                                        Options.plain().control(new Control.Attribute("sise"))))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("size_left");
    }

    /** Of 500 intervals at 95%, between 92% and 98% hold what was put in. */
    @Test
    void coefficientsAndStrengthsAreRecovered() {
        int held = 0;
        int all = 0;
        for (int run = 0; run < 100; run++) {
            var ladder = ladder(styled(run, 600), Options.plain().position().control(SIZE));
            var size = effect(ladder, "attribute:size");
            held += covers(size.estimate(), 0.02 * size.scale()) ? 1 : 0;
            held += covers(effect(ladder, "position").estimate(), 0.3) ? 1 : 0;
            for (int i = 0; i < 4; i++) {
                var rung = ReferenceTest.rung(ladder, Simulated.name(i));
                held += covers(rung.strength(), Simulated.truth(i, 4)) ? 1 : 0;
            }
            all += 6;
        }
        assertThat(held / (double) all).isBetween(0.92, 0.98);
    }

    /** What length did is no longer credited to the system that writes at length. */
    @Test
    void controlTakesTheLengthOutOfTheLadder() {
        var ladder = ladder(styled(1, 40_000), Options.plain().position().control(SIZE));

        for (int i = 0; i < 4; i++) {
            double truth = Simulated.truth(i, 4);
            var name = Simulated.name(i);
            assertThat(ReferenceTest.strength(ladder, name)).isCloseTo(truth, within(0.06));
        }
        var plain =
                ladder.uncontrolled().stream()
                        .filter(rung -> rung.system().value().equals("sd"))
                        .findFirst()
                        .orElseThrow();
        assertThat(plain.strength().value()).isGreaterThan(Simulated.truth(3, 4) + 0.3);
    }

    private static boolean covers(org.psephos.math.Estimate estimate, double truth) {
        return ReferenceTest.interval(estimate).contains(truth);
    }

    /**
     * The weakest system writes most; a point of size is worth 0.02 log-odds, the left side 0.3.
     */
    private static AttributedVotes styled(long seed, int many) {
        var random = new Seed(seed).child("styled").random();
        var votes = new AttributedVotes();
        for (int v = 0; v < many; v++) {
            int l = random.nextInt(4);
            int r = random.nextInt(3);
            r += r >= l ? 1 : 0;
            int left = 10 * l + random.nextInt(60);
            int right = 10 * r + random.nextInt(60);
            double eta =
                    Simulated.truth(l, 4) - Simulated.truth(r, 4) + 0.3 + 0.02 * (left - right);
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-eta));
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    won ? Outcome.LEFT : Outcome.RIGHT,
                    "size_left",
                    left,
                    "size_right",
                    right);
        }
        return votes;
    }

    /** Thirty voters lean to the left by 0.3 on average, with a standard deviation of 0.8. */
    @Test
    void annotatorsHaveAPositionEffectEach() {
        var random = new Seed(4).random();
        var lean = new double[30];
        for (int a = 0; a < lean.length; a++) {
            lean[a] = 0.3 + 0.8 * org.psephos.math.Normal.quantile((a + 0.5) / lean.length);
        }
        var votes = new AttributedVotes();
        for (int v = 0; v < 6000; v++) {
            int l = random.nextInt(4);
            int r = random.nextInt(3);
            r += r >= l ? 1 : 0;
            int a = random.nextInt(lean.length);
            double eta = Simulated.truth(l, 4) - Simulated.truth(r, 4) + lean[a];
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-eta));
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    won ? Outcome.LEFT : Outcome.RIGHT,
                    AttributedVotes.ANNOTATOR,
                    "w" + a);
        }

        var ladder = ladder(votes, Options.plain().control(new Control.AnnotatorPosition()));

        assertThat(effect(ladder, "position").estimate().value()).isCloseTo(0.3, within(0.1));
        int held = 0;
        for (int a = 0; a < lean.length; a++) {
            var effect = effect(ladder, "position:w" + a);
            held += covers(effect.estimate(), lean[a] - 0.3) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(26);
        assertThat(ladder.notes()).anyMatch(note -> note.matches(".*deviation of 0\\.[78].*"));
    }
}
