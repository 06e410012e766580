package org.psephos.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card of one judge.
 *
 * @param title of the window
 * @param headline the one sentence to remember
 * @param meta what was read, in one line
 * @param numbers every figure with its interval
 * @param biases what its votes show that they should not
 * @param clear biases that were looked for and not found, or could not be; absent where none
 * @param plots confidence against accuracy, and accuracy of the surest; empty without confidences
 * @param unsure what is said in place of plots
 */
public record JudgePage(
        String title,
        String headline,
        String meta,
        TableView numbers,
        List<Card> biases,
        @Nullable TableView clear,
        List<Plot> plots,
        String unsure,
        Foot foot,
        Page.Parts parts) {
    public JudgePage {
        biases = List.copyOf(biases);
        plots = List.copyOf(plots);
    }
}
