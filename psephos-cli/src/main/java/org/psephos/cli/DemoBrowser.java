package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a page for the person at the screen, where there is one. */
final class DemoBrowser {
    private DemoBrowser() {}

    /**
     * The command that opens {@code page}; null where nobody would see it.
     *
     * @param system name of the operating system
     * @param environment variables of the process
     */
    static @Nullable List<String> command(
            Path page, String system, SortedMap<String, String> environment) {
        if (system.startsWith("Mac")) {
            return List.of("open", page.toString());
        }
        boolean display =
                Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
        boolean opener =
                Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xdg-open")));
        return display && opener ? List.of("xdg-open", page.toString()) : null;
    }

    /** Starts {@code command} and does not wait; whether it started. */
    static boolean start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            // A page that cannot be shown lies where its path, which is printed, says.
            return false;
        }
    }
}
