package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.psephos.report.page.Piece;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * What was seen to be wrong in a browser, as tests that need none. Mutants run: white numbers from
 * a distance of 0.28 on, the breakpoint without {@code screen}, no {@code data-head}, tick count 8
 * for four votes.
 */
class LookTest {
    private static final Pattern WIDTH = Pattern.compile("(?<![-a-z])(?:min-)?width: (\\d+)rem");

    /**
     * Black or white, whichever the luminance of a cell asks for, stands out at every luminance.
     */
    @Test
    void numbersOfTheHeatMapStandOutOnEveryShade() {
        var test = first("luminance\\(scale\\('color', datum.share\\)\\) < ([0-9.]+)", matrix());
        double turn = Double.parseDouble(test.group(1));
        var style = Assets.parts().style();

        assertThat(matrix())
                .contains("\"value\": \"var(--on-strong)\"}, \"value\": \"var(--on-faint)\"");
        assertThat(all("--on-strong: (#[0-9a-f]+);", style)).containsOnly("#ffffff").hasSize(2);
        assertThat(all("--on-faint: (#[0-9a-f]+);", style)).containsOnly("#000000").hasSize(2);
        for (int shade = 0; shade <= 1000; shade++) {
            double ground = shade / 1000.0;
            double contrast = ground < turn ? 1.05 / (ground + 0.05) : (ground + 0.05) / 0.05;
            assertThat(contrast).as("luminance " + ground).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** A sheet of A4 is as wide as a tablet: the layout of phones is not for it. */
    @Test
    void paperHasTheLayoutOfADesk() {
        var style = Assets.parts().style();

        assertThat(all("@media ([^{]*)max-width", style)).containsExactly("screen and (");
        assertThat(style.substring(style.indexOf("@media print")))
                .contains("details::details-content { content-visibility: visible")
                .contains(".chart svg { max-width: 100%;");
    }

    /** What has a width of its own must leave room on 320 points: on a phone nothing but lists. */
    @Test
    void nothingIsWiderThanAPhone() {
        var style = Assets.parts().style();
        int phone = style.indexOf("@media screen");
        var narrow = style.substring(phone, style.indexOf("@media (prefers-reduced-motion"));

        assertThat(style).doesNotContainPattern("[^-]width: [0-9]{3,}px");
        assertThat(
                        IntStream.of(
                                WIDTH.matcher(narrow)
                                        .results()
                                        .mapToInt(LookTest::number)
                                        .toArray()))
                .allMatch(rem -> rem <= 18);
        assertThat(narrow)
                .contains(".stack tr { display: grid;", ".ladder colgroup { display: none; }");
        assertThat(Assets.parts().script()).contains("box.classList.toggle(\"wider\"");
    }

    @Test
    void tablesOfWordsSayOnAPhoneWhatEachCellIs() {
        var page = HtmlReport.render(Studies.drawn(3, 100, 1));
        var words =
                new TableView(
                        "c",
                        List.of(Column.words("a"), Column.words("b"), Column.figures("n")),
                        List.of());
        var figures =
                new TableView(
                        "c",
                        List.of(Column.words("a"), Column.figures("b"), Column.figures("n")),
                        List.of());

        assertThat(page)
                .contains("<table class=\"plain stack\">")
                .contains("data-head=\"what would help\"");
        assertThat(words.stacks()).isTrue();
        assertThat(figures.stacks()).isFalse();
        assertThat(words.look(List.of("x", "", "1"), 1)).isEqualTo("txt empty");
        assertThat(words.look(List.of("x", "", "1"), 2)).isEqualTo("num");
    }

    @Test
    void anAxisOfCountsHasNoHalves() {
        var study = Studies.drawn(3, 6, 1);
        var page = HtmlReport.render(study);
        long most =
                Voters.of(study.dataset().comparisons()).voters().stream()
                        .mapToLong(Voters.Voter::all)
                        .max()
                        .orElseThrow();

        assertThat(most).isLessThan(8).isGreaterThan(1);
        // The first is that of the votes by day.
        assertThat(all("\"tickCount\": ([0-9]+)", page).getLast()).isEqualTo(Long.toString(most));
        assertThat(page).contains("\"format\": \",d\"");
    }

    @Test
    void optionsInASentenceAreNotBroken() {
        var pieces = Piece.of("Rank with --control position, or --method crowd-bt.");

        assertThat(pieces.stream().map(Piece::text))
                .containsExactly(
                        "Rank with ", "--control", " position, or ", "--method", " crowd-bt.");
        assertThat(pieces.stream().filter(Piece::option).map(Piece::text))
                .containsExactly("--control", "--method");
        assertThat(Piece.of("self-inconsistency"))
                .containsExactly(new Piece("self-inconsistency", false));
        assertThat(Assets.parts().style()).contains(".option { white-space: nowrap; }");
    }

    private static String matrix() {
        return Charts.resource("charts/matrix.json");
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    private static MatchResult first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
    }
}
