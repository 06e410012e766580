package org.psephos.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.fetch.Places.Reach;
import org.psephos.model.PsephosException;
import org.psephos.testkit.HubServer;
import org.psephos.testkit.HubServer.Asked;
import org.psephos.testkit.HubServer.Stumble;

/**
 * Files come whole or not at all. Mutants that these tests saw: a rest put behind another version
 * (no If-Range), a digest not compared, the token sent to the second host, a part that begins anew
 * each time, a silent connection waited for, a wait that is not asked of the pause.
 */
final class FetcherTest {
    private static final byte[] LARGE = bytes(300_000);

    private final HubServer hub = new HubServer();
    private final List<Duration> waits = new ArrayList<>();

    @TempDir Path cache;

    @AfterEach
    void stop() {
        hub.close();
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    private Fetcher fetcher(@Nullable String token, Reach reach) {
        var places = new Places(hub.address(), cache, token, reach, Duration.ofMillis(400));
        return new Fetcher(places, HttpClient.newHttpClient(), waits::add, FetchProgress.SILENT);
    }

    private List<Fetched> fetch(String address) {
        return fetcher(null, Reach.ONLINE).fetch(Address.of(address));
    }

    private static List<String> names(List<Fetched> files) {
        return files.stream()
                .map(file -> file.name().replace("hf://owner/name@" + HubServer.COMMIT, ""))
                .toList();
    }

    private static byte[] content(Fetched file) {
        try {
            return Files.readAllBytes(file.file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dataFilesOfADatasetComeFromWhereTheHubPointsTo() {
        hub.with("README.md", "# A dataset");
        hub.with("data/train-0.parquet", LARGE).with("data/train-1.parquet", "two");
        hub.with("test.jsonl", "{}").with("pictures/a.png", "no data");

        var files = fetch("hf://owner/name");

        assertThat(names(files))
                .containsExactly("/data/train-0.parquet", "/data/train-1.parquet", "/test.jsonl");
        assertThat(content(files.getFirst())).isEqualTo(LARGE);
        assertThat(files.getFirst().bytes()).isEqualTo(LARGE.length);
        assertThat(hub.asked()).noneMatch(one -> one.path().contains("pictures"));
    }

    @Test
    void whatIsHereIsNotAskedForAgainAndComesWithoutANetwork() {
        hub.with("data/train.parquet", LARGE);
        fetch("hf://owner/name");
        long before = hub.asked().size();

        var again = fetch("hf://owner/name@" + HubServer.COMMIT);
        assertThat(hub.asked()).hasSize((int) before);
        assertThat(again.getFirst().bytes()).isZero();

        hub.close();
        var offline = fetcher(null, Reach.OFFLINE).fetch(Address.of("hf://owner/name"));
        assertThat(content(offline.getFirst())).isEqualTo(LARGE);
        assertThatThrownBy(
                        () -> fetcher(null, Reach.OFFLINE).fetch(Address.of("hf://owner/name@v1")))
                .hasMessageContaining("--offline asks nobody");
    }

    @Test
    void aBranchWithSlashesIsOneName() {
        hub.with("a.csv", "x");

        assertThat(fetch("hf://owner/name@refs/pr/1")).hasSize(1);
        assertThat(hub.asked()).anyMatch(one -> one.path().endsWith("/revision/refs%2Fpr%2F1"));
    }

    @Test
    void aConfigurationAFolderAndAFileAreNamedInTheSameWay() {
        hub.with(
                "README.md",
                """
                ---
                configs:
                - config_name: easy
                  data_files:
                  - split: train
                    path: easy/train-*
                  - split: test
                    path: ["easy/test.jsonl"]
                - config_name: hard
                  data_files: "hard/**"
                ---
                # Two
                """);
        hub.with("easy/train-0.jsonl", "1").with("easy/test.jsonl", "2").with("easy/x.jsonl", "3");
        hub.with("hard/deep/a.csv", "4").with("other/b.csv", "5");

        assertThat(names(fetch("hf://owner/name/easy")))
                .containsExactly("/easy/test.jsonl", "/easy/train-0.jsonl");
        assertThat(names(fetch("hf://datasets/owner/name/hard@v1")))
                .containsExactly("/hard/deep/a.csv");
        assertThat(names(fetch("hf://owner/name/other"))).containsExactly("/other/b.csv");
        assertThat(names(fetch("hf://owner/name/easy/x.jsonl"))).containsExactly("/easy/x.jsonl");
        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("several configurations: easy, hard")
                .hasMessageContaining("hf://owner/name/easy");
        assertThatThrownBy(() -> fetch("hf://owner/name/none"))
                .hasMessageContaining("no configuration, file or folder \"none\"");
    }

    @Test
    void whatWasCutGoesOnWhereItBrokeOff() {
        hub.with("a.parquet", LARGE)
                .stumbling("a.parquet", new Stumble.Cut(100_000), new Stumble.Cut(100_000));

        var file = fetch("hf://owner/name").getFirst();

        assertThat(content(file)).isEqualTo(LARGE);
        assertThat(file.bytes()).isEqualTo(LARGE.length);
        var ranges = hub.asked().stream().filter(one -> !one.ofHub()).map(Asked::range).toList();
        assertThat(ranges).hasSize(3).containsExactly(null, ranges.get(1), ranges.get(2));
        assertThat(ranges.get(1)).matches("bytes=\\d{5,6}-");
    }

    @Test
    void aRunThatEndedIsGoneOnWithByTheNext() throws IOException {
        hub.with("a.parquet", LARGE).stumbling("a.parquet", new Stumble.Cut(200_000));
        for (int time = 0; time < 40; time++) {
            hub.stumbling("a.parquet", new Stumble.Cut(0));
        }

        // Where the end of the connection overtakes the head of the answer, it is asked again at
        // once.
        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageMatching(
                        "(?s).*(cut again and again after .* of 300000 bytes|broke before an answer).*");
        hub.steady("a.parquet");
        var part = find(".part");
        assertThat(Files.size(part)).isBetween(1L, 200_000L);
        assertThat(find("a.parquet.part.etag")).exists();

        var file = fetch("hf://owner/name").getFirst();
        assertThat(content(file)).isEqualTo(LARGE);
        assertThat(file.bytes()).isLessThan(LARGE.length);
        assertThat(part).doesNotExist();
    }

    private Path find(String ending) throws IOException {
        try (var all = Files.walk(cache)) {
            return all.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    @Test
    void theRestOfAnotherVersionIsNeverPutBehindTheFirst() {
        var other = "other ".repeat(50_000);
        hub.with("a.csv", LARGE)
                .stumbling("a.csv", new Stumble.Cut(100_000), new Stumble.Replaced(other));

        var file = fetch(hub.web("a.csv")).getFirst();

        assertThat(content(file)).isEqualTo(other.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(30)
    void aConnectionThatFallsSilentCountsAsCut() {
        hub.with("a.parquet", LARGE).stumbling("a.parquet", new Stumble.Silence(150_000));

        var file = fetch("hf://owner/name").getFirst();

        assertThat(content(file)).isEqualTo(LARGE);
    }

    @Test
    void aDigestThatIsWrongIsNoFile() throws IOException {
        hub.with("a.parquet", LARGE).with("b.jsonl", "{}");
        hub.stumbling("a.parquet", new Stumble.Damage());
        hub.stumbling("b.jsonl", new Stumble.Damage());

        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .isInstanceOfSatisfying(
                        PsephosException.class,
                        e -> assertThat(e.kind()).isEqualTo(PsephosException.Kind.DATA))
                .hasMessageContaining("/a.parquet: what came has the digest");
        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("/b.jsonl: what came has the digest");
        assertThat(fetch("hf://owner/name")).hasSize(2);
    }

    @Test
    void whatIsTooMuchForTheDiskIsSaidBeforeTheFirstByte() throws IOException {
        hub.with("a.parquet", LARGE);
        fetch("hf://owner/name");
        var tree = find(".tree.json");
        Files.writeString(
                tree,
                Files.readString(tree).replace("\"size\":300000", "\"size\":" + Long.MAX_VALUE));
        Files.delete(find("a.parquet"));

        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("9223372036854775807 bytes are to come")
                .hasMessageContaining("--cache");
    }

    @Test
    void aDiskThatFillsUpOnTheWayIsSaid() throws IOException {
        var full = Path.of("/dev/full");
        assumeThat(full).exists();
        hub.with("a.parquet", LARGE);
        fetch("hf://owner/name");
        var file = find("a.parquet");
        Files.delete(file);
        Files.createSymbolicLink(file.resolveSibling("a.parquet.part"), full);

        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("a.parquet.part cannot be written")
                .hasMessageContaining("make room there");
    }

    @Test
    void aBusyHubIsWaitedForAsLongAsItAsksAndNotForHours() {
        hub.with("a.csv", "x");
        hub.stumbling("a.csv", new Stumble.Status(429, "7"), new Stumble.Status(503, ""));
        assertThat(fetch(hub.web("a.csv"))).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));

        hub.with("b.csv", "x").stumbling("b.csv", new Stumble.Status(429, "3600"));
        assertThatThrownBy(() -> fetch(hub.web("b.csv")))
                .hasMessageContaining("(429)")
                .hasMessageContaining("try again in 3600 seconds");

        var down = new Stumble.Status(500, "");
        hub.with("c.csv", "x").stumbling("c.csv", down, down, down, down);
        assertThatThrownBy(() -> fetch(hub.web("c.csv"))).hasMessageContaining("failed (500)");
    }

    @Test
    void aGatedDatasetAsksForTheTokenWhichGoesToTheHubAlone() {
        hub.with("a.parquet", LARGE).gated("secret");

        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("gated")
                .hasMessageContaining("/datasets/owner/name and set HF_TOKEN");
        var files = fetcher("secret", Reach.ONLINE).fetch(Address.of("hf://owner/name"));

        assertThat(content(files.getFirst())).isEqualTo(LARGE);
        assertThat(hub.asked())
                .filteredOn(one -> !one.ofHub())
                .isNotEmpty()
                .allMatch(one -> one.token() == null);
        assertThat(hub.asked()).anyMatch(one -> "Bearer secret".equals(one.token()));
    }

    @Test
    void whatIsNotThereSaysWhatToDo() {
        hub.with("a.csv", "x").with("page.html", "<html>");

        assertThatThrownBy(() -> fetch("hf://owner/other"))
                .hasMessageContaining("hf://owner/other: the hub has no such dataset")
                .hasMessageContaining("HF_TOKEN");
        assertThatThrownBy(() -> fetch("hf://owner/name@v9"))
                .hasMessageContaining("no such revision");
        assertThatThrownBy(() -> fetch(hub.web("none.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> fetch(hub.web("page.html")))
                .hasMessageContaining("a page for people");
        hub.close();
        assertThatThrownBy(() -> fetch("hf://owner/name"))
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aFileOfTheWebIsTakenAgainWhereItIsTheSame() {
        hub.with("a.csv", "one");
        assertThat(fetch(hub.web("a.csv")).getFirst().bytes()).isEqualTo(3);
        assertThat(fetch(hub.web("a.csv")).getFirst().bytes()).isZero();
        hub.with("a.csv", "other");
        var other = fetch(hub.web("a.csv?key=secret")).getFirst();
        assertThat(content(other)).isEqualTo("other".getBytes(StandardCharsets.UTF_8));
        assertThat(other.name()).endsWith("a.csv?...").doesNotContain("secret");
        assertThat(content(fetch(hub.web("a.csv")).getFirst())).hasSize(5);
        assertThatThrownBy(() -> fetch(hub.web("a.csv") + "#sha256=" + "0".repeat(64)))
                .hasMessageContaining("instead of 000000");
    }

    @Test
    void aHubThatNamesFilesOutsideIsNotFollowed() {
        hub.with("../../evil.csv", "x");

        assertThatThrownBy(() -> fetch("hf://owner/name")).hasMessageContaining("outside");
    }

    @Test
    void twoRunsDoNotWriteOneFile() throws IOException {
        hub.with("a.parquet", LARGE);
        fetch("hf://owner/name");
        var file = find("a.parquet");
        Files.delete(file);
        var part = file.resolveSibling("a.parquet.part");
        try (var held =
                        FileChannel.open(
                                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> fetch("hf://owner/name"))
                    .hasMessageContaining("another run is bringing this file");
        }
    }

    @Test
    void addressesThatNameNothingAreRefused() {
        for (var word :
                List.of(
                        "hf://owner",
                        "hf://owner/na me",
                        "hf://../name",
                        "hf://owner/name@",
                        "https://",
                        "http://example.org/a.csv",
                        "https://user:key@example.org/a.csv",
                        "https://example.org/a.csv#sha256=12")) {
            assertThatThrownBy(() -> Address.of(word))
                    .hasMessageContaining("write hf://owner/name")
                    .message()
                    .doesNotContain("key");
        }
        assertThat(Address.isOne("votes.csv")).isFalse();
        assertThat(Address.of("HTTPS://example.org/a b.csv"))
                .hasToString("HTTPS://example.org/a%20b.csv");
    }
}
