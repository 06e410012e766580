package org.psephos.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.FolderTable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A dataset as a folder of Parquet files and {@code dataset.json}: the form in which nothing is
 * lost and which any tool that reads Parquet opens. The same dataset gives the same bytes.
 */
public final class DatasetFolder {
    private DatasetFolder() {}

    /**
     * Writes {@code dataset} to {@code folder}, all of it or nothing: the files are made in a
     * folder beside it, which is renamed at the end. A dataset that stood there before is replaced.
     *
     * @throws PsephosException where {@code folder} holds anything else, cannot be written, or the
     *     dataset holds text that is no Unicode
     */
    public static void write(Dataset dataset, Path folder) {
        try (var place = FolderPlace.open(folder)) {
            fill(dataset, place.beside());
            place.finish();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Why a folder could not be written. */
    static PsephosException unwritable(Path folder, IOException e) {
        return new PsephosException(
                Kind.USAGE,
                folder + ": cannot be written: " + e,
                "name a folder that you may write to, on a disk with room",
                e);
    }

    private static void fill(Dataset dataset, Path folder) throws IOException {
        var tables = new EnumMap<FolderTable, FolderManifest.Table>(FolderTable.class);
        for (var table : FolderTable.values()) {
            var file = new ParquetFile(table, folder.resolve(table.file()));
            try (file) {
                write(dataset, table, file);
            }
            tables.put(table, file.written());
        }
        Files.write(
                folder.resolve(FolderTable.MANIFEST),
                FolderManifest.bytes(dataset.manifest(), dataset.totals(), tables));
    }

    private static void write(Dataset dataset, FolderTable table, ParquetFile to)
            throws IOException {
        switch (table) {
            case ITEMS -> {
                for (int row : dataset.items().asTold()) {
                    FolderRows.item(dataset.items().get(row), to);
                }
            }
            case RESPONSES -> {
                for (int row : dataset.responses().asTold()) {
                    FolderRows.response(dataset.responses().get(row), to);
                }
            }
            case ANNOTATORS -> {
                for (int row = 0; row < dataset.annotators().size(); row++) {
                    FolderRows.annotator(dataset.annotators().get(row), to);
                }
            }
            case FEEDBACK -> feedback(dataset, to);
        }
    }

    private static void feedback(Dataset dataset, ParquetFile to) throws IOException {
        var failures = new ArrayList<IOException>();
        dataset.forEach(
                row -> {
                    if (failures.isEmpty()) {
                        try {
                            FeedbackRows.write(row, to);
                        } catch (IOException e) {
                            failures.add(e);
                        }
                    }
                });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
