package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Correlations by Python's statistics; the rest by hand. */
class ItemAnalysisTest {
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);

    /** Who took what, person by person. */
    private static String rows() {
        var csv = new StringBuilder("item,person,chosen,correct,options,part\n");
        answers(csv, "i1", "aabac", "a", "recall");
        answers(csv, "i2", "bbaab", "b", "recall");
        answers(csv, "i3", "abbab", "a", "apply");
        return csv.toString();
    }

    private static void answers(
            StringBuilder csv, String item, String chosen, String right, String part) {
        for (int person = 0; person < chosen.length(); person++) {
            csv.append(
                    "%s,p%s,%s,%s,4,%s%n"
                            .formatted(item, person, chosen.charAt(person), right, part));
        }
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    @Test
    void difficultyDiscriminationAndDistractors() {
        var result = ItemAnalysis.look(Rows.of(rows(), "options"), PLAIN);
        assertThat(value(result, "difficulty", "i1")).isEqualTo(0.6);
        assertThat(value(result, "discrimination", "i1"))
                .isCloseTo(0.6454972243679028, within(1e-12));
        assertThat(value(result, "discrimination", "i2")).isCloseTo(0, within(1e-12));
        assertThat(value(result, "discrimination", "i3"))
                .isCloseTo(0.3273268353539885, within(1e-12));
        assertThat(value(result, "distractors-working", "i1")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(value(result, "distractors-working", "i3")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(result, "difficulty", "all questions")).isCloseTo(1.6 / 3, within(1e-12));
        assertThat(value(result, "difficulty", "part recall")).isCloseTo(0.6, within(1e-12));
        assertThat(value(result, "distractors-working", "part recall"))
                .isCloseTo(3 / 6.0, within(1e-12));
    }

    @Test
    void aDistractorMustBeTakenOftenEnough() {
        var options = PLAIN.set("least", "0.3");
        var result = ItemAnalysis.look(Rows.of(rows(), "options"), options);
        assertThat(value(result, "distractors-working", "i1")).isZero();
        assertThat(value(result, "distractors-working", "i2")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aSecondAnswerAndASecondKeyAreRefused() {
        var twice = "item,person,chosen,correct\ni,p,a,a\ni,p,b,a\n";
        assertThatThrownBy(() -> ItemAnalysis.look(Rows.of(twice), PLAIN))
                .hasMessageContaining("rows.csv:3: the same person answers the question again");
        var keys = "item,person,chosen,correct\ni,p,a,a\ni,q,b,b\n";
        assertThatThrownBy(() -> ItemAnalysis.look(Rows.of(keys), PLAIN))
                .hasMessageContaining("another right choice");
    }
}
