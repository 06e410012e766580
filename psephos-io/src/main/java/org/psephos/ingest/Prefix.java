package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.psephos.model.Message;
import org.psephos.model.Part;

/** What two conversations share at their beginning, and short names for what was said. */
final class Prefix {
    private Prefix() {}

    /**
     * How many messages both begin with, so that each goes on with an answer; a whole conversation
     * is never taken, even where one is the beginning of the other.
     */
    static int shared(List<Message> one, List<Message> other) {
        int longest = Math.min(one.size(), other.size()) - 1;
        int shared = 0;
        while (shared < longest && one.get(shared).equals(other.get(shared))) {
            shared++;
        }
        while (shared > 0 && !(answers(one.get(shared)) && answers(other.get(shared)))) {
            shared--;
        }
        return Math.max(0, shared);
    }

    private static boolean answers(Message message) {
        return message.role().equals(Messages.ASSISTANT);
    }

    /** How many characters two texts share, back to the beginning of a word. */
    static int shared(String one, String other) {
        int longest = Math.min(one.length(), other.length()) - 1;
        int shared = 0;
        while (shared < longest && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        while (shared > 0 && !Character.isWhitespace(one.charAt(shared - 1))) {
            shared--;
        }
        return Math.max(0, shared);
    }

    /** What of {@code messages} follows {@code before}, where they begin with it. */
    static List<Message> after(List<Message> before, List<Message> messages) {
        int size = before.size();
        boolean begins =
                size > 0 && messages.size() > size && messages.subList(0, size).equals(before);
        return begins ? messages.subList(size, messages.size()) : messages;
    }

    /** What of one text follows the one text before it, where it begins with that. */
    static List<Message> textAfter(List<Message> before, List<Message> messages) {
        var start = before.size() == 1 ? text(before.getFirst()) : "";
        var all = text(messages.getFirst());
        return start.isEmpty() || !all.startsWith(start)
                ? messages
                : List.of(Messages.one(messages.getFirst().role(), all.substring(start.length())));
    }

    /** The words of a message of one text; empty where it holds anything else. */
    static String text(Message message) {
        return message.parts().size() == 1 && message.parts().getFirst() instanceof Part.Text words
                ? words.text()
                : "";
    }

    /** A name for {@code messages} alone: the first sixteen digits of their SHA-256. */
    static String name(List<Message> messages) {
        var digest = sha256();
        for (var message : messages) {
            digest.update(message.role().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            for (var part : message.parts()) {
                var text = part instanceof Part.Text words ? words.text() : part.toString();
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
