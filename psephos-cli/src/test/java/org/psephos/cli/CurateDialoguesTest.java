package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Verdict;
import org.psephos.testkit.Shared;

class CurateDialoguesTest {
    private static final String ROWS = "../docs/examples/support.jsonl";

    @Test
    void thresholdsAreCountedInTheLayoutThatWasPublished() {
        var run =
                ProgramRun.of(
                        "curate",
                        "dialogues",
                        ROWS,
                        "--require",
                        "turns=4,words:user=6,change=1,relevance@seeker=3",
                        "--format=csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("turns >= 4", "relevance@seeker >= 3");
        assertThat(run.code()).isZero();
    }

    @Test
    void whatIsNoThresholdIsRefused() {
        assertThat(ProgramRun.of("curate", "dialogues", ROWS).err())
                .contains("needs to know what each dialogue must reach");
        assertThat(ProgramRun.of("curate", "dialogues", ROWS, "--require", "turns=many").err())
                .contains("turns must reach \"many\"; expected a number");
        assertThat(ProgramRun.of("curate", "check", ROWS, "--require", "turns=1").err())
                .contains("--require belongs to curate dialogues, not to check");
    }

    @Test
    void publishedSystemsAreServed() {
        for (var all : List.of(SystemsPredictions.all(), SystemsQuestions.all())) {
            for (var covering : all) {
                assertThat(covering.check().run(null))
                        .as(covering.system())
                        .isInstanceOf(Verdict.Met.class);
            }
        }
        var dialogues = SystemsDialogues.all().getFirst().check();
        assertThat(dialogues.run(null)).isInstanceOf(Verdict.Met.class);
        var published = Shared.file("data/esconv").resolveSibling(".").normalize();
        assertThat(dialogues.run(published)).isInstanceOf(Verdict.Met.class);
    }
}
