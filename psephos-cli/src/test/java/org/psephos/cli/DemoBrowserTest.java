package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBrowserTest {
    private static final Path PAGE = Path.of("report.html");

    @TempDir private Path folder;

    @Test
    void aPageOpensWhereThereIsADisplayAndAnOpener() throws Exception {
        assertThat(Files.createFile(folder.resolve("xdg-open")).toFile().setExecutable(true))
                .isTrue();
        var path = "/nowhere:" + folder;

        assertThat(command("Linux", Map.of("DISPLAY", ":0", "PATH", path)))
                .isEqualTo(List.of("xdg-open", "report.html"));
        assertThat(command("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0", "PATH", path)))
                .isNotNull();
        assertThat(command("Linux", Map.of("DISPLAY", "", "PATH", path))).isNull();
        assertThat(command("Linux", Map.of("PATH", path))).isNull();
        assertThat(command("Linux", Map.of("DISPLAY", ":0", "PATH", "/nowhere"))).isNull();
        assertThat(command("Mac OS X", Map.of())).isEqualTo(List.of("open", "report.html"));
    }

    @Test
    void anOpenerThatIsGoneIsNoFailure() {
        assertThat(DemoBrowser.start(List.of(folder.resolve("gone").toString()))).isFalse();
    }

    private static @Nullable List<String> command(String system, Map<String, String> environment) {
        return DemoBrowser.command(PAGE, system, new TreeMap<>(environment));
    }
}
