package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** What the votes at hand can show. */
class ResolutionTest {

    private static Table pair(int wins, int losses) {
        var table = new Table();
        for (int i = 0; i < wins + losses; i++) {
            table.vote("", "", "a", "b", i < wins ? Outcome.LEFT : Outcome.RIGHT);
        }
        return table;
    }

    /** By hand: 1 / sqrt(n p q) times the quantiles. Mutant: power is left out. */
    @Test
    void theSmallestDifferenceOfTwoSystemsFollowsFromTheirVotes() {
        double quantiles = Normal.quantile(0.975) + Normal.quantile(0.8);
        var finding = Resolution.look(pair(55, 45).docket());

        assertThat(Objects.requireNonNull(finding.estimate()))
                .isCloseTo(quantiles / Math.sqrt(100 * 0.55 * 0.45), within(1e-9));
        assertThat(finding.claim())
                .contains("1 of 1 that stand next to each other; a leads b by 0.20 where 0.56");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    /** Votes through a third system count: without them the pair has an error of its own only. */
    @Test
    void votesOnOtherPairsCountToo() {
        var alone = pair(20, 20);
        var joined = pair(20, 20);
        for (int i = 0; i < 400; i++) {
            var outcome = i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT;
            joined.vote("", "", "a", "c", outcome).vote("", "", "c", "b", outcome);
        }

        double without = Objects.requireNonNull(Resolution.look(alone.docket()).estimate());
        var with = Resolution.look(joined.docket());
        assertThat(Objects.requireNonNull(with.estimate())).isLessThan(without / 2);
        assertThat(with.claim()).contains("3 pairs").contains("2 of 2 that stand next");
    }

    /** Recovery: a difference of that size is told from none in four of five sets of votes. */
    @Test
    void aDifferenceOfThatSizeIsSeenInFourOfFive() {
        int n = 1000;
        double smallest =
                Objects.requireNonNull(Resolution.look(pair(n / 2, n / 2).docket()).estimate());
        double p = 1 / (1 + Math.exp(-smallest));
        var random = new Seed(3).random();
        int seen = 0;
        for (int round = 0; round < 4000; round++) {
            int wins = 0;
            for (int i = 0; i < n; i++) {
                wins += random.nextDouble() < p ? 1 : 0;
            }
            double logOdds = Math.log((double) wins / (n - wins));
            double error = 1 / Math.sqrt((double) wins * (n - wins) / n);
            seen += logOdds > 1.959963984540054 * error ? 1 : 0;
        }

        assertThat(seen / 4000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void whereThereIsNoLadderNothingIsSaid() {
        assertThat(Resolution.look(pair(10, 0).docket()).claim()).contains("no ladder");
        assertThat(Resolution.look(new Table().docket()).claim())
                .contains("no two named systems were compared");
    }
}
