package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Span;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Scale;

/** Nested cells as JSON text. Every key is always there: a cast to a struct wants them all. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final double EXACT = 1L << 53;

    private Json() {}

    /** Writes one value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String text(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A number as short as it can be told from its neighbours; whole ones without a point. */
    static String number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    static @Nullable String attributes(SortedMap<String, ?> attributes) {
        return attributes.isEmpty()
                ? null
                : text(
                        json -> {
                            json.writeStartObject();
                            for (var entry : attributes.entrySet()) {
                                json.writeFieldName(entry.getKey());
                                write(json, entry.getValue());
                            }
                            json.writeEndObject();
                        });
    }

    static @Nullable String messages(List<Message> messages) {
        return messages.isEmpty() ? null : text(json -> write(json, messages));
    }

    static String candidates(List<Candidate> candidates) {
        return text(json -> write(json, candidates, Json::candidate));
    }

    static String tiers(List<List<Candidate>> tiers) {
        return text(json -> write(json, tiers, (to, tier) -> write(to, tier, Json::candidate)));
    }

    static String categories(Iterable<String> categories) {
        return text(json -> write(json, categories, JsonGenerator::writeString));
    }

    static @Nullable String spans(List<Span> spans) {
        return spans.isEmpty() ? null : text(json -> write(json, spans, Json::span));
    }

    static String scale(Scale scale) {
        return text(
                json -> {
                    json.writeStartObject();
                    switch (scale) {
                        case Scale.Levels levels -> {
                            json.writeFieldName("levels");
                            write(json, levels.names(), JsonGenerator::writeString);
                            json.writeBooleanField("ordered", levels.ordered());
                            json.writeNullField("low");
                            json.writeNullField("high");
                            json.writeNullField("ratio");
                        }
                        case Scale.Continuum continuum -> {
                            json.writeNullField("levels");
                            json.writeNullField("ordered");
                            end(json, "low", continuum.low());
                            end(json, "high", continuum.high());
                            json.writeBooleanField("ratio", continuum.ratio());
                        }
                    }
                    json.writeEndObject();
                });
    }

    @FunctionalInterface
    private interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private static <T> void write(JsonGenerator json, Iterable<T> elements, Element<T> each)
            throws IOException {
        json.writeStartArray();
        for (var element : elements) {
            each.write(json, element);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<Message> messages) throws IOException {
        write(
                json,
                messages,
                (to, message) -> {
                    to.writeStartObject();
                    to.writeStringField("role", message.role());
                    to.writeFieldName("parts");
                    write(to, message.parts(), Json::part);
                    to.writeEndObject();
                });
    }

    private static void part(JsonGenerator json, Part part) throws IOException {
        switch (part) {
            case Part.Text(var text) -> part(json, "text", text, null);
            case Part.Image(var reference, var type) -> part(json, "image", reference, type);
            case Part.Audio(var reference, var type) -> part(json, "audio", reference, type);
            case Part.Video(var reference, var type) -> part(json, "video", reference, type);
            case Part.ToolCall(var name, var arguments) -> part(json, "tool-call", arguments, name);
        }
    }

    private static void part(JsonGenerator json, String kind, String body, @Nullable String mark)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        json.writeStringField("body", body);
        json.writeStringField("mark", mark);
        json.writeEndObject();
    }

    private static void candidate(JsonGenerator json, Candidate candidate) throws IOException {
        var system = candidate.system();
        var response = candidate.response();
        json.writeStartObject();
        json.writeStringField("system", system == null ? null : system.value());
        json.writeStringField("response", response == null ? null : response.value());
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Span span) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", span.start());
        json.writeNumberField("end", span.end());
        json.writeStringField("label", span.label());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void end(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isInfinite(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
