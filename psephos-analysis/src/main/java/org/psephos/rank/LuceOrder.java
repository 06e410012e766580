package org.psephos.rank;

/**
 * A ranking as a series of choices.
 *
 * @param tiers codes of systems, best first
 * @param kind which choices were made
 */
@SuppressWarnings("ArrayRecordComponent") // a row; never compared
record LuceOrder(int[][] tiers, Kind kind) {

    /** Which choices were made. */
    enum Kind {
        /** Each tier from it and those after it. */
        FULL,
        /** All but the last tier, which was left over in no order. */
        TOP,
        /**
         * Three tiers, of which the outer ones may be empty: the best of all, then the worst of the
         * rest; those between were left over in no order.
         */
        BEST_WORST
    }

    /** Number of systems. */
    int size() {
        int size = 0;
        for (var tier : tiers) {
            size += tier.length;
        }
        return size;
    }

    /** Whether the members of a tier were chosen together, rather than left over. */
    boolean chosen(int tier) {
        return switch (kind) {
            case FULL -> true;
            case TOP -> tier < tiers.length - 1;
            case BEST_WORST -> tier != 1;
        };
    }
}
