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
            case List<?> turns -> turns.stream().map(ParquetRows::message).toList();
            case String text -> value(type, text);
            default -> cell;
        };
    }

    private static Object value(PlainTable.Type type, String text) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case NUMBER -> Double.valueOf(text);
            case TEXT, MESSAGES -> text;
        };
    }

    private static Object message(Object turn) {
        var said = (Turn) turn;
        return new Object[] {said.role(), said.text()};
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
