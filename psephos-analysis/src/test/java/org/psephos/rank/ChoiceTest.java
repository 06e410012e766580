package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Header;
import org.psephos.model.Origin;
import org.psephos.model.SystemId;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Choices of one among several, best-worst choices, and rankings that leave places open. */
class ChoiceTest {

    /** One choice a text, {@code chosen: other other}. */
    private static Dataset choices(List<String> texts) {
        var builder = new DatasetBuilder();
        for (var text : texts) {
            var names = text.split(":? ", -1);
            var offered = Stream.of(names).map(ChoiceTest::candidate).toList();
            builder.accept(new Choice(header(), offered, offered.getFirst()));
        }
        return builder.build(
                new Manifest(List.of(), texts.size(), Rejects.NONE, "test", null, false));
    }

    private static Header header() {
        return new Header(
                null,
                null,
                Header.OVERALL,
                null,
                null,
                null,
                null,
                1,
                new TreeMap<>(),
                new Origin.Row("test", 1));
    }

    private static Candidate candidate(String system) {
        return new Candidate(new SystemId(system), null);
    }

    private static Ladder luce(Dataset dataset) {
        return Options.ladder(Ranking.rank(dataset, Options.of(Method.PLACKETT_LUCE).build()));
    }

    private static Ladder open(List<String> rankings) {
        var votes = new Votes();
        rankings.forEach(votes::ranking);
        return Options.of(Method.PLACKETT_LUCE).ties(Ties.DROP).ladder(votes);
    }

    private static void holds(Ladder ladder, double[] expected, double close) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(ReferenceTest.strength(ladder, "" + i))
                    .isCloseTo(expected[i], within(close));
        }
    }

    /** Tests/data/testcase-top1-2.json of choix; {@code ilsr_top1} of choix 0.4.1. */
    @Test
    void choicesOfOneAreThoseOfChoix() {
        double[] expected = {0.16040394, -0.32080788, 0.16040394};

        holds(luce(choices(List.of("0: 1", "1: 2", "2: 0 1"))), expected, 1e-8);
        holds(open(List.of("0>1", "1>2", "2>0=1")), expected, 1e-8);
    }

    /** Minimised by scipy 1.17.1 (BFGS, Python 3.11, 2026-11-24) from the formula. */
    @Test
    void choicesAmongSeveralAreThoseOfAnotherOptimiser() {
        var ladder =
                luce(
                        choices(
                                List.of(
                                        "0: 1 2 3",
                                        "1: 0 2",
                                        "2: 3 1",
                                        "3: 0 1 2",
                                        "0: 3 2",
                                        "1: 3",
                                        "2: 0",
                                        "0: 1")));

        holds(ladder, new double[] {0.5408052, -0.07865787, 0.13340374, -0.59555107}, 1e-7);
        assertThat(ReferenceTest.logLikelihood(ladder)).isCloseTo(-7.729336435196816, within(1e-9));
    }

    /** As above, by two of its optimisers: the best of all, then the worst of the rest. */
    @Test
    void bestWorstChoicesAreThoseOfAnotherOptimiser() {
        var rows = new ArrayList<String>();
        var once =
                List.of(
                        "0>1=2>3", "1>0=3>2", "2>0=1>3", "3>1=2>0", "0>2=3>1", "1>2>0", "2>3>1",
                        "3>0>2");
        rows.addAll(once);
        rows.addAll(java.util.Collections.nCopies(7, once.getFirst()));
        rows.addAll(java.util.Collections.nCopies(3, once.get(4)));
        rows.addAll(java.util.Collections.nCopies(4, "2>1>3"));
        var votes = new Votes();
        rows.forEach(votes::ranking);
        var fisher =
                Options.of(Method.PLACKETT_LUCE)
                        .ties(Ties.DROP)
                        .interval(IntervalMethod.FISHER)
                        .ladder(votes);

        double[] expected = {1.3866095, -0.4982712, 0.4086612, -1.2969994};
        holds(fisher, expected, 2e-7);
        assertThat(ReferenceTest.logLikelihood(fisher)).isCloseTo(-38.240568331778, within(1e-9));
    }

    /** Slopes by differences of a likelihood written out as the papers do. */
    @Test
    void theSlopeOfBestWorstChoicesIsZeroAtTheLadder() {
        var rows =
                List.of(
                        "a>b=c>d", "b>a=d>c", "c>a=b>d", "d>b=c>a", "a>c=d>b", "c>a=b=d", "a>b=d",
                        "a>b=c>d");
        var ladder = open(rows);

        assertThat(ReferenceTest.logLikelihood(ladder))
                .isCloseTo(likelihood(rows, ladder, "", 0), within(1e-10));
        for (var name : List.of("a", "b", "c", "d")) {
            double slope =
                    (likelihood(rows, ladder, name, 1e-4) - likelihood(rows, ladder, name, -1e-4))
                            / 2e-4;
            assertThat(slope).as(name).isCloseTo(0, within(1e-6));
        }
    }

    private static double likelihood(List<String> rows, Ladder ladder, String moved, double by) {
        double sum = 0;
        for (var row : rows) {
            var tiers = row.split(">", -1);
            var all = row.split("[>=]", -1);
            double best = 0;
            double worst = 0;
            for (var name : all) {
                double s = ReferenceTest.strength(ladder, name) + (name.equals(moved) ? by : 0);
                best += Math.exp(s);
                worst += name.equals(tiers[0]) ? 0 : Math.exp(-s);
            }
            var last = tiers[tiers.length - 1];
            double first =
                    ReferenceTest.strength(ladder, tiers[0]) + (tiers[0].equals(moved) ? by : 0);
            sum += first - Math.log(best);
            if (tiers.length == 3) {
                double end = ReferenceTest.strength(ladder, last) + (last.equals(moved) ? by : 0);
                sum += -end - Math.log(worst);
            }
        }
        return sum;
    }

    /** The methods of pairs take the chosen one as the winner over each other one. */
    @Test
    void choicesCountAsTheirPairsForMethodsOfPairs() {
        var dataset = choices(List.of("a: b c", "b: a c", "c: a b", "a: c"));

        var counts = Ranking.rank(dataset, Options.of(Method.COUNTS).build());
        assertThat(counts.used()).isEqualTo(4);
        assertThat(ReferenceTest.strength(Options.ladder(counts), "a")).isEqualTo(3);
        assertThat(ReferenceTest.strength(Options.ladder(counts), "b")).isEqualTo(2);
        var pairs = Options.ladder(Ranking.rank(dataset, Options.plain().build()));
        assertThat(pairs.rungs()).hasSize(3);
        assertThat(ReferenceTest.interval(pairs.rungs().getFirst().strength()).method())
                .isEqualTo("sandwich, clustered by ranking (4)");
    }

    /** Online methods too. */
    @Test
    void choicesMoveBeliefs() {
        var dataset = choices(List.of("a: b c", "a: c b", "a: b"));

        for (var method : List.of(Method.ELO, Method.WENG_LIN, Method.GAUSSIAN_SKILL)) {
            var options = Options.of(method).interval(IntervalMethod.NONE).build();
            var ladder = Options.ladder(Ranking.rank(dataset, options));

            assertThat(ladder.rungs().getFirst().system().value()).isEqualTo("a");
        }
    }

    @Test
    void aChoiceWithoutAlternativesIsSetAside() {
        var result =
                Ranking.rank(
                        choices(List.of("a: b", "b: a", "a")),
                        Options.of(Method.PLACKETT_LUCE).build());

        assertThat(result.used()).isEqualTo(2);
        assertThat(result.setAside()).hasToString("{nothing-ranked=1}");
    }

    @Test
    void aSystemOfferedTwiceIsRefused() {
        assertThatThrownBy(() -> luce(choices(List.of("a: b b", "b: a"))))
                .hasMessageContaining("each candidate once");
    }

    @Test
    void tiesThatWouldTakeAllOrdersAreRefused() {
        assertThatThrownBy(() -> open(List.of("a=b>c", "c>a>b")))
                .hasMessageStartingWith(
                        "--method plackett-luce: --ties drop leaves the last places open");
    }

    @Test
    void worthsAreRecoveredFromChoicesInsideTheirIntervals() {
        int held = 0;
        for (int run = 0; run < 50; run++) {
            var ladder = luce(choices(simulated(run, 400)));
            for (int i = 0; i < 5; i++) {
                var rung = ReferenceTest.rung(ladder, Simulated.name(i));
                held +=
                        ReferenceTest.interval(rung.strength()).contains(Simulated.truth(i, 5))
                                ? 1
                                : 0;
            }
        }

        assertThat(held / 250.0).isBetween(0.90, 0.985);
    }

    private static List<String> simulated(int seed, int size) {
        var random = new Seed(seed).child("choices").random();
        var texts = new ArrayList<String>();
        for (int v = 0; v < size; v++) {
            int left = random.nextInt(5);
            double best = Double.NEGATIVE_INFINITY;
            var names = new ArrayList<String>();
            for (int i = 0; i < 5; i++) {
                // All but one are offered; Gumbel noise makes the choice of Luce.
                double noise = -Math.log(-Math.log(random.nextDouble()));
                if (i != left) {
                    double utility = Simulated.truth(i, 5) + noise;
                    names.add(utility > best ? 0 : names.size(), Simulated.name(i));
                    best = Math.max(best, utility);
                }
            }
            texts.add(names.getFirst() + ": " + String.join(" ", names.subList(1, 4)));
        }
        return texts;
    }

    /**
     * The three fruits of the tests of PlackettLuce 0.4 (R), which adds half a win and half a loss
     * of each against a ghost that might have tied. Here all counts are doubled. Its errors leave
     * the ghost out.
     */
    @Test
    void fruitsWithTiesAreThoseOfPlackettLuce() {
        var votes = new Votes();
        Stream.of(
                        "apple>banana",
                        "banana>orange>apple",
                        "banana=orange>apple",
                        "apple>banana>orange",
                        "banana=orange>apple",
                        "apple>orange")
                .forEach(row -> votes.ranking(row).ranking(row));
        for (var fruit : List.of("apple", "banana", "orange")) {
            votes.ranking(fruit + ">ghost").ranking("ghost>" + fruit);
        }

        var ladder =
                Options.of(Method.PLACKETT_LUCE)
                        .ties(Ties.DAVIDSON)
                        .interval(IntervalMethod.FISHER)
                        .ladder(votes);

        var banana = ReferenceTest.between(ladder, "banana", "apple");
        var orange = ReferenceTest.between(ladder, "orange", "apple");
        var tie = ladder.effects().getFirst().estimate();
        assertThat(banana.value()).isCloseTo(0.2867987, within(1e-6));
        assertThat(orange.value()).isCloseTo(-0.4636687, within(1e-6));
        assertThat(tie.value()).isCloseTo(-1.0701129, within(1e-6));
    }
}
