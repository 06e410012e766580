package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Cards;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.ingest.Layout.Reading;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Reads one file: what it is, which layout it has, then its rows. */
final class OneFile {
    /** So many that no thread waits long for the one that takes the digest besides. */
    private static final int PARTS_A_THREAD = 4;

    private final Path path;
    private final String source;
    private final ReadOptions options;
    private final Meter meter;
    private final int smallestPart;

    /**
     * @param smallestPart bytes that are worth a thread
     */
    OneFile(Path path, ReadOptions options, Meter meter, int smallestPart) {
        this.path = path;
        this.source = options.name(path);
        this.options = options;
        this.meter = meter;
        this.smallestPart = smallestPart;
    }

    OneRead read() {
        return through(this::read);
    }

    /** Hands its rows on where a card reads them; null, with nothing handed on, where none does. */
    @Nullable Manifest handOn(FeedbackSink to) {
        return through(
                opened -> {
                    opened.head().shape(source);
                    var entry = card(path, opened, options);
                    return entry == null
                            ? null
                            : new CardFile(path, opened, options).handOn(entry, to);
                });
    }

    /** What is done with the file while it is open. */
    @FunctionalInterface
    private interface Reader<R extends @Nullable Object> {
        R read(Opened opened) throws IOException;
    }

    private <R extends @Nullable Object> R through(Reader<R> reader) {
        try (var opened = Opened.open(path, meter)) {
            R read;
            try {
                read = reader.read(opened);
            } catch (PsephosException e) {
                // What looks broken may only have been half there.
                opened.checkUnchanged();
                throw e;
            }
            opened.checkUnchanged();
            return read;
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": the file cannot be read to its end",
                    "check the disk and try again",
                    e);
        }
    }

    private OneRead read(Opened opened) throws IOException {
        var shape = opened.head().shape(source);
        var entry = card(path, opened, options);
        if (entry != null) {
            return new OneRead.ByCard(new CardFile(path, opened, options).read(entry));
        }
        var votes =
                switch (shape) {
                    case PARQUET -> parquet(opened);
                    case SEPARATED -> separated(opened);
                    case JSON_LINES, JSON -> json(opened, shape);
                };
        return votes.metItself() && opened.byPlace() ? twice(votes, opened) : votes;
    }

    /** Two answers of one system are no vote of systems, but one where the answers are told. */
    private OneRead twice(ReadFile votes, Opened opened) throws IOException {
        var entry = options.wantsAll() ? null : card(path, opened, options.whole());
        return entry == null
                ? votes
                : new OneFile(path, options, new Meter(ReadProgress.SILENT, 0), smallestPart)
                        .by(entry);
    }

    private OneRead by(Cards.Entry entry) {
        return through(
                opened -> new OneRead.ByCard(new CardFile(path, opened, options).read(entry)));
    }

    /** The card to read by, or null where none fits or a layout of votes misses nothing. */
    static Cards.@Nullable Entry card(Path path, Opened opened, ReadOptions options)
            throws IOException {
        var file = new CardFile(path, opened, options);
        return new CardChoice(options.name(path), file, options)
                .entry(columns(options.name(path), path, opened));
    }

    /** The columns, or none where the first line names one of them twice. */
    private static Columns columns(String source, Path path, Opened opened) {
        var head = opened.head();
        var shape = head.shape(source);
        return switch (shape) {
            case SEPARATED -> {
                var names = CsvHeader.asItStands(source, head).names();
                boolean twice = names.size() != names.stream().distinct().count();
                yield Columns.flat(twice ? List.of() : names);
            }
            case JSON_LINES, JSON ->
                    new Columns(new JsonSample(head, head.start()).keys(shape), true);
            case PARQUET -> {
                try (var table = ParquetTable.open(path)) {
                    yield ParquetScanner.columns(table);
                }
            }
        };
    }

    private ReadFile parquet(Opened opened) throws IOException {
        if (!opened.byPlace()) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": Parquet that is packed once more, or comes through a pipe",
                    "unpack it into a file first");
        }
        try (var table = ParquetTable.open(path)) {
            var recognition = new Recognition(source, ParquetScanner.columns(table), options);
            var layout = recognition.layout();
            var plan = recognition.plan(layout, false);
            if (open(layout)) {
                var probe = new WinnerProbe(plan, options);
                ParquetScanner.scan(table, plan, probe);
                plan = probe.byName() ? recognition.plan(layout, true) : plan;
            }
            var rows = Rows.of(plan, options, 1);
            ParquetScanner.scan(table, plan, rows);
            var stretches = List.of(new Stretch(rows, 1));
            checkStrict(stretches);
            return finish(stretches, plan, Parts.digest(opened));
        }
    }

    private ReadFile separated(Opened opened) throws IOException {
        var header = CsvHeader.of(source, opened.head());
        var columns = Columns.flat(header.names());
        var form = new Separated(source, header);
        return rows(opened, form, columns, header.end(), header.lines() + 1);
    }

    private ReadFile json(Opened opened, Shape shape) throws IOException {
        var head = opened.head();
        var keys = new JsonSample(head, head.start()).keys(shape);
        if (keys.isEmpty()) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": JSON that holds no votes: no object with keys was found",
                    "name a file with an object a vote, as in: psephos formats show arena");
        }
        var columns = new Columns(keys, true);
        var form =
                shape == Shape.JSON
                        ? new JsonDocument(source, columns)
                        : new JsonLines(source, columns);
        return rows(opened, form, columns, head.start(), firstLine(shape, head));
    }

    /** What the first row of JSON is called: by its line, or by its number in a document. */
    static long firstLine(Shape shape, Head head) {
        return shape == Shape.JSON ? 1 : head.lines() + 1;
    }

    private ReadFile rows(Opened opened, Form form, Columns columns, int body, long firstLine)
            throws IOException {
        var recognition = new Recognition(source, columns, options);
        var layout = recognition.layout();
        var plan = plan(opened.head(), form, recognition, layout, body);
        List<Stretch> stretches;
        String sha256;
        int parts = parts(opened, form, plan);
        if (parts > 1) {
            var together =
                    new Parts(opened, form, plan, options, body, firstLine)
                            .read(parts, options.threads());
            stretches = together.stretches();
            sha256 = together.sha256();
        } else {
            var rows = Rows.of(plan, options, firstLine);
            form.scanner(plan, rows).scan(opened.inOrder(body), body, Long.MAX_VALUE);
            stretches = List.of(new Stretch(rows, firstLine));
            checkStrict(stretches);
            sha256 = opened.sha256Hex();
        }
        checkStrict(stretches);
        return finish(stretches, plan, sha256);
    }

    private Plan plan(Head head, Form form, Recognition recognition, Layout layout, int body)
            throws IOException {
        var plan = recognition.plan(layout, false);
        if (!open(layout)) {
            return plan;
        }
        var probe = new WinnerProbe(plan, options);
        int end = Math.min(head.length, body + (1 << 16));
        var part = new HeadBlocks(head, body, end);
        form.scanner(plan, probe).scan(part, body, end);
        return probe.byName() ? recognition.plan(layout, true) : plan;
    }

    /** Whether winners may be names: only where neither the layout nor the user says otherwise. */
    private boolean open(Layout layout) {
        return layout.general()
                && layout.reading() == Reading.VALUES
                && options.winnerValues().isEmpty();
    }

    private int parts(Opened opened, Form form, Plan plan) throws IOException {
        // Who saw a vote id first is known only in order.
        if (options.threads() < 2
                || !opened.byPlace()
                || !form.canBeCut()
                || plan.slot(Part.VOTE_ID) >= 0) {
            return 1;
        }
        long most = (long) options.threads() * PARTS_A_THREAD;
        return (int) Math.max(1, Math.min(most, opened.size() / smallestPart));
    }

    private void checkStrict(List<Stretch> stretches) {
        if (!options.strict()) {
            return;
        }
        for (var stretch : stretches) {
            var first = new ArrayList<Reject>();
            stretch.rows().log.drainTo(first, source, stretch.firstLine());
            if (!first.isEmpty()) {
                throw new PsephosException(
                        Kind.DATA,
                        first.getFirst().toString(),
                        "mend the row, or leave --strict out to count such rows and go on");
            }
        }
    }

    private ReadFile finish(List<Stretch> stretches, Plan plan, String sha256) {
        long seen = 0;
        for (var stretch : stretches) {
            seen += stretch.rows().seen();
        }
        if (seen == 0) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": columns, but not one row",
                    "name a file with votes in it; this one may have been cut off");
        }
        return new ReadFile(new Manifest.Source(source, sha256, plan.format(), seen), stretches);
    }

    /** How rows are written down. */
    interface Form {
        /** A scanner that hands the rows it finds to {@code rows}. */
        Scanner scanner(Plan plan, Rows rows);

        /** Whether a part of the file can be read without what stands before it. */
        boolean canBeCut();
    }

    record Separated(String source, CsvHeader header) implements Form {
        @Override
        public Scanner scanner(Plan plan, Rows rows) {
            int[] slots = new int[header.names().size()];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = plan.slots().indexOf(header.names().get(i));
            }
            return new CsvScanner(
                    source, rows, header.delimiter(), slots.length, slots, plan.slots().size());
        }

        @Override
        public boolean canBeCut() {
            return true;
        }
    }

    record JsonLines(String source, Columns columns) implements Form {
        @Override
        public Scanner scanner(Plan plan, Rows rows) {
            return new JsonLineScanner(source, rows, new JsonShape(plan, columns));
        }

        @Override
        public boolean canBeCut() {
            return true;
        }
    }

    record JsonDocument(String source, Columns columns) implements Form {
        @Override
        public Scanner scanner(Plan plan, Rows rows) {
            return new JsonScanner(source, rows, new JsonShape(plan, columns));
        }

        @Override
        public boolean canBeCut() {
            return false;
        }
    }
}
