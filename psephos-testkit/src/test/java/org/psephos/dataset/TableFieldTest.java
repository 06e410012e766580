package org.psephos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psephos.dataset.TableField.Kind;

class TableFieldTest {
    @Test
    void whatHappenedWasNotImpossible() {
        assertThat(Kind.PROPENSITY.number("0.5")).isEqualTo(0.5);
        assertThat(Kind.PROPENSITY.number("1")).isEqualTo(1);
        assertThat(Kind.PROPENSITY.takes("1e-9")).isTrue();
        for (var text : new String[] {"0", "0.0", "-0.1", "1.01", "yes", "NaN", ""}) {
            assertThat(Kind.PROPENSITY.number(text)).as(text).isNull();
        }
    }

    @Test
    void chancesMayBeCertain() {
        assertThat(Kind.CHANCE.number("True")).isEqualTo(1);
        assertThat(Kind.CHANCE.number("no")).isEqualTo(0);
        assertThat(Kind.CHANCE.number("0.25")).isEqualTo(0.25);
        assertThat(Kind.CHANCE.number("1")).isEqualTo(1);
        for (var text : new String[] {"1.5", "-1", "perhaps", ""}) {
            assertThat(Kind.CHANCE.number(text)).as(text).isNull();
        }
    }

    @Test
    void outcomesAreNumbersOrTruths() {
        assertThat(Kind.OUTCOME.number("false")).isEqualTo(0);
        assertThat(Kind.OUTCOME.number("-2.5")).isEqualTo(-2.5);
        assertThat(Kind.OUTCOME.number("good")).isNull();
    }
}
