package org.psephos.fetch;

/** Told how far a download has come. */
@FunctionalInterface
public interface FetchProgress {
    /** Tells nobody. */
    FetchProgress SILENT = (name, done, total) -> {};

    /**
     * Says how far.
     *
     * @param name the address of the file
     * @param done bytes that are here
     * @param total bytes in all; 0 where nobody knows
     */
    void advanced(String name, long done, long total);
}
