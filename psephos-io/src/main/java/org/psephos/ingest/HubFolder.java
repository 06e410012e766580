package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A folder as dataset repositories are laid out: data files by split, in it or below it, beside
 * pages and settings that are no data.
 */
final class HubFolder {
    private static final List<String> ENDINGS =
            List.of(".parquet", ".jsonl", ".json", ".csv", ".tsv");
    private static final List<String> PACKED = List.of(".gz", ".zst");
    private static final List<String> SETTINGS =
            List.of(
                    "dataset_info.json",
                    "dataset_infos.json",
                    "dataset_dict.json",
                    "state.json",
                    "croissant.json",
                    "settings.json");

    private HubFolder() {}

    /**
     * {@code files} with every folder replaced by the data files in it, in the order of their
     * paths.
     */
    static List<Path> opened(List<Path> files) {
        var all = new ArrayList<Path>();
        for (var file : files) {
            if (Files.isDirectory(file) && !DatasetFolderReader.recognises(file)) {
                all.addAll(data(file));
            } else {
                all.add(file);
            }
        }
        return all;
    }

    private static List<Path> data(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            var found = inside.filter(HubFolder::isData).sorted().toList();
            if (found.isEmpty()) {
                throw new PsephosException(
                        Kind.USAGE,
                        folder
                                + ": a folder without a file to read: none in it or below it ends in "
                                + String.join(" ", ENDINGS),
                        "name a file of judgements, or the folder that holds them");
            }
            return found;
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.DATA, folder + ": the folder cannot be read", "check the disk", e);
        }
    }

    private static boolean isData(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (var ending : PACKED) {
            name =
                    name.endsWith(ending)
                            ? name.substring(0, name.length() - ending.length())
                            : name;
        }
        var plain = name;
        return Files.isRegularFile(file)
                && !plain.startsWith(".")
                && !SETTINGS.contains(plain)
                && ENDINGS.stream().anyMatch(plain::endsWith);
    }
}
