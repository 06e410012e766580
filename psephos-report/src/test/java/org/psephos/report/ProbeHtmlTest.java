package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.probe.Probe;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.math.Interval;

/** The page of a probe, on numbers made by hand. */
class ProbeHtmlTest {
    private static Quantity share(String of, double value, double low, double high) {
        return Quantity.of("share-of-all", "share", value, 8)
                .about(of)
                .within(new Interval(low, high, 0.95, "Wilson score"));
    }

    private static String page(List<Finding> findings, Quantity... quantities) {
        var manifest = new Manifest(List.of(), 8, Rejects.NONE, "test", null, false);
        var result = new ProbeResult(List.of(quantities), findings);
        var probe =
                new Probe("levels", "what is <b>", List.of(), null, List.of(), (r, o) -> result);
        return new ProbeHtml(probe, ProbeOptions.withDefaults(), manifest, result)
                .render("psephos audit --probe levels", "0");
    }

    @Test
    void aTreeStandsInAndBarsReachToTheShare() {
        var html =
                page(
                        List.of(),
                        share("A", 0.3, 0.1, 0.45),
                        share("A / x", 0.2, 0.1, 0.4),
                        share("B / y", 0.1, 0, 0.2));

        assertThat(labels(html))
                .containsExactly("0rem;A;60.00%", "1rem;x;40.00%", "0rem;B / y;20.00%");
        assertThat(html).contains("x1=\"20.00%\" x2=\"90.00%\"").contains("Nothing that raises");
    }

    /** Label, how far it stands in, and how far its bar reaches. */
    private static List<String> labels(String html) {
        return Pattern.compile(
                        "padding-left: (\\w+)\" dir=\"auto\">([^<]*)</span>.*?<rect[^>]* width=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(one -> one.group(1) + ";" + one.group(2) + ";" + one.group(3))
                .toList();
    }

    @Test
    void whatCanBeBelowNothingHasNothingInTheMiddle() {
        var html =
                page(
                        List.of(),
                        share("A", -0.3, -0.4, -0.1).from(-1, 1),
                        share("B", 0.5, 0.4, 0.6).from(-1, 1));

        assertThat(html).contains("<circle cx=\"35.00%\"").contains("<circle cx=\"75.00%\"");
        assertThat(html).doesNotContain("<rect");
    }

    @Test
    void whatASourceWroteStaysWordsAndNothingRuns() {
        var html = page(List.of(), share("<i>A", 0.1, 0, 0.2), share("B", 0.2, 0.1, 0.3));

        assertThat(html)
                .contains("What is &lt;b")
                .contains("&lt;i")
                .doesNotContain("<i>", "<script")
                .contains("default-src &#39;none&#39;;")
                .endsWith("</html>\n");
    }

    @Test
    void aMeasureOfOneThingIsNoPicture() {
        assertThat(page(List.of(), share("A", 0.1, 0, 0.2))).doesNotContain("In pictures");
    }
}
