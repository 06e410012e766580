package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;

/** Figures are those of {@code random.Random(text)} under Python 3.11.7, of 2026-11-29. */
class ShownOrderTest {

    /** Mutant: the first bit of the tempering is left out. */
    @Test
    void theFirstNumberIsThatOfPython() {
        assertThat(Integer.toUnsignedLong(MersenneTwister.first("is_switched_outputs1+1=0")))
                .isEqualTo(2536985144L);
        assertThat(Integer.toUnsignedLong(MersenneTwister.first("is_switched_outputs0")))
                .isEqualTo(631780706L);
        assertThat(
                        Integer.toUnsignedLong(
                                MersenneTwister.first(
                                        "is_switched_outputsGröße: naïve \u2603 \uD83D\uDE420")))
                .isEqualTo(2200160138L);
    }

    /** {@code choices([False, True], k=1)} for 64 instructions. Mutant: turned where it is not. */
    @Test
    void turnsAreThoseOfPython() {
        var turns = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            turns.append(ShownOrder.ALPACA_EVAL.isTurned("item " + i) ? '1' : '0');
        }

        assertThat(turns)
                .hasToString("0011101000011101100110110000001110101101100001011101100001001001");
    }

    @Test
    void withoutTheWordsOfTheInstructionThereIsNoOrder() {
        var votes = new Table().vote("w", "1", "a", "b", Outcome.LEFT).data();

        assertThatThrownBy(() -> ShownOrder.ALPACA_EVAL.recovered(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("table.csv:2: the shown order goes by the words");
    }
}
