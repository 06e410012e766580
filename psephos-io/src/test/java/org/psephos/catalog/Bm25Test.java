package org.psephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Bm25.Hit;
import org.psephos.catalog.RetrievalScore.Judged;

class Bm25Test {
    private static Bm25 index(String... texts) {
        var documents = new LinkedHashMap<String, String>();
        for (var text : texts) {
            documents.put("d" + documents.size(), text);
        }
        return new Bm25(documents);
    }

    @Test
    void scoresAsTheFormulaByHand() {
        // N = 3, "cat" in one: idf = ln(1 + 2.5 / 1.5); lengths 3, 2, 1, mean 2; tf = 2.
        var hit = index("cat cat dog", "dog bird", "fish").find("cats", 5).getFirst();
        double idf = Math.log(1 + 2.5 / 1.5);
        double tf = 2 * 1.9 / (2 + 0.9 * (1 - 0.4 + 0.4 * 1.5));
        assertThat(hit.id()).isEqualTo("d0");
        assertThat(hit.score()).isCloseTo(idf * tf, within(1e-12));
    }

    @Test
    void aRareWordWeighsMoreThanACommonOne() {
        assertThat(index("dog story", "dog tale", "dog zebra").find("dog zebra", 3))
                .extracting(Hit::id)
                .containsExactly("d2", "d0", "d1");
    }

    @Test
    void whatHoldsNoWordIsNotFound() {
        assertThat(index("a cat", "a dog").find("the unicorn", 5)).isEmpty();
    }

    @Test
    void pluralsAreTakenOff() {
        assertThat(List.of("queries", "boxes", "cats", "class", "bus", "goes", "is"))
                .extracting(Bm25::stem)
                .containsExactly("query", "boxe", "cat", "class", "bus", "goe", "is");
    }

    @Test
    void retrievalScoresByHand() {
        // Relevant b, d of a b c d e: precision 2/5, recall 1, AP (1/2 + 2/4) / 2, RR 1/2.
        var one = new Judged(List.of("a", "b", "c", "d", "e"), Set.of("b"));
        var two = new Judged(List.of("x"), Set.of("y"));
        var none = new Judged(List.of("x"), Set.of());
        var score = RetrievalScore.of(List.of(one, two, none), 5);
        assertThat(score).isEqualTo(new RetrievalScore(2, 1, 5, 0.1, 0.5, 0.25, 0.25));
        assertThatThrownBy(() -> RetrievalScore.of(List.of(none), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void averagePrecisionCountsWhatIsNotFound() {
        var ranking = List.of("a", "b", "c", "d");
        var relevant = new java.util.TreeSet<>(List.of("b", "d", "missing"));
        var score = RetrievalScore.of(List.of(new Judged(ranking, relevant)), 2);
        assertThat(score.map()).isCloseTo((0.5 + 0.5) / 3, within(1e-15));
        assertThat(score.recall()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(score.precision()).isEqualTo(0.5);
    }

    @Test
    void everyCardAndEveryPaperOnDataStandsOnTheShelf() {
        var shelf = Described.catalog();
        var ids = shelf.stream().map(Described::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(Cards.all().stream().map(Card::name).toList());
        for (var paper : PublishedSystem.all()) {
            if (paper.rooms().contains("data")) {
                assertThat(shelf)
                        .as(paper.id())
                        .anyMatch(
                                one ->
                                        List.of(
                                                        one.facts()
                                                                .getOrDefault("systems", "")
                                                                .split(" ", -1))
                                                .contains(paper.id()));
            }
        }
        assertThat(shelf.getFirst().has(java.util.Map.of("rooms", "DATA"))).isTrue();
    }

    @Test
    void aWordThatNothingHoldsStandsForThoseThatItIsAPartOf() {
        var texts = new java.util.LinkedHashMap<String, String>();
        texts.put("one", "HelpSteer2 and UltraFeedback");
        texts.put("two", "HelpSteer3");
        var index = new Bm25(texts);
        assertThat(index.completions("helpsteer feedback helpsteer2 xy nothing"))
                .containsOnly(
                        java.util.Map.entry("helpsteer", List.of("helpsteer2", "helpsteer3")),
                        java.util.Map.entry("feedback", List.of("ultrafeedback")));
    }
}
