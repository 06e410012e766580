package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.dataset.Intake;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;

/** Rows that are written as they come make the bytes of the whole read at once. */
class PassTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bytes that break a row, and some that only look so. */
    private static final List<byte[]> WOUNDS =
            Stream.of(
                            "22",
                            "5C",
                            "7B",
                            "7D",
                            "5B",
                            "5D",
                            "2C",
                            "3A",
                            "00",
                            "1F",
                            "09",
                            "80",
                            "C080",
                            "C1BF",
                            "C3A9",
                            "E08080",
                            "E282AC",
                            "EDA080",
                            "EDBFBF",
                            "EFBFBF",
                            "F0808080",
                            "F09F9880",
                            "F48FBFBF",
                            "F4908080",
                            "F5",
                            "FF",
                            "E282",
                            "F09F98",
                            "5C75",
                            "5C7530303031",
                            "5C7564383030",
                            "5C7544383344",
                            "5C7564653030")
                    .map(HexFormat.of()::parseHex)
                    .toList();

    @TempDir private Path home;

    @TestFactory
    Stream<DynamicTest> everyPublishedLayout(@TempDir Path folder) {
        return Cards.all().stream()
                .flatMap(card -> card.layouts().stream())
                .map(layout -> DynamicTest.dynamicTest(layout.name(), () -> check(layout, folder)));
    }

    private static void check(CardLayout layout, Path folder) throws IOException {
        var own = Files.createDirectories(folder.resolve(layout.name().replace('/', '-')));
        var file = own.resolve(layout.exampleName());
        Files.writeString(file, layout.example());
        new TwoRoads(Files.createDirectory(own.resolve("once"))).meet(file);

        Files.writeString(file, layout.example() + told(layout.example(), 1));
        new TwoRoads(Files.createDirectory(own.resolve("twice"))).meet(file);
    }

    /** Every layout that holds comparisons becomes rows of a trainer by way of the disk. */
    @Test
    void everyPublishedLayoutBecomesRows() throws IOException {
        var rows = new java.util.TreeSet<String>();
        for (var layout : Cards.all().stream().flatMap(card -> card.layouts().stream()).toList()) {
            var own = Files.createDirectories(home.resolve(layout.name().replace('/', '-')));
            var file = own.resolve(layout.exampleName());
            Files.writeString(file, layout.example() + told(layout.example(), 2));
            for (var target : List.of(Target.TRL_PREFERENCE, Target.TRL_KTO)) {
                var road = Files.createDirectory(own.resolve(target.id()));
                if (new TwoRoads(road).meet(file, target)) {
                    rows.add(layout.name());
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(20).contains("trl-preference", "ultrafeedback");
    }

    /** The same rows with other words: what names its items by an id now contradicts itself. */
    private static String told(String rows, long seed) throws IOException {
        var random = new Seed(seed).random();
        var lines = new ArrayList<String>();
        for (var line : rows.lines().toList()) {
            if (!line.startsWith("{")) {
                return "";
            }
            lines.add(otherwise(JSON.readTree(line), random).toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static JsonNode otherwise(JsonNode node, SplitMix64 random) {
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> list.add(otherwise(one, random)));
            return list;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> object.set(e.getKey(), otherwise(e.getValue(), random)));
            return object;
        }
        boolean words = node.isTextual() && node.asText().contains(" ") && random.nextInt(2) == 0;
        return words ? JsonNodeFactory.instance.textNode(node.asText() + "!") : node;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void awkwardConversations(long seed) throws IOException {
        var file = home.resolve("rows.jsonl");
        Files.writeString(file, new AwkwardRows(seed).lines(300));

        assertThat(new TwoRoads(home).meet(file)).isTrue();
        assertThat(new TwoRoads(home).meet(file, Target.TRL_PREFERENCE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void rowsWithBrokenBytes(long seed) throws IOException {
        var random = new Seed(seed).random();
        var file = home.resolve("rows.jsonl");
        var bytes = new AwkwardRows(seed + 50).lines(200).getBytes(StandardCharsets.UTF_8);
        int from = 300;
        for (int i = 0; i < 400; i++) {
            int at = from + random.nextInt(bytes.length - from);
            byte[] wound = WOUNDS.get(random.nextInt(WOUNDS.size()));
            if (at + wound.length < bytes.length) {
                System.arraycopy(wound, 0, bytes, at, wound.length);
            }
        }
        Files.write(file, bytes);

        assertThat(new TwoRoads(home).meet(file)).isTrue();
    }

    @Test
    void severalGroupsOfRowsPackedBeside() throws IOException {
        var file = home.resolve("rows.jsonl");
        var rows = new StringBuilder();
        var words = "many words that do not say much ".repeat(700);
        for (int i = 0; i < 2100; i++) {
            rows.append(AwkwardRows.row("q" + i, words + i, words + "or " + i));
        }
        Files.writeString(file, rows);

        assertThat(new TwoRoads(home).meet(file)).isTrue();
    }

    @Test
    void packedRowsOfAnyLength() throws IOException {
        var file = home.resolve("rows.jsonl.gz");
        var rows =
                new AwkwardRows(7).lines(50) + AwkwardRows.row("big", "x".repeat(3_000_000), "y");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(rows.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new TwoRoads(home).meet(file)).isTrue();
    }

    @Test
    void aContradictionInTheLastRowIsARejectThatNamesBothPlaces() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            rows.add(
                    "{\"ID\": \"q%d\", \"text\": \"what is %d?\", \"meta\": {\"risk-area\": \"a\"}}"
                            .formatted(i, i));
        }
        rows.add("{\"ID\": \"q17\", \"text\": \"what else?\", \"meta\": {\"risk-area\": \"a\"}}");
        var layout =
                Cards.all().stream()
                        .flatMap(card -> card.layouts().stream())
                        .filter(one -> one.example().contains("\"ID\""))
                        .findFirst()
                        .orElseThrow();
        var file = home.resolve("rows.jsonl");
        Files.writeString(file, layout.example() + String.join("\n", rows) + "\n");

        assertThat(new TwoRoads(home).meet(file)).isTrue();
        int first = (int) layout.example().lines().count();
        assertThat(home.resolve("passed").resolve("dataset.json"))
                .content()
                .contains("what %s:%d says of q17".formatted(file, first + 18))
                .contains("\"line\" : %d".formatted(first + 3001));
    }

    @Test
    void whereTheFirstRejectIsTheEndNothingIsWritten() throws IOException {
        var file = home.resolve("rows.jsonl");
        Files.writeString(file, AwkwardRows.row("a", "b", "c") + "{torn\n");
        var out = home.resolve("out");
        var how = new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());

        assertThatThrownBy(
                        () ->
                                how.pass(
                                        sink ->
                                                FeedbackFiles.handOn(
                                                        List.of(file),
                                                        ReadOptions.withDefaults(),
                                                        ReadProgress.SILENT,
                                                        sink),
                                        new Conversion.Manner(1, true, 1),
                                        intake -> {},
                                        out))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("rows.jsonl:2");
        assertThat(out).doesNotExist();
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** Mutant: who is told is told when all is in its place. */
    @Test
    void whoIsToldMayRefuseAndNothingIsWritten() throws IOException {
        var file = home.resolve("rows.jsonl");
        Files.writeString(file, AwkwardRows.row("a", "b", "c"));
        Conversion.Reader reader =
                sink ->
                        FeedbackFiles.handOn(
                                List.of(file),
                                ReadOptions.withDefaults(),
                                ReadProgress.SILENT,
                                sink);
        var manner = new Conversion.Manner(1, false, 1);
        Consumer<Intake> refusing =
                intake -> {
                    throw new IllegalStateException("refused");
                };
        var folder = new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());
        var rows = new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none());

        assertThatThrownBy(() -> folder.pass(reader, manner, refusing, home.resolve("out")))
                .hasMessage("refused");
        assertThatThrownBy(() -> rows.through(reader, manner, refusing, home.resolve("out.jsonl")))
                .hasMessage("refused");
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(file);
        }
    }
}
