package org.psephos.fetch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to come.
 *
 * @param from its address
 * @param to where it shall lie
 * @param name what it is called in messages and results
 * @param size its bytes; -1 where nobody said
 * @param checksum null where nobody said
 * @param token sent along to the host of {@code from}; null for none
 * @param page where a person sees the dataset; null for a file of the web
 */
record Wanted(
        URI from,
        Path to,
        String name,
        long size,
        @Nullable Checksum checksum,
        @Nullable String token,
        @Nullable String page) {}
