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
 * @param selection what was left out on purpose; null where everything was taken
 */
public record Manifest(
        List<Source> sources,
        long read,
        Rejects rejects,
        String reader,
        @Nullable String licence,
        boolean simulated,
        @Nullable Selection selection) {

    public Manifest {
        sources = List.copyOf(sources);
    }

    /** Of data that were taken whole. */
    public Manifest(
            List<Source> sources,
            long read,
            Rejects rejects,
            String reader,
            @Nullable String licence,
            boolean simulated) {
        this(sources, read, rejects, reader, licence, simulated, null);
    }

    /** The same, of a part of the data. */
    public Manifest selecting(Selection part) {
        return new Manifest(sources, read, rejects, reader, licence, simulated, part);
    }

    /** The same, with {@code others} rejected as well. */
    public Manifest rejecting(Rejects others) {
        return new Manifest(
                sources, read, rejects.and(others), reader, licence, simulated, selection);
    }

    /** The same, saying that some of it was made by a simulation. There is no way back. */
    public Manifest asSimulated() {
        return new Manifest(sources, read, rejects, reader, licence, true, selection);
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
                simulated || other.simulated,
                both(selection, other.selection));
    }

    private static @Nullable Selection both(@Nullable Selection one, @Nullable Selection other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Selection(both(one.where, other.where), one.leftOut + other.leftOut);
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + " and " + other;
    }

    /**
     * What was asked for where not all was.
     *
     * @param where in words, such as {@code language = English}
     * @param leftOut judgements that were read and not asked for
     */
    public record Selection(String where, long leftOut) {}

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
