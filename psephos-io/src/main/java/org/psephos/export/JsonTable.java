package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain table as JSON Lines. The first row of a file has all columns, null where it has no value:
 * readers that learn them from the beginning, such as the {@code datasets} of Hugging Face, which
 * takes them from its first block and fills what later rows leave out, then know them all. The
 * others leave out what they do not have, so that a file grows with its values and not with its
 * columns.
 */
final class JsonTable implements TableFile {
    private final RowFile file;
    private final List<PlainTable.Column> columns;

    JsonTable(Path file, List<PlainTable.Column> columns) throws IOException {
        this.file = new RowFile(file, Frame.LINES, 1);
        this.columns = columns;
    }

    @Override
    public void row(int row) throws IOException {
        file.row(
                json -> {
                    json.writeStartObject();
                    for (var column : columns) {
                        var cell = column.cell().apply(row);
                        if (cell != null || file.rows() == 0) {
                            json.writeFieldName(column.name());
                            cell(json, column.type(), cell);
                        }
                    }
                    json.writeEndObject();
                });
    }

    private static void cell(JsonGenerator json, PlainTable.Type type, @Nullable Object cell)
            throws IOException {
        switch (cell) {
            case null -> json.writeNull();
            case Double number -> json.writeNumber(Json.number(number));
            case List<?> turns -> Chat.list(json, turns);
            default -> text(json, type, cell.toString());
        }
    }

    private static void text(JsonGenerator json, PlainTable.Type type, String text)
            throws IOException {
        switch (type) {
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(text));
            case INTEGER, NUMBER -> json.writeNumber(text);
            case TEXT, MESSAGES, CALLING_MESSAGES -> json.writeString(text);
        }
    }

    @Override
    public long rows() {
        return file.rows();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
