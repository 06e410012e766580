package org.psephos.curate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.psephos.dataset.Entries;
import org.psephos.model.PsephosException;

/**
 * A production line: one thread reads, others work on batches of texts, and the results come out in
 * the order read, whatever the number of threads.
 */
final class Line {
    private static final int BATCH = 512;

    private Line() {}

    /** Gives what {@code work} makes of each batch to {@code to}, in order. */
    static <R> void run(
            Entries entries, int threads, Function<List<TextUnit>, R> work, Consumer<R> to) {
        if (threads == 1) {
            new Batches(batch -> to.accept(work.apply(batch))).run(entries);
            return;
        }
        try (var workers = Executors.newFixedThreadPool(threads - 1)) {
            var waiting = new ArrayDeque<Future<R>>();
            new Batches(
                            batch -> {
                                waiting.add(submit(workers, work, batch));
                                while (waiting.size() > 2 * threads) {
                                    to.accept(result(waiting.remove()));
                                }
                            })
                    .run(entries);
            while (!waiting.isEmpty()) {
                to.accept(result(waiting.remove()));
            }
        }
    }

    /** Gives what {@code work} makes of each of so many parts to {@code to}, in order. */
    static <R> void parts(int parts, int threads, IntFunction<R> work, Consumer<R> to) {
        if (threads == 1 || parts < 2) {
            for (int part = 0; part < parts; part++) {
                to.accept(work.apply(part));
            }
            return;
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var waiting = new ArrayDeque<Future<R>>();
            for (int part = 0; part < parts; part++) {
                int number = part;
                waiting.add(workers.submit(() -> work.apply(number)));
                while (waiting.size() > 2 * threads) {
                    to.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                to.accept(result(waiting.remove()));
            }
        }
    }

    private static <R> Future<R> submit(
            ExecutorService workers, Function<List<TextUnit>, R> work, List<TextUnit> batch) {
        return workers.submit(() -> work.apply(batch));
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PsephosException told) {
                throw told;
            }
            throw new IllegalStateException("work on a batch of texts failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch of texts", e);
        }
    }

    /** Collects texts into batches. */
    private static final class Batches {
        private final Consumer<List<TextUnit>> to;
        private List<TextUnit> batch = new ArrayList<>(BATCH);

        Batches(Consumer<List<TextUnit>> to) {
            this.to = to;
        }

        void run(Entries entries) {
            TextUnit.each(entries, this::add);
            if (!batch.isEmpty()) {
                to.accept(batch);
            }
        }

        private void add(TextUnit unit) {
            batch.add(unit);
            if (batch.size() == BATCH) {
                to.accept(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
    }
}
