package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code psephos} as a process, in a checkout whose Maven is a script that hands out the
 * classes of this build.
 */
class LauncherTest {
    private static final String BUILDING =
            "psephos: building, once (about a minute, and longer where Maven has much to fetch)\n";
    private static final String PREPARING = "psephos: preparing a fast start, once\n";

    @TempDir Path folder;
    private Path checkout;

    /** What a process said. */
    private record Said(int code, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        assumeTrue(File.separatorChar == '/', "the launcher is a POSIX script");
        checkout = folder.resolve("a check out");
        var source = root();
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.createDirectories(checkout.resolve("psephos-cli/src/main"));
        Files.copy(source.resolve("psephos"), checkout.resolve("psephos"));
        Files.copy(source.resolve(".mvn/jdk.sh"), checkout.resolve(".mvn/jdk.sh"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        maven(
                "mkdir -p psephos-cli/target/lib; cp made/lib/*.jar psephos-cli/target/lib/;"
                        + " cp made/cli.jar psephos-cli/target/psephos-cli-1.jar; echo built >>builds\n");
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("psephos")) ? here : here.resolve("..").normalize();
    }

    private void maven(String script) throws IOException {
        var mvnw = checkout.resolve("mvnw");
        Files.writeString(mvnw, "#!/bin/sh\nset -e\n" + script);
        assertThat(mvnw.toFile().setExecutable(true)).isTrue();
    }

    /** The jars that Maven would have made: this build's own classes, and what they need. */
    private void makeJars() throws IOException {
        var lib = Files.createDirectories(checkout.resolve("made/lib"));
        var names = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                continue;
            }
            var from = Path.of(entry);
            var jar = lib.resolve(names.size() + ".jar");
            if (Files.isDirectory(from)) {
                jar("--create", "--file", jar.toString(), "-C", from.toString(), ".");
            } else if (Files.exists(from)) {
                Files.createSymbolicLink(jar, from);
            } else {
                continue;
            }
            names.add("lib/" + jar.getFileName());
        }
        var manifest = folder.resolve("manifest");
        Files.writeString(manifest, folded("Class-Path: " + String.join(" ", names)));
        jar(
                "--create",
                "--file",
                checkout.resolve("made/cli.jar").toString(),
                "--manifest",
                manifest.toString());
    }

    /** Lines of a manifest are short. */
    private static String folded(String line) {
        var text = new StringBuilder();
        for (int at = 0; at < line.length(); at += 60) {
            text.append(at == 0 ? "" : " ");
            text.append(line, at, Math.min(line.length(), at + 60)).append('\n');
        }
        return text.toString();
    }

    private static void jar(String... words) {
        assertThat(ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, words))
                .isZero();
    }

    private Said run(Map<String, String> surroundings, String... words)
            throws IOException, InterruptedException {
        return finished(start(surroundings, words));
    }

    private Process start(Map<String, String> surroundings, String... words) throws IOException {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(surroundings);
        return builder.start();
    }

    private static Said finished(Process process) throws IOException, InterruptedException {
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), out, err);
    }

    private String launcher() {
        return checkout.resolve("psephos").toString();
    }

    private static Map<String, String> bare() {
        return new TreeMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    @Test
    void itBuildsOnceAndThenOnlyAfterAChangeThroughLinksAndWithoutSurroundings() throws Exception {
        makeJars();
        var version = "psephos " + Version.NAME + "\n";

        var first = run(bare(), launcher(), "--version");
        var again = run(bare(), launcher(), "--version");

        assertThat(first).isEqualTo(new Said(0, version, BUILDING + PREPARING));
        assertThat(again).isEqualTo(new Said(0, version, ""));
        assertThat(builds()).isEqualTo(1);
        assertThat(caches()).hasSize(1).allSatisfy(cache -> assertThat(cache).isNotEmptyFile());

        Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("psephos"));
        Files.createSymbolicLink(folder.resolve("again"), Path.of("link"));
        assertThat(run(bare(), "./again", "--version")).isEqualTo(again);

        var words = run(Map.of("JAVA_HOME", bare().get("JAVA_HOME"), "LC_ALL", "C"), "./link", "é");
        assertThat(words)
                .isEqualTo(
                        new Said(
                                2,
                                "",
                                "psephos: there is no verb \"é\"\nAll verbs: psephos --help\n"));

        Files.setLastModifiedTime(
                checkout.resolve("psephos-cli/src/main"),
                FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(run(bare(), launcher(), "--version").err())
                .isEqualTo("psephos: the sources have changed; building again\n" + PREPARING);
        assertThat(builds()).isEqualTo(2);
    }

    /** A program of no bytes: it cannot run, nor practise, and costs no time. */
    private void makeEmptyJars() throws IOException {
        Files.createDirectories(checkout.resolve("made/lib"));
        Files.createFile(checkout.resolve("made/lib/none.jar"));
        Files.createFile(checkout.resolve("made/cli.jar"));
    }

    @Test
    void runsAtTheSameTimeBuildOnce() throws Exception {
        makeEmptyJars();
        maven(Files.readString(checkout.resolve("mvnw")).replace("set -e\n", "sleep 2\nset -e\n"));

        var processes = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(bare(), launcher(), "--version"));
        }
        var said = new ArrayList<Said>();
        for (var process : processes) {
            said.add(finished(process));
        }

        // Whoever gets the lock next prepares the start: not always the one that built.
        assertThat(said)
                .filteredOn(one -> one.err().contains(BUILDING))
                .as("one builds")
                .hasSize(1);
        assertThat(said)
                .filteredOn(one -> one.err().contains(PREPARING))
                .as("one prepares")
                .hasSize(1);
        assertThat(builds()).isEqualTo(1);
        assertThat(checkout.resolve("target/launcher/lock")).doesNotExist();
    }

    @Test
    void withoutACacheItRunsAllTheSameAndDoesNotTryAgain() throws Exception {
        makeEmptyJars();

        run(bare(), launcher(), "--version");
        var again = run(bare(), launcher(), "--version");

        assertThat(again.err()).contains("ClassNotFoundException").doesNotContain("fast start");
        assertThat(caches()).hasSize(1).allSatisfy(cache -> assertThat(cache).isEmptyFile());
    }

    /** Else the first file the JVM opens would stand there, its own classes, to be written over. */
    @Test
    void closedStandardStreamsAreOpenBeforeTheJvmIs() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "no /proc tells what is open");
        makeEmptyJars();
        var jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        var script = new StringBuilder("#!/bin/sh\n");
        for (int stream = 0; stream < 3; stream++) {
            script.append("s%1$d=$(readlink /proc/$$/fd/%1$d)\n".formatted(stream));
        }
        script.append("echo \"$s0 $s1 $s2\" >open\n");
        for (var program : List.of("java", "javac")) {
            Files.writeString(jdk.resolve(program), script.toString());
            assertThat(jdk.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        var fake = Map.of("JAVA_HOME", folder.resolve("jdk").toString());

        run(fake, "/bin/sh", "-c", "exec \"$0\" --version <&- >&- 2>&-", launcher());

        assertThat(folder.resolve("open")).hasContent("/dev/null /dev/null /dev/null");
    }

    @Test
    void aBuildThatFailsIsShownAndLeavesNothing() throws Exception {
        maven("echo '[ERROR] Mend.java:1: class expected'; exit 1\n");

        assertThat(run(bare(), launcher(), "--version"))
                .isEqualTo(
                        new Said(
                                5,
                                "",
                                BUILDING
                                        + "[ERROR] Mend.java:1: class expected\n"
                                        + "psephos: the build failed; its messages stand above\n"
                                        + "Mend what they name and run this again. The whole build"
                                        + " is ./mvnw verify\n"));
        assertThat(checkout.resolve("target/launcher")).isEmptyDirectory();
    }

    @Test
    void theLockOfAProcessThatIsGoneIsBroken() throws Exception {
        makeEmptyJars();
        var lock = Files.createDirectories(checkout.resolve("target/launcher/lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");

        run(bare(), launcher(), "--version");

        assertThat(builds()).isEqualTo(1);
        assertThat(lock).doesNotExist();
    }

    @Test
    void whereThereIsNoJdkItSaysHowToGetOne() throws Exception {
        var script =
                """
                . "%s"
                psephos_is_jdk25() { false; }
                psephos_find_jdk
                """
                        .formatted(checkout.resolve(".mvn/jdk.sh"));

        assertThat(run(Map.of(), "/bin/sh", "-c", script))
                .isEqualTo(
                        new Said(
                                1,
                                "",
                                """
                                psephos: no JDK 25 was found in JAVA_HOME, on the PATH, or where JDKs usually live
                                Install one (Debian: the package temurin-25-jdk or openjdk-25-jdk; or any JDK 25 unpacked under ~/.jdks) or set JAVA_HOME to it.
                                """));
    }

    @Test
    void anOlderJdkIsPassedOver() throws Exception {
        var old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.copy(Path.of("/bin/sh"), old.resolve("bin/javac"));
        assertThat(old.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
        var script = ". '%s'; psephos_is_jdk25 '%s'; echo $?";
        var jdk = checkout.resolve(".mvn/jdk.sh");

        var of17 = run(Map.of(), "/bin/sh", "-c", script.formatted(jdk, old));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"25\"\n");
        var of25 = run(Map.of(), "/bin/sh", "-c", script.formatted(jdk, old));

        assertThat(of17.out()).isEqualTo("1\n");
        assertThat(of25.out()).isEqualTo("0\n");
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("target/launcher"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }
}
