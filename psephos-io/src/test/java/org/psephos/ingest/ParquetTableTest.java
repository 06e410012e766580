package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.ingest.ParquetTable.Column;
import org.psephos.model.PsephosException;

class ParquetTableTest {
    @TempDir private Path folder;

    @Test
    void eachKindOfColumnComesOutAsItsOwnText() throws SQLException {
        var file =
                parquet(
                        "kinds.parquet",
                        """
                        SELECT 'a b' AS words, 0.1::DOUBLE AS share, 7 AS n, true AS truth,
                          TIMESTAMP '2024-05-06 07:08:09.123456' AS local,
                          TIMESTAMPTZ '2024-05-06 07:08:09.5+02' AS utc,
                          DATE '2024-05-06' AS day, {'role': 'user', 'parts': ['x', NULL]} AS message,
                          '\\x00\\xAA'::BLOB AS bytes, NULL::VARCHAR AS nothing""");

        try (var table = ParquetTable.open(file)) {
            var rows = rows(table, table.columns().stream().map(Column::name).toList());

            assertThat(table.columns())
                    .extracting(Column::type)
                    .containsExactly(
                            ParquetTable.Type.TEXT,
                            ParquetTable.Type.NUMBER,
                            ParquetTable.Type.NUMBER,
                            ParquetTable.Type.TRUTH,
                            ParquetTable.Type.TIME,
                            ParquetTable.Type.TIME,
                            ParquetTable.Type.TIME,
                            ParquetTable.Type.NESTED,
                            ParquetTable.Type.BYTES,
                            ParquetTable.Type.TEXT);
            assertThat(rows)
                    .containsExactly(
                            Arrays.asList(
                                    "a b",
                                    "0.1",
                                    "7",
                                    "true",
                                    "2024-05-06T07:08:09.123456",
                                    "2024-05-06T05:08:09.5Z",
                                    "2024-05-06",
                                    "{\"role\":\"user\",\"parts\":[\"x\",null]}",
                                    "AKo=",
                                    null));
        }
    }

    /** As pandas writes an array of bytes. Mutants: no column of bytes is text; every one is. */
    @Test
    void bytesThatAreTextsAreReadAsThese() throws SQLException {
        var pairs =
                parquet(
                        "pairs.parquet",
                        """
                        SELECT * FROM (VALUES
                          (encode('caf\u00e9?'), encode('yes'), encode('no'), '\\x89PNG\\x0D\\x0A\\x1A\\x0A'::BLOB),
                          ('caf\\xE9?'::BLOB, encode('yes'), encode('no'), '\\x89PNG\\x00'::BLOB),
                          (encode('why?'), encode('so'), encode('not'), NULL)) t(prompt, chosen, rejected, picture)""");
        var read = Reading.read(pairs);

        assertThat(read.comparisons().size()).isEqualTo(2);
        assertThat(read.items().get(0).conversation())
                .isEqualTo(List.of(Messages.one(Messages.USER, "caf\u00e9?")));
        assertThat(read.comparisons().get(0).header().attributes())
                .containsEntry("picture", "iVBORw0KGgo=");
        assertThat(read.manifest().rejects().examples())
                .singleElement()
                .hasToString(
                        pairs
                                + ":2: row: expected text in UTF-8 in the column \"prompt\" (write it"
                                + " as strings, not as bytes), but found the byte E9");

        var votes =
                parquet(
                        "votes.parquet",
                        """
                        SELECT * FROM (VALUES (encode('a'), encode('b'), encode('left')),
                          ('caf\\xE9'::BLOB, encode('b'), encode('left'))) t("left", "right", winner)""");
        var fast = Reading.read(votes, Reading.wanted(Reading.VOTES, 1));
        assertThat(fast.comparisons().systems().names()).containsExactly("a", "b");
        assertThat(fast.manifest().rejects().examples())
                .singleElement()
                .asString()
                .contains(":2: row: ", "in the column \"left\"", "the byte E9");
    }

    @Test
    void rowsKeepTheirOrderAndNumberAndOnlyTheColumnsAskedFor() throws SQLException {
        var file = parquet("many.parquet", "SELECT i, 'x' || i AS name FROM range(300000) AS t(i)");

        try (var table = ParquetTable.open(file)) {
            var numbers = new ArrayList<Long>();
            table.scan(
                    List.of("name"),
                    (number, values) -> {
                        assertThat(values).containsExactly("x" + (number - 1));
                        numbers.add(number);
                    });

            assertThat(numbers).hasSize(300_000).isSorted().startsWith(1L).doesNotHaveDuplicates();
            assertThat(table.rows()).isEqualTo(300_000);
        }
    }

    @Test
    void codedColumnsSayWhatTheScanSays() throws SQLException {
        var file =
                parquet(
                        "coded.parquet",
                        """
                        SELECT CASE WHEN i % 7 = 0 THEN NULL ELSE 'it''s ' || chr(65 + (i * 31 % 50)::INTEGER) END
                          AS "left ""x"\"",  i % 3 AS winner FROM range(5000) AS t(i)""");

        try (var table = ParquetTable.open(file)) {
            var names = List.of("left \"x\"", "winner");
            var rows = rows(table, names);
            var coded = table.coded(names);

            for (int column = 0; column < names.size(); column++) {
                int at = column;
                var cells = coded.get(column);
                assertThat(IntStream.range(0, cells.size()).mapToObj(cells::name).toList())
                        .isEqualTo(rows.stream().map(row -> row.get(at)).toList());
                assertThat(cells.names().names()).isSorted();
            }
        }
    }

    @Test
    void aColumnThatIsNotThereIsAnsweredWithThoseThatAre() throws SQLException {
        var file = parquet("two.parquet", "SELECT 1 AS b, 2 AS a");

        try (var table = ParquetTable.open(file)) {
            assertThatThrownBy(() -> table.scan(List.of("c"), (number, values) -> {}))
                    .isInstanceOf(PsephosException.class)
                    .hasMessage(file + ": has no column \"c\"\n  try: one of a, b");
        }
    }

    @Test
    void aFileNameIsNeverAPattern() throws SQLException, IOException {
        var plain = parquet("plain.parquet", "SELECT 'right' AS answer");
        parquet("a.parquet", "SELECT 'wrong' AS answer");
        for (var name : List.of("[ab]*it's?.parquet", "*.parquet", "[a].parquet", "a b].parquet")) {
            var file = Files.copy(plain, folder.resolve(name));

            try (var table = ParquetTable.open(file)) {
                assertThat(rows(table, List.of("answer")))
                        .as(name)
                        .containsExactly(List.of("right"));
            }
        }
    }

    @Test
    void whatIsNoParquetIsCalledThat() throws IOException {
        var file = Files.writeString(folder.resolve("votes.parquet"), "left,right,winner\na,b,a\n");

        assertThatThrownBy(() -> ParquetTable.open(file))
                .isInstanceOfSatisfying(
                        PsephosException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(PsephosException.Kind.DATA);
                            assertThat(e.problem())
                                    .startsWith(file + ": cannot be read as Parquet: ");
                            assertThat(e.remedy())
                                    .isEqualTo(
                                            "fetch or write the file again; it may be cut short,"
                                                    + " damaged or of another kind");
                        });
    }

    @Test
    void aFileCutShortIsAnErrorOfTheData() throws SQLException, IOException {
        var whole =
                Files.readAllBytes(
                        parquet("whole.parquet", "SELECT i, hash(i) FROM range(20000) AS t(i)"));
        for (int length : new int[] {0, 4, whole.length / 2, whole.length - 1}) {
            var file = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> ParquetTable.open(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(PsephosException.class)
                    .hasMessageStartingWith(file + ": cannot be read as Parquet: ");
        }
    }

    @Test
    void damageInTheMiddleIsAnErrorOfTheDataAndNotAnAnswer() throws SQLException, IOException {
        var bytes =
                Files.readAllBytes(
                        parquet(
                                "sound.parquet",
                                "SELECT 'x' || hash(i) AS h FROM range(50000) AS t(i)"));
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 + 2000, (byte) 0x5a);
        var file = Files.write(folder.resolve("damaged.parquet"), bytes);

        try (var table = ParquetTable.open(file)) {
            assertThatThrownBy(() -> table.scan(List.of("h"), (number, values) -> {}))
                    .isInstanceOf(PsephosException.class)
                    .hasMessageStartingWith(file + ": cannot be read as Parquet: ");
        }
    }

    @Test
    void aFolderAndAFileThatIsNotThereAreErrorsOfTheCall() {
        assertThatThrownBy(() -> ParquetTable.open(folder))
                .hasMessage(folder + ": is a folder\n  try: name a Parquet file");
        var missing = folder.resolve("none.parquet");
        assertThatThrownBy(() -> ParquetTable.open(missing))
                .hasMessage(missing + ": is not there\n  try: name a Parquet file");
    }

    private static List<List<@Nullable String>> rows(ParquetTable table, List<String> columns) {
        var rows = new ArrayList<List<@Nullable String>>();
        table.scan(columns, (number, values) -> rows.add(Arrays.asList(values)));
        return rows;
    }

    private Path parquet(String name, String query) throws SQLException {
        var file = folder.resolve(name);
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        return file;
    }
}
