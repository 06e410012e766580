package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Message;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/** What is written is recognised and says the same again. */
class RoundTripTest {
    private static final List<String> WORDS =
            List.of(
                    "plain",
                    "two\nlines",
                    "\"quoted\", and more",
                    "ψῆφος 判断 😀",
                    " blanks ",
                    "{\"json\": [1]}",
                    "back\\slash",
                    "a > b = c");

    @TempDir private Path home;

    static Stream<Arguments> pairs() {
        return Stream.of(
                        Target.TRL_PREFERENCE,
                        Target.TRL_REWARD,
                        Target.AXOLOTL_DPO,
                        Target.LLAMAFACTORY_DPO,
                        Target.OPENRLHF,
                        Target.OPENAI_DPO,
                        Target.TOGETHER_DPO,
                        Target.NEMO_DPO,
                        Target.ULTRAFEEDBACK_BINARIZED,
                        Target.REWARDBENCH)
                .flatMap(target -> Stream.of(1L, 2L).map(seed -> Arguments.of(target, seed)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pairsAreReadAsTheyWereWritten(Target target, long seed) throws IOException {
        var one = home.resolve("one" + target.form().ending());
        var two = home.resolve("two" + target.form().ending());

        var first = convert(target, talks(seed, 60), one);
        var back = read(one);
        var second = convert(target, back, two);

        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(back.comparisons().size()).isEqualTo((int) first.written());
        assertThat(second.losses()).filteredOn(l -> l.lost() == Loss.Lost.ROWS).isEmpty();
        assertSame(one, two);
    }

    /** A pair is two lines here. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void pairsInTwoLinesAreReadAsTheyWereWritten(long seed) throws IOException {
        var one = home.resolve("one.jsonl");
        var two = home.resolve("two.jsonl");

        convert(Target.NEMO_REWARD, talks(seed, 60), one);
        var back = read(one);
        var second = convert(Target.NEMO_REWARD, back, two);

        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(2 * back.comparisons().size()).isEqualTo(Files.readAllLines(one).size());
        assertThat(second.losses()).filteredOn(l -> l.lost() == Loss.Lost.ROWS).isEmpty();
        assertSame(one, two);
    }

    static Stream<Arguments> labels() {
        return Stream.of(Target.TRL_KTO, Target.REWARDBENCH2)
                .flatMap(target -> Stream.of(1L, 2L).map(seed -> Arguments.of(target, seed)));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void goodAndBadAnswersAreReadAsTheyWereWritten(Target target, long seed) throws IOException {
        var one = home.resolve("one" + target.form().ending());
        var two = home.resolve("two" + target.form().ending());

        var first = convert(target, talks(seed, 60), one);
        var back = read(one);
        var second = convert(target, back, two);

        assertThat(first.written()).isPositive();
        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(second.losses()).filteredOn(l -> l.lost() == Loss.Lost.ROWS).isEmpty();
        assertSame(one, two);
    }

    static Stream<Arguments> votes() {
        return Stream.of(
                        Target.LMARENA,
                        Target.ALPACAEVAL,
                        Target.HELPSTEER,
                        Target.ARGILLA,
                        Target.LABEL_STUDIO,
                        Target.LLM_COMPARATOR,
                        Target.ARENA_HARD)
                .flatMap(target -> Stream.of(1L, 2L).map(seed -> Arguments.of(target, seed)));
    }

    @ParameterizedTest
    @MethodSource("votes")
    void votesAreReadAsTheyWereWritten(Target target, long seed) throws IOException {
        var one = home.resolve("one" + target.form().ending());
        var two = home.resolve("two" + target.form().ending());

        var first = convert(target, battles(seed, 40, target == Target.ARENA_HARD), one);
        var back = read(one);
        var second = convert(target, back, two);

        assertThat(first.written()).isPositive();
        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(second.losses()).filteredOn(l -> l.lost() == Loss.Lost.ROWS).isEmpty();
        if (target == Target.LLM_COMPARATOR) {
            // Its first line names the file that it was made of.
            assertThat(rest(two)).isEqualTo(rest(one));
        } else {
            assertSame(one, two);
        }
    }

    private static List<String> rest(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    /** Votes for one of two systems, with the words of both. */
    private static Dataset battles(long seed, int count, boolean swapped) {
        var random = new Seed(seed).random();
        var talks = new Talks();
        for (int i = 0; i < count; i++) {
            var item = "q" + i;
            talks.asked(item, i + word(random));
            talks.response("a" + i, item, "one", Talks.says("assistant", "x" + word(random)));
            talks.response("b" + i, item, "two", Talks.says("assistant", "y" + word(random)));
            boolean left = random.nextInt(2) == 0;
            talks.accept(
                    new Feedback.Comparison(
                            talks.header(item, "ann", "overall", new TreeMap<>()),
                            new Candidate(new SystemId("one"), new ResponseId("a" + i)),
                            new Candidate(new SystemId("two"), new ResponseId("b" + i)),
                            left ? Outcome.LEFT : Outcome.RIGHT,
                            null));
            if (swapped) {
                talks.accept(
                        new Feedback.Comparison(
                                talks.header(item, "ann", "overall", new TreeMap<>()),
                                new Candidate(new SystemId("two"), new ResponseId("b" + i)),
                                new Candidate(new SystemId("one"), new ResponseId("a" + i)),
                                left ? Outcome.RIGHT : Outcome.LEFT,
                                null));
            }
        }
        return talks.build();
    }

    @Test
    void scoresThatSayTheSameGoWithTheirPair() throws IOException {
        var talks =
                new Talks()
                        .asked("q", "Capital of France?")
                        .answered("rome", "q", "Rome.")
                        .answered("paris", "q", "Paris.")
                        .vote("q", "paris", "rome", Outcome.LEFT)
                        .scored("q", "paris", 8)
                        .scored("q", "rome", 2);
        var one = home.resolve("one.jsonl");
        var two = home.resolve("two.jsonl");

        var first = convert(Target.ULTRAFEEDBACK_BINARIZED, talks.build(), one);
        var second = convert(Target.ULTRAFEEDBACK_BINARIZED, read(one), two);

        assertThat(first.written()).isEqualTo(1);
        assertThat(first.carried()).isEqualTo(3);
        assertThat(second.carried()).isEqualTo(3);
        assertThat(Files.readString(one))
                .contains("\"score_chosen\":8.0,\"score_rejected\":2.0")
                .isEqualTo(Files.readString(two));
    }

    static Stream<Arguments> tables() {
        return Stream.of(Target.CSV, Target.JSONL, Target.PARQUET)
                .flatMap(target -> Stream.of(1L, 2L).map(seed -> Arguments.of(target, seed)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void plainTablesWithWordsLoseNothing(Target target, long seed) {
        var data = talks(seed, 60);
        var file = home.resolve("plain" + target.form().ending());

        var converted = convert(target, data, file);
        var back = read(file);

        assertThat(converted.lossless()).as(converted.losses().toString()).isTrue();
        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(verdicts(back)).isEqualTo(verdicts(data));
    }

    static Stream<Target> recognised() {
        return Stream.of(Target.values())
                .filter(t -> t != Target.PSEPHOS && t != Target.TRL_STEPWISE);
    }

    @ParameterizedTest
    @MethodSource("recognised")
    void whatIsWrittenIsRecognised(Target target) {
        var file = home.resolve("x" + target.form().ending());

        var converted = convert(target, simple(), file);
        var back = read(file);

        assertThat(converted.written()).as(converted.losses().toString()).isPositive();
        assertThat(back.manifest().rejects().count()).isZero();
        if (target == Target.TRL_PROMPT_ONLY || target == Target.TRL_LANGUAGE_MODELING) {
            assertThat(back.items().size()).isEqualTo(simple().items().size());
            return;
        }
        assertThat(
                        back.totals().values().stream().mapToLong(n -> n).sum()
                                + back.responses().size())
                .isPositive();
    }

    private static Dataset simple() {
        var talks = new Talks();
        for (int i = 0; i < 4; i++) {
            talks.asked("q" + i, "Question " + i + "?");
            talks.response("a" + i, "q" + i, "one", Talks.says("assistant", "Yes " + i));
            talks.response("b" + i, "q" + i, "two", Talks.says("assistant", "No " + i));
            talks.accept(
                    new Feedback.Comparison(
                            talks.header("q" + i, "ann", "overall", new TreeMap<>()),
                            new Candidate(new SystemId("one"), new ResponseId("a" + i)),
                            new Candidate(new SystemId("two"), new ResponseId("b" + i)),
                            Outcome.LEFT,
                            null));
        }
        return talks.build();
    }

    /** Conversations of one to three turns with awkward words. */
    private static Dataset talks(long seed, int count) {
        var random = new Seed(seed).random();
        var talks = new Talks();
        for (int i = 0; i < count; i++) {
            var item = "q" + i;
            var turns = new ArrayList<Message>();
            if (random.nextInt(3) == 0) {
                turns.add(Talks.says("system", "Be " + word(random)));
            }
            int rounds = 1 + random.nextInt(3);
            for (int round = 0; round < rounds; round++) {
                if (round > 0) {
                    turns.add(Talks.says("assistant", word(random)));
                }
                turns.add(Talks.says("user", i + word(random)));
            }
            talks.item(item, turns.toArray(Message[]::new));
            talks.answered("a" + i, item, "x" + word(random));
            talks.answered("b" + i, item, "y" + word(random));
            talks.vote(item, "a" + i, "b" + i, Outcome.LEFT);
        }
        return talks.build();
    }

    private static String word(SplitMix64 random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static Converted convert(Target target, Dataset data, Path out) {
        return new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, out);
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** The same bytes; else the first line that differs. */
    private static void assertSame(Path one, Path two) throws IOException {
        var first = Files.readAllLines(one);
        var second = Files.readAllLines(two);
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            assertThat(second.get(i)).as("line %d", i + 1).isEqualTo(first.get(i));
        }
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    }

    private static List<String> verdicts(Dataset data) {
        var all = new ArrayList<String>();
        var spoken = new Spoken(Words.of(data));
        for (int row = 0; row < data.comparisons().size(); row++) {
            var vote = data.comparisons().get(row);
            var both = spoken.both(vote.header().item(), vote.left(), vote.right());
            all.add(
                    vote.left()
                            + " "
                            + vote.right()
                            + " "
                            + vote.outcome()
                            + vote.header().item()
                            + both);
        }
        return all;
    }
}
