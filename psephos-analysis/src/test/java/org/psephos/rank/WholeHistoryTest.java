package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.math.Cholesky;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Method;

/** Whole-History Rating against another program, a slow twin, and systems that drift. */
class WholeHistoryTest {
    private static final long DAY = 86_400_000L;

    private static Options options(double drift) {
        return Options.believing(Method.WHOLE_HISTORY)
                .online(new Online(Every.USUAL, 0, 0.1, drift, Update.PLACKETT_LUCE));
    }

    /**
     * goshrine/whole_history_rating, test_output, with its variance of 300 a day: 92, 94, 95 and 96
     * on the four days. A win and a loss against a virtual player are its prior.
     */
    @Test
    void theExampleOfTheAuthorsProgramIsReproduced() {
        var votes = new Votes().at(DAY, "shusaku", "shusai", Outcome.LEFT);
        for (int day : new int[] {2, 3, 4, 4}) {
            votes.at(day * DAY, "shusaku", "shusai", Outcome.RIGHT);
        }
        var paths = paths(votes, Math.sqrt(300), 2);
        double[] expected = {92, 94, 95, 96};

        for (int day = 0; day < 4; day++) {
            assertThat(paths.strength(0, day) * Glicko.SCALE).isCloseTo(expected[day], within(0.5));
            assertThat(paths.strength(1, day) * Glicko.SCALE)
                    .isCloseTo(-expected[day], within(0.5));
        }
        var ladder = options(Math.sqrt(300)).prior(2).ladder(votes);
        assertThat(ladder.rungs().getFirst().strength().value() * Glicko.SCALE)
                .isCloseTo(96, within(0.5));
    }

    private static StrengthPaths paths(Votes votes, double drift, double ghosts) {
        var options = Options.believing(Method.WHOLE_HISTORY).build();
        var tally = Tally.of(Duels.of(votes.dataset()), options);
        var placed =
                (Placement.Placed)
                        Placement.of(tally.cells(), tally.names(), tally.present(), false, true);
        var days = Days.of(Chronicle.of(tally, options), placed);
        var paths = new StrengthPaths(days, drift / Glicko.SCALE, ghosts);
        assertThat(paths.solve()).isTrue();
        return paths;
    }

    /** Without drift there is one strength, and it is that of Bradley and Terry. */
    @Test
    void withoutDriftItIsBradleyAndTerry() {
        var votes = drifting(3, 40, 15, 0);
        var plain = Options.plain().interval(RankOptions.IntervalMethod.FISHER).ladder(votes);
        var ladder = options(0.1).ladder(votes);

        for (var rung : plain.rungs()) {
            var other = ReferenceTest.rung(ladder, rung.system().value());
            assertThat(other.strength().value()).isCloseTo(rung.strength().value(), within(5e-3));
            assertThat(ReferenceTest.error(other.strength()))
                    .isCloseTo(ReferenceTest.error(rung.strength()), within(1e-3));
        }
    }

    /** Votes of five systems over days; the first gets better by {@code rise} log-odds a day. */
    private static Votes drifting(long seed, int days, int votesADay, double rise) {
        var random = new Seed(seed).child("votes").random();
        var votes = new Votes();
        for (int day = 0; day < days; day++) {
            for (int v = 0; v < votesADay; v++) {
                int l = random.nextInt(5);
                int r = (l + 1 + random.nextInt(4)) % 5;
                double eta = strength(l, day, rise) - strength(r, day, rise);
                boolean won = random.nextDouble() < 1 / (1 + Math.exp(-eta));
                votes.at(
                        day * DAY + v,
                        Simulated.name(l),
                        Simulated.name(r),
                        won ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        return votes;
    }

    private static double strength(int system, int day, double rise) {
        return Simulated.truth(system, 5) + (system == 4 ? rise * day : 0);
    }

    /** The worst system becomes the best: the last day says so, all days together do not. */
    @Test
    void aSystemThatRisesIsSeenWhereItStandsNow() {
        var votes = drifting(5, 100, 30, 0.05);

        var whole = options(10).ladder(votes);
        var plain = Options.plain().ladder(votes);

        assertThat(whole.rungs().getFirst().system().value()).isEqualTo("se");
        assertThat(plain.rungs().getFirst().system().value()).isNotEqualTo("se");
        double truth = ReferenceTest.strength(whole, "se") - ReferenceTest.strength(whole, "sa");
        assertThat(truth).isCloseTo(-1.5 + 99 * 0.05 - 1.5, within(1.0));
    }

    /** Strengths that wander as the model says: intervals at 95% hold the truth. */
    @Test
    void intervalsHoldTheTruthOfWanderingStrengths() {
        int held = 0;
        int all = 0;
        double drift = 15;
        for (int run = 0; run < 20; run++) {
            var random = new Seed(run).child("wander").random();
            var truth = new double[5];
            for (int i = 0; i < 5; i++) {
                truth[i] = Simulated.truth(i, 5);
            }
            var votes = new Votes();
            for (int day = 0; day < 60; day++) {
                for (int i = 0; i < 5 && day > 0; i++) {
                    truth[i] += drift / Glicko.SCALE * random.nextGaussian();
                }
                for (int v = 0; v < 12; v++) {
                    int l = random.nextInt(5);
                    int r = (l + 1 + random.nextInt(4)) % 5;
                    double p = 1 / (1 + Math.exp(truth[r] - truth[l]));
                    var outcome = random.nextDouble() < p ? Outcome.LEFT : Outcome.RIGHT;
                    votes.at(day * DAY + v, Simulated.name(l), Simulated.name(r), outcome);
                }
            }
            var ladder = options(drift).ladder(votes);
            double mean = java.util.Arrays.stream(truth).average().orElseThrow();
            for (int i = 0; i < 5; i++) {
                var rung = ReferenceTest.rung(ladder, Simulated.name(i));
                held += ReferenceTest.interval(rung.strength()).contains(truth[i] - mean) ? 1 : 0;
                all++;
            }
        }
        assertThat(held / (double) all).isBetween(0.89, 0.99);
    }

    /** The objective in full, its derivatives by differences, its inverse by elimination. */
    @Test
    void pathsAreThoseOfTheSlowTwin() {
        var votes = new Votes();
        var random = new Seed(9).child("votes").random();
        String[] names = {"a", "b", "c"};
        for (int v = 0; v < 40; v++) {
            int l = random.nextInt(3);
            int r = (l + 1 + random.nextInt(2)) % 3;
            votes.at(
                    random.nextInt(4) * 3L * DAY,
                    names[l],
                    names[r],
                    Outcome.values()[random.nextInt(3)]);
        }
        double drift = 40;
        var paths = paths(votes, drift, 1);
        var rows = votes.dataset().comparisons();
        var twin = new PathsTwin(rows, names.length, drift / Glicko.SCALE, 1);
        for (int s = 0; s < 3; s++) {
            for (int d = 0; d < 4; d++) {
                twin.at[s * 4 + d] = paths.strength(s, d);
            }
        }
        for (int i = 0; i < 12; i++) {
            assertThat(twin.slope(i)).isCloseTo(0, within(1e-6));
        }
        var inverse = java.util.Objects.requireNonNull(Cholesky.of(twin.bend(), 12)).inverse();
        var covariance = paths.covariance();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    for (int l = 0; l < 3; l++) {
                        double weight = ((i == k ? 1 : 0) - 1 / 3.0) * ((j == l ? 1 : 0) - 1 / 3.0);
                        sum += weight * inverse[(4 * k + 3) * 12 + 4 * l + 3];
                    }
                }
                assertThat(covariance[3 * i + j]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    /** Four days, three apart. */
    private static final class PathsTwin {
        private static final double STEP = 1e-3;
        private final org.psephos.dataset.Comparisons rows;
        private final int systems;
        private final double drift;
        private final double ghosts;
        final double[] at;

        PathsTwin(org.psephos.dataset.Comparisons rows, int systems, double drift, double ghosts) {
            this.rows = rows;
            this.systems = systems;
            this.drift = drift;
            this.ghosts = ghosts;
            at = new double[4 * systems];
        }

        double objective() {
            double sum = 0;
            for (int row = 0; row < rows.size(); row++) {
                int day = (int) (rows.headers().time(row) / DAY / 3);
                double eta = at[rows.left(row) * 4 + day] - at[rows.right(row) * 4 + day];
                double won = Math.log(1 / (1 + Math.exp(-eta)));
                double lost = Math.log(1 / (1 + Math.exp(eta)));
                sum +=
                        switch (rows.outcome(row)) {
                            case LEFT -> won;
                            case RIGHT -> lost;
                            default -> (won + lost) / 2;
                        };
            }
            for (int s = 0; s < systems; s++) {
                for (int d = 1; d < 4; d++) {
                    sum -= Math.pow(at[s * 4 + d] - at[s * 4 + d - 1], 2) / (2 * 3 * drift * drift);
                }
                double first = at[s * 4];
                sum += ghosts / 2 * Math.log(1 / (1 + Math.exp(-first)));
                sum += ghosts / 2 * Math.log(1 / (1 + Math.exp(first)));
            }
            return sum;
        }

        double slope(int i) {
            return (moved(i, STEP, i, 0) - moved(i, -STEP, i, 0)) / (2 * STEP);
        }

        double[] bend() {
            int n = at.length;
            var bend = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    bend[i * n + j] =
                            -(moved(i, STEP, j, STEP)
                                            - moved(i, STEP, j, -STEP)
                                            - moved(i, -STEP, j, STEP)
                                            + moved(i, -STEP, j, -STEP))
                                    / (4 * STEP * STEP);
                }
            }
            return bend;
        }

        private double moved(int i, double di, int j, double dj) {
            at[i] += di;
            at[j] += dj;
            double value = objective();
            at[i] -= di;
            at[j] -= dj;
            return value;
        }
    }

    @Test
    void aSystemThatRestsBecomesLessCertain() {
        var votes = new Votes();
        for (int v = 0; v < 20; v++) {
            votes.at(v, "a", "b", v % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT);
            votes.at(v, "b", "c", v % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT);
        }
        double before = error(votes, "a");
        for (int v = 0; v < 20; v++) {
            votes.at(100 * DAY + v, "b", "c", v % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT);
        }

        assertThat(error(votes, "a")).isGreaterThan(before + 0.05);
    }

    private static double error(Votes votes, String name) {
        return ReferenceTest.error(ReferenceTest.rung(options(10).ladder(votes), name).strength());
    }

    @Test
    void votesWithoutTimesAreRefused() {
        assertThatThrownBy(() -> options(10).rank(RankerContract.votes()))
                .hasMessageContaining("strengths move with time, but 89 of 89 votes have no time");
    }
}
