package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Cards;
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
 * Files as entries, row by row: what a card of the catalog reads, and the texts of any table whose
 * columns are called as published sets and trainers call them. Nothing is kept between rows, so
 * that a file of any length needs the same memory (but for layouts that put rows together); each
 * pass reads the files anew. Not thread-safe.
 */
public final class EntryFiles implements Entries {
    private static final String READER = "psephos 0.1.0-dev";

    private final List<Path> files;
    private final ReadOptions options;
    private final ReadProgress progress;
    private final @Nullable Dataset folder;
    private final boolean cards;
    private @Nullable Manifest manifest;
    private long number;

    private EntryFiles(
            List<Path> files,
            ReadOptions options,
            ReadProgress progress,
            @Nullable Dataset folder,
            boolean cards) {
        this.cards = cards;
        this.files = HubFolder.opened(files);
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
        return new EntryFiles(files, options, progress, folder, true);
    }

    /** As above, by the names of columns alone: what no column says is an attribute. */
    public static EntryFiles columns(List<Path> files, ReadOptions options, ReadProgress progress) {
        return new EntryFiles(files, options, progress, null, false);
    }

    /**
     * Whether each file is known to the catalog, or has a column that is known to hold texts or
     * that the options name; looks at their beginnings only.
     */
    public boolean holdTexts() {
        return folder != null
                || options.columns().containsKey(Key.TEXT)
                || files.stream().allMatch(this::holdsTexts);
    }

    private boolean holdsTexts(Path path) {
        return opened(
                path,
                new Meter(ReadProgress.SILENT, 0),
                opened ->
                        card(path, opened) != null
                                || beginning(path, opened, one -> one.texts() != null));
    }

    /** While an entry is handed over: which row of its file it is, from 1. */
    public long number() {
        return number;
    }

    /** Whether each entry is one row of its file, so that rows can be kept or left out. */
    public boolean areRows() {
        return folder == null && files.stream().allMatch(this::areRows);
    }

    private boolean areRows(Path path) {
        var card = opened(path, new Meter(ReadProgress.SILENT, 0), one -> card(path, one));
        return card == null || CardFile.readsRows(card);
    }

    /**
     * Keys that lead from each line of JSON to the list of which every element is an entry; empty
     * where entries do not lie so in the first file.
     */
    public List<String> inside() {
        if (folder != null) {
            return List.of();
        }
        var path = files.getFirst();
        return opened(
                path,
                new Meter(ReadProgress.SILENT, 0),
                one -> {
                    var card = card(path, one);
                    boolean lines = one.head().shape(options.name(path)) == Shape.JSON_LINES;
                    return card == null || !lines ? List.of() : CardFile.inside(card);
                });
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
        return opened(
                path,
                meter,
                opened -> {
                    var card = card(path, opened);
                    return card == null
                            ? beginning(path, opened, one -> new Pass(one, rejects, to).run())
                            : byCard(new CardFile(path, opened, options), card, rejects, to);
                });
    }

    /** The layout that the catalog knows; none where usual names of columns say what texts are. */
    private Cards.@Nullable Entry card(Path path, Opened opened) throws IOException {
        var known = cards ? OneFile.card(path, opened, options) : null;
        return known == null || beginning(path, opened, one -> one.texts() != null) ? null : known;
    }

    private Manifest.Source byCard(
            CardFile file, Cards.Entry card, Faults rejects, Consumer<? super Entry> to)
            throws IOException {
        var entries =
                new CardEntries(
                        options,
                        CardFile.readsRows(card),
                        (row, entry) -> {
                            number = row;
                            to.accept(entry);
                        });
        long rows = file.pass(card, entries);
        rejects.add(entries);
        checkStrict(rejects);
        return new Manifest.Source(
                file.source(), manifest == null ? file.sha256() : "", card.layout(), rows);
    }

    private void checkStrict(Faults rejects) {
        if (options.strict()) {
            rejects.all().refuse();
        }
    }

    private static <R extends @Nullable Object> R opened(Path path, Meter meter, Look<R> look) {
        try (var opened = Opened.open(path, meter)) {
            return look.at(opened);
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
    private interface Look<R extends @Nullable Object> {
        R at(Opened opened) throws IOException;
    }

    /** What is done with a file of which the columns are known. */
    @FunctionalInterface
    private interface Step<R> {
        R with(Beginning beginning) throws IOException;
    }

    private <R> R beginning(Path path, Opened opened, Step<R> step) throws IOException {
        var source = options.name(path);
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
                long line = OneFile.firstLine(shape, head);
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

        void add(CardEntries of) {
            count += of.rejects();
            examples.addAll(of.examples());
        }

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
        private final Consumer<? super Entry> to;
        private final Plan plan;
        private final EntryRows rows;

        Pass(Beginning file, Faults rejects, Consumer<? super Entry> to) {
            this.file = file;
            this.path = file.path;
            this.rejects = rejects;
            this.to = to;
            var texts = texts(file.columns);
            plan = Plan.ofCells("texts", file.columns.names());
            rows = new EntryRows(plan, options, texts, options.name(path), file.line, this::give);
        }

        private void give(Entry entry) {
            number = rows.numbered();
            to.accept(entry);
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
            rejects.add(rows.log, options.name(path), file.line);
            checkStrict(rejects);
            return new Manifest.Source(options.name(path), sha256, "texts", rows.numbered());
        }

        private TextColumns texts(Columns columns) {
            var id = options.columns().get(Key.ITEM);
            var text = options.columns().get(Key.TEXT);
            checkThere(columns, id);
            checkThere(columns, text);
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

        private void checkThere(Columns columns, @Nullable String named) {
            if (named != null && !columns.has(named)) {
                throw new PsephosException(
                        Kind.USAGE,
                        "%s: there is no column \"%s\"".formatted(path, named),
                        "name one of its columns: " + columns.listed());
            }
        }
    }
}
