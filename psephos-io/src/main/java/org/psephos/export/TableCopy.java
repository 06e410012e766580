package org.psephos.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.psephos.dataset.RowEdit;
import org.psephos.ingest.ParquetTable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Some rows of a file, whatever holds them: of a Parquet table with its columns and types, of
 * anything else as {@link RowCopy} does.
 */
public final class TableCopy {
    private TableCopy() {}

    /**
     * Copies the rows of {@code from} that are {@code wanted} to {@code to}, all or nothing.
     *
     * @throws PsephosException where the file holds no rows that could be copied one by one, or the
     *     other cannot be written
     */
    public static void copy(Path from, Path to, RowCopy.Wanted wanted) {
        var edit = wanted.edit();
        if (!ParquetTable.recognises(from)) {
            RowCopy.copy(from, to, wanted);
        } else if (edit == null || wanted.numbers().isEmpty()) {
            ParquetTable.copy(from, to, wanted.numbers());
        } else {
            edited(from, to, wanted.numbers(), edit);
        }
    }

    /** A table goes by way of lines, in which its texts can be changed. */
    private static void edited(Path from, Path to, BitSet numbers, RowEdit edit) {
        var lines = to.resolveSibling(to.getFileName() + ".lines");
        var changed = to.resolveSibling(to.getFileName() + ".changed");
        try {
            ParquetTable.lines(from, lines, numbers);
            var all = new BitSet();
            all.set(1, numbers.cardinality() + 1);
            RowCopy.copy(lines, changed, new RowCopy.Wanted(all, all, List.of(), edit));
            ParquetTable.ofLines(changed, from, to, edit::takesScalars);
        } finally {
            remove(lines);
            remove(changed);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    file + ": cannot be removed: " + e.getMessage(),
                    "Name a file in a folder that you may write to, and remove this one by hand.",
                    e);
        }
    }
}
