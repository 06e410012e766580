package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;

/**
 * Questions with the same answers of the same people, which are counted as one with a weight.
 * Mutants that fell: the weight left out of what two have in common, of what was expected of them,
 * of how often they agree, of the tries of the test, and of how readily they agree.
 */
class AgreeingTest {
    private static final int QUESTIONS = 12;
    private static final double RIDGE = 0.25;

    /** The chance of a draw that is nearly certain, as odds. */
    private static final double ODDS = 0.98 / 0.02;

    @Test
    void questionsThatAreAlikeCountEach() {
        var table = new Table();
        for (int i = 0; i < QUESTIONS; i++) {
            for (var who : new String[] {"u", "v", "w"}) {
                table.vote(who, "i" + i, "a", "b", Outcome.LEFT);
            }
        }
        var pairs = Agreeing.pairs(table.docket().answers().getFirst());

        assertThat(pairs).hasSize(3);
        double expected = QUESTIONS * share(readiness());
        for (var pair : pairs) {
            assertThat(pair.shared()).isEqualTo(QUESTIONS);
            assertThat(pair.agreed()).isEqualTo(QUESTIONS);
            assertThat(pair.expected()).isCloseTo(expected, within(1e-3));
            assertThat(pair.chance())
                    .isCloseTo(Math.pow(pair.expected() / QUESTIONS, QUESTIONS), within(1e-9));
        }
    }

    private static double share(double readiness) {
        double odds = ODDS * Math.exp(2 * readiness);
        return odds / (1 + odds);
    }

    /** Where what each agrees more than expected, with two others, is what the ridge holds back. */
    private static double readiness() {
        double low = 0;
        double high = 10;
        for (int halving = 0; halving < 100; halving++) {
            double middle = (low + high) / 2;
            boolean more = 2 * QUESTIONS * (1 - share(middle)) > RIDGE * middle;
            low = more ? middle : low;
            high = more ? high : middle;
        }
        return low;
    }
}
