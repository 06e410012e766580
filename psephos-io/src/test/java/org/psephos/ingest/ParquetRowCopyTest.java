package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.model.PsephosException;

/** Some rows of a table, in a table or in lines of their own. */
class ParquetRowCopyTest {
    private static final String FOOT =
            ", KV_METADATA {other: 'o', huggingface: '{\"it''s\": [1]}', last: 'l'}";

    @TempDir private Path folder;

    /** Mutants: rows are counted from 1; a last or a full batch is forgotten or told again. */
    @Test
    void thoseRowsAreCopiedInTheirOrderAndNoOthers() throws SQLException {
        var from = parquet("from.parquet", "SELECT i + 1 AS i FROM range(20005) AS t(i)", "");
        var to = folder.resolve("to.parquet");
        for (int count : new int[] {1, 2, 10_000, 10_001, 20_000, 20_001}) {
            var numbers = new BitSet();
            numbers.set(20_006 - count, 20_006);
            ParquetTable.copy(from, to, numbers);
            assertThat(column(to, "i"))
                    .isEqualTo(numbers.stream().mapToObj(Integer::toString).toList());
        }
    }

    /** Mutants: any entry of the foot is the one of the hub; its quotes end the text. */
    @Test
    void whatTheFootSaysForTheHubIsKept() throws SQLException {
        var from = parquet("it's.parquet", "SELECT 1 AS i", FOOT);
        var to = folder.resolve("to.parquet");
        ParquetTable.copy(from, to, rows(1));
        assertThat(foot(to)).containsExactly("huggingface={\"it's\": [1]}");
    }

    /** Mutants: the foot is kept where it is wrong; it is lost where it is right. */
    @Test
    void aColumnThatBecameTextIsOneAndTheFootNoLongerSpeaksOfIt() throws Exception {
        var like = parquet("like.parquet", "SELECT 1::BIGINT AS \"it's\", 2.5::FLOAT AS n", FOOT);
        var lines = folder.resolve("in.jsonl");
        Files.writeString(
                lines, "{\"it's\": \"p-1\", \"n\": 0.5}\n{\"it's\": \"p-2\", \"n\": 1}\n");
        var to = folder.resolve("to.parquet");
        ParquetTable.ofLines(lines, like, to, "it's"::equals);
        assertThat(types(to)).containsExactly("it's VARCHAR", "n FLOAT");
        assertThat(column(to, "it's")).containsExactly("p-1", "p-2");
        assertThat(foot(to)).isEmpty();

        Files.writeString(lines, "{\"it's\": 7, \"n\": 0.5}\n");
        ParquetTable.ofLines(lines, like, to, name -> false);
        assertThat(types(to)).containsExactly("it's BIGINT", "n FLOAT");
        assertThat(foot(to)).containsExactly("huggingface={\"it's\": [1]}");
    }

    /** Mutant: lines are as long as the engine expects, which ends above 20 MB. */
    @Test
    void aRowMayBeLong() throws Exception {
        var like = parquet("like.parquet", "SELECT 'a' AS words", "");
        var lines = folder.resolve("in.jsonl");
        Files.writeString(lines, "{\"words\": \"%s\"}\n".formatted("w".repeat(40_000_000)));
        var to = folder.resolve("to.parquet");
        ParquetTable.ofLines(lines, like, to, name -> false);
        assertThat(column(to, "words").getFirst()).hasSize(40_000_000);
    }

    @Test
    void aTextWhereANumberWasIsRefusedWithARemedy() throws Exception {
        var like = parquet("like.parquet", "SELECT 1 AS n", "");
        var lines = Files.writeString(folder.resolve("in.jsonl"), "{\"n\": \"[E-MAIL]\"}\n");
        var to = folder.resolve("to.parquet");
        assertThatThrownBy(() -> ParquetTable.ofLines(lines, like, to, name -> false))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("a column whose type is no text cannot hold");
        assertThat(to).doesNotExist();
    }

    /** Mutant: bytes go into lines, in which no mask could be set. */
    @Test
    void bytesAreRefusedWhereTextsAreToBeMasked() throws SQLException {
        var from =
                parquet("from.parquet", "SELECT {'bytes': '\\xAA'::BLOB} AS image, 'a' AS b", "");
        var to = folder.resolve("to.jsonl");
        assertThatThrownBy(() -> ParquetTable.lines(from, to, rows(1)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("column \"image\" holds bytes");
        assertThat(to).doesNotExist();
    }

    @Test
    void linesTakeThePlaceOfWhatWasThere() throws SQLException, IOException {
        var from = parquet("from.parquet", "SELECT i FROM range(3) AS t(i)", "");
        var to = Files.writeString(folder.resolve("to.jsonl"), "old");
        ParquetTable.lines(from, to, rows(1, 3));
        assertThat(to).content().isEqualTo("{\"i\":0}\n{\"i\":2}\n");
    }

    private static BitSet rows(int... numbers) {
        var set = new BitSet();
        IntStream.of(numbers).forEach(set::set);
        return set;
    }

    private List<String> types(Path file) throws SQLException {
        return asked("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM %s)", file);
    }

    private List<String> column(Path file, String name) throws SQLException {
        return asked("SELECT \"" + name + "\" FROM %s", file);
    }

    private List<String> foot(Path file) throws SQLException {
        return asked(
                "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata(%s)", file);
    }

    private static List<String> asked(String query, Path file) throws SQLException {
        var told = new ArrayList<String>();
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(query.replace("%s", ParquetTable.literal(file)))) {
            while (result.next()) {
                told.add(result.getString(1));
            }
        }
        return told;
    }

    private Path parquet(String name, String query, String more) throws SQLException {
        var file = folder.resolve(name);
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (%s) TO %s (FORMAT parquet%s)"
                            .formatted(query, ParquetTable.literal(file), more));
        }
        return file;
    }
}
