package org.psephos.report.page;

import java.util.List;

/**
 * Shares against shares in a square, drawn without scripts.
 *
 * @param id unique on the page
 * @param words what the plot shows, made from its data
 * @param across what the axis along the bottom measures
 * @param up what the axis along the side measures
 * @param diagonal whether a line marks where both are equal
 * @param line that joins the dots, as the points of a polyline; empty for none
 */
public record Plot(
        String id,
        String title,
        String words,
        String across,
        String up,
        boolean diagonal,
        String line,
        List<Dot> dots,
        TableView table) {
    public Plot {
        dots = List.copyOf(dots);
    }

    /**
     * One dot in units of the drawing.
     *
     * @param low where its interval ends below
     * @param high where it ends above
     * @param size radius
     */
    public record Dot(String x, String y, String low, String high, String size) {}
}
