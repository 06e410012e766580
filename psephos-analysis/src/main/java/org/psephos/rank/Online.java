package org.psephos.rank;

import org.jspecify.annotations.Nullable;

/**
 * What only methods that read judgements one after the other, or that let strengths move, need to
 * know.
 *
 * @param every what one rating period is
 * @param votes comparisons in a period, positive; used by {@link Every#VOTES} only
 * @param draw share of draws between equals that the Gaussian skill model expects, from 0 until 1
 * @param drift how far a strength wanders, as a standard deviation in points, not negative: in one
 *     period for Glicko, in one day for Whole-History Rating; absent means the method's own choice
 * @param update which rule of Weng and Lin
 */
public record Online(Every every, int votes, double draw, @Nullable Double drift, Update update) {

    /** The share of draws of the literature's examples. */
    public static final double USUAL_DRAW = 0.1;

    public Online {
        require(every != Every.VOTES || votes >= 1, "votes must be at least 1", votes);
        require(draw >= 0 && draw < 1, "draw must be from 0 until 1", draw);
        require(drift == null || drift >= 0, "drift must not be negative", drift);
    }

    private static void require(boolean holds, String rule, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /** Each method's own periods and drift, draws as in the literature's examples. */
    public static Online usual() {
        return new Online(Every.USUAL, 0, USUAL_DRAW, null, Update.PLACKETT_LUCE);
    }

    /** Whether all of it is as {@link #usual} has it. */
    public boolean isUsual() {
        return every == Every.USUAL
                && draw == USUAL_DRAW
                && drift == null
                && update == Update.PLACKETT_LUCE;
    }

    /** What one rating period is. */
    public enum Every {
        /**
         * A day where votes have times, otherwise as many votes as give each system 15 on average.
         */
        USUAL,
        /** A day of Greenwich time. */
        DAY,
        /** Seven days from Monday. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** Everything at once: the order of the votes does not matter. */
        WHOLE,
        /** A number of comparisons. */
        VOTES;

        @Override
        public String toString() {
            return RankOptions.word(this);
        }
    }

    /** Rules of Weng and Lin (2011). */
    public enum Update {
        /** Algorithm 4: a series of choices. */
        PLACKETT_LUCE,
        /** Algorithm 1: all pairs. */
        BRADLEY_TERRY,
        /** Algorithm 3: all pairs, with normal performances; within 0.1 they tie. */
        THURSTONE_MOSTELLER;

        @Override
        public String toString() {
            return RankOptions.word(this);
        }
    }

    /** The period in the words of the command line. */
    public String period() {
        return every == Every.VOTES ? Integer.toString(votes) : every.toString();
    }
}
