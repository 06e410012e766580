package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Ladders of ratings. Mutants that fell: lower is better; all annotators in one ranking although
 * they rated several; criteria in one ranking; one rating instead of the mean of several; rows
 * without a second system counted as used; no clusters by item.
 */
class RatedLadderTest {

    private static RankResult rank(Options options, Solved ratings) {
        return Ranking.rank(ratings.dataset(), options.build());
    }

    private static Ladder ladder(Options options, Solved ratings) {
        return Options.ladder(rank(options, ratings));
    }

    private static NotIdentified refusal(Solved ratings) {
        return (NotIdentified) rank(Options.of(Method.AUTO), ratings).fit();
    }

    /** Kea severe, tui mild: each puts a over b over c once, and once b over a. */
    private static Solved twoAnnotators() {
        return new Solved()
                .by("kea")
                .add("a", "i", 2)
                .add("b", "i", 1)
                .add("c", "i", 1)
                .add("a", "j", 1)
                .add("b", "j", 3)
                .add("c", "j", 2)
                .by("tui")
                .add("a", "i", 9)
                .add("b", "i", 8)
                .add("c", "i", 7)
                .add("a", "j", 7)
                .add("b", "j", 7)
                .add("c", "j", 8);
    }

    @Test
    void ratingsAreTheRankingsThatTheyImply() {
        var same = new Votes().ranking("a>b=c").ranking("b>c>a").ranking("a>b>c").ranking("c>a=b");

        var rated = ladder(Options.of(Ties.DAVIDSON), twoAnnotators());

        assertThat(rated.rungs()).isEqualTo(Options.of(Ties.DAVIDSON).ladder(same).rungs());
        assertThat(rated.notes())
                .last()
                .isEqualTo(
                        "ratings of one annotator on one item are one ranking, higher is better: 4"
                                + " rankings, in which only the order counts");
    }

    @Test
    void otherMethodsTakeTheSameRankings() {
        var same = new Votes().ranking("a>b=c").ranking("b>c>a").ranking("a>b>c").ranking("c>a=b");
        for (var method : List.of(Method.BORDA, Method.COPELAND, Method.PLACKETT_LUCE)) {
            assertThat(ladder(Options.of(method), twoAnnotators()).rungs())
                    .isEqualTo(Options.of(method).ladder(same).rungs());
        }
    }

    @Test
    void criteriaAreRankedApart() {
        var ratings =
                new Solved()
                        .under("fluency")
                        .add("a", "i", 3)
                        .add("b", "i", 2)
                        .under("relevance")
                        .add("a", "i", 1)
                        .add("b", "i", 3);

        var ladder = ladder(Options.plain(), ratings);

        assertThat(ladder.rungs())
                .allSatisfy(rung -> assertThat(rung.strength().value()).isCloseTo(0, within(1e-9)));
        assertThat(ladder.notes())
                .last()
                .asString()
                .contains("2 criteria are ranked apart and counted together")
                .contains("whoever gave them");
    }

    @Test
    void severalRatingsOfASystemAreTheirMean() {
        var ratings =
                new Solved()
                        .add("a", "i", 1)
                        .add("a", "i", 5)
                        .add("b", "i", 3)
                        .add("a", "j", 1)
                        .add("b", "j", 2)
                        .add("a", "k", 2)
                        .add("b", "k", 1);

        var same = new Votes().ranking("a=b").ranking("b>a").ranking("a>b");

        assertThat(ladder(Options.plain(), ratings).rungs())
                .isEqualTo(Options.plain().ladder(same).rungs());
    }

    @Test
    void annotatorsWhoRateOneSystemEachAreTakenTogetherByItem() {
        var ratings =
                new Solved()
                        .by("kea")
                        .add("a", "i", 2)
                        .by("tui")
                        .add("b", "i", 1)
                        .by("kea")
                        .add("b", "j", 2)
                        .by("tui")
                        .add("a", "j", 1);

        assertThat(ladder(Options.plain(), ratings).notes())
                .last()
                .asString()
                .startsWith("ratings on one item are one ranking, whoever gave them");
    }

    @Test
    void everyRatingIsUsedOrSetAside() {
        var ratings = twoAnnotators().add("a", "alone", 4);
        ratings.by("kea").add("a", "even", 4).add("b", "even", 4);

        var half = rank(Options.plain(), ratings);
        var drop = rank(Options.of(Ties.DROP), ratings);

        assertThat(half.used()).isEqualTo(14);
        assertThat(half.setAside()).containsOnly(java.util.Map.entry("graded-alone", 1L));
        assertThat(drop.used()).isEqualTo(12);
        assertThat(drop.setAside())
                .containsOnly(
                        java.util.Map.entry("graded-alone", 1L), java.util.Map.entry("tie", 2L));
    }

    @Test
    void autoTakesTheOrderWithinItemsAndSaysWhy() {
        var result = rank(Options.of(Method.AUTO), noisy(40, 3));

        assertThat(result.options().method()).isEqualTo(Method.BRADLEY_TERRY);
        assertThat(result.options().ties()).isEqualTo(Ties.DAVIDSON);
        assertThat(result.options().cluster()).isEqualTo(Cluster.ITEM);
        assertThat(Options.ladder(result).notes())
                .last()
                .asString()
                .startsWith(
                        "auto chose --method bradley-terry --ties davidson: these are ratings of")
                .endsWith("judgements of one item hang together: --cluster item");
    }

    @Test
    void fewItemsAreNoClusters() {
        assertThat(rank(Options.of(Method.AUTO), noisy(9, 3)).options().cluster())
                .isEqualTo(Cluster.NONE);
    }

    @Test
    void severeAnnotatorsAndEasyItemsDoNotMoveAStrength() {
        var ratings = noisy(300, 3);

        var strengths = ladder(Options.of(Method.AUTO), ratings).rungs();

        assertThat(strengths)
                .extracting(rung -> rung.system().value())
                .containsExactly("s2", "s1", "s0");
    }

    @Test
    void manySystemsThatSolvedItemsGoToRasch() {
        var result = rank(Options.of(Method.AUTO), solved(12, 30));

        assertThat(result.options().method()).isEqualTo(Method.IRT_1PL);
        assertThat(Options.ladder(result).notes()).last().asString().contains("solved or not");
    }

    @Test
    void fewSystemsThatSolvedItemsAreComparedWhereTheyDiffer() {
        var result = rank(Options.of(Method.AUTO), solved(3, 400));
        var ladder = Options.ladder(result);

        assertThat(result.options().method()).isEqualTo(Method.BRADLEY_TERRY);
        assertThat(result.options().ties()).isEqualTo(Ties.DROP);
        assertThat(ladder.rungs().getFirst().system().value()).isEqualTo("s2");
        assertThat(ladder.rungs().getFirst().strength().value()).isCloseTo(1, within(0.35));
    }

    @Test
    void wordsWithAnOrderAreRatings() {
        var labels = new Solved();
        var ratings = new Solved();
        var words = List.of("Poor", "good", "excellent");
        var value = List.of(0, 2, 4);
        for (int i = 0; i < 12; i++) {
            labels.label("a", "i" + i, words.get(i % 3)).label("b", "i" + i, words.get(i % 2));
            ratings.add("a", "i" + i, value.get(i % 3)).add("b", "i" + i, value.get(i % 2));
        }

        assertThat(ladder(Options.plain(), labels).rungs())
                .isEqualTo(ladder(Options.plain(), ratings).rungs());
    }

    @Test
    void otherWordsAreNoLadderAndNamed() {
        var why = refusal(new Solved().label("a", "i", "refuses").label("b", "i", "complies"));

        assertThat(why.reason())
                .isEqualTo(
                        "these are labels (complies, refuses), and their words have no order from"
                                + " worse to better");
    }

    @Test
    void systemsOnItemsOfTheirOwnAreNoLadder() {
        var why = refusal(new Solved().add("a", "i", 2).add("b", "j", 1));

        assertThat(why.reason()).startsWith("no item has ratings of two systems");
        assertThat(why.remedy()).contains("--columns item=COLUMN");
    }

    @Test
    void oneSystemIsNoLadder() {
        assertThat(refusal(new Solved().add("a", "i", 2).add("a", "j", 1)).reason())
                .isEqualTo("all ratings are of one system");
    }

    @Test
    void ratingsShowNoSides() {
        assertThatThrownBy(() -> rank(Options.plain().position(), twoAnnotators()))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("one answer at a time");
    }

    @Test
    void aLadderForEachCriterion() {
        var ratings = new Solved();
        for (var criterion : List.of("fluency", "relevance")) {
            ratings.under(criterion);
            for (int i = 0; i < 12; i++) {
                boolean first = criterion.equals("fluency") == (i % 3 > 0);
                ratings.add("a", "i" + i, first ? 2 : 1).add("b", "i" + i, first ? 1 : 2);
            }
        }

        var parts = Ranking.slices(ratings.dataset(), Options.plain().build(), "criterion").parts();

        assertThat(parts).extracting(part -> best(part.result())).containsExactly("a", "b");
        // twelve rankings each, of two ratings: ratings are what was given
        assertThat(parts).extracting(part -> part.result().used()).containsExactly(24L, 24L);
    }

    private static String best(RankResult result) {
        return Options.ladder(result).rungs().getFirst().system().value();
    }

    /** Five steps, items of unlike ease, annotators of unlike severity, each rating all systems. */
    private static Solved noisy(int items, int systems) {
        var random = new Seed(7).child("ratings").random();
        var ratings = new Solved();
        for (int i = 0; i < items; i++) {
            double ease = 2 * random.nextGaussian();
            for (int annotator = 0; annotator < 2; annotator++) {
                ratings.by("annotator" + annotator);
                for (int s = 0; s < systems; s++) {
                    double value = 5 + ease + 2 * annotator + 0.7 * s + random.nextGaussian();
                    ratings.add("s" + s, "i" + i, Math.clamp(Math.rint(value), 0, 10));
                }
            }
        }
        return ratings;
    }

    /** Abilities one apart, on items of unlike ease. */
    private static Solved solved(int systems, int items) {
        var random = new Seed(8).child("solved").random();
        var answers = new Solved();
        for (int i = 0; i < items; i++) {
            double ease = random.nextGaussian();
            for (int s = 0; s < systems; s++) {
                double ability = s - (systems - 1) / 2.0;
                double chance = 1 / (1 + StrictMath.exp(-ability - ease));
                answers.add("s" + s, "i" + i, random.nextDouble() < chance ? 1 : 0);
            }
        }
        return answers;
    }

    @Test
    void nothingToCompareIsSaidByWhatThereIs() {
        Dataset none = new Solved().dataset();

        assertThat(((NotIdentified) Ranking.rank(none, Options.plain().build()).fit()).reason())
                .isEqualTo("there are no judgements here");
    }
}
