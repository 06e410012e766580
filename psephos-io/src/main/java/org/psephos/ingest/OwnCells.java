package org.psephos.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Message;
import org.psephos.model.Part;

/** Nested cells of our own tables, put together from their leaves. Not thread-safe. */
final class OwnCells {
    private OwnCells() {}

    /** A column of conversations. */
    static final class Conversations {
        private static final int ROLE = 4;
        private static final int PART = 7;

        private final OwnLeaf role;
        private final OwnLeaf kind;
        private final OwnLeaf body;
        private final OwnLeaf mark;

        Conversations(OwnTable table, String column) {
            var message = column + ".list.element.";
            var part = message + "parts.list.element.";
            role = table.leaf(message + "role", ROLE, 1);
            kind = table.leaf(part + "kind", PART, 2);
            body = table.leaf(part + "body", PART, 2);
            mark = table.leaf(part + "mark", PART, 2);
        }

        /** What stands in the next row. */
        List<Message> next() throws IOException {
            var messages = new ArrayList<Message>(2);
            do {
                var who = role.text();
                var parts = parts();
                if (who != null) {
                    messages.add(new Message(who, parts));
                }
            } while (role.repetition() > 0);
            return messages;
        }

        /**
         * Puts what stands in the next row into {@code window}; false, with some of it put, where
         * it is not plain.
         */
        boolean put(PlainWindow window) {
            window.messages();
            do {
                var who = role.text();
                if (who == null || !"text".equals(kind.text()) || !body.slice()) {
                    return false;
                }
                window.message(who, body);
                mark.passed();
                if (kind.repetition() > 1) {
                    return false;
                }
            } while (role.repetition() > 0);
            return true;
        }

        private List<Part> parts() throws IOException {
            var parts = new ArrayList<Part>(1);
            do {
                var what = kind.text();
                var said = body.text();
                var with = mark.text();
                if (what != null && said != null) {
                    parts.add(part(what, said, with == null ? "" : with));
                }
            } while (kind.repetition() > 1);
            return parts;
        }

        private static Part part(String kind, String body, String mark) throws IOException {
            return switch (kind) {
                case "text" -> new Part.Text(body);
                case "image" -> new Part.Image(body, mark);
                case "audio" -> new Part.Audio(body, mark);
                case "video" -> new Part.Video(body, mark);
                case "tool-call" -> new Part.ToolCall(mark, body);
                default -> throw new IOException("no kind of part is " + kind);
            };
        }
    }

    /** A column of texts by name. */
    static final class Texts {
        private final OwnLeaf key;
        private final OwnLeaf value;

        Texts(OwnTable table, String column) {
            key = table.leaf(column + ".key_value.key", 2, 1);
            value = table.leaf(column + ".key_value.value", 3, 1);
        }

        /** What stands in the next row. */
        SortedMap<String, String> next() {
            var texts = new TreeMap<String, String>();
            do {
                var name = key.text();
                var text = value.text();
                if (name != null && text != null) {
                    texts.put(name, text);
                }
            } while (key.repetition() > 0);
            return texts;
        }

        /** Steps over the next row where nothing stands in it; else false. */
        boolean none() {
            boolean some = key.passed();
            some |= value.passed();
            return !some;
        }
    }

    /** A column of texts. */
    static final class Text {
        private final OwnLeaf leaf;

        Text(OwnTable table, String column) {
            leaf = table.leaf(column, 1, 0);
        }

        @Nullable String next() {
            return leaf.text();
        }

        /** Puts the text in the next row into {@code window}; false where none is there. */
        boolean put(PlainWindow window) {
            boolean there = leaf.slice();
            if (there) {
                window.text(leaf);
            } else {
                window.nothing();
            }
            return there;
        }

        /** The text in the next row, which has to be there. */
        String need() throws IOException {
            var text = leaf.text();
            if (text == null) {
                throw new IOException(leaf.path() + " is missing");
            }
            return text;
        }
    }
}
