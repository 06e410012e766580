package org.psephos.export;

import java.io.IOException;

/** Makes the rows of a format out of a dataset. */
@FunctionalInterface
interface RowSource {

    /** Gives every row that {@code from} makes to {@code to}, and tells its ledger of the rest. */
    void rows(Material from, RowSink to) throws IOException;

    /** What stands around the rows; asked first. */
    default Frame frame(Material from) {
        return Frame.LINES;
    }

    /** The same rows as one array. */
    default RowSource asArray() {
        var rows = this;
        return new RowSource() {
            @Override
            public void rows(Material from, RowSink to) throws IOException {
                rows.rows(from, to);
            }

            @Override
            public Frame frame(Material from) {
                return Frame.ARRAY;
            }
        };
    }
}
