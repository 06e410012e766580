package org.psephos.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a dataset came from and what became of every row.
 *
 * @param sources in the order they were named
 * @param read rows seen, header lines not counted
 * @param rejects rows that were not understood
 * @param reader name and version of the program that read them
 * @param licence of the data, if known
 * @param simulated whether any of it was made by a simulation
 */
public record Manifest(
        List<Source> sources,
        long read,
        Rejects rejects,
        String reader,
        @Nullable String licence,
        boolean simulated) {

    public Manifest {
        sources = List.copyOf(sources);
    }

    /**
     * One file.
     *
     * @param path as the user named it
     * @param sha256 of its bytes as they lie on disk, in lower-case hexadecimal
     * @param format the layout that was recognised, such as {@code lmarena-140k}
     * @param rows rows read from it
     */
    public record Source(String path, String sha256, String format, long rows) {}
}
