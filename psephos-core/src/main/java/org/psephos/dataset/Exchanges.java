package org.psephos.dataset;

import java.util.function.Consumer;

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
    boolean forEach(Consumer<? super Exchange> to);
}
