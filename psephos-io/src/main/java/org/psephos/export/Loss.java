package org.psephos.export;

import java.util.Locale;

/**
 * Something that a format could not carry.
 *
 * @param what it is and why
 * @param rows how many judgements it cost or touched; of pairs, how many pairs
 * @param lost what of them
 */
public record Loss(String what, long rows, Lost lost) {

    /** How much of a judgement is gone. */
    public enum Lost {
        /** All of it: nothing was written for it. */
        ROWS,
        /** Pairs that it makes beside others that were written. */
        PAIRS,
        /** One of its fields. */
        FIELDS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
