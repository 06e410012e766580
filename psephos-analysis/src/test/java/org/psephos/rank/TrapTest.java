package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Bugs of other programs, each once. */
class TrapTest {
    private static final java.util.List<Outcome> OUTCOMES =
            java.util.List.of(Outcome.LEFT, Outcome.RIGHT, Outcome.TIE, Outcome.BOTH_BAD);
    private static final double ELO = 400 / Math.log(10);

    /**
     * Arena-rank adds 1e-5 times the number of all votes to the information of each system: a half
     * width of 55 Elo. With 60 even votes against known opponents the information is 15 at most.
     */
    @Test
    void anIntervalDoesNotDependOnVotesThatOthersHave() {
        var few = newcomer(1);
        var many = newcomer(100);

        double short1 = ReferenceTest.interval(few).halfWidth() * ELO;
        double long1 = ReferenceTest.interval(many).halfWidth() * ELO;
        assertThat(long1).isCloseTo(short1, within(0.03 * short1));
        // 1.96 / sqrt(60 / 4) log-odds, were the opponents known.
        assertThat(long1).isBetween(87.0, 92.0);
    }

    private static org.psephos.math.Estimate newcomer(int weight) {
        var votes = new Votes();
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                votes.weighted("s" + i, "s" + j, Outcome.LEFT, 100.0 * weight);
                votes.weighted("s" + j, "s" + i, Outcome.LEFT, 100.0 * weight);
            }
        }
        for (int v = 0; v < 60; v++) {
            votes.weighted("new", "s" + v % 10, v % 20 < 10 ? Outcome.LEFT : Outcome.RIGHT, 1);
        }
        return ReferenceTest.between(Options.plain().ladder(votes), "new", "s0");
    }

    /** Crowd-Kit stops at its second step, whatever the data: far from the start it is wrong. */
    @Test
    void theSearchDoesNotStopEarly() {
        // One pair: the answer is log(n) exactly.
        var ladder =
                Options.plain()
                        .ladder(
                                new Votes()
                                        .weighted("a", "b", Outcome.LEFT, 1e6)
                                        .weighted("a", "b", Outcome.RIGHT, 1));

        assertThat(ladder.rungs().getFirst().strength().value())
                .isCloseTo(Math.log(1e6) / 2, within(1e-9));
    }

    /** Evalica and FastChat return what they have after their last step, without a word. */
    @Test
    void aSearchThatRunsOutOfStepsSaysSo() {
        // News from one end of a chain reaches the other slowly, one system a step.
        var votes = new Votes();
        for (int i = 0; i < 400; i++) {
            votes.pair("s%03d".formatted(i), "s%03d".formatted(i + 1), 2, 1, 0);
        }

        assertThat(Options.of(Method.NEWMAN).rank(votes).fit())
                .isInstanceOfSatisfying(
                        Fit.NotConverged.class,
                        stopped -> assertThat(stopped.gap()).isGreaterThan(1e-6));
        // Newton's method sees the chain as a whole.
        assertThat(Options.plain().ladder(votes).rungs().getFirst().strength().value())
                .isCloseTo(200 * Math.log(2), within(1e-8));
    }

    /** FastChat and arena-rank stop on the relative loss: up to 28 Elo off for sparse systems. */
    @Test
    void sparseSystemsAreSolvedAmongManyVotes() {
        var votes = new Votes();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                votes.weighted("s" + i, "s" + j, Outcome.LEFT, 1e5);
                votes.weighted("s" + j, "s" + i, Outcome.LEFT, 1e5 + 1e4 * i);
            }
        }
        votes.weighted("rare", "s0", Outcome.LEFT, 20);
        votes.weighted("rare", "s0", Outcome.RIGHT, 2);

        var ladder = Options.plain().ladder(votes);

        // Only s0 met it, so its distance to s0 is known in closed form.
        assertThat(ReferenceTest.between(ladder, "rare", "s0").value())
                .isCloseTo(Math.log(10), within(1e-9));
        assertThat(ladder.gap()).isLessThan(1e-8);
    }

    /** ComparIA showed +-3800 Elo from rounds in which a system lost everything. */
    @Test
    void roundsThatDetermineNothingAreCountedAndLeftOut() {
        var votes = RankerContract.votes().repeated(5);
        votes.pair("rare", "kea", 1, 3, 0);

        var ladder = Options.plain().bootstrap(200).ladder(votes);

        var rare = ReferenceTest.interval(ReferenceTest.rung(ladder, "rare").strength());
        assertThat(rare.low() * ELO).isGreaterThan(-1000);
        assertThat(ladder.notes().getFirst())
                .matches(
                        "\\d+ of 200 bootstrap rounds do not determine every strength and are"
                                + " left out; intervals of systems with few votes may be too short");
        assertThat(rare.method()).matches("bootstrap 1\\d\\d");
    }

    @Test
    void tooFewDeterminedRoundsAreNoAnswer() {
        var votes = new Votes().pair("a", "b", 1, 1, 0).pair("b", "c", 1, 1, 0);

        var fit = Options.plain().bootstrap(100).rank(votes).fit();

        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.NotIdentified.class,
                        why ->
                                assertThat(why.reason())
                                        .isEqualTo(
                                                "fewer than half of the bootstrap rounds determine"
                                                        + " every strength"));
    }

    /** ComparIA showed the median of a skewed bootstrap outside its own interval. */
    @Test
    void everyIntervalHoldsItsEstimate() {
        var votes = RankerContract.votes().add(4, "kea", "new", Outcome.LEFT);
        votes.add("new", "kea", Outcome.TIE);
        for (var method :
                new IntervalMethod[] {
                    IntervalMethod.SANDWICH,
                    IntervalMethod.FISHER,
                    IntervalMethod.PROFILE,
                    IntervalMethod.BOOTSTRAP
                }) {
            for (var rung : Options.plain().interval(method).ladder(votes).rungs()) {
                assertThat(
                                ReferenceTest.interval(rung.strength())
                                        .contains(rung.strength().value()))
                        .isTrue();
            }
        }
    }

    /** GABRIEL counts a draw as two games. */
    @Test
    void aTieIsOneComparison() {
        var ladder = Options.plain().ladder(new Votes().pair("a", "b", 2, 1, 3));

        assertThat(ladder.rungs().getFirst().comparisons()).isEqualTo(6);
        assertThat(2 * ladder.rungs().getFirst().strength().value())
                .isCloseTo(Math.log(3.5 / 2.5), within(1e-12));
    }

    /** TrueSkill and openskill once treated the two sides of a draw differently. */
    @Test
    void aTieMovesEqualsNowhere() {
        var ladder = Options.of(Method.ELO).k(32).ladder(new Votes().add("b", "a", Outcome.TIE));

        assertThat(ladder.rungs()).allSatisfy(rung -> assertThat(rung.strength().value()).isZero());
    }

    /** Evalica's README shows points that an older step gave. */
    @Test
    void theStepOfEloIsTheOneAskedFor() {
        var one = new Votes().add("a", "b", Outcome.LEFT);

        assertThat(Options.of(Method.ELO).k(30).ladder(one).rungs().getFirst().strength().value())
                .isEqualTo(15);
        assertThat(Options.of(Method.ELO).ladder(one).rungs().getFirst().strength().value())
                .isEqualTo(2);
    }

    /** Openskill and elote shipped the margin of draws upside down: few draws, a wide margin. */
    @Test
    void moreDrawsMeanAWiderMargin() {
        double last = 0;
        for (double share : new double[] {0.01, 0.1, 0.25, 0.5, 0.9}) {
            double margin = GaussianSkill.margin(share);
            assertThat(margin).isGreaterThan(last);
            // Openskill.js squared sigma twice: chances of a draw above 1. Equals draw as asked.
            double z = margin / (Math.sqrt(2) * WengLin.Skills.BETA);
            assertThat(2 * org.psephos.math.Normal.cumulative(z) - 1)
                    .isCloseTo(share, within(1e-9));
            last = margin;
        }
    }

    /** GABRIEL adds pseudo-votes to all cells, but to wins once: the sums no longer agree. */
    @Test
    void aPriorGivesAsManyPseudoWinsAsLosses() {
        var votes = Simulated.davidson(4, 7, 300, 0.8, 0);
        var ladder = Options.plain().prior(3).ladder(votes);
        var surplus = surplus(votes, ladder);
        // Where the virtual opponent of all stands: pseudo-wins of all make up for each other.
        double low = -5;
        double high = 5;
        while (high - low > 1e-13) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (var rung : ladder.rungs()) {
                sum += PairModel.logistic(rung.strength().value() - middle) - 0.5;
            }
            low = sum > 0 ? middle : low;
            high = sum > 0 ? high : middle;
        }
        double opponent = low;

        // Three draws: a win and a half, where three times the chance was expected.
        assertThat(ladder.rungs())
                .allSatisfy(
                        rung -> {
                            double chance = PairModel.logistic(rung.strength().value() - opponent);
                            assertThat(surplus.get(rung.system().value()))
                                    .isCloseTo(3 * (chance - 0.5), within(1e-8));
                        });
    }

    /** Elote shipped a fixed point that is no maximum: what is won is what was expected. */
    @Test
    void everySystemWinsWhatTheLadderExpects() {
        var votes = Simulated.davidson(4, 7, 3000, 0.8, 0);

        assertThat(surplus(votes, Options.plain().ladder(votes)).values())
                .allSatisfy(one -> assertThat(one).isCloseTo(0, within(1e-7)));
    }

    /** By system, what it won less what the ladder expects of its comparisons. */
    private static java.util.Map<String, Double> surplus(Votes votes, Ladder ladder) {
        var surplus = new java.util.TreeMap<String, Double>();
        var rows = votes.dataset().comparisons();
        for (int row = 0; row < rows.size(); row++) {
            var left = rows.systems().name(rows.left(row));
            var right = rows.systems().name(rows.right(row));
            double chance =
                    PairModel.logistic(
                            ReferenceTest.strength(ladder, left)
                                    - ReferenceTest.strength(ladder, right));
            var outcome = rows.outcome(row);
            double score = outcome == Outcome.LEFT ? 1 : outcome == Outcome.TIE ? 0.5 : 0;
            surplus.merge(left, score - chance, Double::sum);
            surplus.merge(right, chance - score, Double::sum);
        }
        return surplus;
    }

    /** A system that a round does not draw must not shift the strengths of those after it. */
    @Test
    void aSystemAbsentFromARoundMovesNoOther() {
        var votes = Simulated.davidson(6, 6, 3000, 0, 0);
        // First in name order, so that every index after it would be off by one.
        var rare = votes.addAll(new Votes().pair("aa", "sc", 2, 2, 0));

        var with = Options.plain().bootstrap(400).ladder(rare);
        var sandwich = Options.plain().ladder(rare);

        assertThat(ReferenceTest.interval(ReferenceTest.rung(with, "aa").strength()).method())
                .matches("bootstrap 3\\d\\d");
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                var name = Simulated.name(i);
                var other = Simulated.name(j);
                double drawn = ReferenceTest.error(ReferenceTest.between(with, name, other));
                double exact = ReferenceTest.error(ReferenceTest.between(sandwich, name, other));
                assertThat(drawn / exact).isBetween(0.8, 1.25);
            }
        }
    }

    /** Peers scale style features before they filter: the unit then depends on what is left out. */
    @Test
    void theUnitOfAControlIsThatOfTheVotesUsed() {
        var votes = new AttributedVotes();
        var random = new Seed(12).random();
        Simulated.each(
                12,
                4,
                600,
                0.4,
                0,
                (l, r, outcome) ->
                        votes.add(l, r, outcome, "size_left", random.nextInt(9), "size_right", 4));
        var options = Options.plain().control(new Control.Attribute("size"));
        var before = scale(options, votes);
        for (int i = 0; i < 300; i++) {
            votes.add("sa", "sb", Outcome.BOTH_BAD, "size_left", 1000 + i, "size_right", 0);
        }

        assertThat(scale(options, votes)).isEqualTo(before);
    }

    private static double scale(Options options, AttributedVotes votes) {
        var ladder = Options.ladder(Ranking.rank(votes.dataset(), options.build()));
        return ladder.effects().getFirst().scale();
    }

    /** Half ties squeeze the scale (slope 0.6 at 35% ties); a tie model gives the truth back. */
    @Test
    void aTieModelKeepsTheScale() {
        var votes = Simulated.davidson(3, 8, 60_000, 1.29, 0);

        double half = slope(Options.plain().ladder(votes));
        double davidson = slope(Options.of(Ties.DAVIDSON).ladder(votes));

        assertThat(half).isLessThan(0.75);
        assertThat(davidson).isCloseTo(1, within(0.02));
    }

    private static double slope(Ladder ladder) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < 8; i++) {
            double truth = Simulated.truth(i, 8);
            product += truth * ReferenceTest.strength(ladder, Simulated.name(i));
            square += truth * truth;
        }
        return product / square;
    }

    /** Vote both-bad is no tie unless asked for. */
    @Test
    void bothBadCountsAsTieOnlyOnRequest() {
        var votes = new Votes().pair("a", "b", 2, 1, 0).add(7, "a", "b", Outcome.BOTH_BAD);

        assertThat(Options.plain().rank(votes).setAside()).hasToString("{both-bad=7}");
        var asTie = Options.plain().bothBadAsTie().rank(votes);
        assertThat(asTie.setAside()).isEmpty();
        assertThat(asTie.used()).isEqualTo(10);
        var dropped = Options.of(Ties.DROP).bothBadAsTie().rank(votes.add("a", "b", Outcome.TIE));
        assertThat(dropped.setAside()).hasToString("{both-bad=7, tie=1}");
    }

    @Test
    void aMissingClusterIsNamedWithItsRemedy() {
        var votes = RankerContract.votes();

        assertThatThrownBy(() -> Options.plain().cluster(Cluster.ANNOTATOR).rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        "--cluster annotator: no comparison names its annotator\n"
                                + "  try: name the column with --columns annotator=COLUMN, or leave"
                                + " out --cluster");
        assertThatThrownBy(
                        () ->
                                Options.plain()
                                        .cluster(Cluster.ANNOTATOR)
                                        .rank(votes.by("ann", "kea", "tui", Outcome.LEFT)))
                .hasMessage(
                        "annotator: expected a name, but found nothing (and so in 89 of 90"
                                + " comparisons)\n  try: fill the column, or leave out --cluster"
                                + " annotator");
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        refused(
                Options.of(Method.ELO).position(),
                "--method elo: has no effect of position to control");
        refused(Options.of(Method.COUNTS).prior(1), "--method counts: knows no prior");
        refused(
                Options.of(Method.WIN_RATE).ties(Ties.DAVIDSON),
                "--method win-rate: has no model of ties, but was asked for --ties davidson");
        refused(
                Options.of(Method.ELO).interval(IntervalMethod.PROFILE),
                "--method elo: has no likelihood, so no --interval profile");
        refused(
                Options.plain().interval(IntervalMethod.FISHER).cluster(Cluster.ANNOTATOR),
                "--interval fisher takes every comparison as independent, but they come in"
                        + " clusters");
    }

    private static void refused(Options options, String problem) {
        assertThatThrownBy(() -> options.rank(RankerContract.votes()))
                .isInstanceOfSatisfying(
                        PsephosException.class,
                        refusal -> {
                            assertThat(refusal.kind()).isEqualTo(PsephosException.Kind.USAGE);
                            assertThat(refusal.problem()).isEqualTo(problem);
                        });
    }

    @Test
    void aWeightMustBePositive() {
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(
                            () ->
                                    Options.plain()
                                            .rank(
                                                    new Votes()
                                                            .weighted("a", "b", Outcome.LEFT, 1)
                                                            .weighted(
                                                                    "a",
                                                                    "b",
                                                                    Outcome.RIGHT,
                                                                    weight)))
                    .hasMessage(
                            "weight: expected a positive number, but found "
                                    + weight
                                    + "\n  try: correct the row, or leave the weight column out");
        }
    }

    /** Thousands of systems are counted without a table of all pairs. */
    @Test
    void sparseCountsEqualDenseCounts() {
        var random = new Seed(8).random();
        var votes = new Votes();
        for (int v = 0; v < 4000; v++) {
            int l = random.nextInt(3000);
            int r = (l + 1 + random.nextInt(3)) % 3000;
            votes.add("s%04d".formatted(l), "s%04d".formatted(r), OUTCOMES.get(v % 4));
        }
        var few = votes.renamed(name -> name.substring(0, 3));

        for (var some : java.util.List.of(votes, few)) {
            var result = Options.of(Method.COUNTS).rank(some);
            var expected = new java.util.TreeMap<String, Double>();
            var rows = some.dataset().comparisons();
            for (int row = 0; row < rows.size(); row++) {
                var outcome = rows.outcome(row);
                if (outcome != Outcome.BOTH_BAD && rows.left(row) != rows.right(row)) {
                    double won = outcome == Outcome.LEFT ? 1 : outcome == Outcome.RIGHT ? 0 : 0.5;
                    var names = rows.systems();
                    expected.merge(names.name(rows.left(row)), won, Double::sum);
                    expected.merge(names.name(rows.right(row)), 1 - won, Double::sum);
                }
            }
            var ladder = Options.ladder(result);
            assertThat(ladder.rungs()).hasSize(expected.size());
            for (var rung : ladder.rungs()) {
                assertThat(rung.strength().value()).isEqualTo(expected.get(rung.system().value()));
            }
        }
    }
}
