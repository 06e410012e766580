package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetEntries;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Files as entries, row by row: the texts of any table whose columns are called as published sets
 * and trainers call them. Nothing is kept between rows, so that a file of any length needs the same
 * memory; each pass reads the files anew. Not thread-safe.
 */
public final class EntryFiles implements Entries {
    private static final String READER = "psephos 0.1.0-dev";

    private final List<Path> files;
    private final ReadOptions options;
    private final ReadProgress progress;
    private final @Nullable Dataset folder;
    private @Nullable Manifest manifest;

    private EntryFiles(
            List<Path> files,
            ReadOptions options,
            ReadProgress progress,
            @Nullable Dataset folder) {
        this.files = List.copyOf(files);
        this.options = options;
        this.progress = progress;
        this.folder = folder;
    }

    /**
     * The entries of {@code files}. A dataset folder stands alone and is read into memory; files
     * are not opened yet.
     *
     * @param options {@code columns} may name the item, the text, and no other
     */
    public static EntryFiles of(List<Path> files, ReadOptions options, ReadProgress progress) {
        boolean anyFolder = files.stream().anyMatch(DatasetFolderReader::recognises);
        var folder = anyFolder ? FeedbackFiles.read(files, options, progress) : null;
        return new EntryFiles(files, options, progress, folder);
    }

    /**
     * Whether all files have a column that is known to hold texts, or one that the options name;
     * looks at their beginnings only.
     */
    public boolean holdTexts() {
        return folder != null
                || options.columns().containsKey(Key.TEXT)
                || files.stream().allMatch(this::holdsTexts);
    }

    private boolean holdsTexts(Path path) {
        return open(
                path, new Meter(ReadProgress.SILENT, 0), beginning -> beginning.texts() != null);
    }

    /** The dataset itself, where a dataset folder was named; else null. */
    public @Nullable Dataset folder() {
        return folder;
    }

    /**
     * Where the entries came from and what became of every row.
     *
     * @throws IllegalStateException before the first pass has ended
     */
    public Manifest manifest() {
        var known = folder == null ? manifest : folder.manifest();
        if (known == null) {
            throw new IllegalStateException("the files have not been gone through yet");
        }
        return known;
    }

    @Override
    public long bytes() {
        long all = 0;
        for (var file : files) {
            try {
                all += Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                // Opening it says what is wrong; here it only makes no difference to sizes.
                all += 0;
            }
        }
        return all;
    }

    @Override
    public void forEach(Consumer<? super Entry> to) {
        if (folder != null) {
            new DatasetEntries(folder).forEach(to);
            return;
        }
        var meter = new Meter(progress, bytes());
        var sources = new ArrayList<Manifest.Source>();
        var rejects = new Faults();
        for (var file : files) {
            sources.add(read(file, meter, rejects, to));
        }
        if (manifest == null) {
            long read = sources.stream().mapToLong(Manifest.Source::rows).sum();
            manifest = new Manifest(sources, read, rejects.all(), READER, null, false);
        }
    }

    private Manifest.Source read(
            Path path, Meter meter, Faults rejects, Consumer<? super Entry> to) {
        return open(path, meter, beginning -> new Pass(beginning, rejects, to).run());
    }

    private <R> R open(Path path, Meter meter, Step<R> step) {
        try (var opened = Opened.open(path, meter)) {
            return beginning(path, opened, step);
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.DATA,
                    path + ": the file cannot be read to its end",
                    "check the disk and try again",
                    e);
        }
    }

    /** What is done with a file that was opened. */
    @FunctionalInterface
    private interface Step<R> {
        R with(Beginning beginning) throws IOException;
    }

    private <R> R beginning(Path path, Opened opened, Step<R> step) throws IOException {
        var source = path.toString();
        var head = opened.head();
        var shape = head.shape(source);
        return switch (shape) {
            case PARQUET -> {
                try (var table = ParquetTable.open(path)) {
                    var columns = ParquetScanner.columns(table);
                    yield step.with(new Beginning(path, opened, columns, null, table, 0, 1));
                }
            }
            case SEPARATED -> {
                var header = CsvHeader.of(source, head);
                var columns = Columns.flat(header.names());
                var form = new OneFile.Separated(source, header);
                long line = header.lines() + 1;
                yield step.with(
                        new Beginning(path, opened, columns, form, null, header.end(), line));
            }
            case JSON_LINES, JSON -> {
                var columns = new Columns(new JsonSample(head, head.start()).keys(shape), true);
                var form =
                        shape == Shape.JSON
                                ? new OneFile.JsonDocument(source, columns)
                                : new OneFile.JsonLines(source, columns);
                long line = head.lines() + 1;
                yield step.with(
                        new Beginning(path, opened, columns, form, null, head.start(), line));
            }
        };
    }

    /**
     * A file of which the columns are known.
     *
     * @param form how rows are written down; null for a table
     * @param table the rows of Parquet; null for other files
     * @param body where the rows begin
     * @param line the line of the first row
     */
    private record Beginning(
            Path path,
            Opened opened,
            Columns columns,
            OneFile.@Nullable Form form,
            @Nullable ParquetTable table,
            int body,
            long line) {

        @Nullable TextColumns texts() {
            return TextColumns.of(columns, null, null);
        }
    }

    /** All rejects of a pass, the first kept. */
    private static final class Faults {
        private final List<Reject> examples = new ArrayList<>();
        private long count;

        void add(RejectLog log, String source, long firstLine) {
            count += log.count();
            log.drainTo(examples, source, firstLine);
        }

        Rejects all() {
            return count == 0 ? Rejects.NONE : new Rejects(count, examples);
        }
    }

    /** One file, once. */
    private final class Pass {
        private final Beginning file;
        private final Path path;
        private final Faults rejects;
        private final Plan plan;
        private final EntryRows rows;

        Pass(Beginning file, Faults rejects, Consumer<? super Entry> to) {
            this.file = file;
            this.path = file.path;
            this.rejects = rejects;
            var texts = texts(file.columns);
            plan = plan(file.columns);
            rows = new EntryRows(plan, options, texts, path.toString(), file.line, to);
        }

        Manifest.Source run() throws IOException {
            var opened = file.opened;
            if (file.table != null) {
                ParquetScanner.scan(file.table, plan, rows);
                return done(manifest == null ? Parts.digest(opened) : "");
            }
            boolean first = manifest == null || !opened.byPlace();
            var bytes = first ? opened.inOrder(file.body) : opened.from(file.body);
            Objects.requireNonNull(file.form)
                    .scanner(plan, rows)
                    .scan(bytes, file.body, Long.MAX_VALUE);
            return done(first ? opened.sha256Hex() : "");
        }

        Manifest.Source done(String sha256) {
            rejects.add(rows.log, path.toString(), file.line);
            if (options.strict() && rows.log.count() > 0) {
                throw new PsephosException(
                        Kind.DATA,
                        rejects.examples.getFirst().toString(),
                        "mend the row, or leave --strict out to count such rows and go on");
            }
            long seen = rows.entries() + rows.log.count();
            return new Manifest.Source(path.toString(), sha256, "texts", seen);
        }

        private TextColumns texts(Columns columns) {
            var id = options.columns().get(Key.ITEM);
            var text = options.columns().get(Key.TEXT);
            for (var named : Arrays.asList(id, text)) {
                if (named != null && !columns.has(named)) {
                    throw new PsephosException(
                            Kind.USAGE,
                            "%s: there is no column \"%s\"".formatted(path, named),
                            "name one of its columns: " + columns.listed());
                }
            }
            var found = TextColumns.of(columns, id, text);
            if (found == null) {
                throw new PsephosException(
                        Kind.DATA,
                        path + ": none of its columns is known to hold texts",
                        "say which one does, as in --columns text=COLUMN; columns: "
                                + columns.listed());
            }
            return found;
        }

        @SuppressWarnings("EnumOrdinal") // an index of this run only
        private Plan plan(Columns columns) {
            int[] parts = new int[Part.values().length];
            Arrays.fill(parts, -1);
            return new Plan(
                    "texts",
                    List.copyOf(columns.names()),
                    parts,
                    new int[0],
                    List.of(),
                    new TreeMap<>(),
                    false,
                    null,
                    null,
                    true);
        }
    }
}
