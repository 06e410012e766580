package org.psephos.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The description of a dataset in Croissant 1.1 with the fields for responsible AI, filled from our
 * own records. What they do not say (creator, address, date) is left out.
 */
final class Croissant {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CR = "cr:";
    private static final List<String> TERMS =
            List.of(
                    "citeAs",
                    "column",
                    "dataBiases",
                    "dataCollection",
                    "extract",
                    "equivalentProperty",
                    "field",
                    "fileProperty",
                    "fileObject",
                    "fileSet",
                    "format",
                    "includes",
                    "isArray",
                    "arrayShape",
                    "isLiveDataset",
                    "jsonPath",
                    "key",
                    "md5",
                    "parentField",
                    "path",
                    "personalSensitiveInformation",
                    "recordSet",
                    "references",
                    "regex",
                    "repeated",
                    "replace",
                    "samplingRate",
                    "separator",
                    "source",
                    "subField",
                    "transform");

    private Croissant() {}

    static String text(Converted converted, Conversion how, Facts facts) throws IOException {
        var root = JSON.createObjectNode();
        context(root.putObject("@context"));
        root.put("@type", "sc:Dataset");
        root.putArray("conformsTo")
                .add("http://mlcommons.org/croissant/1.1")
                .add("http://mlcommons.org/croissant/RAI/1.0");
        root.put("name", "preferences-" + how.target().id());
        root.put("description", how.target().description());
        var licence = facts.manifest().licence();
        if (licence != null) {
            root.put("license", licence);
        }
        root.putArray("keywords").add("preference").add("human-feedback").add(how.target().id());
        responsible(root, converted, facts);
        files(root.putArray("distribution"), converted, how);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void context(ObjectNode context) {
        context.put("@language", "en").put("@vocab", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("dct", "http://purl.org/dc/terms/").put("sc", "https://schema.org/");
        context.put("conformsTo", "dct:conformsTo");
        TERMS.forEach(term -> context.put(term, CR + term));
        typed(context, "data", "@json");
        typed(context, "examples", "@json");
        typed(context, "dataType", "@vocab");
    }

    private static void typed(ObjectNode context, String term, String type) {
        context.putObject(term).put("@id", CR + term).put("@type", type);
    }

    private static void responsible(ObjectNode root, Converted converted, Facts facts) {
        root.put("rai:dataCollection", collection(facts));
        root.put("rai:dataCollectionType", facts.manifest().simulated() ? "Simulation" : "Others");
        if (facts.first() != null) {
            root.putArray("rai:dataCollectionTimeframe")
                    .add(String.valueOf(facts.first()))
                    .add(String.valueOf(facts.last()));
        }
        if (facts.items() > 0) {
            root.put(
                    "rai:annotationsPerItem",
                    "%s judgements on %s items".formatted(facts.judgements(), facts.items()));
        }
        root.put("rai:annotatorDemographics", facts.annotators() + " annotators");
        if (!facts.judges().isEmpty()) {
            var tools = root.putArray("rai:machineAnnotationTools");
            facts.judges().forEach(tools::add);
        }
        root.put("rai:dataBiases", Datasheet.biases(facts));
        root.put("rai:dataManipulationProtocol", "psephos convert; see conversion.json");
        var limits = root.putArray("rai:dataLimitations");
        for (var loss : converted.losses()) {
            limits.add("%s: %s".formatted(loss.what(), loss.rows()));
        }
    }

    private static String collection(Facts facts) {
        var sources =
                facts.manifest().sources().stream()
                        .map(source -> Path.of(source.path()).getFileName() + " " + source.format())
                        .toList();
        return "Judgements %s from %s".formatted(facts.totals(), String.join(", ", sources));
    }

    private static void files(ArrayNode distribution, Converted converted, Conversion how) {
        for (var file : converted.files()) {
            var name = String.valueOf(Path.of(file.path()).getFileName());
            distribution
                    .addObject()
                    .put("@type", CR + "FileObject")
                    .put("@id", name)
                    .put("name", name)
                    .put("contentUrl", name)
                    .put("encodingFormat", type(file, how.target()))
                    .put("sha256", file.sha256());
        }
    }

    private static String type(Converted.Wrote file, Target target) {
        if (file.rows() == 0) {
            return "application/json";
        }
        return switch (target.form()) {
            case JSON_LINES, TABLE_JSON_LINES -> "application/jsonlines";
            case JSON_ARRAY -> "application/json";
            case TABLE_CSV -> "text/csv";
            case TABLE_PARQUET, DATASET -> "application/vnd.apache.parquet";
        };
    }
}
