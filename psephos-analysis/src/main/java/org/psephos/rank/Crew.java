package org.psephos.rank;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shares numbered pieces of work among threads that have ended before the call returns. Which
 * thread does which piece must not matter to the result.
 */
final class Crew {
    private Crew() {}

    /** Does pieces 0 until {@code pieces} on at most {@code threads} threads. */
    static void each(int threads, int pieces, IntConsumer work) {
        int hands = Math.min(threads, pieces);
        if (hands <= 1) {
            every(0, 1, pieces, work);
            return;
        }
        var failure = new AtomicReference<@Nullable Throwable>();
        var others = new Thread[hands - 1];
        for (int hand = 1; hand < hands; hand++) {
            int first = hand;
            others[hand - 1] =
                    Thread.ofPlatform().unstarted(() -> every(first, hands, pieces, work));
            others[hand - 1].setUncaughtExceptionHandler(
                    (thread, thrown) -> failure.compareAndSet(null, thrown));
            others[hand - 1].start();
        }
        try {
            every(0, hands, pieces, work);
        } finally {
            join(others);
        }
        var thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("a worker failed", thrown);
        }
    }

    private static void every(int first, int step, int end, IntConsumer work) {
        for (int piece = first; piece < end; piece += step) {
            work.accept(piece);
        }
    }

    private static void join(Thread[] threads) {
        boolean interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
