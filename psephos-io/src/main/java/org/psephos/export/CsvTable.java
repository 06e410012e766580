package org.psephos.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain table as CSV after RFC 4180, with a line feed after each row. Messages are JSON in their
 * cell. Text is written word for word, also where a spreadsheet would take it for a formula.
 */
final class CsvTable implements TableFile {
    private final Writer out;
    private final List<PlainTable.Column> columns;
    private long rows;

    CsvTable(Path file, List<PlainTable.Column> columns) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.columns = columns;
        var names = columns.stream().map(column -> quoted(column.name())).toList();
        out.write(String.join(",", names) + "\n");
    }

    @Override
    public void row(int row) throws IOException {
        boolean first = true;
        for (var column : columns) {
            if (!first) {
                out.write(',');
            }
            out.write(cell(column.cell().apply(row)));
            first = false;
        }
        out.write('\n');
        rows++;
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double number -> Json.number(number);
            case List<?> turns -> quoted(Json.text(json -> Chat.list(json, turns)));
            default -> quoted(cell.toString());
        };
    }

    private static String quoted(String text) {
        boolean plain =
                !text.isEmpty()
                        && text.equals(text.strip())
                        && text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
