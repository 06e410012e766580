package org.psephos.dataset;

import org.psephos.model.Feedback;

/**
 * Comparisons that are gone through one by one, each with its words, so that none is kept. Each
 * names its item and both of its answers; there are no judgements of other kinds but critiques and
 * abstentions, which are counted.
 */
public interface Exchanges {

    /** What is there. */
    Intake intake();

    /** Whether each comparison that prefers one answer says by how much. */
    boolean graded();

    /**
     * Gives all of them to {@code to}, in the order read.
     *
     * @return false where it had to stop on the way: words are named again so far from where they
     *     stand that they can only be read as a whole
     */
    boolean forEach(Taker to);

    /** Takes comparisons with their words. */
    interface Taker {
        /** One of which anything is out of the ordinary. */
        void take(Exchange exchange);

        /**
         * One whose item and answers are known and plain: what {@link #take} would be told.
         *
         * @param words filled anew when the next one comes
         */
        void take(Feedback.Comparison judged, PlainWords words);
    }
}
