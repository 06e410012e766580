package org.psephos.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/** Vega-Lite specs with their rows, as JSON that cannot end the script element it stands in. */
final class Charts {
    private Charts() {}

    /**
     * The spec {@code charts/name.json} with its {@code "@key"} marks replaced by values, and the
     * rows.
     */
    static String payload(String name, SortedMap<String, String> marks, JsonWriter.Body rows) {
        var spec = resource("charts/" + name + ".json");
        for (var mark : marks.entrySet()) {
            spec = spec.replace("\"@" + mark.getKey() + "\"", mark.getValue());
        }
        var data = JsonWriter.compact(json -> json.array("rows", rows));
        return inScript("{\"spec\":" + spec.strip() + "," + data.substring(1));
    }

    /** JSON in which nothing reads as a tag, a comment or an end of line of a script. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    static String resource(String name) {
        try (var stream = Charts.class.getResourceAsStream(name)) {
            return read(name, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** A file of a library on the class path. */
    static String library(String path) {
        var name = "META-INF/resources/webjars/" + path;
        try (var stream = Charts.class.getClassLoader().getResourceAsStream(name)) {
            return read(name, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static String read(String name, @org.jspecify.annotations.Nullable InputStream stream)
            throws IOException {
        if (stream == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
