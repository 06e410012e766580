package org.psephos.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.psephos.model.PsephosException;
import org.psephos.report.TextStyle;

/**
 * Where the program writes and what it knows of its surroundings. Everything is written as UTF-8,
 * whatever the locale.
 */
public final class Terminal {
    private final Writer out;
    private final Writer err;
    private final Surroundings surroundings;

    /**
     * What the program knows of the place it runs in.
     *
     * @param columns width of the output in characters
     * @param colour whether the output may be coloured
     * @param unicode whether the output may hold drawings beyond ASCII
     * @param watched whether a person sees standard error as it comes
     * @param processors how many may work at once
     * @param clock the time
     */
    public record Surroundings(
            int columns,
            boolean colour,
            boolean unicode,
            boolean watched,
            int processors,
            Clock clock) {

        /** A pipe or a file: plain text, nobody watching. */
        public static Surroundings plain(Clock clock) {
            return new Surroundings(100, false, false, false, 1, clock);
        }
    }

    /** Thrown where the reader of standard output has gone, as {@code head} does. */
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ReaderGone(IOException cause) {
            super(cause);
        }
    }

    public Terminal(OutputStream out, OutputStream err, Surroundings surroundings) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.err = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        this.surroundings = surroundings;
    }

    /** The streams of this process. */
    static Terminal ofProcess(Surroundings surroundings) {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                surroundings);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** What a text on standard output may look like. */
    public TextStyle style() {
        return new TextStyle(surroundings.columns(), surroundings.unicode(), surroundings.colour());
    }

    /** Writes a result. */
    public void print(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Sends out what was printed so far. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Says something about the run, on a line of its own beside the result. */
    public void say(String line) {
        whisper("psephos: " + line + "\n");
    }

    /** Writes to standard error as it is; a person who cannot be told is no reason to stop. */
    void whisper(String text) {
        try {
            err.write(text);
            err.flush();
        } catch (IOException e) {
            // Standard error is closed: there is nobody left to tell.
            return;
        }
    }

    private static RuntimeException lost(IOException e) {
        var reason = String.valueOf(e.getMessage());
        if (reason.contains("Broken pipe") || reason.contains("Stream closed")) {
            return new ReaderGone(e);
        }
        return new PsephosException(
                PsephosException.Kind.SERVICE,
                "standard output cannot be written: " + reason,
                "Make room, or write elsewhere with -o FILE.",
                e);
    }
}
