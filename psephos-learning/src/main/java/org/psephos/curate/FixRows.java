package org.psephos.curate;

import java.util.BitSet;
import java.util.function.Consumer;

/** Rows that {@link Fix} decides about, wherever they lie; each has a place, from 0. */
public interface FixRows {

    /** Gives what {@link RowLook} says of every row, in order. */
    void facts(Consumer<RowFacts> to);

    /**
     * Places of the rows whose preferred answer is toxic, or whose only one; asked for only with
     * {@link Rule#TOXIC_ANSWERS}.
     */
    BitSet toxic();

    /** Is told of two rows that are alike, in any order. */
    @FunctionalInterface
    interface Like {
        void are(int later, int earlier, double similarity);
    }

    /**
     * Which of the rows that are not {@code dropped} are alike by {@code rule}: all pairs, or each
     * row with the first that is equal to it, and of different ones the first of each.
     */
    void alike(Rule rule, BitSet dropped, Like to);

    /** How many there are; asked when they were gone through. */
    int rows();
}
