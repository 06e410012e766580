package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain table as JSON Lines: each row with all of its columns. */
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
                        json.writeFieldName(column.name());
                        cell(json, column.cell().apply(row));
                    }
                    json.writeEndObject();
                });
    }

    private static void cell(JsonGenerator json, @Nullable Object cell) throws IOException {
        switch (cell) {
            case null -> json.writeNull();
            case Double number -> json.writeNumber(Json.number(number));
            case List<?> turns -> Chat.list(json, turns);
            default -> json.writeString(cell.toString());
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
