package org.psephos.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.psephos.dataset.Dataset;

/** What a folder says of the conversion that wrote it: {@code conversion.json}. */
final class ConversionRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConversionRecord() {}

    static String text(Converted converted, Conversion how, Dataset dataset) throws IOException {
        var node = JSON.createObjectNode();
        node.put("target", how.target().id()).put("rules", how.target().rules());
        node.put("read", converted.read()).put("written", converted.written());
        var options = node.putObject("options");
        ConversionOptions.of(how).forEach((name, value) -> options.put(name, value));
        var losses = node.putArray("losses");
        for (var loss : converted.losses()) {
            losses.addObject()
                    .put("what", loss.what())
                    .put("rows", loss.rows())
                    .put("lost", loss.lost().toString());
        }
        var sources = node.putArray("sources");
        for (var source : dataset.manifest().sources()) {
            sources.addObject()
                    .put("path", source.path())
                    .put("sha256", source.sha256())
                    .put("format", source.format())
                    .put("rows", source.rows());
        }
        node.put("simulated", dataset.manifest().simulated());
        var files = node.putArray("files");
        for (var file : converted.files()) {
            files.addObject()
                    .put("path", String.valueOf(Path.of(file.path()).getFileName()))
                    .put("rows", file.rows())
                    .put("sha256", file.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
