package org.psephos.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Where files go. They are made in a folder beside it, and moved when all are whole: a file that is
 * there has all of its rows.
 */
final class Place implements AutoCloseable {

    /** What a folder of ours holds to say so. */
    static final String RECORD = "conversion.json";

    private static final Set<String> CARDS =
            new TreeSet<>(List.of(RECORD, "README.md", "DATASHEET.md", "croissant.json"));

    private final Path out;
    private final boolean folder;
    private final Path staging;
    private final Map<Path, Path> staged = new LinkedHashMap<>();

    private Place(Path out, boolean folder, Path staging) {
        this.out = out;
        this.folder = folder;
        this.staging = staging;
    }

    /**
     * Opens the place that {@code out} names: a file where it has an ending and is no folder, else
     * a folder.
     *
     * @throws PsephosException where the ending is not one of the target, or a folder holds what is
     *     not ours
     */
    static Place open(Target target, Path out) throws IOException {
        boolean folder = isFolder(out);
        if (folder) {
            refuseOthers(out);
        } else {
            refuseEnding(target, out);
        }
        var parent = parent(out);
        Files.createDirectories(parent);
        var staging = Files.createTempDirectory(parent, "." + out.getFileName() + ".");
        return new Place(out, folder, staging);
    }

    /** Whether {@code out} names a folder: it has no ending, or is one. */
    static boolean isFolder(Path out) {
        return Files.isDirectory(out) || !String.valueOf(out.getFileName()).contains(".");
    }

    boolean folder() {
        return folder;
    }

    /** Where to write the rows of {@code split}; {@code single} where there are no others. */
    Path rows(String split, boolean single, String ending) {
        if (folder) {
            return stage(out.resolve(split + ending));
        }
        if (single) {
            return stage(out);
        }
        var name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return stage(
                out.resolveSibling(name.substring(0, dot) + "-" + split + name.substring(dot)));
    }

    /** Where to write a file that stands beside the rows. */
    Path beside(String name) {
        return stage(folder ? out.resolve(name) : out.resolveSibling(name));
    }

    private Path stage(Path target) {
        var file = staging.resolve(String.valueOf(target.getFileName()));
        staged.put(target, file);
        return file;
    }

    /** The name under which a staged file will be found. */
    Path target(Path file) {
        for (var entry : staged.entrySet()) {
            if (entry.getValue().equals(file)) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("nobody staged " + file);
    }

    /** Moves all files to where they belong. What an earlier conversion left there goes. */
    void finish() throws IOException {
        if (folder && Files.isDirectory(out)) {
            for (var file : files(out)) {
                Files.delete(file);
            }
        }
        if (folder) {
            Files.createDirectories(out);
        }
        for (var entry : staged.entrySet()) {
            Files.move(entry.getValue(), entry.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try (var walk = Files.walk(staging)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void refuseOthers(Path out) throws IOException {
        if (!Files.isDirectory(out) || files(out).isEmpty()) {
            return;
        }
        var names = new ArrayList<>(files(out).stream().map(Place::name).toList());
        var record = out.resolve(RECORD);
        boolean ours = Files.isRegularFile(record);
        if (ours) {
            var said = Files.readString(record);
            names.removeIf(name -> CARDS.contains(name) || said.contains('"' + name + '"'));
        }
        if (!ours || !names.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "%s: holds %s, which no conversion wrote, and is left as it is"
                            .formatted(out, names.getFirst()),
                    "name a folder that is new, empty or was written by psephos convert");
        }
    }

    private static void refuseEnding(Target target, Path out) {
        var endings = target.form().endings();
        var name = String.valueOf(out.getFileName());
        if (endings.stream().noneMatch(name::endsWith)) {
            throw new PsephosException(
                    Kind.USAGE,
                    "%s: %s is written as %s"
                            .formatted(
                                    out,
                                    target,
                                    endings.isEmpty() ? "a folder" : String.join(" or ", endings)),
                    "name a file with that ending, or a folder: a name without a full stop");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path parent(Path out) {
        var parent = out.toAbsolutePath().normalize().getParent();
        return parent == null ? out.toAbsolutePath() : parent;
    }
}
