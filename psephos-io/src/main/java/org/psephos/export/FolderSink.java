package org.psephos.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainSink;
import org.psephos.dataset.PlainWords;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/**
 * Rows on their way into a dataset folder: each is written when it comes, so that memory grows by a
 * digest of each item and response and not with their words. The files are those that {@link
 * DatasetFolder} writes of the same rows in memory. Comparisons go straight to their table; what
 * stands behind them waits on disk. Not thread-safe; used once.
 */
final class FolderSink implements PlainSink, AutoCloseable {

    private final Path folder;
    private final int keptRejects;
    private final Map<FolderTable, ParquetFile> files = new EnumMap<>(FolderTable.class);
    private final Map<FolderTable, FolderManifest.Table> tables = new EnumMap<>(FolderTable.class);
    private final SequencedMap<String, Long> totals = new LinkedHashMap<>();
    private final Map<String, SpilledRows> waiting = new LinkedHashMap<>();
    private final SortedMap<AnnotatorId, Told> annotators = new TreeMap<>();
    private final TreeSet<String> systems = new TreeSet<>();
    private final Accounts items;
    private final Accounts responses;
    private final Whereabouts whereabouts = new Whereabouts();
    private final Growing telling = new Growing();
    private final PlainRows plainRows;
    private final List<Reject> examples = new ArrayList<>();
    private long rejects;
    private @Nullable Origin refused;

    /** What was fetched of the accounts of the row at hand; asked by nobody. */
    @SuppressWarnings("unused") // Fetching it is what it is for.
    private long fetched;

    private record Told(Annotator what, Origin where) {}

    /**
     * Writes to {@code folder}, which is there.
     *
     * @param keptRejects how many rejects are kept as examples; all are counted
     * @param threads how many may work at once; changes time only
     */
    FolderSink(Path folder, int keptRejects, int threads) throws IOException {
        this.folder = folder;
        this.keptRejects = keptRejects;
        this.items = new Accounts(folder);
        this.responses = new Accounts(folder);
        for (var table : FolderTable.values()) {
            files.put(table, new ParquetFile(table, folder.resolve(table.file()), threads));
        }
        plainRows =
                new PlainRows(
                        file(FolderTable.ITEMS),
                        file(FolderTable.RESPONSES),
                        file(FolderTable.FEEDBACK));
        FeedbackRows.KINDS.forEach(kind -> totals.put(kind, 0L));
    }

    @Override
    public void accept(Feedback feedback) {
        if (feedback.header().origin().equals(refused)) {
            return;
        }
        var kind = FeedbackRows.kind(feedback);
        totals.merge(kind, 1L, Long::sum);
        try {
            if (feedback instanceof Feedback.Comparison row) {
                named(row.left());
                named(row.right());
                FeedbackRows.write(feedback, file(FolderTable.FEEDBACK));
            } else {
                FeedbackRows.write(feedback, waiting(kind));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void named(Candidate candidate) {
        var system = candidate.system();
        if (system != null) {
            systems.add(system.value());
        }
    }

    private SpilledRows waiting(String kind) throws IOException {
        var rows = waiting.get(kind);
        if (rows == null) {
            rows = new SpilledRows(FolderTable.FEEDBACK, folder.resolve(kind + ".waiting"));
            waiting.put(kind, rows);
        }
        return rows;
    }

    private ParquetFile file(FolderTable table) {
        var file = files.get(table);
        if (file == null) {
            throw new IllegalStateException(table + " was not opened");
        }
        return file;
    }

    @Override
    public void reject(Reject reject) {
        rejects++;
        if (examples.size() < keptRejects) {
            examples.add(reject);
        }
    }

    @Override
    public void item(Item item, Origin origin) {
        Telling.of(item, telling);
        var name = item.id().value();
        switch (items.take(name, telling, whereabouts.of(origin))) {
            case NEW -> write(() -> FolderRows.item(item, file(FolderTable.ITEMS)));
            case SAME -> {}
            case OTHER -> contradicts("item", whereabouts.at(items.before()), name, origin);
        }
    }

    @Override
    public void response(Response response, Origin origin) {
        Telling.of(response, telling);
        var name = response.id().value();
        switch (responses.take(name, telling, whereabouts.of(origin))) {
            case NEW -> write(() -> FolderRows.response(response, file(FolderTable.RESPONSES)));
            case SAME -> {}
            case OTHER -> contradicts("response", whereabouts.at(responses.before()), name, origin);
        }
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        var before = annotators.putIfAbsent(annotator.id(), new Told(annotator, origin));
        if (before != null && !before.what.equals(annotator)) {
            contradicts("annotator", before.where, annotator.id().value(), origin);
        }
    }

    @Override
    public void pair(PlainPair pair) {
        take(pair);
    }

    /** As {@link #pair}; whether the pair was taken and not rejected. */
    boolean take(PlainPair pair) {
        try {
            long place = whereabouts.of(pair.source(), pair.line());
            var asked = items.name(pair.name(PlainWords.PROMPT));
            var left = responses.name(pair.name(PlainWords.LEFT));
            var right = responses.name(pair.name(PlainWords.RIGHT));
            // Three slots far apart in memory, waited for together and not one after the other.
            fetched = items.fetch(asked) ^ responses.fetch(left) ^ responses.fetch(right);
            boolean fine = item(pair, asked, place);
            fine &= response(pair, PlainWords.LEFT, left, place);
            fine &= response(pair, PlainWords.RIGHT, right, place);
            if (fine) {
                totals.merge("comparison", 1L, Long::sum);
                plainRows.comparison(pair);
            }
            return fine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean item(PlainPair pair, Accounts.Name name, long place) throws IOException {
        Telling.item(pair, telling);
        var standing = items.take(name, telling, place);
        if (standing == Accounts.Standing.NEW) {
            plainRows.item(pair);
        }
        return agrees(standing, "item", items, pair.name(PlainWords.PROMPT), pair);
    }

    private boolean response(PlainPair pair, int which, Accounts.Name name, long place)
            throws IOException {
        Telling.answer(pair, which, telling);
        var standing = responses.take(name, telling, place);
        if (standing == Accounts.Standing.NEW) {
            plainRows.response(pair, which);
        }
        return agrees(standing, "response", responses, pair.name(which), pair);
    }

    private boolean agrees(
            Accounts.Standing standing, String field, Accounts in, byte[] name, PlainPair pair) {
        if (standing == Accounts.Standing.OTHER) {
            var before = whereabouts.at(in.before());
            contradicts(field, before, new String(name, StandardCharsets.UTF_8), pair.origin());
        }
        return standing != Accounts.Standing.OTHER;
    }

    /** The first contradiction of a row rejects it; rows come one after the other. */
    private void contradicts(String field, Origin before, String name, Origin origin) {
        if (!origin.equals(refused)) {
            refused = origin;
            reject(Reject.ofContradiction(origin, field, before, name));
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes what still waits, and what the folder says of itself.
     *
     * @param read where the rows came from
     */
    Intake finish(Manifest read) throws IOException {
        for (var kind : FeedbackRows.KINDS) {
            var rows = waiting.get(kind);
            if (rows != null) {
                rows.drainTo(file(FolderTable.FEEDBACK));
                rows.close();
            }
        }
        items.close();
        responses.close();
        for (var told : annotators.values()) {
            FolderRows.annotator(told.what, file(FolderTable.ANNOTATORS));
        }
        for (var table : FolderTable.values()) {
            file(table).close();
            tables.put(table, file(table).written());
        }
        var manifest = manifest(read);
        Files.write(
                folder.resolve(FolderTable.MANIFEST),
                FolderManifest.bytes(manifest, totals, tables));
        return new Intake(
                manifest,
                Collections.unmodifiableSequencedMap(totals),
                systems,
                items.size(),
                responses.size());
    }

    /** The digest of a table; asked after {@link #finish}. */
    String sha256(FolderTable table) {
        return Objects.requireNonNull(tables.get(table), table.file()).sha256();
    }

    private Manifest manifest(Manifest read) {
        long judged = totals.values().stream().mapToLong(Long::longValue).sum();
        var all = rejects == 0 ? Rejects.NONE : new Rejects(rejects, examples);
        boolean simulated =
                annotators.values().stream().anyMatch(t -> t.what instanceof Annotator.Simulated);
        return new Manifest(
                read.sources(),
                judged + rejects,
                all,
                read.reader(),
                read.licence(),
                read.simulated() || simulated);
    }

    @Override
    public void close() throws IOException {
        items.close();
        responses.close();
        for (var rows : waiting.values()) {
            rows.close();
        }
        for (var file : files.values()) {
            file.close();
        }
    }
}
