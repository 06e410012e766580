package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.export.Conversion;
import org.psephos.export.Converted;
import org.psephos.export.Loss;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.testkit.Shared;

/** Every column of a file is mapped by its card, carried as an attribute, or told to be lost. */
final class EveryColumnTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private static final String HELPSTEER =
            """
            {"domain": "general", "language": "english", "context": [{"role": "user", "content": "Sky?"}], "response1": "Blue.", "response2": "Green.", "overall_preference": -2, "individual_preference": []}
            """;

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"TRL_PREFERENCE", "JSONL", "HELPSTEER", "TRL_KTO", "NEMO_DPO"})
    void whatIsKeptBesideAQuestionIsCarried(Target target) throws IOException {
        var out = home.resolve("out.jsonl");

        var converted = convert(target, read(HELPSTEER), out);

        var row = JSON.readTree(Files.readAllLines(out).getFirst());
        assertThat(row.path("domain").asText()).isEqualTo("general");
        assertThat(row.path("language").asText()).isEqualTo("english");
        assertThat(converted.losses()).noneMatch(loss -> loss.what().contains("attribute"));
    }

    @Test
    void whatHasNoPlaceIsToldOnceForEachRow() throws IOException {
        var converted = convert(Target.OPENAI_DPO, read(HELPSTEER), home.resolve("openai.jsonl"));

        assertThat(converted.losses())
                .contains(
                        new Loss("attribute domain", 1, Loss.Lost.FIELDS),
                        new Loss("attribute language", 1, Loss.Lost.FIELDS));
    }

    /** Mutant: the card's word replaces the column. */
    @Test
    void aColumnThatIsCalledAsACardsOwnWordStays() throws IOException {
        var data =
                read(
                        """
                        {"prompt": "Sky?", "chosen": "Blue.", "rejected": "Green.", "shown": "rejected first"}
                        """);

        var kept = data.comparisons().get(0).header().attributes();

        assertThat(kept)
                .containsEntry("shown", "order unknown")
                .containsEntry("shown_column", "rejected first");
    }

    @TestFactory
    Stream<DynamicTest> everyColumnOfEveryExample() {
        return layouts()
                .map(
                        layout ->
                                DynamicTest.dynamicTest(
                                        layout.name(), () -> check(layout, example(layout))));
    }

    /** Published rows have columns that no example has; two targets tell the kinds of writers. */
    @TestFactory
    Stream<DynamicTest> everyColumnOfPublishedRows() {
        return layouts()
                .flatMap(layout -> layout.published().keySet().stream())
                .map(name -> DynamicTest.dynamicTest(name, () -> published(name)));
    }

    private void published(String name) throws IOException {
        var file = Shared.file("data/" + name);
        var data = Reading.read(file);
        toldOrCarried(Target.JSONL, data, kept(data));
        toldOrCarried(Target.TRL_PREFERENCE, data, kept(data));
    }

    private static Stream<CardLayout> layouts() {
        return Cards.all().stream().flatMap(card -> card.layouts().stream());
    }

    private Path example(CardLayout layout) throws IOException {
        var own = Files.createDirectories(home.resolve(layout.name().replace('/', '-')));
        return Files.writeString(own.resolve(layout.exampleName()), layout.example());
    }

    private void check(CardLayout layout, Path file) throws IOException {
        var data = Reading.read(file);
        var kept = kept(data);
        assertThat(CardCompiler.compile(layout).keep()).as("columns are kept").isTrue();
        for (var target : Target.values()) {
            if (target != Target.PSEPHOS) {
                toldOrCarried(target, data, kept);
            }
        }
    }

    private void toldOrCarried(Target target, Dataset data, Map<String, Long> kept)
            throws IOException {
        var out = Files.createTempDirectory(home, "out").resolve("out");
        var converted = convert(target, data, out);
        var there = new TreeSet<String>();
        if (converted.written() > 0 && target != Target.PARQUET && target != Target.CSV) {
            for (var file : converted.files()) {
                if (file.rows() > 0) {
                    there.addAll(columns(Path.of(file.path())));
                }
            }
        }
        if (converted.carried() == 0 || target == Target.PARQUET || target == Target.CSV) {
            return;
        }
        kept.forEach(
                (name, rows) -> {
                    boolean told =
                            converted.losses().stream()
                                    .anyMatch(loss -> loss.what().startsWith("attribute " + name));
                    long lost =
                            converted.losses().stream()
                                    .filter(loss -> loss.lost() == Loss.Lost.ROWS)
                                    .mapToLong(Loss::rows)
                                    .sum();
                    assertThat(told || there.contains(name) || lost >= rows)
                            .as("%s in %s: %s", name, target, converted.losses())
                            .isTrue();
                });
    }

    /** Names of attributes with how many judgements have them. */
    private static Map<String, Long> kept(Dataset data) {
        var kept = new LinkedHashMap<String, Long>();
        for (var headers : headers(data)) {
            add(headers.attributes(), kept);
            var named = headers.item();
            for (var one : data.items().attributes().entrySet()) {
                for (int row = 0; named != null && row < headers.size(); row++) {
                    var item = named.name(row);
                    int at = item == null ? -1 : data.items().ids().code(item);
                    if (at >= 0 && one.getValue().name(at) != null) {
                        kept.merge(one.getKey(), 1L, Long::sum);
                    }
                }
            }
        }
        kept.remove("shown");
        return kept;
    }

    private static void add(SortedMap<String, Coded> attributes, Map<String, Long> kept) {
        attributes.forEach(
                (name, values) -> {
                    for (int row = 0; row < values.size(); row++) {
                        if (values.name(row) != null) {
                            kept.merge(name, 1L, Long::sum);
                        }
                    }
                });
    }

    private static List<HeaderColumns> headers(Dataset data) {
        return List.of(
                data.comparisons().headers(),
                data.rankings().headers(),
                data.ratings().headers(),
                data.labels().headers(),
                data.edits().headers(),
                data.choices().headers());
    }

    private static SortedSet<String> columns(Path file) throws IOException {
        var names = new TreeSet<String>();
        for (var row : rows(file)) {
            row.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        var rows = new ArrayList<JsonNode>();
        var text = Files.readString(file);
        if (text.startsWith("[")) {
            JSON.readTree(text).forEach(rows::add);
        } else {
            for (var line : text.lines().toList()) {
                if (line.startsWith("{") && line.endsWith("}")) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }

    private Dataset read(String line) throws IOException {
        return Reading.read(Files.writeString(home.resolve("in.jsonl"), line));
    }

    private static Converted convert(Target target, Dataset data, Path out) {
        return new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, out);
    }
}
