package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * What draws parameters to a centre is an observation too: intervals are as wide as those of the
 * curvature where the model holds. A mutant that fails here: bootstrap rounds whose normal prior is
 * always about zero.
 */
class PriorIntervalsTest {

    @Test
    void aNormalPriorIsAnObservation() {
        var votes = Simulated.davidson(3, 5, 100, 0, 0);
        double curvature = error(gaussian().interval(IntervalMethod.FISHER).ladder(votes));
        double bootstrap = error(gaussian().bootstrap(600).ladder(votes));

        assertThatThrownBy(() -> gaussian().ladder(votes))
                .hasMessageContaining("no sandwich knows how sure it is");
        assertThat(bootstrap / curvature).isBetween(0.88, 1.12);
    }

    private static Options gaussian() {
        return Options.plain().prior(Prior.gaussian(0.4));
    }

    @Test
    void soIsTheSpreadOfEffects() {
        var votes = DrawnUncertaintyTest.leaning(40, 8);
        var options = Options.plain().control(new Control.AnnotatorPosition());
        double curvature = error(ladder(votes, options.interval(IntervalMethod.FISHER)));
        double sandwich = error(ladder(votes, options.interval(IntervalMethod.SANDWICH)));
        double bootstrap = error(ladder(votes, options.bootstrap(400)));

        assertThat(sandwich / curvature).isBetween(0.93, 1.07);
        assertThat(bootstrap / curvature).isBetween(0.9, 1.15);
    }

    private static Ladder ladder(AttributedVotes votes, Options options) {
        return Options.ladder(Ranking.rank(votes.dataset(), options.build()));
    }

    private static double error(Ladder ladder) {
        double sum = 0;
        for (var name : List.of("sa", "sb")) {
            sum += ReferenceTest.error(ReferenceTest.rung(ladder, name).strength());
        }
        return sum / 2;
    }
}
