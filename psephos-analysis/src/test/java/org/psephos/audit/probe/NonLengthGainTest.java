package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * Gains at equal length, by hand and by a direct calculation in Python. Mutants that these tests
 * have seen off: bins weighted alike; the answers of one system as weights; bins that end with a
 * multiple of the width; items not drawn as wholes; the correlation within items around the mean of
 * all; a share of a gain that may be none raising an alarm.
 */
class NonLengthGainTest {
    private static final ProbeOptions USUAL = ProbeOptions.withDefaults().rounds(0);

    private static final String HAND =
            """
            item,system,score,length
            q1,a,1,10
            q2,a,2,15
            q3,a,4,40
            q1,b,2,19
            q2,b,5,40
            q3,b,6,45
            q4,b,9,90
            """;

    private static ProbeResult look(String rows, ProbeOptions options) {
        return NonLengthGain.PROBE.verb().look(Rows.of(rows, "score", "length"), options);
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    @Test
    void gainsAtEqualLengthAreThoseCountedByHand() {
        var found = look(HAND, USUAL);

        // Means 22/4 and 7/3. Bin 0-19: 2 - 1.5 with three answers; 40-59: 5.5 - 4 with three.
        assertThat(value(found, "gain", "b - a")).isCloseTo(5.5 - 7.0 / 3, within(1e-12));
        assertThat(value(found, "longer-by", "b - a"))
                .isCloseTo(194.0 / 4 - 65.0 / 3, within(1e-12));
        assertThat(value(found, "within-bin-gain", "b - a")).isCloseTo(1, within(1e-12));
        assertThat(value(found, "non-length-share", "b - a"))
                .isCloseTo(1 / (5.5 - 7.0 / 3), within(1e-12));
        assertThat(value(found, "compared", "b - a")).isCloseTo(6.0 / 7, within(1e-12));
        assertThat(found.quantity("gain", "b - a").n()).isEqualTo(7);
        // Nobody answered an item twice.
        assertThat(found.quantities())
                .noneMatch(one -> one.name().equals("length-correlation-within-items"));
    }

    /** A bin with more answers counts more, whichever system they are of. */
    @Test
    void binsCountByTheAnswersOfBoth() {
        var rows =
                """
                item,system,score,length
                q1,a,0,1
                q2,a,0,2
                q3,a,0,3
                q4,a,0,30
                q1,b,1,1
                q2,b,3,30
                q3,b,3,31
                q4,b,3,32
                q5,b,3,33
                """;
        // 1 with four answers, 3 with five.
        assertThat(value(look(rows, USUAL), "within-bin-gain", "b - a"))
                .isCloseTo((4 * 1 + 5 * 3) / 9.0, within(1e-12));
    }

    @Test
    void widthAndBaselineAreThoseAskedFor() {
        var wide = look(HAND, USUAL.set("width", "1000"));
        assertThat(value(wide, "non-length-share", "b - a")).isCloseTo(1, within(1e-12));
        assertThat(value(wide, "compared", "b - a")).isEqualTo(1);

        var turned = look(HAND, USUAL.set("baseline", "b"));
        assertThat(value(turned, "within-bin-gain", "a - b")).isCloseTo(-1, within(1e-12));
    }

    @Test
    void correlationsAreOverAllAnswersAndWithinItems() {
        var rows =
                """
                item,system,score,length
                q1,a,1,1
                q1,a,2,2
                q2,a,11,1
                q2,a,10,3
                """;
        var found = look(rows, USUAL);

        // Deviations from 6 and 1.75: products sum to 4, squares to 82 and 2.75.
        assertThat(value(found, "length-correlation", "a"))
                .isCloseTo(4 / Math.sqrt(82 * 2.75), within(1e-12));
        // Within q1 +0.5 * 0.5 twice, within q2 -0.5 * 1 twice.
        assertThat(value(found, "length-correlation-within-items", "a"))
                .isCloseTo((0.5 - 1) / Math.sqrt(1 * 2.5), within(1e-12));
    }

    @Test
    void wordsAreCountedWhereNoLengthIsGiven() {
        var rows =
                """
                system,score,text
                a,1,one two
                a,2,one two three
                a,3,one two three four
                b,1,...
                b,1,one
                """;
        var found = NonLengthGain.PROBE.verb().look(Rows.of(rows, "score"), USUAL);

        assertThat(value(found, "length-correlation", "a")).isCloseTo(1, within(1e-12));
        assertThat(value(found, "longer-by", "b - a")).isCloseTo(0.5 - 3, within(1e-12));
        assertThat(found.quantity("length-correlation", "b").undefined())
                .isEqualTo("score or length do not vary");
    }

    /**
     * All that b gains, it gains by length: the finding says so, and only where there is a gain.
     */
    @Test
    void aGainByLengthAloneIsFound() {
        var random = new Seed(7).random();
        var rows = new StringBuilder("item,system,score,length\n");
        var none = new StringBuilder("item,system,score,length\n");
        for (int i = 0; i < 200; i++) {
            int of = 20 + random.nextInt(60);
            int longer = 50 + random.nextInt(60);
            rows.append("q%s,a,%s,%s%n".formatted(i, of / 10.0 + random.nextGaussian(), of));
            rows.append(
                    "q%s,b,%s,%s%n".formatted(i, longer / 10.0 + random.nextGaussian(), longer));
            none.append("q%s,a,%s,%s%n".formatted(i, random.nextGaussian(), of));
            none.append("q%s,b,%s,%s%n".formatted(i, random.nextGaussian(), longer));
        }
        var options = ProbeOptions.withDefaults().rounds(200);
        var found = look(rows.toString(), options.set("width", "5"));

        var finding = found.findings().getFirst();
        assertThat(finding.id()).isEqualTo("gain-by-length");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).startsWith("b - a: of a gain of 2.85, ");
        var nothing = look(none.toString(), options);
        assertThat(nothing.findings()).isEmpty();
        assertThat(nothing.quantity("non-length-share", "b - a").note())
                .contains("the gain may be none");
    }

    /** Two answers to each item are the same: they are worth one, and intervals must know. */
    @Test
    void itemsAreDrawnAsWholes() {
        var once = new StringBuilder("item,system,score,length\n");
        var twice = new StringBuilder("item,system,score,length\n");
        var random = new Seed(8).random();
        for (int i = 0; i < 60; i++) {
            var a = "q%s,a,%s,30%n".formatted(i, random.nextGaussian());
            var b = "q%s,b,%s,30%n".formatted(i, 1 + random.nextGaussian());
            once.append(a).append(b);
            twice.append(a).append(a).append(b).append(b);
        }
        var options = ProbeOptions.withDefaults().rounds(300);
        var one = look(once.toString(), options).quantity("gain", "b - a").interval();
        var two = look(twice.toString(), options).quantity("gain", "b - a").interval();

        assertThat(Objects.requireNonNull(two).halfWidth())
                .isCloseTo(Objects.requireNonNull(one).halfWidth(), within(1e-9));
    }

    @Test
    void whatCannotBeSaidSaysWhy() {
        var apart = look("item,system,score,length\nq,a,1,1\nq,b,2,90\n", USUAL);
        assertThat(apart.quantity("within-bin-gain", "b - a").undefined())
                .isEqualTo("no bin of lengths holds answers of both");
        assertThatThrownBy(() -> look(HAND, USUAL.set("baseline", "z")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--set baseline is \"z\"; the systems are a, b");
        assertThatThrownBy(() -> look("system,score,length\na,1,-3\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("the length is -3; expected 0 or more");
        assertThatThrownBy(() -> look("system,score,length\na,1,\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("the length is missing");
        assertThatThrownBy(
                        () ->
                                NonLengthGain.PROBE
                                        .verb()
                                        .look(Rows.of("system,score\na,1\n", "score"), USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column says how long");
    }
}
