package org.psephos.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;

/** JSON with keys in the order written and numbers that are the same on every machine. */
final class JsonWriter {
    private final JsonGenerator generator;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** What is written into the text of an answer. */
    interface Body {
        void write(JsonWriter json) throws IOException;
    }

    /** An indented object with a line feed at its end. */
    static String indented(Body body) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return write(body, generator -> generator.setPrettyPrinter(printer)) + "\n";
    }

    /** An object on one line. */
    static String compact(Body body) {
        return write(body, generator -> {});
    }

    private static String write(Body body, java.util.function.Consumer<JsonGenerator> setting) {
        var text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(text)) {
            setting.accept(generator);
            generator.writeStartObject();
            body.write(new JsonWriter(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    void text(String key, @Nullable String value) throws IOException {
        if (value == null) {
            generator.writeNullField(key);
        } else {
            generator.writeStringField(key, whole(value));
        }
    }

    void flag(String key, boolean value) throws IOException {
        generator.writeBooleanField(key, value);
    }

    void count(String key, long value) throws IOException {
        generator.writeNumberField(key, value);
    }

    /** A number; null where there is none or where it is not finite, as at an open end. */
    void number(String key, @Nullable Double value) throws IOException {
        generator.writeFieldName(key);
        number(value);
    }

    void number(@Nullable Double value) throws IOException {
        if (value == null || !Double.isFinite(value)) {
            generator.writeNull();
        } else {
            generator.writeNumber(Numbers.exact(value));
        }
    }

    void object(String key, Body body) throws IOException {
        generator.writeFieldName(key);
        object(body);
    }

    void object(Body body) throws IOException {
        generator.writeStartObject();
        body.write(this);
        generator.writeEndObject();
    }

    void array(String key, Body body) throws IOException {
        generator.writeArrayFieldStart(key);
        body.write(this);
        generator.writeEndArray();
    }

    void texts(String key, List<String> values) throws IOException {
        array(key, json -> json.values(values));
    }

    /** An array of texts inside an array. */
    void texts(List<String> values) throws IOException {
        generator.writeStartArray();
        values(values);
        generator.writeEndArray();
    }

    void values(List<String> values) throws IOException {
        for (var value : values) {
            generator.writeString(whole(value));
        }
    }

    /** What was asked for, where not all judgements were. */
    void where(Manifest manifest) throws IOException {
        var selection = manifest.selection();
        text("where", selection == null ? null : selection.where());
    }

    /**
     * The field {@code manifest}: what was read and rejected, from which files, under what licence.
     */
    void manifest(Manifest manifest) throws IOException {
        object(
                "manifest",
                one -> {
                    one.sources(manifest);
                    one.count("read", manifest.read());
                    one.count("rejected", manifest.rejects().count());
                    one.text("licence", manifest.licence());
                    one.flag("simulated", manifest.simulated());
                });
    }

    void sources(Manifest manifest) throws IOException {
        array(
                "sources",
                json -> {
                    for (var source : manifest.sources()) {
                        json.object(one -> source(one, source));
                    }
                });
    }

    private static void source(JsonWriter json, Manifest.Source source) throws IOException {
        json.text("path", source.path());
        json.text("sha256", source.sha256());
        json.text("format", source.format());
        json.count("rows", source.rows());
    }

    void rejects(List<Reject> examples) throws IOException {
        array(
                "rejects",
                json -> {
                    for (var reject : examples) {
                        json.object(one -> reject(one, reject));
                    }
                });
    }

    private static void reject(JsonWriter json, Reject reject) throws IOException {
        json.text("origin", reject.origin().toString());
        json.text("field", reject.field());
        json.text("expected", reject.expected());
        json.text("found", reject.found());
    }

    /** Half of a character cannot be written as UTF-8: it becomes the replacement character. */
    static String whole(String text) {
        boolean torn =
                text.codePoints()
                        .anyMatch(
                                c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (!torn) {
            return text;
        }
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
