package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/**
 * What is written and read again gives the same judgements where prompts repeat, several judges see
 * one pair, one item has several pairs, and some end in a tie.
 */
class RepeatedPromptsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    static Stream<Arguments> targets() {
        return Stream.of(Target.values())
                .filter(RepeatedPromptsTest::holdsPairs)
                .flatMap(target -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(target, seed)));
    }

    /**
     * Others hold answers one by one, or prompts, or steps; Arena-Hard wants two games, and LLM
     * Comparator has one score for all votes on two outputs.
     */
    private static boolean holdsPairs(Target target) {
        return switch (target) {
            case TRL_KTO,
                    TRL_PROMPT_ONLY,
                    TRL_PROMPT_COMPLETION,
                    TRL_LANGUAGE_MODELING,
                    TRL_STEPWISE,
                    REWARDBENCH2,
                    LLM_COMPARATOR,
                    ARENA_HARD ->
                    false;
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("targets")
    void judgementsAreTheSameAgain(Target target, long seed) throws IOException {
        var data = votes(target, seed);
        var out = home.resolve("out" + target.form().ending());

        convert(target, data, out);
        var back = read(out);

        assertThat(back.manifest().rejects().examples()).isEmpty();
        assertThat(pairs(back)).isEqualTo(pairs(data));
    }

    /** What holds answers one by one writes the same rows again. */
    @ParameterizedTest
    @MethodSource("others")
    void rowsAreTheSameAgain(Target target, long seed) throws IOException {
        var one = home.resolve("one" + target.form().ending());
        var two = home.resolve("two" + target.form().ending());

        convert(target, votes(target, seed), one);
        var back = read(one);
        convert(target, back, two);

        assertThat(back.manifest().rejects().examples()).isEmpty();
        assertThat(sorted(two)).isEqualTo(sorted(one));
    }

    static Stream<Arguments> others() {
        return Stream.of(Target.TRL_KTO, Target.REWARDBENCH2, Target.ARENA_HARD)
                .flatMap(target -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(target, seed)));
    }

    @Test
    void ratingsAreTheSameAgain() throws IOException {
        for (var target : List.of(Target.HELPSTEER, Target.JSONL, Target.PARQUET, Target.CSV)) {
            var talks = new Talks();
            for (int i = 0; i < 4; i++) {
                talks.asked("q" + i, "Sky " + i / 2 + "?");
                for (var answer : List.of("a", "b")) {
                    talks.answered(answer + i, "q" + i, answer + " says " + i);
                    talks.accept(rating(talks, "q" + i, answer + i, "coherence", i % 5));
                    talks.accept(rating(talks, "q" + i, answer + i, "verbosity", 4 - i % 5));
                }
            }
            var data = talks.build();
            var out = home.resolve("ratings" + target.form().ending());

            var converted = convert(target, data, out);
            var back = read(out);

            assertThat(converted.losses())
                    .as("%s", target)
                    .filteredOn(loss -> loss.lost() == Loss.Lost.ROWS)
                    .isEmpty();
            assertThat(back.manifest().rejects().examples()).as("%s", target).isEmpty();
            assertThat(ratings(back)).as("%s", target).isEqualTo(ratings(data));
        }
    }

    /** Mutant: further votes of one judge stand as judgements of single annotators as well. */
    @Test
    void aVoteOfOneJudgeIsOneVoteInHelpSteerToo() throws IOException {
        var data = votes(Target.HELPSTEER, 1);
        var out = home.resolve("h.jsonl");

        convert(Target.HELPSTEER, data, out);

        assertThat(read(out).comparisons().size()).isEqualTo(data.comparisons().size());
    }

    private static Feedback rating(
            Talks talks, String item, String answer, String criterion, double value) {
        return new Feedback.Rating(
                talks.header(item, null, criterion, new TreeMap<>()),
                Talks.response(answer),
                new Scale.Continuum(0, 4, false),
                value);
    }

    /** Of two systems where a form holds no more. */
    private static Dataset votes(Target target, long seed) {
        int pairs = target == Target.LLM_COMPARATOR ? 1 : 2;
        var random = new Seed(seed).random();
        var talks = new Talks();
        for (int i = 0; i < 8; i++) {
            var item = "q" + i;
            talks.asked(item, "Sky " + i / 2 + "?");
            for (int answer = 0; answer < 3; answer++) {
                talks.response(
                        "r" + i + answer,
                        item,
                        "system" + answer,
                        Talks.says("assistant", "answer " + answer + " to " + i));
            }
            for (int left = 0; left < pairs; left++) {
                for (var judge : List.of("ann", "bob")) {
                    talks.accept(vote(talks, i, left, judge, random));
                }
            }
        }
        return talks.build();
    }

    private static Feedback vote(Talks talks, int item, int left, String judge, SplitMix64 random) {
        var outcome = List.of(Outcome.LEFT, Outcome.RIGHT, Outcome.TIE).get(random.nextInt(3));
        Double strength = outcome == Outcome.TIE ? null : 1.0 + random.nextInt(3);
        return new Feedback.Comparison(
                talks.header("q" + item, judge, "overall", new TreeMap<>()),
                candidate(item, left),
                candidate(item, left + 1),
                outcome,
                strength);
    }

    private static Candidate candidate(int item, int answer) {
        return new Candidate(new SystemId("system" + answer), new ResponseId("r" + item + answer));
    }

    /** What was asked, the better and the worse, as often as it was said. */
    private List<String> pairs(Dataset data) throws IOException {
        var file = home.resolve("pairs.jsonl");
        convert(Target.TRL_PREFERENCE, data, file);
        var all = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            var row = JSON.readTree(line);
            all.add(row.get("prompt") + " " + row.get("chosen") + " " + row.get("rejected"));
        }
        all.sort(null);
        return all;
    }

    private static List<String> ratings(Dataset data) {
        var spoken = new Spoken(Words.of(data));
        var all = new ArrayList<String>();
        for (int row = 0; row < data.ratings().size(); row++) {
            var rating = data.ratings().get(row);
            var item = spoken.item(rating.header().item(), rating.target());
            all.add(
                    words(spoken.asked(item))
                            + " "
                            + words(spoken.answered(rating.target(), item))
                            + rating.header().criterion()
                            + rating.value());
        }
        all.sort(null);
        return all;
    }

    private static List<String> words(Dialogue said) {
        return said.turns().stream().map(Turn::text).toList();
    }

    /** Who answered is no part of what RewardBench 2 is read as. */
    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("\"models\":\\[.*?]", ""))
                .sorted()
                .toList();
    }

    private static Converted convert(Target target, Dataset data, Path out) {
        return new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, out);
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }
}
