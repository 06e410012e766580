package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import org.psephos.model.PsephosException;

/** Files that live as long as a check. */
final class SystemsScratch {
    private SystemsScratch() {}

    /** What {@code use} makes of a file named {@code name} that holds {@code text}. */
    static <T> T with(String name, String text, Function<Path, T> use) {
        try {
            var folder = Files.createTempDirectory("psephos-check");
            var file = folder.resolve(name);
            try {
                return use.apply(Files.writeString(file, text));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What {@code use} makes of an empty folder, which goes with all that is in it. */
    static <T> T folder(Function<Path, T> use) {
        try {
            var folder = Files.createTempDirectory("psephos-check");
            try {
                return use.apply(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static PsephosException unwritable(IOException e) {
        return new PsephosException(
                PsephosException.Kind.SERVICE,
                "the rows of a check cannot be written: " + e.getMessage(),
                "Make room in the folder for temporary files, and run again.",
                e);
    }
}
