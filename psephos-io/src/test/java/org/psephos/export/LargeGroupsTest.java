package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/** A set of so many words that its tables have several groups of rows, packed as large ones are. */
class LargeGroupsTest {
    private static final int ROWS = 12_000;

    @TempDir private Path home;
    private Path rows = Path.of("rows.jsonl");
    private List<String> lines = List.of();

    @BeforeEach
    void thirtyMegabytes() throws IOException {
        var all = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            all.add(
                    """
                    {"prompt":[{"role":"user","content":"%s"}],\
                    "chosen":[{"role":"assistant","content":"%s"}],\
                    "rejected":[{"role":"assistant","content":"%s"}]}"""
                            .formatted(text("ask", i), text("good", i), text("bad", i)));
        }
        lines = all;
        rows = Files.write(home.resolve("rows.jsonl"), all);
    }

    private static String text(String word, int number) {
        return (word + " " + number + " é ").repeat(70).strip();
    }

    @Test
    void comesBackAsItWas() throws IOException {
        assertThat(new TwoRoads(home).meet(rows)).isTrue();
        var folder = home.resolve("passed");
        var all = Objects.requireNonNull(FeedbackFiles.exchanges(List.of(folder), 2));

        var out = home.resolve("back.jsonl");
        var how = new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none());
        var passed = Objects.requireNonNull(how.pass(all, 2, out));

        assertThat(passed.converted().written()).isEqualTo(ROWS);

        assertThat(Files.readAllLines(out)).isEqualTo(lines);
    }

    /** Mutants: all groups are packed as small ones are; the foot names another packing. */
    @Test
    void isReadByOthers() throws IOException, SQLException {
        var how = new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());
        var folder = home.resolve("study");
        how.write(
                FeedbackFiles.read(List.of(rows), ReadOptions.withDefaults(), ReadProgress.SILENT),
                folder);
        var file = folder.resolve("responses.parquet");

        assertThat(ask("select distinct compression from parquet_metadata('%s')", file))
                .contains("LZ4_RAW");
        assertThat(ask("select distinct row_group_id from parquet_metadata('%s')", file))
                .hasSizeGreaterThan(1);
        assertThat(ask("select count(distinct response) from '%s'", file))
                .containsExactly("" + 2 * ROWS);
        assertThat(
                        ask(
                                "select messages[1].parts[1].body from '%s' where"
                                        + " messages[1].parts[1].body like 'bad 11999 %%'",
                                file))
                .containsExactly(text("bad", ROWS - 1));
    }

    private static SortedSet<String> ask(String question, Path file) throws SQLException {
        var answers = new TreeSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var found = statement.executeQuery(question.formatted(file))) {
            while (found.next()) {
                answers.add(found.getString(1));
            }
        }
        return answers;
    }
}
