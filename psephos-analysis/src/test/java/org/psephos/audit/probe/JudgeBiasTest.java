package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.PsephosException;

/** Judges that something moves, and judges that nothing does. */
class JudgeBiasTest {
    private static final String HEAD = "item,condition,favoured,chosen\n";

    private static ProbeResult look(String csv) {
        return JudgeBias.PROBE.verb().look(Rows.of(csv), ProbeOptions.withDefaults());
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    /**
     * By hand: towards by 1, 0.5 (of a tie), 0 and away by 1, of four questions; the same verdict
     * in one of four. Mutants: a tie counts nothing; pull is the share under the condition alone.
     */
    @Test
    void pullIsHeldAgainstWhatIsChosenPlainly() {
        var found =
                look(
                        HEAD
                                + "1,plain,,b\n1,authority,a,a\n"
                                + "2,plain,,tie\n2,authority,a,a\n"
                                + "3,plain,,a\n3,authority,a,a\n"
                                + "4,plain,,a\n4,authority,a,b\n"
                                + "5,authority,a,a\n6,plain,,b\n");

        assertThat(value(found, "pull", "authority")).isCloseTo(0.125, within(1e-15));
        assertThat(found.quantity("pull", "authority").n()).isEqualTo(4);
        assertThat(value(found, "robustness", "authority")).isEqualTo(0.25);
        assertThat(value(found, "followed", "authority")).isEqualTo(0.75);
        // Two turn towards, one away: 1 of both sides of a fair coin thrown three times.
        assertThat(Objects.requireNonNull(found.quantity("pull", "authority").test()).p())
                .isCloseTo(1, within(1e-12));
    }

    /**
     * Twenty questions of twenty turned round: 2 / 2^20. Mutants: questions that stay count; where
     * all move alike the interval has no width.
     */
    @Test
    void aJudgeThatFollowsIsFoundAndOneThatDoesNotIsNot() {
        var rows = new StringBuilder("judge," + HEAD);
        for (int i = 0; i < 20; i++) {
            rows.append("weak,%s,plain,,a\nweak,%s,bandwagon,b,b\n".formatted(i, i));
            rows.append("firm,%s,plain,,a\nfirm,%s,bandwagon,b,a\n".formatted(i, i));
        }
        var found = look(rows.toString());

        assertThat(Objects.requireNonNull(found.quantity("pull", "weak: bandwagon").test()).p())
                .isCloseTo(2 / Math.pow(2, 20), within(1e-12));
        assertThat(value(found, "pull", "firm: bandwagon")).isZero();
        assertThat(Objects.requireNonNull(found.quantity("pull", "firm: bandwagon").test()).p())
                .isEqualTo(1);
        assertThat(value(found, "robustness", "firm: bandwagon")).isEqualTo(1);
        assertThat(found.findings())
                .extracting(one -> one.severity())
                .containsExactly(Severity.HIGH, Severity.NONE);
        // Wilson's upper end of none in twenty: z^2 / (20 + z^2).
        var nothing = Objects.requireNonNull(found.quantity("pull", "firm: bandwagon").interval());
        assertThat(nothing.high()).isCloseTo(0.161125, within(1e-6));
        assertThat(nothing.low()).isCloseTo(-0.161125, within(1e-6));
    }

    /** Of three plain verdicts two are that with the source. Mutant: the first verdict decides. */
    @Test
    void aQuestionJudgedSeveralTimesCountsOnce() {
        var found = look(HEAD + "1,plain,,b\n1,plain,,a\n1,plain,,a\n1,authority,a,a\n");

        assertThat(value(found, "robustness", "authority")).isEqualTo(1);
        assertThat(value(found, "pull", "authority")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(found.quantity("pull", "authority").n()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> look(HEAD + "1,bandwagon,a,a\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no row has the condition \"plain\"");
        assertThatThrownBy(() -> look(HEAD + "1,plain,,a\n1,bandwagon,,a\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("nothing says which answer \"bandwagon\" speaks for");
        var apart = look(HEAD + "1,plain,,a\n2,bandwagon,a,a\n");
        assertThat(apart.quantity("pull", "bandwagon").undefined()).contains("judged plainly");
    }
}
