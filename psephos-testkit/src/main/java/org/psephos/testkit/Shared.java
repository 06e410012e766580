package org.psephos.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Published rows and figures that lie beside the checkout, in a folder named {@code shared}; never
 * inside it.
 */
public final class Shared {
    private Shared() {}

    /**
     * The file or folder {@code name} of the shared folder; the calling test is skipped, with a
     * message, without it.
     */
    public static Path file(String name) {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            var candidate = folder.resolveSibling("shared").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        Assumptions.abort("../shared/" + name + " is not here: this test needs the published rows");
        throw new AssertionError("unreachable");
    }
}
