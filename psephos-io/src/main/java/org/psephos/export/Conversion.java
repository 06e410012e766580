package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.FolderTable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A dataset to files for others.
 *
 * @param target in which form
 * @param pairing how ratings and rankings become pairs
 * @param splits how rows are divided
 */
public record Conversion(Target target, Pairing pairing, Splits splits) {
    private static final String REJECTED = "rejected while reading";

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
            throw new PsephosException(
                    Kind.USAGE,
                    out + ": cannot be written: " + e,
                    "name a place that you may write to, on a disk with room",
                    e);
        }
    }

    private Converted folder(Dataset dataset, Path out) throws IOException {
        if (!splits.shares().isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "a dataset folder is whole and has no splits",
                    "leave --split out, and split what you write for a trainer");
        }
        DatasetFolder.write(dataset, out);
        long judgements = judgements(dataset);
        var files = new ArrayList<Converted.Wrote>();
        for (var table : FolderTable.values()) {
            var file = out.resolve(table.file());
            boolean feedback = table == FolderTable.FEEDBACK;
            files.add(
                    new Converted.Wrote(
                            file.toString(), feedback ? kept(dataset) : 0, Digests.sha256(file)));
        }
        var manifest = out.resolve(FolderTable.MANIFEST);
        files.add(new Converted.Wrote(manifest.toString(), 0, Digests.sha256(manifest)));
        var ledger = new Ledger();
        ledger.lost(REJECTED, dataset.manifest().rejects().count());
        return new Converted(
                target,
                judgements + dataset.manifest().rejects().count(),
                judgements,
                kept(dataset),
                ledger.losses(),
                files);
    }

    /** Judgements that came, whether or not the reader kept a row for them. */
    private static long judgements(Dataset dataset) {
        return dataset.totals().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long kept(Dataset dataset) {
        return judgements(dataset) - dataset.abstained() + dataset.abstentions().size();
    }

    private Converted rows(Dataset dataset, Path out) throws IOException {
        var material = Material.of(dataset, pairing);
        material.ledger().lost(REJECTED, dataset.manifest().rejects().count());
        try (var place = Place.open(target, out)) {
            var wrote =
                    target.form().table()
                            ? new PlainFiles(this, place).write(material)
                            : fill(material, place);
            long written = wrote.stream().mapToLong(Converted.Wrote::rows).sum();
            var converted = converted(dataset, material.ledger(), written, wrote);
            if (written > 0) {
                converted = Companions.write(converted, this, dataset, place);
                place.finish();
            }
            return converted;
        }
    }

    private List<Converted.Wrote> fill(Material material, Place place) throws IOException {
        var source = RowSources.source(target, material);
        var files = new RowFiles(this, source.frame(material), place);
        try (files) {
            source.rows(material, files::row);
        }
        return files.wrote();
    }

    private Converted converted(
            Dataset dataset, Ledger ledger, long written, List<Converted.Wrote> files) {
        return new Converted(
                target,
                judgements(dataset) + dataset.manifest().rejects().count(),
                ledger.carried(),
                written,
                ledger.losses(),
                written > 0 ? files : List.of());
    }
}
