package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainSink;

/**
 * Lines that are read and taken apart on a thread of their own, some hundreds ahead of whoever
 * takes the rows: these come one after the other, in the order of the file, as if nobody had read
 * ahead.
 */
final class LinesAhead {
    private static final int ROWS = 256;
    private static final int BATCHES = 4;

    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final PlainLines lines;
    private final CardRows rows;
    private final PlainSink sink;
    private volatile boolean stopped;

    LinesAhead(PlainLines lines, CardRows rows, PlainSink sink) {
        this.lines = lines;
        this.rows = rows;
        this.sink = sink;
        for (int i = 0; i < BATCHES; i++) {
            free.add(new Batch());
        }
    }

    /** Goes through a file, handing its rows to whom it is given. */
    @FunctionalInterface
    interface Scan {
        void run(NodeRows.Taker to) throws IOException;
    }

    /** A row that is a tree, on its line. */
    private record Tree(JsonNode row, long line) {}

    /** A row that is none. */
    private record Torn(long line, String expected, String found) {}

    /** Rows that follow each other: pairs, trees and torn ones. */
    private static final class Batch {
        private final @Nullable PlainPair[] pairs = new @Nullable PlainPair[ROWS];
        private final @Nullable Object[] rows = new @Nullable Object[ROWS];
        private int size;
        private boolean last;

        void add(Object row) {
            rows[size++] = row;
        }

        void clear() {
            Arrays.fill(rows, 0, size, null);
            size = 0;
        }
    }

    /** Hands all rows of {@code scan} on; what went wrong there is thrown here. */
    void run(Scan scan) throws IOException {
        var ahead = new Ahead();
        Callable<Boolean> reading =
                () -> {
                    try {
                        scan.run(ahead);
                    } finally {
                        ahead.end();
                    }
                    return true;
                };
        var beside = Thread.ofPlatform().daemon().factory();
        try (var worker = Executors.newSingleThreadExecutor(beside)) {
            var task = worker.submit(reading);
            take();
            settle(task);
        }
    }

    /** Takes batches until the last; where a taker fails, the others are let go first. */
    private void take() {
        boolean last = false;
        try {
            while (!last) {
                var batch = next(full);
                last = batch.last;
                give(batch);
                batch.clear();
                free.add(batch);
            }
        } finally {
            stopped = true;
            while (!last) {
                var batch = next(full);
                last = batch.last;
                batch.clear();
                free.add(batch);
            }
        }
    }

    private void give(Batch batch) {
        for (int i = 0; i < batch.size && !stopped; i++) {
            switch (batch.rows[i]) {
                case PlainPair pair -> {
                    sink.pair(pair);
                    rows.taken();
                }
                case Tree tree -> rows.element(tree.row, tree.line);
                case Torn torn -> rows.torn(torn.line, torn.expected, torn.found);
                case null, default -> throw new IllegalStateException("a row of no kind");
            }
            stopped = rows.stopped();
        }
    }

    /** The next batch, whoever would like this thread to stop meanwhile. */
    private static Batch next(BlockingQueue<Batch> from) {
        boolean interrupted = false;
        while (true) {
            try {
                var batch = from.take();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return batch;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static void settle(Future<Boolean> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Fills batches, on the thread that reads. */
    private final class Ahead implements NodeRows.Taker {
        private Batch batch = next(free);

        @Override
        public boolean plain(byte[] block, int from, int end, long line) {
            var pair = batch.pairs[batch.size];
            if (pair == null) {
                pair = lines.pair();
                batch.pairs[batch.size] = pair;
            }
            lines.into(pair);
            boolean taken = lines.take(block, from, end, line);
            if (taken) {
                add(pair);
            }
            return taken;
        }

        @Override
        public void element(JsonNode row, long line) {
            add(new Tree(row, line));
        }

        @Override
        public void torn(long line, String expected, String found) {
            add(new Torn(line, expected, found));
        }

        private void add(Object row) {
            batch.add(row);
            if (batch.size == ROWS) {
                full.add(batch);
                batch = next(free);
            }
        }

        void end() {
            batch.last = true;
            full.add(batch);
        }

        @Override
        public boolean stopped() {
            return stopped;
        }
    }
}
