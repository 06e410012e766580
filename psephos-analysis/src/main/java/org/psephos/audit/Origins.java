package org.psephos.audit;

import java.util.List;
import java.util.stream.IntStream;
import org.psephos.dataset.HeaderColumns;

/** Where the evidence was read. */
final class Origins {
    /** Rows that a finding names at most: enough to look, few enough to read. */
    static final int MOST = 20;

    private Origins() {}

    /** The first twenty of {@code rows}; none where the reader kept no origins. */
    static List<String> of(HeaderColumns headers, IntStream rows) {
        return headers.hasOrigin()
                ? rows.limit(MOST).mapToObj(row -> headers.origin(row).toString()).toList()
                : List.of();
    }
}
