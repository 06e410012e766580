package org.psephos.report;

import org.jspecify.annotations.Nullable;
import org.psephos.rank.Ladder.Rung;

/**
 * One rung in the words of all tables: the same digits on a terminal, in Markdown and on a page.
 *
 * @param place such as {@code 1} or {@code 2-12}: places that the votes do not rule out
 * @param score points where the method has them, else the strength
 * @param low lower end of the score; empty without an interval
 * @param high upper end
 * @param share of wins against a system in the middle of the ladder
 * @param leading whether the votes leave it open that it is first
 */
record Row(
        Rung rung,
        String name,
        String place,
        String score,
        String low,
        String high,
        @Nullable Double share,
        String votes,
        boolean leading) {

    /** Wins in ten against the middle system, such as {@code 6.4}; empty where unknown. */
    String winsInTen() {
        return share == null ? "" : Numbers.fixed(share * 10, 1);
    }

    /** What the method carries along to weigh the next vote; empty for most. */
    String deviation() {
        var carried = rung.deviation();
        return carried == null ? "" : Numbers.fixed(carried, Numbers.decimals(carried));
    }

    /** Both ends joined by {@code dash}; empty without an interval. */
    String range(String dash) {
        return low.isEmpty() ? "" : low + dash + high;
    }
}
