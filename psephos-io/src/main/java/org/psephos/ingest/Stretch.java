package org.psephos.ingest;

/**
 * The rows of a stretch of a file.
 *
 * @param firstLine the line of the file on which it begins
 */
record Stretch(Rows rows, long firstLine) {}
