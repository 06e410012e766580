package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Tables (CSV, JSON Lines, JSON, Parquet) whose columns somebody names: for analyses of rows that
 * are no judgements. A row that lacks what is needed, or has something else in a cell, is a reject.
 */
public final class TableFiles {
    private static final String READER = "psephos 0.1.0-dev";

    private final List<TableField> fields;
    private final SortedMap<String, String> named;
    private final ReadOptions options;
    private final List<Reject> examples = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private long rejected;

    private TableFiles(
            List<TableField> fields, SortedMap<String, String> named, ReadOptions options) {
        this.fields = fields;
        this.named = named;
        this.options = options;
    }

    /**
     * Reads {@code files} one after the other into one table. Files that lack a needed column, but
     * whose layout the catalog knows, become a table of their ratings or labels, one a row.
     *
     * @param fields what is looked at
     * @param named the column of a role, where the user said so; others go by their usual names
     * @throws PsephosException where a needed column is not there, or there is no row
     */
    public static RowTable read(
            List<Path> files,
            List<TableField> fields,
            SortedMap<String, String> named,
            ReadOptions options) {
        var table = new TableFiles(List.copyOf(fields), new TreeMap<>(named), options);
        var judged = files.stream().allMatch(table::isOfJudgements) ? table.judged(files) : null;
        return judged == null ? table.read(files) : judged;
    }

    /** All columns of {@code files} as texts, called as the first file calls them. */
    public static RowTable all(List<Path> files, ReadOptions options) {
        var fields =
                columns(files.getFirst()).stream()
                        .map(name -> TableField.optional(name, TableField.Kind.NAME, "", name))
                        .toList();
        return read(files, fields, new TreeMap<>(), options);
    }

    /** The columns of {@code file}, in its order. */
    public static List<String> columns(Path file) {
        try (var opened = Opened.open(file, new Meter(ReadProgress.SILENT, 0))) {
            var source = file.toString();
            var head = opened.head();
            var shape = head.shape(source);
            return switch (shape) {
                case PARQUET -> {
                    try (var table = ParquetTable.open(file)) {
                        yield List.copyOf(ParquetScanner.columns(table).names());
                    }
                }
                case SEPARATED -> List.copyOf(CsvHeader.of(source, head).names());
                case JSON_LINES, JSON ->
                        List.copyOf(new JsonSample(head, head.start()).keys(shape));
            };
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static PsephosException unreadable(Path path, IOException cause) {
        return new PsephosException(
                Kind.DATA,
                path + ": the file cannot be read to its end",
                "check the disk and try again",
                cause);
    }

    private @Nullable RowTable judged(List<Path> files) {
        var all = FeedbackFiles.read(files, options, ReadProgress.SILENT);
        return JudgedRows.of(all, fields, named);
    }

    /** Whether a needed column is not there, and the catalog knows what the rows say. */
    private boolean isOfJudgements(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var opened = Opened.open(path, new Meter(ReadProgress.SILENT, 0))) {
            var columns = columns(path);
            boolean whole =
                    fields.stream().allMatch(field -> !field.required() || has(columns, field));
            return !whole && OneFile.card(path, opened, options) != null;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private boolean has(List<String> columns, TableField field) {
        var own = named.get(field.role());
        return own == null
                ? field.usual().stream().anyMatch(columns::contains)
                : columns.contains(own);
    }

    private RowTable read(List<Path> files) {
        var rows = new RowTable.Builder(fields);
        var sources = new ArrayList<Manifest.Source>();
        for (var file : HubFolder.opened(files)) {
            sources.add(read(file, rows));
        }
        long read = sources.stream().mapToLong(Manifest.Source::rows).sum();
        var rejects = rejected == 0 ? Rejects.NONE : new Rejects(rejected, examples);
        return rows.build(new Manifest(sources, read, rejects, READER, null, false), seen);
    }

    private Manifest.Source read(Path path, RowTable.Builder rows) {
        try (var opened = Opened.open(path, new Meter(ReadProgress.SILENT, 0))) {
            return read(path, opened, rows);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private Manifest.Source read(Path path, Opened opened, RowTable.Builder into)
            throws IOException {
        var source = path.toString();
        var head = opened.head();
        var shape = head.shape(source);
        return switch (shape) {
            case PARQUET -> {
                try (var table = ParquetTable.open(path)) {
                    var columns = ParquetScanner.columns(table);
                    var rows = rows(source, columns, 1, into);
                    ParquetScanner.scan(table, rows.plan, rows);
                    yield done(rows, 1, Parts.digest(opened));
                }
            }
            case SEPARATED -> {
                var header = CsvHeader.of(source, head);
                var rows = rows(source, Columns.flat(header.names()), header.lines() + 1, into);
                yield scan(opened, new OneFile.Separated(source, header), header.end(), rows);
            }
            case JSON_LINES, JSON -> {
                var columns = new Columns(new JsonSample(head, head.start()).keys(shape), true);
                var rows = rows(source, columns, OneFile.firstLine(shape, head), into);
                var form =
                        shape == Shape.JSON
                                ? new OneFile.JsonDocument(source, columns)
                                : new OneFile.JsonLines(source, columns);
                yield scan(opened, form, head.start(), rows);
            }
        };
    }

    private Manifest.Source scan(Opened opened, OneFile.Form form, int body, TableRows rows)
            throws IOException {
        form.scanner(rows.plan, rows).scan(opened.inOrder(body), body, Long.MAX_VALUE);
        return done(rows, rows.firstLine(), opened.sha256Hex());
    }

    private Manifest.Source done(TableRows rows, long firstLine, String sha256) {
        rejected += rows.log.count();
        rows.log.drainTo(examples, rows.source(), firstLine);
        if (options.strict()) {
            new Rejects(rejected, examples).refuse();
        }
        if (rows.count() + rows.log.count() == 0) {
            throw new PsephosException(
                    Kind.DATA,
                    rows.source() + ": columns, but not one row",
                    "name a file with rows in it; this one may have been cut off");
        }
        return new Manifest.Source(rows.source(), sha256, "table", rows.count() + rows.log.count());
    }

    private TableRows rows(String source, Columns columns, long line, RowTable.Builder into) {
        var slots = new ArrayList<String>();
        var slotOf = new int[fields.size()];
        for (int i = 0; i < slotOf.length; i++) {
            var column = column(source, columns, fields.get(i));
            slotOf[i] = column == null ? -1 : slots.indexOf(column);
            if (column != null) {
                seen.add(fields.get(i).role());
            }
            if (column != null && slotOf[i] < 0) {
                slotOf[i] = slots.size();
                slots.add(column);
            }
        }
        return new TableRows(
                Plan.ofCells("table", slots),
                options,
                fields,
                slotOf,
                new Place(source, line),
                into);
    }

    /** Where rows were read: the file, and the line of the first. */
    record Place(String source, long firstLine) {}

    private @Nullable String column(String source, Columns columns, TableField field) {
        var column = named.get(field.role());
        if (column != null) {
            if (columns.has(column)) {
                return column;
            }
            throw new PsephosException(
                    Kind.USAGE,
                    "%s: there is no column \"%s\"".formatted(source, column),
                    "name one of its columns: " + columns.listed());
        }
        for (var usual : field.usual()) {
            if (columns.has(usual)) {
                return usual;
            }
        }
        if (field.required()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "%s: no column is called %s (%s)"
                            .formatted(source, String.join(" or ", field.usual()), field.help()),
                    "say which one it is: --columns %s=COLUMN; columns: %s"
                            .formatted(field.role(), columns.listed()));
        }
        return null;
    }
}
