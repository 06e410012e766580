package org.psephos.fetch;

import java.time.Duration;

/** Waits; handed in by a face, since only faces know time. */
@FunctionalInterface
public interface Pause {
    /** Returns after {@code time}. */
    void last(Duration time) throws InterruptedException;
}
