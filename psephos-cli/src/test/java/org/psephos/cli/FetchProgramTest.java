package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.testkit.HubServer;
import org.psephos.testkit.HubServer.Stumble;

/**
 * Verbs that read take an address where a file stands. Mutants seen: files called by where the
 * cache keeps them, an address refused as a file that is not there, the environment before the
 * option.
 */
final class FetchProgramTest {
    private static final String VOTES =
            "left,right,winner\na,b,left\na,b,left\na,b,right\nb,a,left\nb,a,neither\n";
    private static final String PAIRS =
            "{\"prompt\":\"Sky?\",\"chosen\":\"Blue.\",\"rejected\":\"Green.\"}\n";

    private final HubServer hub = new HubServer();

    @TempDir Path folder;

    @AfterEach
    void stop() {
        hub.close();
    }

    private ProgramRun run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--hub", hub.address().toString()));
        all.addAll(List.of("--cache", folder.resolve("cache").toString()));
        return ProgramRun.of(all.toArray(String[]::new));
    }

    @Test
    void aDatasetOfTheHubIsReadAndCalledByItsCommit() {
        hub.with("votes.csv", VOTES).with("README.md", "# Votes");

        var run = run("rank", "hf://owner/name", "--format", "json", "--interval", "none");

        assertThat(run.code()).isZero();
        var name = "hf://owner/name@" + HubServer.COMMIT + "/votes.csv";
        assertThat(run.out())
                .contains("\"path\" : \"" + name + "\"", "\"origin\" : \"" + name + ":6\"")
                .doesNotContain("cache");
        assertThat(run.err()).contains("psephos: hf://owner/name: 67 bytes").contains("came in");
        assertThat(run("peek", "hf://owner/name", "--offline").err()).doesNotContain("came in");
    }

    @Test
    void everyVerbThatReadsTakesAnAddress() {
        hub.with("pairs.jsonl", PAIRS + PAIRS.replace("Sky", "Sea")).with("votes.csv", VOTES);
        var pairs = "hf://owner/name/pairs.jsonl";
        var out = folder.resolve("out.jsonl");

        for (var words :
                List.of(
                        List.of("peek", pairs),
                        List.of("audit", "hf://owner/name/votes.csv"),
                        List.of("plan", "hf://owner/name/votes.csv"),
                        List.of("report", "hf://owner/name/votes.csv", "-o", out + ".html"),
                        List.of(
                                "convert",
                                pairs,
                                "--to",
                                "trl-preference",
                                "--out",
                                out.toString()),
                        List.of("curate", "check", pairs, "--against", pairs),
                        List.of("curate", "fix", pairs, "--out", out + ".fixed"),
                        List.of("find", "sky", "--in", pairs))) {
            var run = run(words.toArray(String[]::new));
            assertThat(run.code()).as(words + run.err()).isZero();
        }
        assertThat(out).content().contains("Blue.");
        assertThat(hub.asked().stream().filter(one -> one.path().endsWith("pairs.jsonl")))
                .as("what came once is kept")
                .hasSize(1);
    }

    /** Mutants: a page that names configurations before dataset.json, the tables one by one. */
    @Test
    void aDatasetFolderOnTheHubIsReadWhole() throws IOException {
        var file = Files.writeString(folder.resolve("votes.csv"), VOTES);
        var out = folder.resolve("study");
        run("convert", file.toString(), "--to", "psephos", "--out", out.toString());
        try (var files = Files.list(out)) {
            for (var one : files.toList()) {
                hub.with(one.getFileName().toString(), Files.readAllBytes(one));
            }
        }
        hub.with(
                "README.md",
                "---\nconfigs:\n- config_name: items\n  data_files: items.parquet\n---\n");

        assertThat(run("peek", "hf://owner/name").out())
                .isEqualTo(run("peek", out.toString()).out())
                .contains("comparison 4");
    }

    @Test
    void whatDoesNotComeEndsWithTwoLinesAndItsCode() {
        hub.with("votes.csv", VOTES).stumbling("votes.csv", new Stumble.Damage());

        var damaged = run("rank", "hf://owner/name");
        assertThat(damaged.code()).isEqualTo(Exit.DATA);
        assertThat(damaged.err().lines()).hasSize(2);
        assertThat(run("rank", "hf://owner/other").code()).isEqualTo(Exit.USAGE);
        assertThat(run("rank", "hf://owner").err()).contains("Write hf://owner/name[/config]");
        hub.close();
        var gone = run("rank", "hf://owner/name@v1");
        assertThat(gone.code()).isEqualTo(Exit.SERVICE);
        assertThat(gone.err()).contains("cannot be reached");
    }

    @Test
    void nothingIsAskedWhereTheCallIsWrong() {
        hub.with("votes.csv", VOTES);

        assertThat(run("rank", "hf://owner/name", "--method", "none").code()).isEqualTo(Exit.USAGE);
        assertThat(run("convert", "hf://owner/name", "--to", "csv").code()).isEqualTo(Exit.USAGE);
        assertThat(hub.asked()).isEmpty();
        assertThat(Files.exists(folder.resolve("cache"))).isFalse();
    }

    @Test
    void theOptionStandsBeforeTheEnvironment() {
        var set =
                Map.of(
                        "HF_ENDPOINT", "https://mirror.example",
                        "HF_TOKEN", "secret",
                        "XDG_CACHE_HOME", "/caches",
                        "HOME", "/home/me");
        Function<String, @Nullable String> environment = set::get;

        var places = fetching("peek", "a").places(environment);
        assertThat(places.hub()).hasToString("https://mirror.example");
        assertThat(places.token()).isEqualTo("secret");
        assertThat(places.cache()).isEqualTo(Path.of("/caches/psephos"));
        var named = fetching("peek", "a", "--hub", "https://own.example/", "--cache", "here");
        assertThat(named.places(environment).hub()).hasToString("https://own.example");
        assertThat(named.places(environment).cache()).isEqualTo(Path.of("here"));
        var bare = fetching("peek", "a").places(Map.of("HOME", "/home/me")::get);
        assertThat(bare.hub()).hasToString("https://huggingface.co");
        assertThat(bare.cache()).isEqualTo(Path.of("/home/me/.cache/psephos"));
    }

    private static Fetching fetching(String verb, String... words) {
        var given = Arguments.parse(Verbs.named(verb).syntax(), List.of(words));
        var nowhere = java.io.OutputStream.nullOutputStream();
        return new Fetching(
                given,
                new Terminal(
                        nowhere,
                        nowhere,
                        Terminal.Surroundings.plain(java.time.Clock.systemUTC())));
    }
}
