package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.Message;
import org.psephos.model.Part;

/** A column of conversations, with their text kept compactly. Immutable. */
final class Conversations {
    private static final int TEXT = 0;
    private static final int IMAGE = 1;
    private static final int AUDIO = 2;
    private static final int VIDEO = 3;
    private static final int TOOL_CALL = 4;

    private final int[] firstMessage;
    private final Coded roles;
    private final int[] firstPart;
    private final byte[] kinds;
    private final Texts bodies;
    private final Coded marks;

    private Conversations(Rows from) {
        from.firstMessage.add(from.roles.size());
        from.firstPart.add(from.bodies.size());
        firstMessage = from.firstMessage.toArray();
        roles = from.roles.build();
        firstPart = from.firstPart.toArray();
        kinds = from.kinds.toArray();
        bodies = from.bodies.build();
        marks = from.marks.build();
    }

    List<Message> get(int row) {
        var messages = new ArrayList<Message>();
        for (int m = firstMessage[row]; m < firstMessage[row + 1]; m++) {
            var parts = new ArrayList<Part>();
            for (int p = firstPart[m]; p < firstPart[m + 1]; p++) {
                parts.add(part(p));
            }
            messages.add(new Message(roles.names().name(roles.code(m)), parts));
        }
        return messages;
    }

    private Part part(int at) {
        var body = bodies.get(at);
        return switch (kinds[at]) {
            case TEXT -> new Part.Text(body);
            case IMAGE -> new Part.Image(body, mark(at));
            case AUDIO -> new Part.Audio(body, mark(at));
            case VIDEO -> new Part.Video(body, mark(at));
            case TOOL_CALL -> new Part.ToolCall(mark(at), body);
            default -> throw new IllegalStateException("no kind of part has code " + kinds[at]);
        };
    }

    private String mark(int at) {
        return marks.names().name(marks.code(at));
    }

    /** Grows by conversations. Not thread-safe. */
    static final class Rows {
        private final Ints firstMessage = new Ints();
        private final CodedRows roles = new CodedRows();
        private final Ints firstPart = new Ints();
        private final Bytes kinds = new Bytes();
        private final Texts.Rows bodies = new Texts.Rows();
        private final CodedRows marks = new CodedRows();

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
            kinds.add(kind);
            bodies.add(body);
            marks.add(mark);
        }

        Conversations build() {
            return new Conversations(this);
        }
    }
}
