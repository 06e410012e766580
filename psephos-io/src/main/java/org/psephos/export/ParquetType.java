package org.psephos.export;

import java.util.ArrayList;
import java.util.List;

/** The type of a Parquet column. Anything may be missing, but for the keys of a map. */
sealed interface ParquetType {

    /** A plain value. */
    enum Plain implements ParquetType {
        /** UTF-8. */
        TEXT(6, 0),
        DOUBLE(5, -1),
        INTEGER(1, -1),
        LONG(2, -1),
        BOOLEAN(0, -1),
        /** Microseconds since 1970, in UTC; given as milliseconds. */
        TIME(2, 10);

        private final int physical;
        private final int converted;

        Plain(int physical, int converted) {
            this.physical = physical;
            this.converted = converted;
        }

        /** The number of the physical type. */
        int physical() {
            return physical;
        }

        /** The number of the converted type, or -1. */
        int converted() {
            return converted;
        }
    }

    /** Any number of values; given as a list. */
    record Several(ParquetType element) implements ParquetType {}

    /** Named values together; given as an array in the order of the fields. */
    record Struct(List<Field> fields) implements ParquetType {}

    /** Values by text; given as a map. */
    record ByText(ParquetType value) implements ParquetType {}

    /** A named value. */
    record Field(String name, ParquetType type) {}

    /** The type that {@code sql} names, as in {@code STRUCT(a VARCHAR, b DOUBLE[])[]}. */
    static ParquetType parse(String sql) {
        var text = sql.strip();
        if (text.endsWith("[]")) {
            return new Several(parse(text.substring(0, text.length() - 2)));
        }
        if (text.startsWith("STRUCT(")) {
            var fields = new ArrayList<Field>();
            for (var part : parts(text)) {
                int blank = part.indexOf(' ');
                var name = part.substring(0, blank).replace("\"", "");
                fields.add(new Field(name, parse(part.substring(blank))));
            }
            return new Struct(fields);
        }
        if (text.startsWith("MAP(")) {
            return new ByText(parse(parts(text).getLast()));
        }
        return switch (text) {
            case "VARCHAR" -> Plain.TEXT;
            case "DOUBLE" -> Plain.DOUBLE;
            case "INTEGER" -> Plain.INTEGER;
            case "BIGINT" -> Plain.LONG;
            case "BOOLEAN" -> Plain.BOOLEAN;
            case "TIMESTAMP WITH TIME ZONE" -> Plain.TIME;
            default -> throw new IllegalArgumentException("no type of Parquet is " + sql);
        };
    }

    /** What stands between the outer brackets, cut at commas that stand in no others. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = text.indexOf('(') + 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        return parts;
    }
}
