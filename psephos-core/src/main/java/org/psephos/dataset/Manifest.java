package org.psephos.dataset;

import java.util.ArrayList;
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

    /** The same, with {@code others} rejected as well. */
    public Manifest rejecting(Rejects others) {
        return new Manifest(sources, read, rejects.and(others), reader, licence, simulated);
    }

    /** The same, saying that some of it was made by a simulation. There is no way back. */
    public Manifest asSimulated() {
        return new Manifest(sources, read, rejects, reader, licence, true);
    }

    /**
     * The manifest of this data and {@code other} taken together. Where either was simulated, so is
     * the whole; where licences or readers differ, both are named; where only one names a licence,
     * the whole has none, since nothing is known of the rest.
     */
    public Manifest and(Manifest other) {
        var all = new ArrayList<>(sources);
        all.addAll(other.sources);
        return new Manifest(
                all,
                read + other.read,
                rejects.and(other.rejects),
                both(reader, other.reader),
                licence == null || other.licence == null ? null : both(licence, other.licence),
                simulated || other.simulated);
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + " and " + other;
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
