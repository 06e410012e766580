package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.dataset.Rejects;

class HtmlReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final List<String> VOID =
            List.of("meta", "input", "col", "br", "hr", "img", "link", "base");

    static Stream<Study> studies() {
        return Stream.of(
                Studies.drawn(3, 100, 1),
                Studies.drawn(12, 900, 1),
                Studies.hostile(),
                Studies.partly(),
                Studies.islands(),
                Studies.notConverged());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyTagIsClosedAndNoneComesFromTheData(Study study) {
        var open = new ArrayList<String>();
        var tags = TAG.matcher(markup(HtmlReport.render(study)));
        while (tags.find()) {
            var name = tags.group(2);
            assertThat(name).isNotIn("img", "b0", "iframe", "object", "link", "base");
            assertThat(tags.group(3)).doesNotContainPattern("\\son[a-z]+=");
            if (tags.group(1).isEmpty()) {
                if (!VOID.contains(name) && !tags.group(3).endsWith("/")) {
                    open.add(name);
                }
            } else {
                assertThat(open.removeLast()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void nothingIsAskedOfAnotherPlace(Study study) {
        var page = HtmlReport.render(study);
        var tags = TAG.matcher(markup(page));
        while (tags.find()) {
            var attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                if (List.of("src", "href", "action", "data", "srcset", "poster")
                        .contains(attributes.group(1))) {
                    assertThat(attributes.group(2)).startsWith("#");
                }
            }
        }
        var parts = Assets.parts();
        assertThat(parts.style()).doesNotContain("url(", "@import", "http");
        assertThat(parts.script())
                .doesNotContain("fetch(", "XMLHttpRequest", "http://", "https://");
        assertThat(parts.libraries())
                .hasSize(3)
                .noneSatisfy(library -> assertThat(library).contains("//# sourceMappingURL"));
        assertThat(parts.policy())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("unsafe-eval", "script-src 'unsafe", "http");
        assertThat(page).contains(parts.policy().replace("'", "&#39;"));
    }

    @Test
    void theSameStudyIsTheSamePage() {
        assertThat(HtmlReport.render(Studies.hostile()))
                .isEqualTo(HtmlReport.render(Studies.hostile()));
    }

    @Test
    void hostileNamesStandAsText() {
        var page = HtmlReport.render(Studies.hostile());

        assertThat(markup(page)).doesNotContain("<img");
        assertThat(markup(page)).contains("&lt;/script>&lt;img src=x onerror=alert(1)>");
        assertThat(page.split("</script>", -1)).hasSize(1 + 4 + payloads(page).size());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyChartHasItsWordsItsRowsAndItsTable(Study study) throws IOException {
        var page = HtmlReport.render(study);
        var figures = page.split("<figure ", -1);

        assertThat(figures.length - 1).isEqualTo(payloads(page).size()).isPositive();
        for (int at = 1; at < figures.length; at++) {
            var figure = figures[at].substring(0, figures[at].indexOf("</figure>"));
            assertThat(figure)
                    .containsPattern("role=\"img\" aria-label=\"[^\"]{20,}\"")
                    .contains("<details>", "<table", "<caption>", "<noscript>");
        }
        for (var payload : payloads(page)) {
            var tree = new ObjectMapper().readTree(payload);
            assertThat(tree.get("rows")).isNotEmpty();
            assertThat(payload).doesNotContain("\"@", "<", ">", "&");
        }
    }

    @Test
    void theLadderIsATableThatNeedsNoScript() {
        var page = ladder(HtmlReport.render(Studies.drawn(12, 900, 1)));

        assertThat(page).contains("<caption class=\"unseen\">Systems by strength, best first");
        assertThat(page.split("<circle ", -1)).hasSize(13);
        assertThat(page.split("class=\"whisker\"", -1)).hasSize(13);
    }

    @Test
    void manySystemsFoldAfterFifteen() {
        var page = ladder(HtmlReport.render(Studies.drawn(60, 6000, 1)));

        assertThat(page).contains("<summary>45 more</summary>");
        assertThat(page.split("<circle ", -1)).hasSize(61);
    }

    @Test
    void longNamesAreCutInTheMiddleAndGivenInFull() {
        var name = "organisation/" + "very-long-".repeat(12) + "v2";
        var page = HtmlReport.render(Studies.named(List.of(name, "b", "c"), 200, 1, Rejects.NONE));

        assertThat(page)
                .contains("title=\"" + name + "\"")
                .contains("…")
                .contains("<span class=\"full\">" + name + "</span>");
    }

    @Test
    void noAnswerIsSaidWhereTheLadderWouldStand() {
        var page = markup(HtmlReport.render(Studies.islands()));

        assertThat(page)
                .contains("<h1>No common ladder: two groups never met.</h1>")
                .contains("Why there is no ladder")
                .contains("What to do: collect votes that compare")
                .doesNotContain("class=\"ladder\"");
    }

    @Test
    void theSectionsStandInTheirOrder() {
        var page = markup(HtmlReport.render(Studies.partly()));
        var ids =
                List.of(
                        "<h1>",
                        "id=\"ladder\"",
                        "id=\"unplaced\"",
                        "id=\"doubts\"",
                        "id=\"meetings\"",
                        "id=\"votes\"",
                        "id=\"reading\"",
                        "id=\"again\"");

        assertThat(ids.stream().map(page::indexOf).toList()).isSorted().doesNotContain(-1);
        assertThat(page).contains("<dt>zeno</dt><dd>lost every comparison</dd>");
    }

    @Test
    void everyDoubtPointsAtAPartOfThePage() {
        for (var study : studies().toList()) {
            var page = markup(HtmlReport.render(study));
            var links = Pattern.compile("href=\"#([a-z-]+)\"").matcher(page);
            while (links.find()) {
                assertThat(page).contains("id=\"" + links.group(1) + "\"");
            }
        }
    }

    @Test
    void theFootSaysHowToGetItAgain() {
        assertThat(HtmlReport.render(Studies.hostile()))
                .contains(
                        "<code id=\"command\">psephos report votes.csv --seed 1 -o report.html</code>")
                .contains("106564a4bf06f047a4662979384313c22d9b4ca901e780f9e8419f8e5581adb1")
                .contains("CC BY 4.0")
                .contains("<dt>Seed</dt><dd>1</dd>");
    }

    @Test
    void textStandsOutFromItsGroundInLightAndDark() {
        var style = Assets.parts().style();
        int dark = style.indexOf("prefers-color-scheme: dark");
        for (var part : List.of(style.substring(0, dark), style.substring(dark))) {
            for (var text : List.of("--ink", "--soft", "--accent", "--high", "--medium", "--low")) {
                assertThat(contrast(colour(part, text), colour(part, "--paper")))
                        .as(text)
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (var text : List.of("--ink", "--soft", "--accent")) {
                assertThat(contrast(colour(part, text), colour(part, "--tint")))
                        .as(text + " on tint")
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(colour(part, "--ink"), colour(part, "--even")))
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(colour(part, "--on-left"), colour(part, "--left")))
                    .isGreaterThanOrEqualTo(4.5);
            for (var ground : List.of("--right", "--tie", "--bad")) {
                assertThat(contrast("#000000", colour(part, ground)))
                        .as("letters on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(colour(part, "--mark"), colour(part, "--paper")))
                    .as("dots need three to one")
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void thePublishedVotesMakeTheirPublishedLadder() throws IOException {
        var study = Llmfao.study();

        var page = HtmlReport.render(study);
        var first = new ObjectMapper().readTree(RankJson.render(study)).at("/ladder/0");

        assertThat(first.get("system").textValue()).isEqualTo("GPT 4");
        assertThat(first.get("strength").doubleValue())
                .isCloseTo(0.9909, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(page)
                .contains("8,931 rows read: 8,931 used, 0 rejected, 0 set aside.")
                .contains("<summary>44 more</summary>")
                .contains("124 annotators;");
    }

    private static String colour(String css, String name) {
        var matcher = Pattern.compile(name + ": (#[0-9a-f]{6});").matcher(css);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    /** After WCAG 2.2, relative luminance. */
    private static double contrast(String a, String b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int at = 0; at < 3; at++) {
            double c = Integer.parseInt(colour, 1 + 2 * at, 3 + 2 * at, 16) / 255.0;
            sum += weights[at] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static List<String> payloads(String page) {
        var found = new ArrayList<String>();
        var matcher =
                Pattern.compile("(?s)<script type=\"application/json\"[^>]*>(.*?)</script>")
                        .matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The section of the ladder. */
    private static String ladder(String page) {
        var markup = markup(page);
        return markup.substring(
                markup.indexOf("<section id=\"ladder\""), markup.indexOf("<section id=\"doubts\""));
    }

    /** The page without what stands inside scripts and styles. */
    private static String markup(String page) {
        return page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>")
                .replaceAll("(?s)<style>.*?</style>", "<style></style>");
    }
}
