package org.psephos.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges beside people.
 *
 * @param summary how far the people agree with themselves
 * @param judges one each, in name order
 * @param table every figure of every judge
 */
public record JudgesView(String summary, List<Judge> judges, TableView table) {
    public JudgesView {
        judges = List.copyOf(judges);
    }

    /**
     * One judge.
     *
     * @param name of the judge
     * @param claim the one sentence to remember
     * @param biases what its votes show that they should not
     * @param figures how often it says what most people say, by criterion
     */
    public record Judge(String name, String claim, String biases, List<Measured> figures) {
        public Judge {
            figures = List.copyOf(figures);
        }
    }

    /**
     * A share on an axis from 0 to 1.
     *
     * @param words the share with its interval and denominator
     * @param strip the same as a picture; absent without an interval
     */
    public record Measured(String words, Card.@Nullable Strip strip) {}
}
