package org.psephos.report.page;

import java.util.List;

/**
 * One measure of many things as bars or dots with their intervals, one a line on one axis.
 *
 * @param id unique on the page
 * @param words what the picture shows, made from its data
 * @param low what the left end of the axis says
 * @param middle what its middle says
 * @param high what its right end says
 */
public record BarsView(
        String id,
        String title,
        String words,
        String low,
        String middle,
        String high,
        List<Bar> bars) {
    public BarsView {
        bars = List.copyOf(bars);
    }

    /**
     * One line; every place is a percentage of the width with its sign.
     *
     * @param depth how far the label stands in, in steps
     * @param value the number and its interval in words
     * @param at where the estimate stands
     * @param from where its interval begins; empty where there is none
     * @param to where it ends
     * @param filled whether a bar is drawn from the left end to the estimate
     */
    public record Bar(
            String label,
            int depth,
            String value,
            String at,
            String from,
            String to,
            boolean filled) {}
}
