package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A Parquet file as rows of text, or as coded columns. Reading needs the same memory for any number
 * of rows; coded columns need four bytes a cell. Opening one loads DuckDB, which takes about a
 * second the first time. Not thread-safe.
 */
public final class ParquetTable implements AutoCloseable {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final Path file;
    private final Connection connection;
    private final List<Column> columns;

    private ParquetTable(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.columns = describe();
    }

    /**
     * One top-level column.
     *
     * @param name as the file has it; a name that stands there twice has {@code _1} added the
     *     second time
     */
    public record Column(String name, Type type) {}

    /** How the values of a column come out as text. */
    public enum Type {
        /** As they stand. */
        TEXT,
        /** Decimal, shortest that reads back the same; {@code nan}, {@code inf}, {@code -inf}. */
        NUMBER,
        /** {@code true} or {@code false}. */
        TRUTH,
        /**
         * A moment in ISO 8601: ends in {@code Z} where the file says that it is in UTC, and has no
         * zone where the file does not say; {@code 2026-01-31} where it is a day.
         */
        TIME,
        /** Lists, structs and maps as JSON text. */
        NESTED,
        /**
         * Texts that the file calls bytes, as some writers do: as they stand, where they are UTF-8.
         */
        BYTES_OF_TEXT,
        /** Bytes, such as pictures, in Base64. */
        BYTES
    }

    /** Takes the rows of a scan. */
    @FunctionalInterface
    public interface RowSink {

        /**
         * One row.
         *
         * @param number of the row in the file, from 1
         * @param values in the order of the columns asked for, null where the cell is; a new array
         *     each time; in one of {@link Type#BYTES_OF_TEXT}, a byte that is part of no character
         *     stands as U+DC00 and its value, half of a character that no UTF-8 says
         */
        void row(long number, @Nullable String[] values);
    }

    /**
     * Opens {@code file}.
     *
     * @throws PsephosException where there is no such file, or it is not Parquet, damaged or cut
     *     short
     */
    public static ParquetTable open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PsephosException(
                    Kind.USAGE,
                    file + (Files.isDirectory(file) ? ": is a folder" : ": is not there"),
                    "name a Parquet file");
        }
        var connection = ParquetEngine.start();
        try {
            return new ParquetTable(file, connection);
        } catch (SQLException e) {
            ParquetEngine.stop(connection);
            throw unreadable(file, e);
        }
    }

    /** Whether {@code file} is there and begins as Parquet does. */
    public static boolean recognises(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Some rows of {@code from}, all their columns as they stand, in a file of their own; what the
     * foot of the file says of its columns for the hub is kept.
     *
     * @param numbers of the rows, ascending, from 1
     * @throws PsephosException where {@code from} cannot be read or {@code to} not be written
     */
    public static void copy(Path from, Path to, BitSet numbers) {
        try (var table = open(from)) {
            ParquetRowCopy.copy(table.connection, from, to, numbers);
        }
    }

    /**
     * Some rows of {@code from} as lines of JSON, for who changes texts in them; {@link #ofLines}
     * makes a table of them again.
     *
     * @param numbers of the rows, ascending, from 1
     * @throws PsephosException where the file holds bytes, such as pictures, which no text shows
     */
    public static void lines(Path from, Path to, BitSet numbers) {
        try (var table = open(from)) {
            ParquetRowCopy.lines(table.connection, from, to, numbers);
        }
    }

    /**
     * A table of {@code lines}, with the columns and types that {@code like} has.
     *
     * @param texts which columns and keys hold texts now, whatever they held
     */
    public static void ofLines(Path lines, Path like, Path to, Predicate<String> texts) {
        try (var table = open(like)) {
            ParquetRowCopy.ofLines(
                    table.connection, lines, to, new ParquetRowCopy.Like(like, texts));
        }
    }

    /** The top-level columns, in the order of the file. */
    public List<Column> columns() {
        return columns;
    }

    /** How many rows the file says it has. */
    public long rows() {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT sum(num_rows) FROM parquet_file_metadata("
                                        + literal(file)
                                        + ")")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Gives {@code sink} the values of the columns named in {@code wanted}, row by row in the order
     * of the file. Only these columns are read.
     *
     * @throws PsephosException where the file has no such column, or turns out to be damaged; rows
     *     before the damage have been given
     */
    public void scan(List<String> wanted, RowSink sink) {
        var asked = wanted.stream().map(this::column).toList();
        var cells = asked.stream().map(ParquetTable::cell).toList();
        var select = cells.isEmpty() ? "1" : String.join(", ", cells);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT " + select + from())) {
            long number = 0;
            while (result.next()) {
                sink.row(++number, values(result, asked));
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The columns named in {@code wanted} as codes: the fast road for columns with few distinct
     * values, which make no text for each row. Any number of rows up to two thousand million.
     *
     * @return in the order asked for
     * @throws PsephosException as {@link #scan}
     */
    public List<Coded> coded(List<String> wanted) {
        var rows = Math.toIntExact(rows());
        var coded = new ArrayList<Coded>();
        try {
            for (int i = 0; i < wanted.size(); i++) {
                coded.add(coded(column(wanted.get(i)), "psephos_" + i, rows));
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
        return coded;
    }

    @Override
    public void close() {
        ParquetEngine.stop(connection);
    }

    private Coded coded(Column column, String type, int rows) throws SQLException {
        var names = distinct(column);
        var dictionary = Dictionary.of(names);
        var codes = new int[rows];
        try (var statement = connection.createStatement()) {
            statement.execute(
                    names.stream()
                            .map(ParquetTable::literal)
                            .collect(
                                    Collectors.joining(
                                            ", ", "CREATE TEMP TYPE " + type + " AS ENUM (", ")")));
            // The code of the enum needs no text on the way to Java.
            var query =
                    "SELECT coalesce(enum_code(CAST(%s AS %s))::INTEGER, -1)%s"
                            .formatted(text(column), type, from());
            var here = names.stream().mapToInt(dictionary::code).toArray();
            try (var result = statement.executeQuery(query)) {
                for (int row = 0; result.next(); row++) {
                    int code = result.getInt(1);
                    codes[row] = code < 0 ? Dictionary.MISSING : here[code];
                }
            }
            statement.execute("DROP TYPE " + type);
        }
        return new Coded(dictionary, codes);
    }

    private List<String> distinct(Column column) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT DISTINCT %1$s AS name%2$s WHERE %1$s IS NOT NULL"
                                        .formatted(text(column), from()))) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private List<Column> describe() throws SQLException {
        var found = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("DESCRIBE SELECT *" + from())) {
            while (result.next()) {
                found.add(new Column(result.getString(1), type(result.getString(2))));
            }
        }
        for (int i = 0; i < found.size(); i++) {
            var column = found.get(i);
            if (column.type() == Type.BYTES
                    && ParquetBytes.holdTexts(connection, quoted(column), from())) {
                found.set(i, new Column(column.name(), Type.BYTES_OF_TEXT));
            }
        }
        return List.copyOf(found);
    }

    private static Type type(String name) {
        if (name.endsWith("]")
                || name.startsWith("STRUCT")
                || name.startsWith("MAP")
                || name.startsWith("UNION")
                || name.equals("JSON")
                || name.equals("VARIANT")) {
            return Type.NESTED;
        }
        if (name.startsWith("TIMESTAMP") || name.equals("DATE")) {
            return Type.TIME;
        }
        if (name.startsWith("DECIMAL")) {
            return Type.NUMBER;
        }
        return switch (name) {
            case "BOOLEAN" -> Type.TRUTH;
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE" ->
                    Type.NUMBER;
            case "BLOB" -> Type.BYTES;
            default -> Type.TEXT;
        };
    }

    /** The column called {@code name}. */
    Column column(String name) {
        for (var column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new PsephosException(
                Kind.DATA,
                "%s: has no column \"%s\"".formatted(file, name),
                "one of "
                        + columns.stream()
                                .map(Column::name)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    private static String text(Column column) {
        var name = quoted(column);
        return switch (column.type()) {
            case TEXT, NUMBER, TRUTH -> "CAST(" + name + " AS VARCHAR)";
            case TIME -> time(name);
            case NESTED -> "CAST(to_json(" + name + ") AS VARCHAR)";
            case BYTES_OF_TEXT -> "decode(" + name + ")";
            case BYTES -> "to_base64(" + name + ")";
        };
    }

    /** What is asked for row by row. */
    private static String cell(Column column) {
        return column.type() == Type.BYTES_OF_TEXT ? quoted(column) : text(column);
    }

    private static String quoted(Column column) {
        return '"' + column.name().replace("\"", "\"\"") + '"';
    }

    /** The session's zone is UTC, so what has a zone is printed as that and ends in +00. */
    private static String time(String name) {
        return "regexp_replace(replace(CAST(%s AS VARCHAR), ' ', 'T'), '\\+00$', 'Z')"
                .formatted(name);
    }

    private String from() {
        return " FROM read_parquet(" + literal(file) + ")";
    }

    /** Names in the file system may hold what DuckDB would take for a pattern. */
    static String literal(Path file) {
        return literal(file.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static @Nullable String[] values(ResultSet result, List<Column> columns)
            throws SQLException {
        var values = new @Nullable String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    columns.get(i).type() == Type.BYTES_OF_TEXT
                            ? ParquetBytes.text(result.getBytes(i + 1))
                            : result.getString(i + 1);
        }
        return values;
    }

    private static PsephosException unreadable(Path file, SQLException cause) {
        return new PsephosException(
                Kind.DATA,
                file
                        + ": cannot be read as Parquet: "
                        + firstLine(String.valueOf(cause.getMessage())),
                "fetch or write the file again; it may be cut short, damaged or of another kind",
                cause);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
