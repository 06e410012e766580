package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.Ranking;
import org.psephos.testkit.Votes;

/** Votes drawn from a known ladder lead back to it. */
class KnownTruthTest {
    private static final Votes TRUTH = Votes.evenly(5, 1.0, 0);

    @Test
    void votesFromAKnownLadderAreRankedAsTheyWereDrawn() {
        var votes = TRUTH.draw(20_000, new Seed(3));

        var fit = Ranking.rank(votes, RankOptions.withDefaults()).fit();

        assertThat(fit).isInstanceOf(Fitted.class);
        var rungs = ((Fitted) fit).ladder().rungs();
        assertThat(rungs)
                .extracting(rung -> rung.system().value())
                .containsExactly("s04", "s03", "s02", "s01", "s00");
        assertThat(rungs.getFirst().strength().value()).isCloseTo(1.0, offset(0.1));
        assertThat(rungs.getLast().strength().value()).isCloseTo(-1.0, offset(0.1));
        assertThat(rungs)
                .extracting("strength.interval.method")
                .containsOnly(IntervalMethod.SANDWICH.toString());
    }

    @Test
    void theSameSeedDrawsTheSameVotesAndAnotherDoesNot() {
        assertThat(outcomes(TRUTH.draw(200, new Seed(1))))
                .isEqualTo(outcomes(TRUTH.draw(200, new Seed(1))))
                .isNotEqualTo(outcomes(TRUTH.draw(200, new Seed(2))));
    }

    @Test
    void tiesComeAsOftenAsNuSays() {
        var even = new Votes(List.of(0.0, 0.0), 2);

        var ties = outcomes(even.draw(10_000, new Seed(1))).stream().filter(Outcome.TIE::equals);

        assertThat(ties.count()).isBetween(4_850L, 5_150L);
    }

    private static List<Outcome> outcomes(Dataset votes) {
        var comparisons = votes.comparisons();
        return java.util.stream.IntStream.range(0, comparisons.size())
                .mapToObj(comparisons::outcome)
                .toList();
    }
}
