package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Span;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Scale;

/** Nested cells of the tables of a dataset: lists, and structs as arrays of their fields. */
final class Cells {
    private Cells() {}

    /** A map, or null where it is empty. */
    static @Nullable Object attributes(SortedMap<String, ?> attributes) {
        return attributes.isEmpty() ? null : attributes;
    }

    static @Nullable Object messages(List<Message> messages) {
        if (messages.isEmpty()) {
            return null;
        }
        var cells = new ArrayList<Object>(messages.size());
        for (var message : messages) {
            var parts = message.parts().stream().map(Cells::part).toList();
            cells.add(new @Nullable Object[] {message.role(), parts});
        }
        return cells;
    }

    private static @Nullable Object[] part(Part part) {
        return switch (part) {
            case Part.Text(var text) -> part("text", text, null);
            case Part.Image(var reference, var type) -> part("image", reference, type);
            case Part.Audio(var reference, var type) -> part("audio", reference, type);
            case Part.Video(var reference, var type) -> part("video", reference, type);
            case Part.ToolCall(var name, var arguments) -> part("tool-call", arguments, name);
        };
    }

    private static @Nullable Object[] part(String kind, String body, @Nullable String mark) {
        return new @Nullable Object[] {kind, body, mark};
    }

    static List<@Nullable Object[]> candidates(List<Candidate> candidates) {
        return candidates.stream().map(Cells::candidate).toList();
    }

    private static @Nullable Object[] candidate(Candidate candidate) {
        var system = candidate.system();
        var response = candidate.response();
        return new @Nullable Object[] {
            system == null ? null : system.value(), response == null ? null : response.value()
        };
    }

    static Object tiers(List<List<Candidate>> tiers) {
        return tiers.stream().map(Cells::candidates).toList();
    }

    static Object categories(SortedSet<String> categories) {
        return List.copyOf(categories);
    }

    static @Nullable Object spans(List<Span> spans) {
        return spans.isEmpty()
                ? null
                : spans.stream()
                        .map(span -> new Object[] {span.start(), span.end(), span.label()})
                        .toList();
    }

    /** Levels, whether ordered, low, high, whether a ratio. */
    static Object scale(Scale scale) {
        return switch (scale) {
            case Scale.Levels levels ->
                    new @Nullable Object[] {levels.names(), levels.ordered(), null, null, null};
            case Scale.Continuum numbers ->
                    new @Nullable Object[] {
                        null, null, end(numbers.low()), end(numbers.high()), numbers.ratio()
                    };
        };
    }

    private static @Nullable Double end(double value) {
        return Double.isInfinite(value) ? null : value;
    }
}
