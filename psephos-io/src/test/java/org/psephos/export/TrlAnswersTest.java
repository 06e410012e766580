package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psephos.export.Talks.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.export.Loss.Lost;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Outcome;

/** Forms of TRL that hold no two answers, and NeMo-RL, which holds them by rank. */
class TrlAnswersTest {
    @TempDir private Path folder;

    /** Three votes on three answers to one question, of which one answer wins twice; and a tie. */
    private static Dataset judged() {
        return new Talks()
                .asked("q", "Capital?")
                .response("rome", "q", "a", says("assistant", "Rome."))
                .response("paris", "q", "b", says("assistant", "Paris."))
                .response("bonn", "q", "c", says("assistant", "Bonn."))
                .vote("q", "rome", "paris", Outcome.RIGHT)
                .vote("q", "paris", "bonn", Outcome.LEFT)
                .vote("q", "rome", "bonn", Outcome.LEFT)
                .vote("q", "rome", "bonn", Outcome.TIE)
                .build();
    }

    private Converted convert(Target target) {
        return new Conversion(target, Pairing.withDefaults(), Splits.none())
                .write(judged(), folder.resolve("out.jsonl"));
    }

    private List<String> rows(Target target) throws IOException {
        convert(target);
        return Files.readAllLines(folder.resolve("out.jsonl"));
    }

    /** Mutant: what was written is forgotten. */
    @Test
    void aPreferredAnswerStandsOnce() throws IOException {
        assertThat(rows(Target.TRL_PROMPT_COMPLETION))
                .containsExactly(completion("Paris."), completion("Rome."));
        assertThat(convert(Target.TRL_PROMPT_COMPLETION).losses())
                .contains(
                        new Loss("row that stands there already", 1, Lost.ROWS),
                        new Loss("rejected answer", 2, Lost.FIELDS),
                        new Loss(Preferences.TIE, 1, Lost.ROWS));
        assertThat(rows(Target.TRL_LANGUAGE_MODELING).getFirst())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Capital?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"Paris.\"}]}");
    }

    /** Mutant: the answer is part of what tells rows apart. */
    @Test
    void aPromptStandsOnceWhateverWasSaidOfItsAnswers() throws IOException {
        assertThat(rows(Target.TRL_PROMPT_ONLY))
                .containsExactly("{\"prompt\":[{\"role\":\"user\",\"content\":\"Capital?\"}]}");
    }

    /** Mutant: the rejected answer has rank 0. */
    @Test
    void ranksComeBack() throws IOException {
        assertThat(rows(Target.NEMO_RL)).hasSize(3);

        var back =
                FeedbackFiles.read(
                        List.of(folder.resolve("out.jsonl")),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);

        assertThat(back.rankings().size()).isEqualTo(3);
        var best = back.rankings().get(0).tiers().getFirst().getFirst();
        var answer = back.responses().find(Objects.requireNonNull(best.response()));
        assertThat(String.valueOf(answer)).contains("Paris.").doesNotContain("Rome.");
    }

    private static String completion(String words) {
        return "{\"prompt\":[{\"role\":\"user\",\"content\":\"Capital?\"}],"
                + "\"completion\":[{\"role\":\"assistant\",\"content\":\""
                + words
                + "\"}]}";
    }
}
