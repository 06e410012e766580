package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;

/** Refusals by system and by what prompts differ in. */
class ComplianceTest {

    /** {@code refused} of {@code asked} prompts of a group. */
    private static String prompts(String system, String group, int refused, int asked) {
        var rows = new StringBuilder();
        for (int i = 0; i < asked; i++) {
            rows.append("%s,%s,%s%n".formatted(system, i < refused ? "refuse" : "comply", group));
        }
        return rows.toString();
    }

    private static ProbeResult look(String rows, String refusals) {
        return new Compliance()
                .look(
                        Rows.of("system,answer,group:side\n" + rows),
                        ProbeOptions.withDefaults().set("refusals", refusals));
    }

    /**
     * By hand: chi-squared of (20, 10; 5, 25) is 400 over 26.25, V its root over 60. Mutant: every
     * answer is a refusal.
     */
    @Test
    void refusalsThatGoWithAGroupAreFound() {
        var found = look(prompts("a", "left", 20, 30) + prompts("a", "right", 5, 30), "refuse");
        var v = found.quantity("cramers-v", "a, side");
        double statistic = 60 * Math.pow(20 * 25 - 10 * 5, 2) / (25.0 * 35 * 30 * 30);

        assertThat(found.quantity("refusal-rate", "a").value()).isEqualTo(25 / 60.0);
        assertThat(found.quantity("answers", "a: comply").value()).isEqualTo(35 / 60.0);
        assertThat(Objects.requireNonNull(v.value()))
                .isCloseTo(Math.sqrt(statistic / 60), within(1e-12));
        assertThat(found.quantity("refusal-difference", "a, side=left").value())
                .isEqualTo(20 / 30.0 - 5 / 30.0);
        assertThat(found.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(found.findings().getFirst().claim()).contains("refused more often");
    }

    /** The other prompts are those of the same system. Mutant: systems are pooled. */
    @Test
    void aSystemIsComparedWithItself() {
        var found =
                look(
                        prompts("a", "left", 30, 30)
                                + prompts("a", "right", 30, 30)
                                + prompts("b", "left", 0, 30)
                                + prompts("b", "right", 0, 30),
                        "refuse");

        assertThat(found.quantity("refusal-difference", "a, side=left").value()).isZero();
        assertThat(found.quantity("cramers-v", "a, side").undefined())
                .contains("all were answered alike");
        assertThat(found.findings()).extracting(one -> one.severity()).containsOnly(Severity.NONE);
    }

    @Test
    void whatCountsAsARefusalIsForTheUserToSay() {
        var rows = "a,refuse,x\na,softrefuse,x\na,comply,y\na,comply,y\n";

        assertThat(look(rows, "refuse").quantity("refusal-rate", "a").value()).isEqualTo(0.25);
        assertThat(look(rows, "refuse|softrefuse").quantity("refusal-rate", "a").value())
                .isEqualTo(0.5);
    }
}
