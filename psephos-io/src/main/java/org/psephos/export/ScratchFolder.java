package org.psephos.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is gone, with all it holds, when it is closed. */
final class ScratchFolder implements AutoCloseable {
    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** On the disk that {@code file} goes to, beside it. */
    static ScratchFolder beside(Path file) throws IOException {
        var target = file.toAbsolutePath().normalize();
        var parent = target.resolveSibling("");
        Files.createDirectories(parent);
        return new ScratchFolder(
                Files.createTempDirectory(parent, "." + target.getFileName() + ".scratch."));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** Takes a folder away; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (var one : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
