package org.psephos.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Where a dataset folder comes to stand: it is made in a folder beside it, which is renamed at the
 * end, so that all of it appears or nothing. A dataset that stood there before is replaced.
 */
final class FolderPlace implements AutoCloseable {
    private final Path target;
    private final Path beside;

    private FolderPlace(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /**
     * A place for {@code folder}.
     *
     * @throws PsephosException where it holds anything but a dataset
     */
    static FolderPlace open(Path folder) throws IOException {
        var target = folder.toAbsolutePath().normalize();
        refuseWhatIsNotOurs(folder, target);
        Files.createDirectories(parent(target));
        return new FolderPlace(
                target,
                Files.createTempDirectory(parent(target), "." + target.getFileName() + "."));
    }

    /** Where to write. */
    Path beside() {
        return beside;
    }

    /** Puts what was written where it belongs. */
    void finish() throws IOException {
        replace(target, beside);
    }

    /** Takes away what was written and never finished. */
    @Override
    public void close() throws IOException {
        ScratchFolder.delete(beside);
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

    private static void replace(Path target, Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        var old = Files.createTempDirectory(parent(target), "." + target.getFileName() + ".old.");
        Files.move(
                target, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        ScratchFolder.delete(old);
    }

    private static Path parent(Path target) {
        @Nullable Path parent = target.getParent();
        return parent == null ? target : parent;
    }
}
