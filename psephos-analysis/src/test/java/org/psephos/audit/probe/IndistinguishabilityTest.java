package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Normal;
import org.psephos.math.Seed;

/** Texts that may be taken for a person's. */
class IndistinguishabilityTest {

    private static ProbeResult look(String rows) {
        return new Indistinguishability()
                .look(
                        Rows.of("source,human,readers\n" + rows, "human", "readers"),
                        ProbeOptions.withDefaults());
    }

    /**
     * By hand: shares 0.6 and 0.4, each of two texts of ten readers that are one reader off.
     * Mutant: readings are independent.
     */
    @Test
    void aTextIsOneDrawHoweverManyReadIt() {
        var found = look("H,7,10\nH,5,10\ns,3,10\ns,5,10\n");
        var gap = found.quantity("less-than-people", "s");
        double variance = 2.0 * 2 / 1 / 400;
        double error = Math.sqrt(2 * variance);

        assertThat(found.quantity("taken-for-human", "H").value()).isEqualTo(0.6);
        assertThat(Objects.requireNonNull(gap.value())).isCloseTo(0.2, within(1e-12));
        assertThat(Objects.requireNonNull(gap.interval()).halfWidth())
                .isCloseTo(1.959963984540054 * error, within(1e-9));
        assertThat(Objects.requireNonNull(gap.test()).p())
                .isCloseTo(2 * Normal.survival(0.2 / error), within(1e-12));
        assertThat(Objects.requireNonNull(found.quantity("cohens-h", "s").value()))
                .isCloseTo(
                        2 * Math.asin(Math.sqrt(0.6)) - 2 * Math.asin(Math.sqrt(0.4)),
                        within(1e-12));
    }

    /** Not shown to differ is not shown to be alike: few texts say neither. */
    @Test
    void alikeIsOnlyWhatLiesWithinTheMargin() {
        var random = new Seed(5).random();
        var many = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            many.append("H,%s,100%n".formatted(58 + random.nextInt(5)));
            many.append("s,%s,100%n".formatted(58 + random.nextInt(5)));
        }

        var sure = look(many.toString());
        var unsure = look("H,7,10\nH,5,10\ns,7,10\ns,5,10\n");

        assertThat(sure.findings().getFirst().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(Objects.requireNonNull(sure.quantity("equivalence", "s").test()).p())
                .isLessThan(0.001);
        assertThat(unsure.findings().getFirst().severity()).isEqualTo(Severity.NONE);
        assertThat(Objects.requireNonNull(unsure.quantity("equivalence", "s").test()).p())
                .isGreaterThan(0.3);
    }

    @Test
    void whoIsTakenForAPersonMoreOftenThanPeopleIsWorse() {
        var rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append("H,%s,100%ns,%s,100%n".formatted(50 + i % 3, 70 + i % 3));
        }

        assertThat(look(rows.toString()).findings().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> look("H,11,10\ns,1,10\n"))
                .hasMessageContaining("rows.csv:2: 11.0 of 10.0 readers");
        assertThatThrownBy(() -> look("s,1,10\n")).hasMessageContaining("no text is of the source");
    }
}
