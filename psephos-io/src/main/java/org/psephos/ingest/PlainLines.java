package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainWords;

/**
 * Lines of JSON that say a plain pair, taken as bytes: an object of just the three columns, each a
 * text or a list of messages with {@code role} and {@code content}. Any other line is left to who
 * reads rows as trees; what is taken here is what that one would have told. Not thread-safe.
 */
final class PlainLines {
    private static final int NAME = 16;

    /** Longer lines are left to who knows the limits of a tree. */
    private static final int LONGEST = 1 << 20;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[][] keys;
    private final PlainLayout layout;
    private final String source;
    private final JsonBytes json = new JsonBytes();
    private final MessageDigest digest = Prefix.sha256();

    private PlainPair pair;

    PlainLines(PlainLayout layout, String source) {
        this.layout = layout;
        this.source = source;
        pair = pair();
        keys = new byte[layout.keys().size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = layout.keys().get(i).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A pair to be filled. */
    PlainPair pair() {
        return new PlainPair(source, layout.outcome(), layout.attributes());
    }

    /** The pair that the next line goes into. */
    void into(PlainPair next) {
        pair = next;
    }

    /** The pair that the line before went into. */
    PlainPair filled() {
        return pair;
    }

    /** Takes the line that stands from {@code from} to {@code end}; false where it is no such. */
    boolean take(byte[] in, int from, int end, long line) {
        pair.clear(line);
        json.begin(in, from, end);
        return end - from <= LONGEST && object() && named();
    }

    private boolean object() {
        if (!json.next('{')) {
            return false;
        }
        int met = 0;
        for (int i = 0; i < keys.length; i++) {
            int which = i == 0 || json.next(',') ? json.key(keys) : -1;
            if (which < 0 || (met & (1 << which)) != 0 || !json.next(':') || !messages(which)) {
                return false;
            }
            met |= 1 << which;
        }
        return json.next('}') && json.ended();
    }

    /** A list of messages, or a text, which is one. */
    private boolean messages(int conversation) {
        pair.begin(conversation);
        if (!json.next('[')) {
            var role = conversation == PlainWords.PROMPT ? Messages.USER : Messages.ASSISTANT;
            boolean words = json.words(role, pair);
            pair.end(conversation);
            return words;
        }
        do {
            if (!json.message(pair)) {
                return false;
            }
        } while (json.next(','));
        pair.end(conversation);
        return json.next(']');
    }

    /**
     * Names item and answers as {@link Asked} and {@link Answered} do; false where they would look
     * for the prompt in the answer, or where both answers are the same.
     */
    private boolean named() {
        int asked = count(PlainWords.PROMPT);
        if (count(PlainWords.LEFT) > asked || count(PlainWords.RIGHT) > asked) {
            return false;
        }
        var item = digits(PlainWords.PROMPT);
        var left = answer(item, PlainWords.LEFT);
        var right = answer(item, PlainWords.RIGHT);
        pair.name(PlainWords.PROMPT, item);
        pair.name(PlainWords.LEFT, left);
        pair.name(PlainWords.RIGHT, right);
        return !Arrays.equals(left, right);
    }

    private int count(int conversation) {
        return pair.last(conversation) - pair.first(conversation);
    }

    private byte[] answer(byte[] item, int conversation) {
        var name = Arrays.copyOf(item, NAME + 1 + NAME);
        name[NAME] = '/';
        System.arraycopy(digits(conversation), 0, name, NAME + 1, NAME);
        return name;
    }

    /** As {@link Prefix#name}. */
    private byte[] digits(int conversation) {
        for (int m = pair.first(conversation); m < pair.last(conversation); m++) {
            digest.update(JsonBytes.role(pair.role(m)));
            digest.update((byte) 0);
            digest.update(pair.bytes(), pair.start(m), pair.stop(m) - pair.start(m));
            digest.update((byte) 0);
        }
        var hash = digest.digest();
        var digits = new byte[NAME];
        for (int i = 0; i < NAME / 2; i++) {
            digits[2 * i] = (byte) HEX.toHighHexDigit(hash[i]);
            digits[2 * i + 1] = (byte) HEX.toLowHexDigit(hash[i]);
        }
        return digits;
    }
}
