package org.psephos.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and two answers in plain words, as bytes: what the commonest rows of preferences
 * say, without an object for every word. One is filled again and again. Texts are whole UTF-8,
 * every message has one part of text, items and answers have no attributes. Not thread-safe.
 */
public sealed class PlainWords permits PlainPair {
    /** The conversation before the answers. */
    public static final int PROMPT = 0;

    /** The answer shown first. */
    public static final int LEFT = 1;

    /** The answer shown second. */
    public static final int RIGHT = 2;

    private static final int CONVERSATIONS = 3;

    private final byte[][] names = new byte[CONVERSATIONS][0];
    private final @Nullable String[] systems = new @Nullable String[CONVERSATIONS];
    private final int[] begins = new int[CONVERSATIONS];
    private final int[] ends = new int[CONVERSATIONS];
    private byte[] bytes = new byte[1 << 12];
    private String[] roles = new String[8];
    private int[] starts = new int[8];
    private int[] stops = new int[8];
    private int messages;
    private int size;

    /** No words yet. */
    public PlainWords() {}

    /** Forgets what was said. */
    public final void clear() {
        messages = 0;
        size = 0;
    }

    /** Begins a conversation; each is begun once, in any order. */
    public final void begin(int conversation) {
        begins[conversation] = messages;
        systems[conversation] = null;
    }

    /** Ends it. */
    public final void end(int conversation) {
        ends[conversation] = messages;
    }

    /** Makes room for {@code more} bytes of text; where they may be put by their writer. */
    public final byte[] room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
        return bytes;
    }

    /** Where the next text begins. */
    public final int size() {
        return size;
    }

    /** A message whose text was put from {@link #size} to {@code stop}. */
    public final void message(String role, int stop) {
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
    public final void name(int conversation, byte[] name) {
        names[conversation] = name;
    }

    /** The name of the item or of an answer; not a copy. */
    public final byte[] name(int conversation) {
        return names[conversation];
    }

    /** Says who gave the answer that was begun; nobody where this is not called. */
    public final void by(int conversation, @Nullable String system) {
        systems[conversation] = system;
    }

    /** Who gave an answer, as far as its words tell. */
    public final @Nullable String system(int conversation) {
        return systems[conversation];
    }

    /** The first message of a conversation. */
    public final int first(int conversation) {
        return begins[conversation];
    }

    /** After the last message of a conversation. */
    public final int last(int conversation) {
        return ends[conversation];
    }

    /** All texts; not a copy. */
    public final byte[] bytes() {
        return bytes;
    }

    /** Who said a message. */
    public final String role(int message) {
        return roles[message];
    }

    /** Where the text of a message begins. */
    public final int start(int message) {
        return starts[message];
    }

    /** Where the text of a message ends. */
    public final int stop(int message) {
        return stops[message];
    }

    /** The text of a message. */
    public final String text(int message) {
        int length = stops[message] - starts[message];
        return new String(bytes, starts[message], length, StandardCharsets.UTF_8);
    }
}
