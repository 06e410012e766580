package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Columns as the features of a dataset on the hub of Hugging Face. */
final class HubFeatures {
    private HubFeatures() {}

    /** The text under the key {@code huggingface} in the foot of a Parquet file. */
    static String foot(List<PlainTable.Column> columns) {
        return Json.text(
                json -> {
                    json.writeStartObject();
                    json.writeObjectFieldStart("info");
                    json.writeObjectFieldStart("features");
                    for (var column : columns) {
                        json.writeFieldName(column.name());
                        feature(column.type(), json);
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    private static void feature(PlainTable.Type type, JsonGenerator json) throws IOException {
        switch (type) {
            case TEXT -> value("string", json);
            case BOOLEAN -> value("bool", json);
            case INTEGER -> value("int64", json);
            case NUMBER -> value("float64", json);
            case MESSAGES ->
                    list(
                            json,
                            () -> {
                                texts(json, "role", "content");
                            });
            case CALLING_MESSAGES ->
                    list(
                            json,
                            () -> {
                                texts(json, "role", "content");
                                json.writeFieldName("tool_calls");
                                list(json, () -> call(json));
                            });
        }
    }

    private static void call(JsonGenerator json) throws IOException {
        texts(json, "type");
        json.writeObjectFieldStart("function");
        texts(json, "name", "arguments");
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String... names) throws IOException {
        for (var name : names) {
            json.writeFieldName(name);
            value("string", json);
        }
    }

    /** Fields of an object on their way. */
    @FunctionalInterface
    private interface Fields {
        void write() throws IOException;
    }

    private static void list(JsonGenerator json, Fields each) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("feature");
        each.write();
        json.writeEndObject();
        json.writeStringField("_type", "List");
        json.writeEndObject();
    }

    private static void value(String type, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("dtype", type);
        json.writeStringField("_type", "Value");
        json.writeEndObject();
    }
}
