package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.psephos.model.Message;
import org.psephos.model.Part;

/** A column of conversations, with their text kept compactly. Immutable. */
final class Conversations {
    private static final int TEXT = 0;
    private static final int IMAGE = 1;
    private static final int AUDIO = 2;
    private static final int VIDEO = 3;
    private static final int TOOL_CALL = 4;

    private final Rows arrived;
    private final int[] order;

    private Conversations(Rows arrived, int[] order) {
        this.arrived = arrived;
        this.order = order;
    }

    List<Message> get(int row) {
        return arrived.get(order[row]);
    }

    /** Whether a tool is called in any of them, and maybe in others that came with them. */
    boolean mayCallTools() {
        return arrived.calls;
    }

    /** Whether any of them, and maybe others that came with them, hold pictures, sound or films. */
    boolean mayHoldMedia() {
        return arrived.media;
    }

    /** Grows by conversations. Not thread-safe. */
    static final class Rows {
        private final Ints firstMessage = new Ints();
        private final CodedRows roles = new CodedRows();
        private final Ints firstPart = new Ints();
        private final Bytes kinds = new Bytes();
        private final Texts.Rows bodies = new Texts.Rows();
        private final CodedRows marks = new CodedRows();
        private boolean calls;
        private boolean media;

        void add(List<Message> conversation) {
            firstMessage.add(roles.size());
            for (var message : conversation) {
                firstPart.add(bodies.size());
                roles.add(message.role());
                message.parts().forEach(this::add);
            }
        }

        private void add(Part part) {
            switch (part) {
                case Part.Text(var text) -> add(TEXT, text, "");
                case Part.Image(var reference, var type) -> add(IMAGE, reference, type);
                case Part.Audio(var reference, var type) -> add(AUDIO, reference, type);
                case Part.Video(var reference, var type) -> add(VIDEO, reference, type);
                case Part.ToolCall(var name, var arguments) -> add(TOOL_CALL, arguments, name);
            }
        }

        private void add(int kind, String body, String mark) {
            calls |= kind == TOOL_CALL;
            media |= kind == IMAGE || kind == AUDIO || kind == VIDEO;
            kinds.add(kind);
            bodies.add(body);
            marks.add(mark);
        }

        /** What was added as row {@code row}. */
        List<Message> get(int row) {
            var messages = new ArrayList<Message>();
            for (int m = firstMessage.get(row); m < end(firstMessage, row, roles.size()); m++) {
                var parts = new ArrayList<Part>();
                for (int p = firstPart.get(m); p < end(firstPart, m, bodies.size()); p++) {
                    parts.add(part(p));
                }
                messages.add(new Message(there(roles, m), parts));
            }
            return messages;
        }

        private static int end(Ints firsts, int row, int all) {
            return row + 1 < firsts.size() ? firsts.get(row + 1) : all;
        }

        private Part part(int at) {
            var body = bodies.get(at);
            return switch (kinds.get(at)) {
                case TEXT -> new Part.Text(body);
                case IMAGE -> new Part.Image(body, there(marks, at));
                case AUDIO -> new Part.Audio(body, there(marks, at));
                case VIDEO -> new Part.Video(body, there(marks, at));
                case TOOL_CALL -> new Part.ToolCall(there(marks, at), body);
                default ->
                        throw new IllegalStateException(
                                "no kind of part has code " + kinds.get(at));
            };
        }

        private static String there(CodedRows column, int at) {
            return Objects.requireNonNull(column.name(at));
        }

        /** The rows named, in that order; nothing may be added afterwards. */
        Conversations build(int[] order) {
            return new Conversations(this, order);
        }
    }
}
