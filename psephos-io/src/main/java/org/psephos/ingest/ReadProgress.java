package org.psephos.ingest;

/** Told how far a reading has come, from time to time and from any thread. */
@FunctionalInterface
public interface ReadProgress {

    /** Tells nobody. */
    ReadProgress SILENT = (done, total) -> {};

    /**
     * Says how far.
     *
     * @param done bytes of input read so far
     * @param total bytes of input in all
     */
    void advanced(long done, long total);
}
