package org.psephos.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.psephos.ingest.ReadProgress;

/**
 * A line on a watched terminal that says how far a reading has come: from the second second on, at
 * most ten times a second. Silent elsewhere.
 */
final class Progress implements ReadProgress {
    private static final long PATIENCE = 1_000_000_000L;
    private static final long PAUSE = 100_000_000L;

    private final Terminal terminal;
    private final String what;
    private final LongSupplier ticks;
    private final long start;
    private final AtomicLong next;
    private volatile long end;
    private volatile boolean shown;

    Progress(Terminal terminal, String what) {
        this(terminal, what, System::nanoTime);
    }

    /** With {@code ticks} in nanoseconds since whenever. */
    Progress(Terminal terminal, String what, LongSupplier ticks) {
        this.terminal = terminal;
        this.what = what;
        this.ticks = ticks;
        this.start = ticks.getAsLong();
        this.next = new AtomicLong(start + PATIENCE);
    }

    @Override
    public void advanced(long done, long total) {
        if (!terminal.surroundings().watched()) {
            return;
        }
        long now = ticks.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            shown = true;
            terminal.whisper("\r" + fitted(line(done, total, now - start)) + "\u001b[K");
        }
    }

    private String line(long done, long total, long nanos) {
        double rate = done / (nanos / 1e9);
        var left = rate > 0 ? Say.seconds(Math.round((total - done) / rate * 1e9)) : "?";
        long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        return "%s: %d%%, %s a second, %s left"
                .formatted(what, percent, Say.bytes(Math.round(rate)), left);
    }

    private String fitted(String line) {
        int columns = terminal.surroundings().columns();
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    /** Takes the line away again. */
    void done() {
        end = ticks.getAsLong();
        if (shown) {
            terminal.whisper("\r\u001b[K");
        }
    }

    /** Whether anybody saw it. */
    boolean wasShown() {
        return shown;
    }

    String elapsed() {
        return Say.seconds(end - start);
    }
}
