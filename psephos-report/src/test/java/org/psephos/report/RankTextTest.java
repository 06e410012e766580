package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Rejects;

class RankTextTest {

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void noLineOfTheTableIsWiderThanTheTerminal(int width) {
        var longest = "a-very-long-name-of-a-system-".repeat(5);
        var study = Studies.named(List.of(longest, "b", "深度求索", "d"), 300, 1, Rejects.NONE);

        var text = RankText.render(study, new TextStyle(width, true, false));

        assertThat(Arrays.stream(text.split("\n")).filter(line -> !line.contains(longest)))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(width));
        assertThat(text).contains("…");
    }

    @Test
    void plainTextHasNoEscapesAndNoBlocks() {
        var text = RankText.render(Studies.drawn(12, 600, 1), TextStyle.plain());

        assertThat(text).isASCII().doesNotContain("\u001b").contains("###");
    }

    @Test
    void aNameCannotCommandTheTerminal() {
        var study =
                Studies.named(
                        List.of("\u001b[31mred", "b\u202Etxt", "c\r\nd"), 200, 1, Rejects.NONE);

        var text = RankText.render(study, new TextStyle(100, true, false));

        assertThat(text).doesNotContain("\u001b", "\u202E", "\r").contains("?[31mred");
    }

    @Test
    void underTheTableStandScaleAndDenominators() {
        var text = RankText.render(Studies.hostile(), new TextStyle(200, true, false));

        assertThat(text)
                .contains(
                        "Points: the mean of the ladder is 1,000 points; 400 points are odds of ten"
                                + " to one, so a gap of 100 means 6.4 wins in ten.")
                .contains("Intervals: 95%, sandwich.")
                .contains("404 rows read: ")
                .contains("4 rejected")
                .contains("(both-bad ");
    }

    @Test
    void noAnswerIsSaidFirstWithItsGroupsAndRemedy() {
        var text = RankText.render(Studies.islands(), TextStyle.plain());

        assertThat(text)
                .startsWith("No common ladder: two groups never met.")
                .contains("Group 1 (2 systems): system-000, system-001")
                .contains("Try: collect votes that compare");
    }

    @Test
    void unplacedSystemsStandUnderTheTableWithTheirReason() {
        var text = RankText.render(Studies.partly(), TextStyle.plain());

        assertThat(text).contains("Unplaced\n  zeno: lost every comparison\n");
        assertThat(text.indexOf("zeno")).isGreaterThan(text.indexOf("system-003"));
        assertThat(text)
                .contains("Effect of position: +0.080 (+0.031 to +0.129) log-odds: between equals");
    }

    @Test
    void barsCountEighths() {
        assertThat(Cells.bar(0.5, 8, true)).isEqualTo("████    ");
        assertThat(Cells.bar(1.0 / 64, 8, true)).isEqualTo("▏       ");
        assertThat(Cells.bar(0.5, 8, false)).isEqualTo("####    ");
        assertThat(Cells.bar(1, 8, true)).isEqualTo("████████");
    }

    @Test
    void longNamesAreCutInTheMiddle() {
        assertThat(Cells.fit("abcdefghij", 7, "…")).isEqualTo("abc…hij");
        assertThat(Cells.fit("abc", 7, "…")).isEqualTo("abc");
        assertThat(Cells.fit("深度求索深度求索", 7, "…")).isEqualTo("深…索");
    }

    @Test
    void csvIsQuotedAndRunsInNoSpreadsheet() {
        var csv = RankCsv.render(Studies.hostile());

        assertThat(csv).startsWith("rank,rank_low,rank_high,system,strength,").endsWith("\r\n");
        assertThat(csv).contains(",'=cmd|' /C calc'!A0,");
        assertThat(csv).contains(",\"\"\"quoted\"\" & 'single' <b>\",");
        assertThat(csv.lines()).hasSize(5);
        assertThat(RankCsv.render(Studies.partly()))
                .contains(",,,zeno,,,,,,,,unplaced,lost every comparison\r\n");
        assertThat(RankCsv.render(Studies.islands()))
                .contains(",,,system-002,,,,,,,,not-identified,group 2: two groups never met\r\n");
    }

    @Test
    void markdownShowsNamesAndObeysNone() {
        var markdown = RankMarkdown.render(Studies.hostile());

        assertThat(markdown)
                .contains("\\<img src=x onerror=alert(1)\\>")
                .contains("\\|pipe\\|")
                .doesNotContainPattern("(?<!\\\\)<");
        assertThat(RankMarkdown.render(Studies.islands()))
                .startsWith("**No common ladder: two groups never met.")
                .contains("1. system-000, system-001\n");
    }
}
