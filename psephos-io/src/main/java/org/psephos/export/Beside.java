package org.psephos.export;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done one piece after the other, on a thread of its own where there is one to spare:
 * at most one piece waits. Not thread-safe.
 */
final class Beside {
    private final @Nullable ExecutorService worker;
    private @Nullable Future<Boolean> pending;

    /**
     * @param threads how many may work at once; changes time only
     */
    Beside(int threads) {
        var beside = Thread.ofPlatform().daemon().factory();
        worker = threads > 1 ? Executors.newSingleThreadExecutor(beside) : null;
    }

    /** A piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Does {@code work}, or begins it when that before is done and throws what went wrong there.
     */
    void run(Work work) throws IOException {
        if (worker == null) {
            work.run();
            return;
        }
        settle();
        Callable<Boolean> task =
                () -> {
                    work.run();
                    return true;
                };
        pending = worker.submit(task);
    }

    /** Waits until nothing waits; what went wrong is thrown here. */
    void settle() throws IOException {
        var task = pending;
        pending = null;
        boolean interrupted = false;
        while (task != null) {
            try {
                task.get();
                task = null;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread; what still waits is let go. */
    void stop() {
        if (worker != null) {
            worker.shutdownNow();
        }
    }
}
