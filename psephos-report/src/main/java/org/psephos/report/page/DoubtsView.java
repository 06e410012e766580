package org.psephos.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit looked for: what it found, what it did not find, and what it could not look for.
 *
 * @param head of the section
 * @param summary how many of each, in a sentence
 * @param first the worst, worst first
 * @param rest the others that were raised
 * @param clear looked for and not found; absent where nothing was
 * @param unseen what the data cannot show; absent where they can show all
 */
public record DoubtsView(
        String head,
        String summary,
        List<Card> first,
        List<Card> rest,
        @Nullable TableView clear,
        @Nullable TableView unseen) {
    public DoubtsView {
        first = List.copyOf(first);
        rest = List.copyOf(rest);
    }
}
