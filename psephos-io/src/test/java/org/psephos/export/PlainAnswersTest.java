package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psephos.export.Talks.says;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.dataset.Entry;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** What we write plain, one answer a row, is read as a prompt and its answer. */
class PlainAnswersTest {
    @TempDir private Path home;

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "CSV", "PARQUET"})
    void ratingsAreReadAsPromptAndAnswer(Target target) {
        var talks = talks();
        talks.accept(
                new Feedback.Rating(
                        talks.header("q", "ann", "help", new TreeMap<>()),
                        new Candidate(new SystemId("kea"), new ResponseId("a")),
                        new Scale.Continuum(0, 10, false),
                        4));
        talks.rated("more", "b", "help", 2);

        var entries = entries(target, talks);

        assertThat(entries).hasSize(2);
        var first = entries.getFirst();
        assertThat(Objects.requireNonNull(first.item()).id().value()).isEqualTo("q");
        assertThat(Objects.requireNonNull(first.item()).conversation())
                .containsExactly(says("user", "Capital?"));
        assertThat(first.responses())
                .singleElement()
                .satisfies(
                        answer -> {
                            assertThat(answer.messages())
                                    .containsExactly(says("assistant", "Rome."));
                            assertThat(answer.system()).isEqualTo(new SystemId("kea"));
                        });
        assertThat(first.feedback())
                .singleElement()
                .isInstanceOfSatisfying(
                        Feedback.Rating.class,
                        rating -> {
                            assertThat(rating.value()).isEqualTo(4);
                            assertThat(rating.header().criterion()).isEqualTo("rating");
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "CSV", "PARQUET"})
    void turnsBeforeTheLastAnswerBelongToTheConversation(Target target) {
        var talks = talks();
        talks.rated("q", "a", "help", 4).rated("more", "b", "help", 2);

        var second = entries(target, talks).getLast();

        assertThat(Objects.requireNonNull(second.item()).conversation())
                .containsExactly(
                        says("system", "Be brief."),
                        says("user", "And then?"),
                        says("assistant", "One."),
                        says("user", "More"));
        assertThat(second.responses())
                .singleElement()
                .satisfies(
                        answer ->
                                assertThat(answer.messages())
                                        .containsExactly(says("assistant", "Two.")));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "CSV", "PARQUET"})
    void labelsAreReadAsPromptAndAnswer(Target target) {
        var talks = talks();
        talks.accept(
                new Feedback.Label(
                        talks.header("q", "ann", "overall", new TreeMap<>()),
                        Talks.response("a"),
                        new TreeSet<>(List.of("correct")),
                        null));

        var entry = entries(target, talks).getFirst();

        assertThat(Objects.requireNonNull(entry.item()).conversation())
                .containsExactly(says("user", "Capital?"));
        assertThat(entry.responses())
                .singleElement()
                .satisfies(
                        answer ->
                                assertThat(answer.messages())
                                        .containsExactly(says("assistant", "Rome.")));
    }

    private static Talks talks() {
        return new Talks()
                .asked("q", "Capital?")
                .response("a", "q", "kea", says("assistant", "Rome."))
                .item("more", says("system", "Be brief."), says("user", "And then?"))
                .response(
                        "b",
                        "more",
                        "tui",
                        says("assistant", "One."),
                        says("user", "More"),
                        says("assistant", "Two."));
    }

    private List<Entry> entries(Target target, Talks talks) {
        var file = home.resolve("out" + target.form().ending());
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(talks.build(), file);
        var all = new ArrayList<Entry>();
        EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT)
                .forEach(all::add);
        return all;
    }
}
