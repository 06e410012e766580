package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;

/** One table of a dataset on its way to its Parquet file. Not thread-safe. */
final class ParquetFile extends TableRows implements AutoCloseable {
    private final ParquetWriter writer;

    ParquetFile(FolderTable table, Path file) throws IOException {
        this(table, file, 1);
    }

    /**
     * As above.
     *
     * @param threads how many may work at once; changes time only
     */
    ParquetFile(FolderTable table, Path file, int threads) throws IOException {
        super(table);
        var fields =
                table.columns().stream()
                        .map(c -> new ParquetType.Field(c.name(), ParquetType.parse(c.type())))
                        .toList();
        writer = new ParquetWriter(file, fields, new LinkedHashMap<>(), Packing.SNAPPY, threads);
    }

    @Override
    void row(@Nullable Object[] cells) throws IOException {
        writer.row(cells);
    }

    long rows() {
        return writer.rows();
    }

    /** What the table says of its file; asked once, after {@link #close}. */
    FolderManifest.Table written() {
        return new FolderManifest.Table(writer.rows(), writer.sha256());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
