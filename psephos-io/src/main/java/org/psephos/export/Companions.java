package org.psephos.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Files that stand beside the rows and say something about them. */
final class Companions {
    private static final String DATASET_INFO = "dataset_info.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Companions() {}

    /** Writes what belongs beside {@code converted}, and gives it with these files. */
    static Converted write(Converted converted, Conversion how, Dataset dataset, Place place)
            throws IOException {
        var files = new ArrayList<>(converted.files());
        if (how.target() == Target.LLAMAFACTORY_DPO) {
            files.add(datasetInfo(converted.files(), place));
        }
        var all =
                new Converted(
                        converted.target(),
                        converted.read(),
                        converted.carried(),
                        converted.written(),
                        converted.losses(),
                        files);
        if (place.folder()) {
            record(all, how, dataset, place);
            var facts = Facts.of(dataset);
            put(place, "README.md", HubCard.text(all, how, facts));
            put(place, "DATASHEET.md", Datasheet.text(all, facts, how.content()));
            put(place, "croissant.json", Croissant.text(all, how, facts));
        }
        return all;
    }

    private static void put(Place place, String name, String text) throws IOException {
        Files.writeString(place.beside(name), text, StandardCharsets.UTF_8);
    }

    private static Converted.Wrote wrote(Path staged, Place place, String text) throws IOException {
        Files.writeString(staged, text, StandardCharsets.UTF_8);
        return new Converted.Wrote(place.target(staged).toString(), 0, Digests.sha256(text));
    }

    /** Other entries of a file that is there stay as they are. */
    private static Converted.Wrote datasetInfo(List<Converted.Wrote> rows, Place place)
            throws IOException {
        var staged = place.beside(DATASET_INFO);
        var entries = entries(place.target(staged), place.folder());
        for (var file : rows) {
            var name = String.valueOf(Path.of(file.path()).getFileName());
            entries.set("psephos_" + name.substring(0, name.lastIndexOf('.')), entry(name));
        }
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries) + "\n";
        return wrote(staged, place, text);
    }

    private static ObjectNode entries(Path there, boolean fresh) throws IOException {
        if (fresh || !Files.exists(there)) {
            return JSON.createObjectNode();
        }
        if (tree(there) instanceof ObjectNode entries) {
            return entries;
        }
        throw notOurs(there);
    }

    private static JsonNode tree(Path there) throws IOException {
        try {
            return JSON.readTree(Files.readString(there));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static PsephosException notOurs(Path there) {
        return new PsephosException(
                Kind.USAGE,
                there + ": is no list of LLaMA-Factory's datasets, and is left as it is",
                "write to another folder");
    }

    private static JsonNode entry(String file) {
        var entry = JSON.createObjectNode();
        entry.put("file_name", file).put("formatting", "sharegpt").put("ranking", true);
        entry.putObject("columns")
                .put("messages", "conversations")
                .put("chosen", "chosen")
                .put("rejected", "rejected")
                .put("system", "system");
        return entry;
    }

    private static void record(Converted converted, Conversion how, Dataset dataset, Place place)
            throws IOException {
        var staged = place.beside(Place.RECORD);
        Files.writeString(
                staged, ConversionRecord.text(converted, how, dataset), StandardCharsets.UTF_8);
    }
}
