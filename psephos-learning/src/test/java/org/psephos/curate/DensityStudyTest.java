package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.curate.DensityStudy.Corpus;
import org.psephos.curate.DensityStudy.Score;

class DensityStudyTest {

    /** Counted by hand. */
    @Test
    void everyPreparationCountsItsOwnFeatures() {
        var corpus = DensityStudy.corpus("c", Rows.texts("The cat, the c4t!", "cat? Cat."));
        assertThat(corpus.densities())
                .containsExactly(
                        new FeatureDensity("words", 6, 3),
                        new FeatureDensity("words-without-stopwords", 4, 2),
                        new FeatureDensity("tokens", 10, 7),
                        new FeatureDensity("alphabetic-words", 5, 2),
                        new FeatureDensity("word-bigrams", 4, 4),
                        new FeatureDensity("character-trigrams", 18, 9));
    }

    @Test
    void whatHoldsNoFeatureHasNoDensity() {
        assertThat(DensityStudy.corpus("c", Rows.texts("one")).densities())
                .extracting(FeatureDensity::preparation)
                .doesNotContain("word-bigrams")
                .contains("words");
    }

    private static Corpus corpus(String name, int words, int bigrams) {
        return new Corpus(
                name,
                List.of(
                        new FeatureDensity("words", 100, words),
                        new FeatureDensity("word-bigrams", 100, bigrams)));
    }

    private static DensityStudy study(Score... scores) {
        return DensityStudy.of(
                List.of(corpus("a", 20, 70), corpus("b", 40, 90)), List.of(scores), 0.95);
    }

    @Test
    void aScoreMeetsTheDensityOfItsCorpusAndPreparation() {
        var trends =
                study(
                                new Score("a", "words", "svm", 0.2),
                                new Score("b", "words", "svm", 0.4),
                                new Score("a", "word-bigrams", "svm", 0.7),
                                new Score("b", "word-bigrams", "svm", 0.9),
                                new Score("a", "words", "cnn", 0.9),
                                new Score("b", "words", "cnn", 0.7),
                                new Score("a", "word-bigrams", "cnn", 0.8))
                        .trends();
        assertThat(trends).extracting(DensityStudy.Trend::classifier).containsExactly("cnn", "svm");
        assertThat(Objects.requireNonNull(trends.get(1).pearson()).estimate().value())
                .isCloseTo(1, within(1e-12));
        assertThat(Objects.requireNonNull(trends.get(0).spearman()).estimate().value())
                .isCloseTo(-0.5, within(1e-12));
        // svm: 2 of 24 orders, times two tests; cnn keeps its own, the greater of the two.
        assertThat(trends.get(1).adjusted()).isCloseTo(4 / 24.0, within(1e-12));
        assertThat(trends.get(0).adjusted())
                .isEqualTo(Objects.requireNonNull(trends.get(0).spearman()).p());
    }

    @Test
    void tooFewOrEqualScoresAreNoTrend() {
        var trends =
                study(
                                new Score("a", "words", "few", 0.2),
                                new Score("a", "words", "same", 0.5),
                                new Score("b", "words", "same", 0.5),
                                new Score("a", "word-bigrams", "same", 0.5))
                        .trends();
        assertThat(trends)
                .extracting(DensityStudy.Trend::undefined)
                .containsExactly(
                        "fewer than three scores", "all its scores or all densities are the same");
        assertThat(trends).allMatch(one -> one.pearson() == null && one.adjusted() == null);
    }

    @Test
    void aScoreOfAnotherCorpusIsRefused() {
        assertThatThrownBy(() -> study(new Score("z", "words", "svm", 1)))
                .hasMessageContaining("no density of words in z");
    }
}
