package org.psephos.fetch;

import java.nio.file.Path;

/**
 * A file that came.
 *
 * @param file where it lies
 * @param name what it is called: its address, with the commit where the hub has one
 * @param bytes how many came now; 0 where it lay here already
 */
public record Fetched(Path file, String name, long bytes) {}
