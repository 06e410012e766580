package org.psephos.dataset;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;

/**
 * A comparison of two answers in plain words, as bytes: what the commonest rows of preferences say,
 * without an object for every word. One is filled again and again. Texts are UTF-8, every message
 * has one part of text, items and answers have no attributes. Not thread-safe.
 */
public final class PlainPair {
    /** The conversation before the answers. */
    public static final int PROMPT = 0;

    /** The answer shown first. */
    public static final int LEFT = 1;

    /** The answer shown second. */
    public static final int RIGHT = 2;

    private static final int CONVERSATIONS = 3;

    private final String source;
    private final Outcome outcome;
    private final SortedMap<String, String> attributes;
    private final byte[][] names = new byte[CONVERSATIONS][0];
    private final int[] begins = new int[CONVERSATIONS];
    private final int[] ends = new int[CONVERSATIONS];
    private byte[] bytes = new byte[1 << 12];
    private String[] roles = new String[8];
    private int[] starts = new int[8];
    private int[] stops = new int[8];
    private int messages;
    private int size;
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
        messages = 0;
        size = 0;
    }

    /** Begins a conversation; each is begun once, in any order. */
    public void begin(int conversation) {
        begins[conversation] = messages;
    }

    /** Ends it. */
    public void end(int conversation) {
        ends[conversation] = messages;
    }

    /** Makes room for {@code more} bytes of text; where they may be put by their writer. */
    public byte[] room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
        return bytes;
    }

    /** Where the next text begins. */
    public int size() {
        return size;
    }

    /** A message whose text was put from {@link #size} to {@code stop}. */
    public void message(String role, int stop) {
        if (messages == roles.length) {
            roles = Arrays.copyOf(roles, 2 * messages);
            starts = Arrays.copyOf(starts, 2 * messages);
            stops = Arrays.copyOf(stops, 2 * messages);
        }
        roles[messages] = role;
        starts[messages] = size;
        stops[messages] = stop;
        messages++;
        size = stop;
    }

    /** Names the item or an answer; {@code name} is ASCII and not copied. */
    public void name(int conversation, byte[] name) {
        names[conversation] = name;
    }

    /** The name of the item or of an answer; not a copy. */
    public byte[] name(int conversation) {
        return names[conversation];
    }

    /** The first message of a conversation. */
    public int first(int conversation) {
        return begins[conversation];
    }

    /** After the last message of a conversation. */
    public int last(int conversation) {
        return ends[conversation];
    }

    /** All texts; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Who said a message. */
    public String role(int message) {
        return roles[message];
    }

    /** Where the text of a message begins. */
    public int start(int message) {
        return starts[message];
    }

    /** Where the text of a message ends. */
    public int stop(int message) {
        return stops[message];
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
