package org.psephos.curate;

import org.jspecify.annotations.Nullable;

/**
 * What texts that go are like, in the order of their places: put aside, and found again by place.
 * Not thread-safe.
 */
final class Likes {
    private final Placed all;

    Likes(Scratch scratch) {
        all = new Placed(scratch);
    }

    /**
     * @param place greater than all before
     */
    void add(int place, int kept, double similarity) {
        all.add(place, kept, Double.doubleToRawLongBits(similarity));
    }

    /** What the text at {@code place} is like; null where it does not go. */
    KeepFirst.@Nullable Like of(int place) {
        long at = all.find(place);
        return at < 0 ? null : like(at);
    }

    private KeepFirst.Like like(long at) {
        return new KeepFirst.Like(all.small(at), Double.longBitsToDouble(all.large(at)));
    }

    /** Is told of one text after the other. */
    @FunctionalInterface
    interface Taker {
        void take(int place, KeepFirst.Like like);
    }

    /** Goes through all, in order. */
    void each(Taker taker) {
        for (long at = 0; at < all.size(); at++) {
            taker.take(all.place(at), like(at));
        }
    }
}
