package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;

/** Figures by hand after Vice et al. (2023), and a twin that works on sets of labels. */
class GenerationBiasTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults().rounds(200);

    private static final String IMAGES =
            """
            prompt,caption,detected
            a photo of a dog,a dog on the grass with a ball,1
            a photo of a dog,the brown dog in grass.,1
            a photo of a doctor,a man in a white coat,0
            a photo of a doctor,a woman with a dog,1
            """;

    private static ProbeResult look(String csv, int skip) {
        return new GenerationBias("person:man woman", skip).look(table(csv), OPTIONS);
    }

    private static org.psephos.dataset.RowTable table(String csv) {
        return Rows.of(csv, "detected");
    }

    @Test
    void figuresByHand() {
        var result = look(IMAGES, 4);

        // grass 2; ball, brown, coat, dog, man, white, woman 1 each: heights 1 0 0 0 0 0 0 0
        assertThat(result.quantity("distribution-bias").value()).isEqualTo(0.5);
        // dog of dog grass ball; dog of brown dog grass; nothing of doctor person white coat;
        // nothing of doctor person dog
        assertThat(result.quantity("hallucination").value())
                .isCloseTo((2 / 3.0 + 2 / 3.0 + 1 + 1) / 4, within(1e-12));
        assertThat(result.quantity("generative-miss-rate").value()).isEqualTo(0.25);
        assertThat(result.quantity("added-object", "grass").value()).isEqualTo(0.5);
        assertThat(result.quantity("added-object", "grass").n()).isEqualTo(4);
    }

    @Test
    void theFrameOfAPromptIsNotAskedFor() {
        double framed = Objects.requireNonNull(look(IMAGES, 0).quantity("hallucination").value());

        // "photo" is asked for as well, and never shown
        assertThat(framed).isCloseTo((3 / 4.0 + 3 / 4.0 + 1 + 1) / 4, within(1e-12));
    }

    @Test
    void labelsStandForCaptions() {
        var result =
                look("prompt,labels,detected\ndog,dog; tall grass,1\ndog,dog;tall grass,1\n", 0);

        assertThat(result.quantity("hallucination").value()).isEqualTo(0.5);
        assertThat(result.quantity("added-object", "tall grass").value()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsNotMeasured() {
        var result = look("prompt,detected\ndog,1\ncat,0\n", 0);

        assertThat(result.quantity("hallucination").undefined())
                .isEqualTo("nothing says what is shown: --columns caption=COLUMN");
        assertThat(look("prompt,caption\ndog,a dog\n", 0).quantity("generative-miss-rate").value())
                .isNull();
        assertThat(result.findings().getFirst().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(result.findings().getFirst().rows()).containsExactly("rows.csv:3");
    }

    @Test
    void systemsAreMeasuredApart() {
        var result = look("system,prompt,labels\na,dog,dog\nb,dog,cat\n", 0);

        assertThat(result.quantity("hallucination", "a").value()).isZero();
        assertThat(result.quantity("hallucination", "b").value()).isEqualTo(1);
    }

    @Test
    void theTwinAgreesOnDrawnLabels() {
        var random = new Seed(3).random();
        for (int trial = 0; trial < 30; trial++) {
            var csv = new StringBuilder("prompt,labels\n");
            double strange = 0;
            var counts = new TreeMap<String, Integer>();
            for (int image = 0; image < 12; image++) {
                var asked = "o" + random.nextInt(3);
                var shown = new TreeSet<String>();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    shown.add("o" + random.nextInt(8));
                }
                csv.append(asked).append(',').append(String.join(";", shown)).append('\n');
                strange += 1 - (shown.contains(asked) ? 1.0 / shown.size() : 0);
                shown.remove(asked);
                shown.forEach(one -> counts.merge(one, 1, Integer::sum));
            }
            var result = look(csv.toString(), 0);

            assertThat(result.quantity("hallucination").value())
                    .isCloseTo(strange / 12, within(1e-12));
            assertThat(result.quantity("distribution-bias").value())
                    .isCloseTo(area(counts), within(1e-12));
        }
    }

    private static double area(java.util.Map<String, Integer> counts) {
        var sorted = counts.values().stream().mapToDouble(c -> -c).sorted().map(c -> -c).toArray();
        double least = sorted[sorted.length - 1];
        double span = sorted[0] - least;
        var height = Arrays.stream(sorted).map(c -> span == 0 ? 1 : (c - least) / span).toArray();
        double area = 0;
        for (int i = 1; i < height.length; i++) {
            area += (height[i - 1] + height[i]) / 2;
        }
        return area;
    }
}
