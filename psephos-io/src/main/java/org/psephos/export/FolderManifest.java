package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.model.Origin;

/** What a dataset folder says of itself: {@code dataset.json}. */
final class FolderManifest {
    private FolderManifest() {}

    /** A table that was written. */
    record Table(long rows, String sha256) {}

    /**
     * The file.
     *
     * @param totals judgements by kind
     * @param tables that stand beside it
     */
    static byte[] bytes(
            Manifest manifest, SequencedMap<String, Long> totals, Map<FolderTable, Table> tables)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", FolderTable.FORMAT);
            json.writeNumberField("version", FolderTable.VERSION);
            head(manifest, json);
            json.writeObjectFieldStart("feedback");
            for (var total : totals.entrySet()) {
                json.writeNumberField(total.getKey(), total.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("files");
            for (var table : FolderTable.values()) {
                var written = Objects.requireNonNull(tables.get(table), table.file());
                json.writeStartObject();
                json.writeStringField("path", table.file());
                json.writeStringField("sha256", written.sha256);
                json.writeNumberField("rows", written.rows);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void head(Manifest manifest, JsonGenerator json) throws IOException {
        json.writeStringField("reader", manifest.reader());
        json.writeStringField("licence", manifest.licence());
        json.writeBooleanField("simulated", manifest.simulated());
        json.writeArrayFieldStart("sources");
        for (var source : manifest.sources()) {
            json.writeStartObject();
            json.writeStringField("path", source.path());
            json.writeStringField("sha256", source.sha256());
            json.writeStringField("format", source.format());
            json.writeNumberField("rows", source.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("read", manifest.read());
        json.writeNumberField("rejected", manifest.rejects().count());
        json.writeArrayFieldStart("rejects");
        for (var reject : manifest.rejects().examples()) {
            write(reject, json);
        }
        json.writeEndArray();
    }

    private static void write(Reject reject, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (reject.origin()) {
            case Origin.Row row -> {
                json.writeStringField("source", row.source());
                json.writeNumberField("line", row.line());
            }
            case Origin.Event event -> json.writeStringField("event", event.id());
        }
        json.writeStringField("field", reject.field());
        json.writeStringField("expected", reject.expected());
        json.writeStringField("found", reject.found());
        json.writeEndObject();
    }
}
