package org.psephos.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A doubt.
 *
 * @param severity {@code high}, {@code medium} or {@code low}
 * @param title what kind of doubt
 * @param claim one sentence with its numbers
 * @param estimate what was measured, with its interval and denominator
 * @param strip the estimate as a picture; absent where there is no interval
 * @param remedy what to do
 * @param target the part of the page that shows more; absent where there is none
 * @param rows places in the files to look at
 * @param more how many more of these places there are
 */
public record Card(
        String severity,
        String title,
        String claim,
        String estimate,
        @Nullable Strip strip,
        String remedy,
        @Nullable Target target,
        List<String> rows,
        int more) {
    public Card {
        rows = List.copyOf(rows);
    }

    /**
     * A part of the page.
     *
     * @param id what a link names
     * @param title as it stands there
     */
    public record Target(String id, String title) {}

    /**
     * An interval on an axis; every place is a percentage of the width with its sign.
     *
     * @param low what the left end says
     * @param middle what the middle says
     * @param high what the right end says
     * @param at where the estimate stands
     * @param from where its interval begins
     * @param to where it ends
     */
    public record Strip(
            String low, String middle, String high, String at, String from, String to) {}
}
