package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.export.Loss.Lost;
import org.psephos.export.Pairing.Pairs;
import org.psephos.export.Pairing.Votes;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;

/**
 * Every pair that carried judgements make is written or told with its reason.
 *
 * <p>Mutants seen to fail: equal pairs told where one pair is picked of several; pairs of groups
 * told of which nothing was written; each refusal counted once a judgement.
 */
class UnwrittenPairsTest {
    private static final String EQUAL = "equal ratings: a tie, and the format has no word for it";
    private static final String CLOSE = "ratings that differ by less than the margin";

    @TempDir private Path home;

    @Test
    void equalRatingsAreTold() {
        var converted = convert(rated(5, 5, 3, 3, 1), pairing(Pairs.ALL, 0));

        assertThat(converted.written()).isEqualTo(8);
        assertThat(converted.carried()).isEqualTo(5);
        assertThat(pairs(converted)).containsExactly(new Loss(EQUAL, 2, Lost.PAIRS));
    }

    @Test
    void ratingsCloserThanTheMarginAreTold() {
        var converted = convert(rated(5, 5, 4, 1), pairing(Pairs.ALL, 2));

        assertThat(converted.written()).isEqualTo(3);
        assertThat(pairs(converted))
                .containsExactly(new Loss(EQUAL, 1, Lost.PAIRS), new Loss(CLOSE, 2, Lost.PAIRS));
    }

    @Test
    void whatWasNotAskedForIsNoLoss() {
        assertThat(pairs(convert(rated(5, 5, 3), pairing(Pairs.BEST_WORST, 0)))).isEmpty();
        assertThat(pairs(convert(rated(5, 5, 3), pairing(Pairs.BEST_RANDOM, 0)))).isEmpty();
        assertThat(pairs(convert(rated(5, 3, 3), pairing(Pairs.BEST_REST, 0)))).isEmpty();
        assertThat(pairs(convert(rated(5, 5, 3), pairing(Pairs.BEST_REST, 0))))
                .containsExactly(new Loss(EQUAL, 1, Lost.PAIRS));
    }

    /** They are told as judgements of which nothing was written. */
    @Test
    void ratingsThatAreAllEqualAreToldOnce() {
        var converted = convert(rated(4, 4, 4), pairing(Pairs.ALL, 0));

        assertThat(converted.losses()).containsExactly(new Loss(EQUAL, 3, Lost.ROWS));
    }

    @Test
    void tiesByWeighedAspectsAreTold() {
        var talks = answers(3);
        for (int n = 0; n < 3; n++) {
            talks.rated("q", "a" + n, "help", n == 2 ? 1 : 4 + n);
            talks.rated("q", "a" + n, "brief", n == 2 ? 1 : 5 - n);
        }
        var weights = new TreeMap<String, Double>();
        weights.put("help", 0.5);
        weights.put("brief", 0.5);

        var converted = convert(talks, new Pairing(Pairs.ALL, 0, Votes.EACH, weights, new Seed(1)));

        assertThat(converted.written()).isEqualTo(2);
        assertThat(converted.carried()).isEqualTo(6);
        assertThat(pairs(converted)).containsExactly(new Loss(EQUAL, 1, Lost.PAIRS));
    }

    @Test
    void tiesWithinARankingAreTold() {
        var talks = answers(4);
        var tiers = List.of(List.of(answer(0), answer(1), answer(2)), List.of(answer(3)));
        talks.accept(ranking(talks, tiers));

        var converted = convert(talks, pairing(Pairs.ALL, 0));

        assertThat(converted.written()).isEqualTo(3);
        assertThat(pairs(converted)).containsExactly(new Loss(Preferences.TIE, 3, Lost.PAIRS));
    }

    @Test
    void answersThatAreTheSameAreTold() {
        var talks = answers(3).answered("b", "q", "answer 0").answered("c", "q", "answer 0");
        talks.accept(ranking(talks, tiers("a0", "b", "c", "a1")));
        talks.rated("q", "a0", "overall", 5).rated("q", "b", "overall", 4);
        talks.rated("q", "a1", "overall", 1);
        talks.accept(label(talks, "a0", "correct")).accept(label(talks, "b", "incorrect"));
        talks.accept(label(talks, "a1", "incorrect")).accept(label(talks, "a2", "correct"));

        var converted = convert(talks, pairing(Pairs.ALL, 0));

        // Of the ranking three of six, of the labels one of four, and of the ratings one of three,
        // whose other pairs the same annotator ranked.
        assertThat(pairs(converted)).containsExactly(new Loss(Spoken.SAME, 5, Lost.PAIRS));
        assertThat(converted.written()).isEqualTo(3 + 3);
        assertThat(converted.losses()).noneMatch(loss -> loss.lost() == Lost.ROWS);
    }

    /** The comparison is written, so that no tie is lost. */
    @Test
    void equalRatingsOfAnswersThatWereComparedAreNoTie() {
        var talks = answers(3).vote("q", "a0", "a1", Outcome.LEFT);
        talks.scored("q", "a0", 5).scored("q", "a1", 5).scored("q", "a2", 1);

        var converted = convert(talks, pairing(Pairs.ALL, 0));

        assertThat(converted.written()).isEqualTo(3);
        assertThat(pairs(converted)).containsExactly(new Loss(Preferences.COMPARED, 1, Lost.PAIRS));
    }

    @Test
    void evenProbabilitiesAreTold() {
        var soft = new Pairing(Pairs.ALL, 0, Votes.SOFT, new TreeMap<>(), new Seed(1));

        var converted = convert(rated(5, 5, 3), soft);

        assertThat(converted.written()).isEqualTo(2);
        assertThat(converted.carried()).isEqualTo(3);
        assertThat(pairs(converted)).containsExactly(new Loss(SoftLabels.EVEN, 1, Lost.PAIRS));
    }

    /** A prompt has no sides, so that a tie costs nothing. */
    @Test
    void promptsAloneLoseNoTie() {
        var converted =
                new Conversion(Target.TRL_PROMPT_ONLY, pairing(Pairs.ALL, 0), Splits.none())
                        .write(rated(5, 5, 3).build(), home.resolve("out.jsonl"));

        assertThat(pairs(converted)).noneMatch(loss -> loss.what().equals(EQUAL));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void allPairsAreWrittenOrTold(long seed) {
        var random = new Seed(seed).random();
        var talks = new Talks();
        long made = 0;
        for (int q = 0; q < 60; q++) {
            talks.asked("q" + q, "Question " + q);
            int size = 2 + random.nextInt(4);
            var scores = new TreeSet<Integer>();
            for (int n = 0; n < size; n++) {
                int score = random.nextInt(4);
                scores.add(score);
                var name = "q%s-%s".formatted(q, n);
                talks.answered(name, "q" + q, "words " + name);
                talks.rated("q" + q, name, "overall", score);
            }
            made += scores.size() > 1 ? size * (size - 1) / 2 : 0;
        }

        var converted = convert(talks, pairing(Pairs.ALL, 0));

        long told = pairs(converted).stream().mapToLong(Loss::rows).sum();
        long lost =
                converted.losses().stream()
                        .filter(loss -> loss.lost() == Lost.ROWS)
                        .mapToLong(Loss::rows)
                        .sum();
        assertThat(told).isPositive();
        assertThat(converted.written() + told).isEqualTo(made);
        assertThat(converted.read()).isEqualTo(converted.carried() + lost);
    }

    private static List<Loss> pairs(Converted converted) {
        return converted.losses().stream().filter(loss -> loss.lost() == Lost.PAIRS).toList();
    }

    private Converted convert(Talks talks, Pairing how) {
        return new Conversion(Target.TRL_PREFERENCE, how, Splits.none())
                .write(talks.build(), home.resolve("out.jsonl"));
    }

    private static Pairing pairing(Pairs pairs, double margin) {
        return new Pairing(pairs, margin, Votes.EACH, new TreeMap<>(), new Seed(1));
    }

    private static Talks answers(int count) {
        var talks = new Talks().asked("q", "Rate me");
        for (int n = 0; n < count; n++) {
            talks.answered("a" + n, "q", "answer " + n);
        }
        return talks;
    }

    private static Talks rated(int... scores) {
        var talks = answers(scores.length);
        for (int n = 0; n < scores.length; n++) {
            talks.rated("q", "a" + n, "overall", scores[n]);
        }
        return talks;
    }

    private static Candidate answer(int number) {
        return Talks.response("a" + number);
    }

    private static List<List<Candidate>> tiers(String... names) {
        return List.of(names).stream().map(name -> List.of(Talks.response(name))).toList();
    }

    private static Feedback ranking(Talks talks, List<List<Candidate>> tiers) {
        var shown = new ArrayList<Candidate>();
        tiers.forEach(shown::addAll);
        return new Feedback.Ranking(
                talks.header("q", "ann", "overall", new TreeMap<>()), shown, tiers, List.of());
    }

    private static Feedback label(Talks talks, String response, String word) {
        return new Feedback.Label(
                talks.header("q", "ann", "overall", new TreeMap<>()),
                Talks.response(response),
                new TreeSet<>(List.of(word)),
                null);
    }
}
