package org.psephos.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Response;

/**
 * What is told of an item or a response as bytes: the same where it is the same, else others, as
 * far as {@link Folding} tells.
 */
final class Telling {
    private static final int NONE = -1;
    private static final int LONG = 64;

    private Telling() {}

    static void of(Item item, Growing to) {
        to.clear();
        messages(item.conversation(), to);
        attributes(item.attributes(), to);
    }

    static void of(Response response, Growing to) {
        to.clear();
        var item = response.item();
        var system = response.system();
        var tokens = response.tokens();
        var cost = response.cost();
        text(item == null ? null : item.value(), to);
        text(system == null ? null : system.value(), to);
        messages(response.messages(), to);
        to.int32(tokens == null ? NONE : tokens);
        to.int64(Double.doubleToLongBits(cost == null ? NONE : cost));
        attributes(response.attributes(), to);
    }

    /** The item of {@code pair}, as above. */
    static void item(PlainPair pair, Growing to) {
        to.clear();
        messages(pair, PlainWords.PROMPT, to);
        to.int32(0);
    }

    /** An answer of {@code pair}, as above. */
    static void answer(PlainPair pair, int which, Growing to) {
        to.clear();
        text(pair.name(PlainWords.PROMPT), to);
        to.int32(NONE);
        messages(pair, which, to);
        to.int32(NONE);
        to.int64(Double.doubleToLongBits(NONE));
        to.int32(0);
    }

    private static void messages(PlainPair pair, int which, Growing to) {
        to.int32(pair.last(which) - pair.first(which));
        for (int m = pair.first(which); m < pair.last(which); m++) {
            text(pair.role(m), to);
            to.int32(1);
            to.add(0);
            text(pair.bytes(), pair.start(m), pair.stop(m) - pair.start(m), to);
            to.int32(0);
        }
    }

    private static void messages(List<Message> messages, Growing to) {
        to.int32(messages.size());
        for (var message : messages) {
            text(message.role(), to);
            to.int32(message.parts().size());
            message.parts().forEach(part -> part(part, to));
        }
    }

    private static void part(Part part, Growing to) {
        switch (part) {
            case Part.Text(var text) -> part(0, text, "", to);
            case Part.Image(var reference, var type) -> part(1, reference, type, to);
            case Part.Audio(var reference, var type) -> part(2, reference, type, to);
            case Part.Video(var reference, var type) -> part(3, reference, type, to);
            case Part.ToolCall(var name, var arguments) -> part(4, arguments, name, to);
        }
    }

    private static void part(int kind, String body, String mark, Growing to) {
        to.add(kind);
        text(body, to);
        text(mark, to);
    }

    private static void attributes(SortedMap<String, String> attributes, Growing to) {
        to.int32(attributes.size());
        attributes.forEach(
                (name, value) -> {
                    text(name, to);
                    text(value, to);
                });
    }

    private static void text(@Nullable String text, Growing to) {
        if (text == null) {
            to.int32(NONE);
            return;
        }
        text(text.getBytes(StandardCharsets.UTF_8), to);
    }

    private static void text(byte[] bytes, Growing to) {
        text(bytes, 0, bytes.length, to);
    }

    /** A long text stands for itself as its hash: it is not copied. */
    private static void text(byte[] bytes, int from, int length, Growing to) {
        to.int32(length);
        if (length > LONG) {
            to.int64(Folding.of(bytes, from, length));
        } else {
            to.all(bytes, from, length);
        }
    }
}
