package org.psephos.cli;

import org.jspecify.annotations.Nullable;
import org.psephos.fetch.FetchProgress;

/** A line on a watched terminal for each file that comes. */
final class FetchLine implements FetchProgress {
    private final Terminal terminal;
    private final long start = System.nanoTime();
    private @Nullable String file;
    private @Nullable Progress line;

    FetchLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void advanced(String name, long done, long total) {
        if (!name.equals(file)) {
            done();
            file = name;
            line = new Progress(terminal, "fetching " + name.substring(name.lastIndexOf('/') + 1));
        }
        if (line != null) {
            line.advanced(done, Math.max(done, total));
        }
    }

    /** Takes the line away again. */
    void done() {
        if (line != null) {
            line.done();
        }
    }

    String elapsed() {
        return Say.seconds(System.nanoTime() - start);
    }
}
