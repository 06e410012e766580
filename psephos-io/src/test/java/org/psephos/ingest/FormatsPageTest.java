package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.psephos.ingest.Formats.Format;

/** The page about layouts says what the table of layouts says. */
final class FormatsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "formats", "layouts.md");
    private static final Path WRITTEN = Path.of("target", "layouts.md");

    @Test
    void thePageIsTheTable() throws IOException {
        var page = page();
        Files.writeString(
                "write".equals(System.getProperty("psephos.pages")) ? PAGE : WRITTEN, page);

        assertThat(PAGE).as("copy psephos-io/%s there", WRITTEN).hasContent(page);
    }

    private static String page() {
        var page = new StringBuilder();
        page.append(
                """
                # Layouts of votes that are recognised

                A file is recognised by its bytes and its columns, never by its name: CSV, TSV or `;`, JSON
                lines, a JSON array, Parquet; gzip and zstd are unpacked. Where no layout fits, name the columns
                with `--columns`. Where several columns are listed for one part, the first that is there counts.
                Columns that play no part are kept as attributes. Times without a zone are read as UTC; numbers
                as times are seconds since 1970 from 100000000 on (March 1973; days of a spreadsheet are rejects),
                or milliseconds from 100000000000 on; times are kept to the millisecond. Text is UTF-8: a row that
                is not is a reject. The line of a row of Parquet or of a JSON array is its number, from 1. An
                annotator may be an address (`fastchat-log`): mind whom you show it to.

                This page is made from the table in the program and tested to agree with it.
                """);
        for (var format : Formats.all()) {
            append(page, format);
        }
        return page.toString();
    }

    private static void append(StringBuilder page, Format format) {
        page.append("\n## ").append(format.name()).append("\n\n");
        page.append(format.description()).append(".\n\n");
        page.append("| column | part | needed |\n|---|---|---|\n");
        for (var column : format.columns()) {
            page.append("| `").append(column.name()).append("` | ").append(column.part());
            page.append(column.required() ? " | yes |\n" : " | |\n");
        }
        if (!format.values().isEmpty()) {
            page.append("\n| value | means |\n|---|---|\n");
        }
        for (var value : format.values()) {
            var outcome = value.outcome();
            page.append("| ")
                    .append(value.text().isEmpty() ? "(nothing)" : "`" + value.text() + "`");
            page.append(" | ");
            page.append(
                    outcome == null
                            ? "no judgement"
                            : outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            page.append(" |\n");
        }
        if (!format.columnsOption().isEmpty()) {
            page.append("\nNamed by hand: `").append(format.columnsOption()).append("`\n");
        }
        page.append("\n```\n").append(format.example()).append("```\n");
        if (!format.becomes().isEmpty()) {
            page.append("\nThese rows become: ").append(become(format)).append(".\n");
        }
    }

    private static String become(Format format) {
        return format.becomes().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
