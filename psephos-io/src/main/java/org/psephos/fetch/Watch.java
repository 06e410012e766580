package org.psephos.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes a stream from which nothing has come for too long, so that its reader does not wait on.
 */
final class Watch implements AutoCloseable {
    private final InputStream stream;
    private final Duration patience;
    private final Thread dog;
    private final AtomicLong moves = new AtomicLong();
    private volatile boolean barked;

    Watch(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
        this.dog = Thread.ofVirtual().start(this::watch);
    }

    /** Something came. By the reading thread only. */
    void moved() {
        moves.incrementAndGet();
    }

    /** Whether the stream was closed for its silence. */
    boolean barked() {
        return barked;
    }

    private void watch() {
        try {
            long seen = -1;
            while (seen != moves.get()) {
                seen = moves.get();
                Thread.sleep(patience);
            }
            barked = true;
            stream.close();
        } catch (InterruptedException e) {
            // The stream came to its end: there is nothing left to watch.
            return;
        } catch (IOException e) {
            // It could not be closed in order; its reader hears of that.
            return;
        }
    }

    @Override
    public void close() {
        dog.interrupt();
    }
}
