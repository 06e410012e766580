package org.psephos.export;

import java.io.IOException;

/** Takes rows on their way to files. */
@FunctionalInterface
interface RowSink {

    /**
     * One row.
     *
     * @param key rows with the same key fall to the same split
     */
    void row(String key, Json.Body row) throws IOException;
}
