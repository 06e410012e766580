package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ParquetTable;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/** Numbers stay numbers, and what is absent is left out. */
class TypesOfTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private static final List<String> ROWS =
            List.of(
                    """
                    {"prompt": "A?", "chosen": "a", "rejected": "b", "quality": 4.5, "rounds": 2, "seen": true, "zip": "007", "note": "x"}""",
                    """
                    {"prompt": "B?", "chosen": "a", "rejected": "b", "quality": 4, "rounds": 3, "seen": false, "zip": "100", "note": "2"}""");

    @Test
    void numbersAndBooleansStayWhatTheyAre() throws IOException {
        var rows = convert(Target.JSONL, ROWS);

        assertThat(rows.getFirst().get("quality").isNumber()).isTrue();
        assertThat(rows.getFirst().get("quality").asText()).isEqualTo("4.5");
        assertThat(rows.getLast().get("quality").asText()).isEqualTo("4");
        assertThat(rows.getFirst().get("rounds").isInt()).isTrue();
        assertThat(rows.getFirst().get("seen").isBoolean()).isTrue();
        assertThat(rows.getFirst().get("zip").isTextual()).isTrue();
        assertThat(rows.getLast().get("note").isTextual()).isTrue();
    }

    @Test
    void parquetHasThemAsItsOwnTypes() throws IOException {
        var out = home.resolve("out.parquet");
        write(Target.PARQUET, read(ROWS), out);

        try (var table = ParquetTable.open(out)) {
            assertThat(table.columns())
                    .filteredOn(column -> column.name().matches("quality|rounds"))
                    .extracting(ParquetTable.Column::type)
                    .containsExactly(ParquetTable.Type.NUMBER, ParquetTable.Type.NUMBER);
        }
        var back =
                FeedbackFiles.read(List.of(out), ReadOptions.withDefaults(), ReadProgress.SILENT);
        assertThat(back.comparisons().get(0).header().attributes())
                .containsEntry("quality", "4.5")
                .containsEntry("rounds", "2")
                .containsEntry("seen", "true")
                .containsEntry("zip", "007");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(PlainTable.Type.TEXT, List.of()),
                Arguments.of(PlainTable.Type.INTEGER, List.of("0", "-7", "123456789012345")),
                Arguments.of(PlainTable.Type.TEXT, List.of("1234567890123456789")),
                Arguments.of(PlainTable.Type.TEXT, List.of("-0", "x")),
                Arguments.of(PlainTable.Type.TEXT, List.of("01")),
                Arguments.of(PlainTable.Type.TEXT, List.of("+1")),
                Arguments.of(PlainTable.Type.TEXT, List.of("0.10000000000000000000001")),
                Arguments.of(PlainTable.Type.TEXT, List.of("1e999")),
                Arguments.of(PlainTable.Type.TEXT, List.of("NaN")),
                Arguments.of(PlainTable.Type.TEXT, List.of("1", "")),
                Arguments.of(PlainTable.Type.TEXT, List.of("1", "true")),
                Arguments.of(PlainTable.Type.TEXT, List.of("True")),
                Arguments.of(PlainTable.Type.BOOLEAN, List.of("true", "false")),
                Arguments.of(PlainTable.Type.NUMBER, List.of("1", "2.50", "-1.5e-3")));
    }

    /** Mutants: any match in place of all; 16 digits; no look at what is read again. */
    @ParameterizedTest
    @MethodSource("texts")
    void aColumnIsOfNumbersWhereAllMeanTheSameWhenReadAgain(
            PlainTable.Type expected, List<String> values) {
        assertThat(TypeOfTexts.of(values)).isEqualTo(expected);
    }

    /** Mutant: the first row leaves out what it does not have, too. */
    @Test
    void rowsLeaveOutWhatTheyDoNotHaveButTheFirst() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            lines.add(
                    """
                    {"prompt": "%s?", "chosen": "a", "rejected": "b", "key%s": "v%s"}"""
                            .formatted(i, i, i));
        }

        var rows = convert(Target.JSONL, lines);

        assertThat(rows.getFirst().size()).isGreaterThan(50);
        assertThat(rows.getFirst().get("key7").isNull()).isTrue();
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).get("key" + i).asText()).isEqualTo("v" + i);
            assertThat(rows.get(i)).noneMatch(JsonNode::isNull);
        }
        var back = read(Files.readAllLines(home.resolve("out.jsonl")));
        assertThat(back.comparisons().size()).isEqualTo(50);
        assertThat(back.comparisons().get(7).header().attributes()).containsEntry("key7", "v7");
        assertThat(back.comparisons().get(7).header().attributes()).doesNotContainKey("key8");
    }

    private List<JsonNode> convert(Target target, List<String> lines) throws IOException {
        var out = home.resolve("out.jsonl");
        write(target, read(lines), out);
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(out)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private Dataset read(List<String> lines) throws IOException {
        var file = Files.write(home.resolve("in.jsonl"), lines);
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static void write(Target target, Dataset data, Path out) {
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, out);
    }
}
