package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * The programs that the files are for load them: {@code ./mvnw -Ppeers -Dpsephos.python=PYTHON}
 * with a Python that has datasets and trl.
 */
@Tag("peers")
class PeersReadExportsTest {
    private static final List<Target> LOADED =
            List.of(
                    Target.TRL_PREFERENCE,
                    Target.TRL_REWARD,
                    Target.TRL_KTO,
                    Target.AXOLOTL_DPO,
                    Target.LLAMAFACTORY_DPO,
                    Target.OPENRLHF,
                    Target.OPENAI_DPO,
                    Target.ULTRAFEEDBACK_BINARIZED,
                    Target.PARQUET,
                    Target.JSONL,
                    Target.CSV);

    @TempDir private Path home;

    @Test
    void datasetsAndTrlTakeWhatWeWrite() throws IOException, InterruptedException {
        var python = System.getProperty("psephos.python", "");
        assumeThat(python).as("-Dpsephos.python names a Python with trl").isNotEmpty();
        var talks = new Talks();
        for (int i = 0; i < 50; i++) {
            talks.asked("q" + i, "Question " + i + ": ψ \"?\"");
            talks.response("a" + i, "q" + i, "one", Talks.says("assistant", "Yes\n" + i));
            talks.response("b" + i, "q" + i, "two", Talks.says("assistant", "No, " + i));
            talks.accept(
                    new Feedback.Comparison(
                            talks.header("q" + i, "ann", "overall", new TreeMap<>()),
                            new Candidate(new SystemId("one"), new ResponseId("a" + i)),
                            new Candidate(new SystemId("two"), new ResponseId("b" + i)),
                            i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT,
                            null));
        }
        var data = talks.build();
        for (var target : LOADED) {
            new Conversion(target, Pairing.withDefaults(), Splits.none())
                    .write(data, home.resolve(target.id()));
        }

        var run =
                new ProcessBuilder(python, "src/test/python/load_exports.py", home.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("ok "))).hasSize(LOADED.size());
    }
}
