package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What makes the first call slow. The cache for a fast start keeps lambdas and joined texts, but
 * not what switches over types and {@code equals} of records are made of when first met: each of
 * them costs up to twelve milliseconds, and the tables that BigDecimal makes twenty: more than
 * reading ten thousand votes.
 */
class StartUpTest {
    private static final String VOTES =
            "left,right,winner\na,b,left\nb,c,left\nc,a,right\nc,a,left\nb,a,tie\nb,a,left\n";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void rankingVotesMakesNoClassThatTheCacheCannotKeep(String format) throws Exception {
        var made = loaded("rank", votes(), "--bootstrap", "20", "--format", format);

        assertThat(made).anyMatch(line -> line.contains("org.psephos.rank.BradleyTerry "));
        assertThat(made)
                .noneMatch(line -> line.contains("$$TypeSwitch"))
                .noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods "))
                .noneMatch(line -> line.contains("java.math.BigDecimal "));
    }

    private String votes() throws IOException {
        return Files.writeString(folder.resolve("votes.csv"), VOTES).toString();
    }

    /** The classes that a program of its own loads, one a line. */
    private List<String> loaded(String... words) throws Exception {
        var log = folder.resolve("classes");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + log,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(words));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(log);
    }
}
