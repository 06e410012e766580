package org.psephos.dataset;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;

/** A comparison of two answers in plain words. One is filled again and again. Not thread-safe. */
public final class PlainPair extends PlainWords {
    private final String source;
    private final Outcome outcome;
    private final SortedMap<String, String> attributes;
    private long line;

    /**
     * Pairs of one file.
     *
     * @param source as the user named it
     * @param outcome of every row
     * @param attributes of every comparison
     */
    public PlainPair(String source, Outcome outcome, SortedMap<String, String> attributes) {
        this.source = source;
        this.outcome = outcome;
        this.attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** Forgets what was said, for the row that begins on {@code next}. */
    public void clear(long next) {
        line = next;
        clear();
    }

    /** Who was preferred. */
    public Outcome outcome() {
        return outcome;
    }

    /** What else is said of the comparison. */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    /** The file it was read from. */
    public String source() {
        return source;
    }

    /** The line it was read from. */
    public long line() {
        return line;
    }

    /** Where it was read. */
    public Origin.Row origin() {
        return new Origin.Row(source, line);
    }
}
