package org.psephos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Feedback.Label;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Feedback.Span;

class FeedbackRulesTest {
    private static final Candidate A = Candidate.of(new SystemId("a"));
    private static final Candidate B = Candidate.of(new SystemId("b"));
    private static final Candidate C = Candidate.of(new SystemId("c"));
    private static final Header HEADER = header(null, null, null, 1);

    @Test
    void idsAreKeptAsTheyWereReadAndNeverBlank() {
        assertThat(new SystemId(" gpt-4 ").value()).isEqualTo(" gpt-4 ");
        refuses(() -> new SystemId(" "), "system id must not be blank, but was \" \"");
        refuses(() -> new ItemId(""), "item id must not be blank, but was \"\"");
        refuses(() -> new AnnotatorId("\t"), "annotator id must not be blank, but was \"\t\"");
        refuses(() -> new ResponseId(""), "response id must not be blank, but was \"\"");
    }

    @Test
    void aCandidateNamesSomething() {
        refuses(() -> new Candidate(null, null), "a candidate needs a system, a response or both");
    }

    @Test
    void nothingIsComparedWithItself() {
        refuses(
                () -> new Comparison(HEADER, A, A, Outcome.TIE, null),
                "left and right must differ, but was " + A);
        assertThat(
                        new Comparison(
                                HEADER,
                                new Candidate(new SystemId("a"), new ResponseId("1")),
                                new Candidate(new SystemId("a"), new ResponseId("2")),
                                Outcome.LEFT,
                                null))
                .isNotNull();
    }

    @Test
    void strengthIsAFiniteAmount() {
        refuses(
                () -> new Comparison(HEADER, A, B, Outcome.LEFT, -1.0),
                "strength must be at least 0, but was -1.0");
        refuses(
                () -> new Comparison(HEADER, A, B, Outcome.LEFT, Double.NaN),
                "strength must be at least 0, but was NaN");
    }

    @Test
    void aRankingPlacesEachOfTheShownOnce() {
        refuses(
                () -> new Ranking(HEADER, List.of(A, B), List.of(List.of(A)), List.of()),
                "each of the 2 shown must be placed once, but was " + List.of(A));
        refuses(
                () -> new Ranking(HEADER, List.of(A, B), List.of(List.of(A)), List.of(C)),
                "each of the 2 shown must be placed once, but was " + List.of(C, A));
        refuses(
                () ->
                        new Ranking(
                                HEADER, List.of(A, B), List.of(List.of(A), List.of(A)), List.of()),
                "placed must hold each candidate once, but was " + List.of(A, A));
        refuses(
                () -> new Ranking(HEADER, List.of(A, A), List.of(List.of(A, A)), List.of()),
                "shown must hold each candidate once, but was " + List.of(A, A));
        refuses(
                () -> new Ranking(HEADER, List.of(A), List.of(List.of(), List.of(A)), List.of()),
                "a tier must not be empty, but was " + List.of(List.of(), List.of(A)));
    }

    @Test
    void tiedMembersStandInTheOrderShownSoThatEqualRankingsAreEqual() {
        var one = new Ranking(HEADER, List.of(C, B, A), List.of(List.of(A, C)), List.of(B));
        var other = new Ranking(HEADER, List.of(C, B, A), List.of(List.of(C, A)), List.of(B));

        assertThat(one).isEqualTo(other);
        assertThat(one.tiers()).containsExactly(List.of(C, A));
    }

    @Test
    void theChosenWasOffered() {
        refuses(
                () -> new Choice(HEADER, List.of(A, B), C),
                "the chosen candidate must be among the offered, but was " + C);
        refuses(
                () -> new Choice(HEADER, List.of(A, A), A),
                "offered must hold each candidate once, but was " + List.of(A, A));
    }

    @Test
    void aRatingLiesOnItsScale() {
        var stars = new Scale.Continuum(1, 5, false);
        var levels = new Scale.Levels(List.of("bad", "good"), true);

        refuses(
                () -> new Rating(HEADER, A, stars, 6),
                "value must lie on the scale " + stars + ", but was 6.0");
        refuses(
                () -> new Rating(HEADER, A, levels, 0.5),
                "value must lie on the scale " + levels + ", but was 0.5");
        refuses(
                () -> new Rating(HEADER, A, stars, Double.NaN),
                "value must lie on the scale " + stars + ", but was NaN");
        assertThat(new Rating(HEADER, A, levels, 1).value()).isOne();
        refuses(
                () -> new Scale.Levels(List.of("only"), true),
                "a scale needs at least two levels, but was [only]");
        refuses(() -> new Scale.Continuum(5, 5, false), "low must be below high 5.0, but was 5.0");
    }

    @Test
    void labelsAndPassagesHaveTheirBounds() {
        refuses(
                () -> new Label(HEADER, A, new TreeSet<>(), -1),
                "severity must be at least 0, but was -1");
        refuses(() -> new Span(3, 3, "x"), "start must be from 0 to before end 3, but was 3");
        refuses(() -> new Span(-1, 3, "x"), "start must be from 0 to before end 3, but was -1");
    }

    @Test
    void aHeaderRefusesWhatNoJudgementHas() {
        refuses(
                () -> header(null, null, null, Double.NaN),
                "weight must be positive and finite, but was NaN");
        refuses(
                () -> header(null, null, null, 0),
                "weight must be positive and finite, but was 0.0");
        refuses(() -> header(null, null, 1.5, 1), "confidence must be from 0 to 1, but was 1.5");
        refuses(
                () -> header(null, Duration.ofSeconds(-1), null, 1),
                "duration must be at least 0, but was PT-1S");
        refuses(
                () -> header(Instant.parse("+10000-01-01T00:00:00Z"), null, null, 1),
                "time must be in the years 1 to 9999, but was +10000-01-01T00:00:00Z");
    }

    @Test
    void timeIsKeptToTheMillisecond() {
        assertThat(header(Instant.parse("2026-01-31T12:00:00.123456Z"), null, null, 1).time())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z"));
    }

    @Test
    void recordsDoNotChangeWithTheCollectionsTheyWereMadeOf() {
        var shown = new ArrayList<>(List.of(A, B));
        var tier = new ArrayList<>(List.of(A, B));
        var tiers = new ArrayList<List<Candidate>>(List.of(tier));
        var categories = new TreeSet<>(List.of("rude"));
        var attributes = new TreeMap<>(Map.of("k", "v"));
        var ranking = new Ranking(HEADER, shown, tiers, List.of());
        var label = new Label(HEADER, null, categories, null);
        var item = new Item(new ItemId("p"), List.of(), attributes);

        shown.clear();
        tier.clear();
        tiers.clear();
        categories.clear();
        attributes.clear();

        assertThat(ranking.shown()).containsExactly(A, B);
        assertThat(ranking.tiers()).containsExactly(List.of(A, B));
        assertThat(label.categories()).containsExactly("rude");
        assertThat(item.attributes()).containsEntry("k", "v");
    }

    private static Header header(
            @Nullable Instant time,
            @Nullable Duration duration,
            @Nullable Double confidence,
            double weight) {
        return new Header(
                null,
                null,
                Header.OVERALL,
                null,
                time,
                duration,
                confidence,
                weight,
                new TreeMap<>(),
                new Origin.Row("votes.csv", 2));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
