package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.HubLayout;
import org.psephos.dataset.SplitName;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A folder as dataset repositories are laid out: data files by split, in it or below it, beside
 * pages and settings that are no data. Where its README names configurations, they are what is
 * read, as the hub's own programs do: {@code folder} the usual one, {@code folder/NAME} another.
 */
final class HubFolder {
    private static final String README = "README.md";

    private HubFolder() {}

    /**
     * One file of data.
     *
     * @param split of a folder with several; null where there are none
     */
    record Data(Path path, @Nullable String split) {}

    /** The paths of {@link #data}. */
    static List<Path> opened(List<Path> files) {
        return data(files).stream().map(Data::path).toList();
    }

    /**
     * {@code files} with every folder replaced by the data files in it, in the order of their
     * paths. Of files that are named one by one their names say which split they are.
     */
    static List<Data> data(List<Path> files) {
        if (files.size() == 1 && Files.isRegularFile(files.getFirst())) {
            return List.of(new Data(files.getFirst(), null));
        }
        return files.stream().allMatch(Files::isRegularFile)
                ? split(files, file -> SplitName.of(name(file)))
                : all(files);
    }

    /** Where there are no two splits there is nothing to tell apart. */
    private static List<Data> split(List<Path> files, Namer namer) {
        boolean several =
                files.stream().map(namer::of).filter(Objects::nonNull).distinct().count() > 1;
        return files.stream().map(file -> new Data(file, several ? namer.of(file) : null)).toList();
    }

    /** What split a file is of. */
    @FunctionalInterface
    private interface Namer {
        @Nullable String of(Path file);
    }

    private static List<Data> all(List<Path> files) {
        var all = new ArrayList<Data>();
        for (var file : files) {
            if (Files.isDirectory(file) && !DatasetFolderReader.recognises(file)) {
                all.addAll(data(file, ""));
            } else {
                all.addAll(named(file));
            }
        }
        return all;
    }

    /** What is not there may be a configuration of the folder that it would lie in. */
    private static List<Data> named(Path file) {
        var folder = Files.exists(file) ? null : file.toAbsolutePath().getParent();
        return folder != null && isConfig(folder, name(file))
                ? data(folder, name(file))
                : List.of(new Data(file, null));
    }

    /** Whether the README of {@code folder} names such a configuration. */
    private static boolean isConfig(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(README))
                && layout(folder).configs().containsKey(name);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static HubLayout layout(Path folder) {
        var readme = folder.resolve(README);
        try {
            return Files.isRegularFile(readme)
                    ? HubLayout.of(Files.readString(readme))
                    : HubLayout.NONE;
        } catch (IOException e) {
            // A page in another charset says nothing that could be followed.
            return HubLayout.NONE;
        }
    }

    private static List<Data> data(Path folder, String config) {
        try (Stream<Path> inside = Files.walk(folder)) {
            var paths =
                    inside.filter(Files::isRegularFile)
                            .map(file -> slashes(folder.relativize(file)))
                            .toList();
            var layout = layout(folder);
            var files =
                    layout.files(paths, config, folder.toString()).stream()
                            .map(folder::resolve)
                            .sorted()
                            .toList();
            return split(files, file -> layout.split(slashes(folder.relativize(file)), config));
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.DATA, folder + ": the folder cannot be read", "check the disk", e);
        }
    }

    private static String slashes(Path relative) {
        return Stream.iterate(0, i -> i < relative.getNameCount(), i -> i + 1)
                .map(i -> relative.getName(i).toString())
                .collect(Collectors.joining("/"));
    }
}
