package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Poisson;
import org.psephos.math.Seed;
import org.psephos.rank.RankOptions.Ties;

/** The quick way of a bootstrap round against Newton's method from the start. */
class ChordTest {

    private static Cells cells(boolean position) {
        var cells =
                Tally.of(
                                Duels.of(Simulated.davidson(5, 9, 6000, 0.8, 0.5).dataset()),
                                RankOptions.withDefaults())
                        .cells();
        return position ? cells : cells.merged();
    }

    private static double[] drawn(Poisson poisson, double[] means, long seed) {
        var random = new Seed(seed).random();
        var counts = new double[means.length];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = poisson.next(means[c], random);
        }
        return counts;
    }

    private static Chord chord(PairFit fit) {
        return Objects.requireNonNull(Chord.of(fit));
    }

    private static void agrees(PairFit fit, Cells counts, double scale) {
        var found = Objects.requireNonNull(chord(fit).solve(counts));
        var again = new PairFit(counts, fit.model.fresh(), fit.position, fit.prior);

        assertThat(again.solve()).isTrue();
        assertThat(found).hasSize(fit.size);
        Covariance.centre(found, fit.systems);
        var exact = Covariance.centredParameters(again);
        for (int i = 0; i < fit.size; i++) {
            // The chord stops at a ten thousandth of a standard error, which is below 0.1 here.
            assertThat(found[i]).as("parameter %d", i).isCloseTo(exact[i], within(1e-4 * scale));
        }
    }

    @Test
    void findsTheMaximumOfEveryRound() {
        for (var ties : List.of(Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER)) {
            for (boolean position : new boolean[] {false, true}) {
                for (double prior : new double[] {0, 2}) {
                    var cells = cells(position);
                    var fit = new PairFit(cells, PairModel.of(ties), position, prior);
                    assertThat(fit.solve()).isTrue();
                    var poisson = new Poisson(cells.wins(), cells.losses(), cells.ties());
                    for (int round = 0; round < 5; round++) {
                        var counts =
                                cells.with(
                                        drawn(poisson, cells.wins(), 3 * round + 1),
                                        drawn(poisson, cells.losses(), 3 * round + 2),
                                        drawn(poisson, cells.ties(), 3 * round + 3));
                        agrees(fit, counts, 0.2);
                    }
                }
            }
        }
    }

    /** Where strengths move by more than a bootstrap ever moves them. */
    @Test
    void findsAMaximumThatIsFar() {
        var cells =
                new Cells(
                        3,
                        new int[] {0, 0, 1},
                        new int[] {1, 2, 2},
                        new double[] {300, 400, 300},
                        new double[] {300, 200, 300},
                        new double[] {0, 0, 0});
        var fit = new PairFit(cells, PairModel.of(Ties.HALF), false, 0);
        assertThat(fit.solve()).isTrue();
        var other =
                cells.with(new double[] {420, 500, 320}, new double[] {180, 90, 280}, cells.ties());

        agrees(fit, other, 0.2);
    }

    @Test
    void leavesHugeLogOddsToTheFit() {
        var cells =
                new Cells(
                        2,
                        new int[] {0},
                        new int[] {1},
                        new double[] {10},
                        new double[] {10},
                        new double[] {0});
        var fit = new PairFit(cells, PairModel.of(Ties.HALF), false, 0);
        assertThat(fit.solve()).isTrue();
        fit.parameters[0] += 700;

        assertThat(Chord.of(fit)).isNull();
    }
}
