package org.psephos.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a file in parts, each cut at a line break and read as if a row began there. That holds
 * unless the break stands inside quotes, which shows when the part before ends: then the part is
 * read again from where it truly begins. So the rows are the same for any number of parts.
 */
final class Parts {
    /** How many times as fast as a thread scans it digests. */
    private static final int DIGESTING = 4;

    private final Opened opened;
    private final OneFile.Form form;
    private final Plan plan;
    private final ReadOptions options;
    private final long body;
    private final long firstLine;

    Parts(
            Opened opened,
            OneFile.Form form,
            Plan plan,
            ReadOptions options,
            long body,
            long firstLine) {
        this.opened = opened;
        this.form = form;
        this.plan = plan;
        this.options = options;
        this.body = body;
        this.firstLine = firstLine;
    }

    /** What came of it. */
    record Together(List<Stretch> stretches, String sha256) {
        Together {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * Reads in {@code count} parts. The digest, one long piece of work, is begun so late that it
     * ends with the last part: at first it would be in the way of what compiles the scanner.
     */
    Together read(int count, int threads) throws IOException {
        long[] bounds = bounds(count);
        try (var workers = Executors.newFixedThreadPool(Math.max(threads, 2))) {
            var parts = new ArrayList<Future<Part>>();
            int before = (bounds.length - 1) * Math.max(0, DIGESTING - threads) / DIGESTING;
            submit(workers, bounds, 0, before, parts);
            var digest = workers.submit(() -> digest(opened));
            submit(workers, bounds, before, bounds.length - 1, parts);
            var stretches = verified(parts, bounds);
            return new Together(stretches, await(digest));
        }
    }

    private void submit(
            ExecutorService workers, long[] bounds, int from, int end, List<Future<Part>> parts) {
        for (int i = from; i < end; i++) {
            long begin = bounds[i];
            long stop = bounds[i + 1];
            Callable<Part> task = () -> part(begin, stop);
            parts.add(workers.submit(task));
        }
    }

    private Part part(long from, long to) throws IOException {
        var rows = Rows.of(plan, options, firstLine);
        var scanner = form.scanner(plan, rows);
        long end = scanner.scan(opened.from(from), from, to);
        return new Part(rows, end, scanner.lines());
    }

    /** Where each part begins, and the end of the file; parts without a line break fall away. */
    private long[] bounds(int count) throws IOException {
        long size = opened.size();
        var bounds = new ArrayList<Long>();
        bounds.add(body);
        for (int i = 1; i < count; i++) {
            long bound = lineBreak(body + (size - body) * i / count, size);
            if (bound < size && bound > bounds.getLast()) {
                bounds.add(bound);
            }
        }
        bounds.add(size);
        return bounds.stream().mapToLong(Long::longValue).toArray();
    }

    private long lineBreak(long from, long size) throws IOException {
        var in = opened.from(from);
        var block = new byte[1 << 13];
        long at = from;
        while (at < size) {
            int count = in.read(block, 0, block.length);
            if (count <= 0) {
                return size;
            }
            for (int i = 0; i < count; i++) {
                if (block[i] == '\n') {
                    return at + i + 1;
                }
            }
            at += count;
        }
        return size;
    }

    private List<Stretch> verified(List<Future<Part>> parts, long[] bounds) throws IOException {
        var stretches = new ArrayList<Stretch>();
        long line = firstLine;
        long begin = bounds[0];
        for (int i = 0; i < parts.size(); i++) {
            long to = bounds[i + 1];
            if (begin >= to) {
                // A field in quotes reaches over the whole part.
                continue;
            }
            var part = begin == bounds[i] ? await(parts.get(i)) : part(begin, to);
            stretches.add(new Stretch(part.rows, line));
            if (part.rows.stopped()) {
                break;
            }
            begin = part.end;
            line += part.lines;
        }
        return stretches;
    }

    /** The digest of the whole file, read for nothing else. */
    static String digest(Opened opened) throws IOException {
        var all = opened.digested();
        var block = new byte[1 << 17];
        int count;
        do {
            count = all.read(block, 0, block.length);
        } while (count >= 0);
        return opened.sha256Hex();
    }

    private static <T> T await(Future<T> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw cause(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException cause(ExecutionException e) {
        var cause = e.getCause();
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private record Part(Rows rows, long end, long lines) {}
}
