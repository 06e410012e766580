package org.psephos.export;

import java.util.List;

/**
 * What a conversion wrote, and what it could not.
 *
 * @param read judgements and rejected rows that came in
 * @param carried of them, those of which something was written: {@code read} less the losses of
 *     whole rows
 * @param written rows in all files
 * @param losses what the target could not carry
 * @param files in the order written
 */
public record Converted(
        Target target,
        long read,
        long carried,
        long written,
        List<Loss> losses,
        List<Wrote> files) {

    public Converted {
        losses = List.copyOf(losses);
        files = List.copyOf(files);
    }

    /** Whether reading the files again gives all that came in. */
    public boolean lossless() {
        return losses.isEmpty();
    }

    /**
     * One file.
     *
     * @param path as the user would name it
     * @param rows of data; 0 where it says something about the others
     * @param sha256 of its bytes, in lower-case hexadecimal
     */
    public record Wrote(String path, long rows, String sha256) {}
}
