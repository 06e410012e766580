package org.psephos.export;

import java.io.IOException;

/** Makes the rows of a format out of a dataset. */
@FunctionalInterface
interface RowSource {

    /** Gives every row that {@code from} makes to {@code to}, and tells its ledger of the rest. */
    void rows(Material from, RowSink to) throws IOException;
}
