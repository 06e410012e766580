package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.math.Interval;

/** How the figures of a probe were made is said of those that it holds for. */
class ProbeTextTest {

    @Test
    void oneWayOfMakingIntervalsHoldsForAll() {
        var text =
                text(
                        share("top-share", "a", "Wilson score"),
                        share("top-share", "b", "Wilson score"));

        assertThat(text).containsOnlyOnce("Intervals at 95%: Wilson score.\n");
    }

    @Test
    void ofSeveralWaysEachNamesItsMeasures() {
        var text =
                text(
                        share("top-share", "a", "Wilson score"),
                        share("top-share", "b", "Wilson score"),
                        share("uniform-share", "", "Wilson score"),
                        share("order-effect", "", "Newcombe"));

        assertThat(text)
                .containsOnlyOnce("Intervals of top-share, uniform-share at 95%: Wilson score.\n")
                .containsOnlyOnce("Intervals of order-effect at 95%: Newcombe.\n");
    }

    @Test
    void testsAreTreatedAlike() {
        var text = text(tested("effect", "exact"), tested("order-effect", "by permutation"));

        assertThat(text)
                .contains("p of effect: exact; adjusted after Benjamini and Hochberg.\n")
                .contains("p of order-effect: by permutation; adjusted");
    }

    private static String text(Quantity... quantities) {
        return ProbeText.render(new ProbeResult(List.of(quantities), List.of()), TextStyle.plain());
    }

    private static Quantity share(String name, String of, String method) {
        var interval = new Interval(0.2, 0.6, 0.95, method);
        return new Quantity(name, of, "share", 0.4, interval, null, null, 10, null, "");
    }

    private static Quantity tested(String name, String method) {
        var test = new Quantity.Test(0.04, 0.08, method);
        return new Quantity(name, "", "share", 0.4, null, test, null, 10, null, "");
    }
}
