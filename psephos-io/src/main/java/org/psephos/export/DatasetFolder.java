package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.model.Annotator;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A dataset as a folder of Parquet files and {@code dataset.json}: the form in which nothing is
 * lost and which any tool that reads Parquet opens. The same dataset gives the same bytes.
 */
public final class DatasetFolder {
    private DatasetFolder() {}

    /**
     * Writes {@code dataset} to {@code folder}, all of it or nothing: the files are made in a
     * folder beside it, which is renamed at the end. A dataset that stood there before is replaced.
     *
     * @throws PsephosException where {@code folder} holds anything else, cannot be written, or the
     *     dataset holds text that is no Unicode
     */
    public static void write(Dataset dataset, Path folder) {
        var target = folder.toAbsolutePath().normalize();
        refuseWhatIsNotOurs(folder, target);
        try {
            Files.createDirectories(parent(target));
            var beside =
                    Files.createTempDirectory(parent(target), "." + target.getFileName() + ".");
            try {
                fill(dataset, beside);
                replace(target, beside);
            } finally {
                delete(beside);
            }
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    folder + ": cannot be written: " + e,
                    "name a folder that you may write to, on a disk with room",
                    e);
        }
    }

    private static void refuseWhatIsNotOurs(Path named, Path target) {
        if (!Files.exists(target) || isOurs(target) || isEmptyFolder(target)) {
            return;
        }
        throw new PsephosException(
                Kind.USAGE,
                named + ": holds something other than a dataset, and is left as it is",
                "name a folder that is new, empty or a dataset");
    }

    private static boolean isOurs(Path target) {
        var manifest = target.resolve(FolderTable.MANIFEST);
        try {
            return Files.isRegularFile(manifest)
                    && Files.readString(manifest).contains('"' + FolderTable.FORMAT + '"')
                    && holdsNothingElse(target);
        } catch (IOException e) {
            return false;
        }
    }

    /** A note that somebody put beside the tables must not vanish with them. */
    private static boolean holdsNothingElse(Path target) throws IOException {
        var ours = new LinkedHashSet<>(Set.of(FolderTable.MANIFEST));
        for (var table : FolderTable.values()) {
            ours.add(table.file());
        }
        try (var entries = Files.list(target)) {
            return entries.allMatch(entry -> ours.contains(entry.getFileName().toString()));
        }
    }

    private static boolean isEmptyFolder(Path target) {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var entries = Files.list(target)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Dataset dataset, Path folder) throws IOException {
        var rows = new EnumMap<FolderTable, Long>(FolderTable.class);
        for (var table : FolderTable.values()) {
            try (var file = new ParquetFile(table, folder.resolve(table.file()))) {
                write(dataset, table, file);
                rows.put(table, file.rows());
            }
        }
        Files.write(folder.resolve(FolderTable.MANIFEST), manifest(dataset, folder, rows));
    }

    private static void write(Dataset dataset, FolderTable table, ParquetFile to)
            throws IOException {
        switch (table) {
            case ITEMS -> items(dataset, to);
            case RESPONSES -> responses(dataset, to);
            case ANNOTATORS -> annotators(dataset, to);
            case FEEDBACK -> feedback(dataset, to);
        }
    }

    private static void items(Dataset dataset, ParquetFile to) throws IOException {
        for (int row = 0; row < dataset.items().size(); row++) {
            var item = dataset.items().get(row);
            to.set("item", item.id().value());
            to.set("conversation", Cells.messages(item.conversation()));
            to.set("attributes", Cells.attributes(item.attributes())).end();
        }
    }

    private static void responses(Dataset dataset, ParquetFile to) throws IOException {
        for (int row = 0; row < dataset.responses().size(); row++) {
            var response = dataset.responses().get(row);
            var item = response.item();
            var system = response.system();
            to.set("response", response.id().value());
            to.set("item", item == null ? null : item.value());
            to.set("system", system == null ? null : system.value());
            to.set("messages", Cells.messages(response.messages()));
            to.set("tokens", response.tokens()).set("cost", response.cost());
            to.set("attributes", Cells.attributes(response.attributes())).end();
        }
    }

    private static void annotators(Dataset dataset, ParquetFile to) throws IOException {
        for (int row = 0; row < dataset.annotators().size(); row++) {
            var annotator = dataset.annotators().get(row);
            to.set("annotator", annotator.id().value());
            switch (annotator) {
                case Annotator.Person person ->
                        to.set("kind", "person")
                                .set("attributes", Cells.attributes(person.profile()));
                case Annotator.Judge judge ->
                        to.set("kind", "judge")
                                .set("model", judge.model())
                                .set("prompt_version", judge.promptVersion())
                                .set("attributes", Cells.attributes(judge.settings()));
                case Annotator.Simulated simulated ->
                        to.set("kind", "simulated")
                                .set("biases", Cells.attributes(simulated.biases()));
            }
            to.end();
        }
    }

    private static void feedback(Dataset dataset, ParquetFile to) throws IOException {
        var failures = new ArrayList<IOException>();
        dataset.forEach(
                row -> {
                    if (failures.isEmpty()) {
                        try {
                            FeedbackRows.write(row, to);
                        } catch (IOException e) {
                            failures.add(e);
                        }
                    }
                });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static byte[] manifest(Dataset dataset, Path folder, Map<FolderTable, Long> rows)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", FolderTable.FORMAT);
            json.writeNumberField("version", FolderTable.VERSION);
            head(dataset.manifest(), json);
            json.writeObjectFieldStart("feedback");
            for (var total : dataset.totals().entrySet()) {
                json.writeNumberField(total.getKey(), total.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("files");
            for (var table : FolderTable.values()) {
                json.writeStartObject();
                json.writeStringField("path", table.file());
                json.writeStringField("sha256", Digests.sha256(folder.resolve(table.file())));
                json.writeNumberField("rows", rows.getOrDefault(table, 0L));
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

    private static void replace(Path target, Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        var old = Files.createTempDirectory(parent(target), "." + target.getFileName() + ".old.");
        Files.move(
                target, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : paths) {
            Files.delete(path);
        }
    }

    private static Path parent(Path target) {
        @Nullable Path parent = target.getParent();
        return parent == null ? target : parent;
    }
}
