package org.psephos.report.page;

import java.util.List;

/**
 * What a probe found.
 *
 * @param title of the window
 * @param headline what was asked
 * @param meta what was read, in one line
 * @param doubts findings, the worst first
 * @param pictures measures that were made of several things
 * @param numbers every number
 * @param notes how they were made, and why some are not there
 */
public record ProbePage(
        String title,
        String headline,
        String meta,
        List<Card> doubts,
        List<BarsView> pictures,
        TableView numbers,
        List<String> notes,
        Foot foot,
        Page.Parts parts) {
    public ProbePage {
        doubts = List.copyOf(doubts);
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }
}
