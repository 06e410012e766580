package org.psephos.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Adds up the bytes read by all threads and tells the caller. Thread-safe. */
final class Meter {
    private final ReadProgress progress;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    Meter(ReadProgress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void read(long bytes) {
        long now = done.addAndGet(bytes);
        progress.advanced(now, Math.max(now, total));
    }
}
