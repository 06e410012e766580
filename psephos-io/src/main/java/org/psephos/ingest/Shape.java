package org.psephos.ingest;

/** How the bytes of a file are put together, seen from the first of them. */
enum Shape {
    /** Separated values with a header line. */
    SEPARATED,
    /** A JSON object a line. */
    JSON_LINES,
    /** A JSON array of objects, or objects one after the other. */
    JSON,
    PARQUET
}
