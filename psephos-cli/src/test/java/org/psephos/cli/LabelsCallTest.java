package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit --labels} from outside. */
class LabelsCallTest {
    @TempDir Path folder;

    /** Kea and tui agree on all items; moa always says the other thing. */
    private Path labels() throws IOException {
        var rows = new StringBuilder("item,annotator,label\n");
        for (int i = 0; i < 8; i++) {
            var truth = i % 2 == 0 ? "good" : "bad";
            var other = i % 2 == 0 ? "bad" : "good";
            rows.append("i%s,kea,%s\ni%s,tui,%s\n".formatted(i, truth, i, truth));
            rows.append("i%s,moa,%s\n".formatted(i, other));
        }
        return Files.writeString(folder.resolve("labels.csv"), rows);
    }

    @Test
    void itemsAreWrittenWithTheirLabels() throws IOException {
        var run =
                ProgramRun.of(
                        "audit", labels().toString(), "--labels", "dawid-skene", "--format", "csv");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("criterion,item,label,probability,labels")
                .contains(",i0,good,", ",i1,bad,");
    }

    @Test
    void theTableNamesWhoIsNotToBeTrusted() throws IOException {
        var run = ProgramRun.of("audit", labels().toString(), "--labels", "mace");

        assertThat(run.out()).contains("Labels by mace");
        assertThat(run.out().indexOf("moa", run.out().indexOf("Labels by mace")))
                .isLessThan(run.out().indexOf("kea", run.out().indexOf("Labels by mace")));
    }

    @Test
    void failOnIsAnotherQuestion() throws IOException {
        var run =
                ProgramRun.of(
                        "audit", labels().toString(), "--labels", "glad", "--fail-on", "high");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("--labels and --fail-on do not go together");
    }
}
