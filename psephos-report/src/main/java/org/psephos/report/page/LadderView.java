package org.psephos.report.page;

import java.util.List;

/**
 * The ladder as a table whose middle column is a picture.
 *
 * @param caption what the table shows, for those who do not see the picture
 * @param score head of the score
 * @param axis what the picture's axis measures
 * @param first rows that always show
 * @param rest rows behind a fold
 * @param notes on zero point, unit and intervals
 */
public record LadderView(
        String caption,
        String score,
        String axis,
        boolean ranges,
        boolean shares,
        List<Tick> ticks,
        List<Step> first,
        List<Step> rest,
        List<Foot.Fact> unplaced,
        List<String> notes) {
    public LadderView {
        ticks = List.copyOf(ticks);
        first = List.copyOf(first);
        rest = List.copyOf(rest);
        unplaced = List.copyOf(unplaced);
        notes = List.copyOf(notes);
    }

    /** A mark on the axis: where, as a percentage with its sign, and what it says. */
    public record Tick(String at, String label) {}

    /**
     * One system.
     *
     * @param name in full
     * @param shown the name, cut in the middle where it is long
     * @param at where the dot stands, as a percentage with its sign
     * @param from where the interval begins; the same as {@code at} without one
     * @param to where it ends
     */
    public record Step(
            String place,
            String name,
            String shown,
            boolean leading,
            String score,
            String range,
            String wins,
            String votes,
            String at,
            String from,
            String to) {
        /** Whether the name is longer than what shows. */
        public boolean cut() {
            return !name.equals(shown);
        }
    }
}
