package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Rejects;

/** Writes pages to be looked at into {@code target/pages}: run with {@code -Dgroups=browser}. */
@Tag("browser")
class HtmlPagesTest {

    @Test
    void pagesToLookAt() throws IOException {
        write("three", Studies.drawn(3, 200, 1));
        write("twelve", Studies.drawn(12, 3000, 1));
        write("twohundred", Studies.drawn(200, 40000, 1));
        write("hostile", Studies.hostile());
        write("islands", Studies.islands());
        write("partly", Studies.partly());
        var longest = "an-organisation/a-very-long-name-of-a-system-".repeat(4) + "v2";
        write(
                "long",
                Studies.named(
                        List.of(longest, "beta", "gamma", "delta", "epsilon"),
                        900,
                        1,
                        Rejects.NONE));
        write(
                "rejects",
                Studies.named(
                        List.of("alpha", "beta", "gamma", "delta"),
                        700,
                        1,
                        Studies.rejects(300, "modelA")));
        write("llmfao", Llmfao.study());
    }

    private static void write(String name, Study study) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pages"));
        var page = HtmlReport.render(study);
        Files.writeString(folder.resolve(name + ".html"), page);
        Files.writeString(
                folder.resolve(name + ".txt"),
                RankText.render(study, new TextStyle(110, true, false)));
        assertThat(page).endsWith("</html>\n");
    }
}
