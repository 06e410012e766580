package org.psephos.export;

import java.io.IOException;
import java.util.function.Supplier;

/** Takes rows on their way to files. */
@FunctionalInterface
interface RowSink {

    /**
     * One row.
     *
     * @param key rows with the same key fall to the same split; asked for only where there are some
     */
    void row(Supplier<String> key, Json.Body row) throws IOException;

    /** As above, where the key is known. */
    default void row(String key, Json.Body row) throws IOException {
        row(() -> key, row);
    }
}
