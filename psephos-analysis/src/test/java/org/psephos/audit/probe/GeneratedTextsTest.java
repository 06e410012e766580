package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Figures by a direct calculation in Python that shares no code with this one. */
class GeneratedTextsTest {
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);
    private static final String CSV =
            """
            item,source,text,rank,part
            q1,gold,the cell wall,,recall
            q1,gold,a nucleus,,recall
            q1,gold,the membrane of a cell,,recall
            q1,model,a ribosome,3,recall
            q1,model,The membrane of the cell,1,recall
            q1,model,a Nucleus.,2,recall
            q2,gold,water and carbon dioxide,,apply
            q2,model,water and carbon dioxide gas,1,apply
            q3,gold,oxygen,,recall
            """;

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    @Test
    void textsAreRankedAndComparedWordByWord() {
        var result = GeneratedTexts.look(Rows.of(CSV, "rank"), PLAIN);
        var expected =
                new String[][] {
                    {"precision-at-k", "0.1111111111111111"},
                    {"recall-at-k", "0.1111111111111111"},
                    {"f1-at-k", "0.1111111111111111"},
                    {"reciprocal-rank", "0.16666666666666666"},
                    {"ndcg-at-k", "0.09869397032195508"},
                    {"token-f1", "0.562962962962963"},
                    {"rouge-l", "0.562962962962963"},
                    {"bleu-4", "0.5233175696960528"}
                };
        for (var one : expected) {
            assertThat(value(result, one[0], "model"))
                    .as(one[0])
                    .isCloseTo(Double.parseDouble(one[1]), within(1e-12));
        }
        assertThat(result.quantity("precision-at-k", "model").note())
                .startsWith("1 items have no text");
    }

    @Test
    void partsAndWhatIsCutAreCounted() {
        var result = GeneratedTexts.look(Rows.of(CSV, "rank"), PLAIN.set("k", "1"));
        assertThat(value(result, "recall-at-k", "model")).isZero();
        assertThat(value(result, "rouge-l", "model in apply")).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(result.quantity("rouge-l", "model in recall").n()).isEqualTo(2);
    }

    @Test
    void withoutTextsOfPeopleItSaysWhatToName() {
        var csv = "item,source,text\nq,model,a\n";
        assertThatThrownBy(() -> GeneratedTexts.look(Rows.of(csv), PLAIN))
                .hasMessageContaining("no text is of the source \"gold\"");
    }
}
