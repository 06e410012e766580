package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Cholesky;

/**
 * Intervals of abilities. Mutants that fail here: the mean ability left in the lever; the part of
 * the items added to differences as if it were not shared.
 */
class AbilitySpreadTest {

    private static MarginalFit fit(int parameters, int systems) {
        var options = Options.believing(RankOptions.Method.IRT_2PL).build();
        var data = ItemResponses.of(IrtTest.simulated(3, systems, 4, 0).dataset(), options);
        var fit = new MarginalFit(data, parameters, new ItemPriors(1, parameters));
        assertThat(fit.solve()).isTrue();
        return fit;
    }

    /** The derivative of a posterior mean is a covariance with the score. */
    @Test
    void leversAreDerivativesOfTheMeanAbility() {
        for (int parameters = 1; parameters <= 3; parameters++) {
            var options = Options.believing(RankOptions.Method.IRT_2PL).build();
            var data = ItemResponses.of(IrtTest.simulated(3, 25, 4, 0).dataset(), options);
            var priors = new ItemPriors(1, parameters);
            var fit = new MarginalFit(data, parameters, priors);
            assertThat(fit.solve()).isTrue();
            var twin = new MarginalTwin(data, parameters, priors, fit);

            for (int s = 0; s < 25; s += 6) {
                var lever = fit.lever(s);
                for (int i = 0; i < lever.length; i++) {
                    assertThat(lever[i]).isCloseTo(twin.lever(s, i), within(1e-4));
                }
            }
        }
    }

    /** What items are not known for widens each ability, and differences by less. */
    @Test
    void whatAllShareMeansLittleForADifference() {
        var fit = fit(1, 12);
        var covariance =
                Objects.requireNonNull(Cholesky.of(fit.information(), fit.size())).inverse();
        var spread = AbilitySpread.of(fit, covariance, 0.95);
        int s = 0;
        int t = 1;
        double own = Math.hypot(fit.deviation[s], fit.deviation[t]);
        double more = 0;
        var a = fit.lever(s);
        var b = fit.lever(t);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                more += (a[i] - b[i]) * covariance[i * a.length + j] * (a[j] - b[j]);
            }
        }

        assertThat(ReferenceTest.error(spread.strength(s))).isGreaterThan(fit.deviation[s] * 1.02);
        assertThat(spread.error(s, t)).isCloseTo(Math.sqrt(own * own + more), within(1e-9));
    }
}
