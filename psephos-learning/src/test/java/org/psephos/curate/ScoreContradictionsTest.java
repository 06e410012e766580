package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Scale;

/** Which scores speak against each other, and which only seem to. */
class ScoreContradictionsTest {
    private static final Scale ANY =
            new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    private static final Entry ROW = Rows.pair(0, "why is it so", "because it is", "no");
    private static final Candidate ANSWER = new Candidate(null, ROW.responses().getFirst().id());

    private static boolean found(Feedback... said) {
        var entry = new Entry(ROW.origin(), ROW.item(), ROW.responses(), List.of(said));
        return new ScoreContradictions().see(entry).contains("score-contradiction");
    }

    private static Feedback rated(String criterion, double value) {
        return rated(null, criterion, ANY, value);
    }

    private static Feedback rated(
            @Nullable String by, String criterion, Scale scale, double value) {
        return new Feedback.Rating(header(by, criterion), ANSWER, scale, value);
    }

    private static Feedback said(String criterion, String words) {
        return new Feedback.Critique(header(null, criterion), ANSWER, words, List.of());
    }

    private static Header header(@Nullable String by, String criterion) {
        return Rows.header(null, by, criterion, ROW.origin());
    }

    private static List<Feedback> aspects(double value) {
        var aspects = new ArrayList<Feedback>();
        for (var name : List.of("honesty", "truthfulness", "helpfulness")) {
            aspects.add(rated(name, value));
        }
        return aspects;
    }

    private static boolean foundWith(List<Feedback> aspects, Feedback... more) {
        var all = new ArrayList<>(aspects);
        all.addAll(List.of(more));
        return found(all.toArray(Feedback[]::new));
    }

    /** Mutant: the mean that the file states wins over the aspects that it has. */
    @Test
    void aspectsThatAreThereCountForMoreThanTheirStatedMean() {
        assertThat(foundWith(aspects(1), rated("overall", 10), rated("fine-grained_score", 5)))
                .isTrue();
        assertThat(found(rated("overall", 10), rated("fine-grained_score", 1))).isTrue();
        assertThat(foundWith(aspects(4), rated("overall", 10))).isFalse();
    }

    /** Mutants: aspects keep the critique from being looked at; any critique is the last one. */
    @Test
    void theCritiqueOfTheWholeIsLookedAtBesideTheAspects() {
        assertThat(
                        foundWith(
                                aspects(4),
                                rated("overall", 10),
                                said("overall", "Overall score: 1"),
                                said("honesty", "Rating: 10")))
                .isTrue();
        assertThat(
                        foundWith(
                                aspects(4),
                                rated("overall", 10),
                                said("honesty", "Rating: 9"),
                                said("overall", "Overall score: 10")))
                .isFalse();
    }

    /** Mutant: what a number is out of is not read. */
    @Test
    void aNumberInWordsIsOutOfWhatTheySay() {
        assertThat(found(rated("overall", 10), said("overall", "a rating of 4 out of 5")))
                .isFalse();
        assertThat(found(rated("overall", 10), said("overall", "a rating of 4"))).isTrue();
        assertThat(found(rated("overall", 10), said("overall", "score 1/10"))).isTrue();
        assertThat(found(rated("overall", 10), said("overall", "score 1/1"))).isFalse();
    }

    /** Mutant: every overall score goes from 1 to 10. */
    @Test
    void scoresLieOnTheScaleThatTheirSourceStates() {
        var five = new Scale.Continuum(1, 5, false);
        var levels = new Scale.Levels(List.of("bad", "fair", "good"), true);

        assertThat(foundWith(aspects(5), rated(null, "overall", five, 4))).isFalse();
        assertThat(foundWith(aspects(5), rated("overall", 4))).isTrue();
        assertThat(foundWith(aspects(5), rated(null, "overall", levels, 2))).isFalse();
        assertThat(foundWith(aspects(5), rated(null, "overall", levels, 0))).isTrue();
    }

    /** Mutant: all annotators are one. */
    @Test
    void peopleWhoDifferContradictNobody() {
        assertThat(found(rated("ann", "overall", ANY, 10), rated("bob", "helpfulness", ANY, 1)))
                .isFalse();
        assertThat(found(rated("bob", "overall", ANY, 10), rated("bob", "helpfulness", ANY, 1)))
                .isTrue();
    }

    @Test
    void aScoreOffItsScaleSaysNothing() {
        assertThat(foundWith(aspects(1), rated("overall", 95))).isFalse();
        assertThat(found(rated("overall", 10), said("overall", "score 0"))).isFalse();
    }
}
