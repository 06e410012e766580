package org.psephos.report.page;

import java.util.List;

/**
 * A doubt.
 *
 * @param severity {@code high}, {@code medium} or {@code low}
 * @param claim one sentence
 * @param size how large it is, with its interval and denominator
 * @param remedy what to do
 * @param target the part of the page that shows the rows
 * @param rows places in the files to look at
 */
public record Card(
        String severity,
        String claim,
        String size,
        String remedy,
        String target,
        List<String> rows) {
    public Card {
        rows = List.copyOf(rows);
    }
}
