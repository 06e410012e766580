package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * The programs that the files are for load them: {@code ./mvnw -Ppeers -Dpsephos.python=PYTHON}
 * with a Python that {@code bench/peers.sh --trainers} made. Fails where a reward row does not
 * begin with its prompt.
 */
@Tag("peers")
class PeersReadExportsTest {
    /** What {@code datasets} does not load as rows, and steps, which pairs have none of. */
    private static final List<Target> NO_TABLE =
            List.of(
                    Target.LLM_COMPARATOR,
                    Target.ARGILLA,
                    Target.LABEL_STUDIO,
                    Target.TRL_STEPWISE,
                    Target.PSEPHOS);

    @TempDir private Path home;

    @Test
    void whoTheyAreForLoadsWhatWeWrite() throws IOException, InterruptedException {
        var python = System.getProperty("psephos.python", "");
        assumeThat(python)
                .as("-Dpsephos.python=bench/.venv-trainers/bin/python; bench/peers.sh --trainers")
                .isNotEmpty();
        var data = judged();
        var targets =
                Arrays.stream(Target.values()).filter(one -> !NO_TABLE.contains(one)).toList();
        for (var target : targets) {
            new Conversion(target, Pairing.withDefaults(), Splits.none())
                    .write(data, home.resolve(target.id()));
        }

        var run =
                new ProcessBuilder(python, "src/test/python/load_exports.py", home.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(
                        said.lines()
                                .filter(line -> line.startsWith("ok "))
                                .map(PeersReadExportsTest::form))
                .containsAll(targets.stream().map(Target::id).toList());
    }

    private static String form(String line) {
        return line.split(" ", -1)[1];
    }

    /** Fifty pairs, some of them after a system message or several turns, all with a margin. */
    private static Dataset judged() {
        var talks = new Talks();
        for (int i = 0; i < 50; i++) {
            ask(talks, "q" + i, i);
            talks.response("a" + i, "q" + i, "one", Talks.says("assistant", "Yes\n" + i));
            talks.response("b" + i, "q" + i, "two", Talks.says("assistant", "No, " + i));
            talks.accept(
                    new Feedback.Comparison(
                            talks.header("q" + i, "ann", "overall", new TreeMap<>()),
                            new Candidate(new SystemId("one"), new ResponseId("a" + i)),
                            new Candidate(new SystemId("two"), new ResponseId("b" + i)),
                            i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT,
                            1.0 + i % 3));
        }
        return talks.build();
    }

    private static void ask(Talks talks, String item, int number) {
        var question = Talks.says("user", "Question " + number + ": ψ \"?\"\t\\ 👋");
        switch (number % 3) {
            case 0 -> talks.item(item, question);
            case 1 -> talks.item(item, Talks.says("system", "Be brief."), question);
            default ->
                    talks.item(
                            item,
                            Talks.says("user", "Hello"),
                            Talks.says("assistant", "Yes?"),
                            question);
        }
    }
}
