package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code psephos audit --card}. */
class JudgeCallTest {
    @TempDir Path folder;

    /** Three items, one judge that is sure and wrong, timed and priced. */
    private ProgramRun card(String... more) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("votes.csv"),
                        """
                        item,annotator,left,right,winner,confidence,seconds,price
                        1,<gold>,a,b,left,,,
                        2,<gold>,a,b,left,,,
                        3,<gold>,a,b,right,,,
                        1,judge,a,b,left,0.6,2,0.01
                        2,judge,b,a,left,0.9,4,0.02
                        3,judge,a,b,left,0.9,3,
                        """);
        var words = new ArrayList<>(List.of("audit", file.toString(), "--card"));
        words.addAll(List.of(more));
        words.addAll(List.of("--columns", "duration=seconds,attribute:price=price"));
        return ProgramRun.of(words.toArray(String[]::new));
    }

    @Test
    void aCardSaysAgreementBiasCalibrationPriceAndTime() throws IOException {
        var run = card("judge");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("judge is with most of the reference in 33% of 3 judgements.")
                .contains("bias: what it says most often is wrong")
                .contains("expected calibration error 0.733")
                .containsPattern("price of a thousand judgements, as stored +15.00 +2\n")
                .containsPattern(
                        "seconds for a thousand judgements, one after another +3,?000 +3\n")
                .contains("the surest kept")
                .contains("The reference: one annotator, or known answers.");
    }

    /** Nothing runs on the page, and names of people are text. */
    @Test
    void thePageStandsAloneAndDrawsWithoutScripts() throws IOException {
        var page = folder.resolve("card.html");
        var run = card("judge", "-o", page.toString());
        var html = Files.readString(page);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(html)
                .contains("<h1>judge is with most of the reference in 33% of 3 judgements</h1>")
                .contains("class=\"plot\"")
                .contains("<polyline points=\"330.0,")
                .contains("Content-Security-Policy")
                .doesNotContain("<script")
                .doesNotContain("<gold>")
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(html.split("<svg class=\"plot\"", -1)).hasSize(3);
        // "100%" ends at 44 and is 36 wide; the title of the axis, turned round, ends 4 right of
        // its place and begins 11 left of it. Both were seen one upon the other in a browser.
        assertThat(number(html, "class=\"up\" x=\"(-?[0-9]+)\"") + 4).isLessThan(44 - 36);
        assertThat(number(html, "viewBox=\"(-?[0-9]+) ") + 11)
                .isLessThanOrEqualTo(number(html, "class=\"up\" x=\"(-?[0-9]+)\""));
        assertThat(html.split("<details>", -1)).hasSize(html.split("</details>", -1).length);
    }

    private static int number(String page, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void whatDoesNotGoWithACardIsRefused() throws IOException {
        assertThat(card("judge", "--format", "json").err())
                .contains("--card and --format do not go together");
        assertThat(card("nobody").err())
                .contains("nobody who judged here is called nobody", "of those who did: ", "judge");
        assertThat(card("judge", "--reference", "judge").err())
                .contains("judge is of the reference itself");
    }
}
