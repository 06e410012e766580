package org.psephos.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Manifest;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A dataset to files for others.
 *
 * @param target in which form
 * @param pairing how ratings and rankings become pairs
 * @param splits how rows are divided
 * @param content what was found that might be inappropriate, for the datasheet; absent where nobody
 *     looked
 */
public record Conversion(
        Target target, Pairing pairing, Splits splits, @Nullable ContentAnswer content) {
    /** The loss of rows that no reader could make anything of. */
    public static final String REJECTED = "rejected while reading";

    /** Without a look for inappropriate content. */
    public Conversion(Target target, Pairing pairing, Splits splits) {
        this(target, pairing, splits, null);
    }

    /**
     * Writes {@code dataset} to {@code out}: a file where the name has an ending, else a folder.
     * All files are whole when they appear. Where nothing can be written, there is no file.
     *
     * @throws PsephosException where {@code out} cannot be written or holds something else
     */
    public Converted write(Dataset dataset, Path out) {
        try {
            return target.form() == Target.Form.DATASET ? folder(dataset, out) : rows(dataset, out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static PsephosException unwritable(Path out, IOException e) {
        return new PsephosException(
                Kind.USAGE,
                out + ": cannot be written: " + e,
                "name a place that you may write to, on a disk with room",
                e);
    }

    /** Reads rows and hands them on. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Hands all rows to {@code to}.
         *
         * @return where they came from; null, with nothing handed on, where they can only be read
         *     as a whole
         */
        @Nullable Manifest read(FeedbackSink to);
    }

    /**
     * How rows that come one by one are taken.
     *
     * @param kept how many rejects are kept as examples; all are counted
     * @param strict whether the first reject is the end, with nothing written
     * @param threads how many may work at once; changes time only
     */
    public record Manner(int kept, boolean strict, int threads) {}

    /**
     * What came in, and what was written.
     *
     * @param also what was written in another form on the way; null where nothing was
     */
    public record Passed(Intake intake, Converted converted, @Nullable Converted also) {
        /** Nothing besides. */
        public Passed(Intake intake, Converted converted) {
            this(intake, converted, null);
        }
    }

    /** Another form of the same rows, and where to. */
    public record Also(Conversion how, Path out) {
        /** Whether its rows can be made while a dataset folder is written. */
        boolean goesAlong() {
            return how.passesComparisons(out);
        }
    }

    /** Whether rows can be written as they come, by {@link #pass}. */
    public boolean passes() {
        return target.form() == Target.Form.DATASET
                && splits.shares().isEmpty()
                && pairing.votes() != Pairing.Votes.SOFT;
    }

    /**
     * As {@link #write}, row by row: what is written is the same, and memory holds no words.
     *
     * @param told of what came in, before anything is put in its place; may refuse it
     * @return null, with nothing written, where {@code reader} can only read all at once
     * @throws PsephosException as {@link #write}
     */
    public @Nullable Passed pass(Reader reader, Manner manner, Consumer<Intake> told, Path out) {
        return pass(reader, manner, told, out, null);
    }

    /**
     * As above, and the rows in another form on the way, where they are pairs in plain words; else
     * {@link Passed#also} is null, with nothing written of it.
     */
    public @Nullable Passed pass(
            Reader reader, Manner manner, Consumer<Intake> told, Path out, @Nullable Also also) {
        try (var place = FolderPlace.open(out);
                var sink = new FolderSink(place.beside(), manner.kept, manner.threads);
                var fork = fork(sink, manner, also)) {
            var manifest = reader.read(fork == null ? sink : fork);
            if (manifest == null) {
                return null;
            }
            var intake = sink.finish(manifest);
            if (manner.strict) {
                intake.manifest().rejects().refuse();
            }
            told.accept(intake);
            place.finish();
            long judged = intake.judgements();
            var folder =
                    folder(
                            intake.manifest(),
                            new Judged(judged, judged, new Ledger()),
                            sink::sha256,
                            out);
            return new Passed(intake, folder, fork == null ? null : fork.finish(intake));
        } catch (UncheckedIOException e) {
            throw DatasetFolder.unwritable(out, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw DatasetFolder.unwritable(out, e);
        }
    }

    private static @Nullable PairFork fork(FolderSink sink, Manner manner, @Nullable Also also)
            throws IOException {
        return also == null || !also.goesAlong()
                ? null
                : PairFork.open(sink, also.how, also.out, manner.threads);
    }

    /** Whether comparisons can be written as they come, by {@link #pass(Exchanges, int, Path)}. */
    public boolean passesComparisons(Path out) {
        return target.makesPairs()
                && !target.form().table()
                && pairing.votes() == Pairing.Votes.EACH
                && !Place.isFolder(out)
                && RowSources.pairs(target) != null;
    }

    /**
     * As {@link #write}, comparison by comparison, to a file: what is written is the same, and
     * memory holds no words.
     *
     * @param threads how many may work at once; changes time only
     * @return null, with nothing written, where {@code from} cannot be gone through
     */
    public @Nullable Passed pass(Exchanges from, int threads, Path out) {
        var rows = RowSources.pairs(target);
        var none = new DatasetBuilder().build(from.intake().manifest());
        var words = new Words.AtHand();
        var material = new Material(none, pairing, new Spoken(words), new Ledger());
        long rejected = from.intake().manifest().rejects().count();
        material.ledger().lost(REJECTED, rejected);
        try (var place = Place.open(target, out)) {
            var files = new RowFiles(this, Frame.LINES, place, threads);
            boolean whole;
            try (files) {
                whole = rows != null && rows.rows(from, material, words, files::row);
            }
            if (!whole) {
                return null;
            }
            long read = from.intake().judgements() + rejected;
            var converted = converted(read, material.ledger(), files.wrote());
            if (converted.written() > 0) {
                converted = Companions.write(converted, this, none, place);
                place.finish();
            }
            return new Passed(from.intake(), converted);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /**
     * As {@link #write}, for comparisons of any file, to a file: they go into a dataset folder
     * beside {@code out}, which is gone afterwards, and become rows on the way or out of it. What
     * is written is the same, and memory holds no words, unless there is more than comparisons.
     *
     * @param told of what came in, before anything is put in its place; may refuse it
     * @return null, with nothing written and nothing told, where {@code reader} can only read all
     *     at once
     * @throws PsephosException as {@link #write}
     */
    public @Nullable Passed through(Reader reader, Manner manner, Consumer<Intake> told, Path out) {
        var whole = new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());
        try (var scratch = ScratchFolder.beside(out)) {
            var folder = scratch.path().resolve("dataset");
            var passed = whole.pass(reader, manner, told, folder, new Also(this, out));
            if (passed == null) {
                return null;
            }
            var rows = passed.also();
            if (rows == null) {
                var exchanges = FeedbackFiles.exchanges(List.of(folder), manner.threads);
                var back = exchanges == null ? null : pass(exchanges, manner.threads, out);
                rows = back == null ? write(again(folder), out) : back.converted();
            }
            return new Passed(passed.intake(), rows);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static Dataset again(Path folder) {
        return FeedbackFiles.read(List.of(folder), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private Converted folder(Dataset dataset, Path out) throws IOException {
        if (!splits.shares().isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "a dataset folder is whole and has no splits",
                    "leave --split out, and split what you write for a trainer");
        }
        var material = material(dataset);
        DatasetFolder.write(material.dataset(), out);
        return folder(
                dataset.manifest(),
                new Judged(judgements(dataset), kept(material.dataset()), material.ledger()),
                table -> Digests.sha256(out.resolve(table.file())),
                out);
    }

    /**
     * Judgements that came.
     *
     * @param kept rows that they became
     * @param ledger what was lost before
     */
    private record Judged(long all, long kept, Ledger ledger) {}

    /** The digest of a table that was written. */
    @FunctionalInterface
    private interface TableDigest {
        String of(FolderTable table) throws IOException;
    }

    private Converted folder(Manifest manifest, Judged judged, TableDigest digest, Path out)
            throws IOException {
        var files = new ArrayList<Converted.Wrote>();
        for (var table : FolderTable.values()) {
            var file = out.resolve(table.file());
            boolean feedback = table == FolderTable.FEEDBACK;
            files.add(
                    new Converted.Wrote(
                            file.toString(), feedback ? judged.kept : 0, digest.of(table)));
        }
        var said = out.resolve(FolderTable.MANIFEST);
        files.add(new Converted.Wrote(said.toString(), 0, Digests.sha256(said)));
        long rejected = manifest.rejects().count();
        long lost = judged.ledger.lost();
        judged.ledger.lost(REJECTED, rejected);
        return new Converted(
                target,
                judged.all + rejected,
                judged.all - lost,
                judged.kept,
                judged.ledger.losses(),
                files);
    }

    /**
     * What is written: what came, or with one row for all that was said of the same two answers.
     */
    private Material material(Dataset dataset) {
        var material = Material.of(dataset, pairing);
        return pairing.votes() == Pairing.Votes.SOFT
                ? material.with(SoftLabels.of(material, target))
                : material;
    }

    /** Judgements that came, whether or not the reader kept a row for them. */
    private static long judgements(Dataset dataset) {
        return dataset.totals().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long kept(Dataset dataset) {
        return judgements(dataset) - dataset.abstained() + dataset.abstentions().size();
    }

    private Converted rows(Dataset dataset, Path out) throws IOException {
        if (content != null) {
            content.demand(dataset.manifest());
        }
        var material = material(dataset);
        material.ledger().lost(REJECTED, dataset.manifest().rejects().count());
        try (var place = Place.open(target, out)) {
            var wrote =
                    target.form().table()
                            ? new PlainFiles(this, place).write(material)
                            : fill(material, place);
            long read = judgements(dataset) + dataset.manifest().rejects().count();
            var converted = converted(read, material.ledger(), wrote);
            if (converted.written() > 0) {
                converted = Companions.write(converted, this, dataset, place);
                place.finish();
            }
            return converted;
        }
    }

    private List<Converted.Wrote> fill(Material material, Place place) throws IOException {
        var source = RowSources.source(target, material);
        var files = new RowFiles(this, source.frame(material), place, 1);
        try (files) {
            source.rows(material, files::row);
        }
        return files.wrote();
    }

    Converted converted(long read, Ledger ledger, List<Converted.Wrote> files) {
        long written = files.stream().mapToLong(Converted.Wrote::rows).sum();
        return new Converted(
                target,
                read,
                ledger.carried(),
                written,
                ledger.losses(),
                written > 0 ? files : List.of());
    }
}
