package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain table as Parquet, with the foot that the hub of Hugging Face reads its features from. */
final class ParquetRows implements TableFile {
    private static final ParquetType MESSAGES =
            ParquetType.parse("STRUCT(role VARCHAR, content VARCHAR)[]");

    private static final ParquetType CALLING_MESSAGES =
            ParquetType.parse(
                    "STRUCT(role VARCHAR, content VARCHAR, tool_calls STRUCT(type VARCHAR,"
                            + " function STRUCT(name VARCHAR, arguments VARCHAR))[])[]");

    private final ParquetWriter writer;
    private final List<PlainTable.Column> columns;
    private final @Nullable Object[] cells;

    ParquetRows(Path file, List<PlainTable.Column> columns) throws IOException {
        this.columns = columns;
        this.cells = new @Nullable Object[columns.size()];
        var fields =
                columns.stream()
                        .map(column -> new ParquetType.Field(column.name(), type(column)))
                        .toList();
        var says = new LinkedHashMap<String, String>();
        says.put("huggingface", HubFeatures.foot(columns));
        writer = new ParquetWriter(file, fields, says);
    }

    private static ParquetType type(PlainTable.Column column) {
        return switch (column.type()) {
            case TEXT -> ParquetType.Plain.TEXT;
            case BOOLEAN -> ParquetType.Plain.BOOLEAN;
            case INTEGER -> ParquetType.Plain.LONG;
            case NUMBER -> ParquetType.Plain.DOUBLE;
            case MESSAGES -> MESSAGES;
            case CALLING_MESSAGES -> CALLING_MESSAGES;
        };
    }

    @Override
    public void row(int row) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(columns.get(i).type(), columns.get(i).cell().apply(row));
        }
        writer.row(cells);
    }

    private static @Nullable Object cell(PlainTable.Type type, @Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case List<?> turns -> turns.stream().map(turn -> message(type, (Turn) turn)).toList();
            case String text -> value(type, text);
            default -> cell;
        };
    }

    private static Object value(PlainTable.Type type, String text) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case NUMBER -> Double.valueOf(text);
            case TEXT, MESSAGES, CALLING_MESSAGES -> text;
        };
    }

    private static Object message(PlainTable.Type type, Turn said) {
        if (type == PlainTable.Type.MESSAGES) {
            return new Object[] {said.role(), said.text()};
        }
        var calls =
                said.calls().stream()
                        .map(
                                call ->
                                        (Object)
                                                new Object[] {
                                                    "function",
                                                    new Object[] {call.name(), call.arguments()}
                                                })
                        .toList();
        return new @Nullable Object[] {said.role(), said.text(), calls.isEmpty() ? null : calls};
    }

    @Override
    public long rows() {
        return writer.rows();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
