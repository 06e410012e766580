package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Slow and obvious versions of voting rules and walks: a row, a path, an order at a time. */
class ScoreTwinTest {
    private static final int SYSTEMS = 6;

    /** Few votes without a truth: many circles and equal margins. */
    private static Votes noise(int seed) {
        var random = new Seed(seed).child("noise").random();
        var votes = new Votes();
        for (int i = 0; i < SYSTEMS; i++) {
            // A ring holds everyone together.
            votes.add(Simulated.name(i), Simulated.name((i + 1) % SYSTEMS), Outcome.LEFT);
        }
        var outcomes = List.of(Outcome.LEFT, Outcome.RIGHT, Outcome.TIE);
        for (int v = 0; v < 40; v++) {
            int l = random.nextInt(SYSTEMS);
            int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            votes.add(Simulated.name(l), Simulated.name(r), outcomes.get(random.nextInt(3)));
        }
        return votes;
    }

    private static Ladder ladder(Method method, Votes votes) {
        return Options.of(method).interval(IntervalMethod.NONE).ladder(votes);
    }

    /** Points of the first over the second, row by row. */
    private static double points(Comparisons rows, int i, int j) {
        double points = 0;
        for (int row = 0; row < rows.size(); row++) {
            boolean straight = rows.left(row) == i && rows.right(row) == j;
            boolean crossed = rows.left(row) == j && rows.right(row) == i;
            if (straight || crossed) {
                var won = straight ? Outcome.LEFT : Outcome.RIGHT;
                points += rows.outcome(row) == won ? 1 : 0;
                points += rows.outcome(row) == Outcome.TIE ? 0.5 : 0;
            }
        }
        return points;
    }

    private static double[][] margins(Comparisons rows) {
        var margin = new double[SYSTEMS][SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = 0; j < SYSTEMS; j++) {
                margin[i][j] = points(rows, i, j) - points(rows, j, i);
            }
        }
        return margin;
    }

    private static void same(Ladder ladder, double[] expected, double close) {
        for (int i = 0; i < SYSTEMS; i++) {
            assertThat(ReferenceTest.strength(ladder, Simulated.name(i)))
                    .as("system %d", i)
                    .isCloseTo(expected[i], within(close));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void schulzesPathsAreTheStrongestOfAllPaths(int seed) {
        var margin = margins(noise(seed).dataset().comparisons());
        var standing = new double[SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = 0; j < SYSTEMS; j++) {
                if (i != j) {
                    double there = strongest(margin, i, j, 1 << i);
                    double back = strongest(margin, j, i, 1 << j);
                    standing[i] += Double.compare(there, back);
                }
            }
        }

        same(ladder(Method.SCHULZE, noise(seed)), standing, 0);
    }

    private static double strongest(double[][] margin, int from, int to, int seen) {
        double best = Math.max(0, margin[from][to]);
        for (int by = 0; by < SYSTEMS; by++) {
            if ((seen >> by & 1) == 0 && by != to && margin[from][by] > 0) {
                double rest = strongest(margin, by, to, seen | 1 << by);
                best = Math.max(best, Math.min(margin[from][by], rest));
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void rankedPairsAreLockedOneMarginAtATime(int seed) {
        var margin = margins(noise(seed).dataset().comparisons());
        var locked = new boolean[SYSTEMS][SYSTEMS];
        for (double size = 50; size > 0; size -= 0.5) {
            var tried = new boolean[SYSTEMS][];
            for (int i = 0; i < SYSTEMS; i++) {
                tried[i] = locked[i].clone();
                for (int j = 0; j < SYSTEMS; j++) {
                    tried[i][j] |= margin[i][j] == size;
                }
            }
            for (int i = 0; i < SYSTEMS; i++) {
                for (int j = 0; j < SYSTEMS; j++) {
                    locked[i][j] |= margin[i][j] == size && !leads(tried, j, i, 1 << j);
                }
            }
        }
        var standing = new double[SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = 0; j < SYSTEMS; j++) {
                standing[i] += i != j && leads(locked, i, j, 1 << i) ? 1 : 0;
                standing[i] -= i != j && leads(locked, j, i, 1 << j) ? 1 : 0;
            }
        }

        same(ladder(Method.RANKED_PAIRS, noise(seed)), standing, 0);
    }

    private static boolean leads(boolean[][] edge, int from, int to, int seen) {
        if (edge[from][to]) {
            return true;
        }
        for (int by = 0; by < SYSTEMS; by++) {
            if ((seen >> by & 1) == 0 && edge[from][by] && leads(edge, by, to, seen | 1 << by)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void kemenysOrdersAreTheBestOfAllOrders(int seed) {
        var rows = noise(seed).dataset().comparisons();
        var orders = new ArrayList<int[]>();
        permute(new int[SYSTEMS], 0, 0, orders);
        double least = orders.stream().mapToDouble(o -> contradicted(rows, o)).min().orElse(-1);
        var best = orders.stream().filter(o -> contradicted(rows, o) == least).toList();

        var ladder = ladder(Method.KEMENY, noise(seed));
        var order = ladder.rungs().stream().map(rung -> rung.system().value()).toList();
        assertThat(ladder.notes())
                .anyMatch(
                        note ->
                                note.startsWith(
                                        "the order contradicts "
                                                + BradleyTerry.plain(least)
                                                + " votes; no order contradicts fewer"));
        // What every best order agrees on, the ladder keeps.
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = 0; j < SYSTEMS; j++) {
                int a = i;
                int b = j;
                if (i != j && best.stream().allMatch(o -> place(o, a) < place(o, b))) {
                    assertThat(order.indexOf(Simulated.name(a)))
                            .isLessThan(order.indexOf(Simulated.name(b)));
                }
            }
        }
        if (best.size() == 1) {
            var standing = new double[SYSTEMS];
            for (int i = 0; i < SYSTEMS; i++) {
                standing[i] = SYSTEMS - 1 - 2 * place(best.getFirst(), i);
            }
            same(ladder, standing, 0);
        }
    }

    private static double contradicted(Comparisons rows, int[] order) {
        double votes = 0;
        for (int a = 0; a < SYSTEMS; a++) {
            for (int b = a + 1; b < SYSTEMS; b++) {
                votes += points(rows, order[b], order[a]);
            }
        }
        return votes;
    }

    private static int place(int[] order, int system) {
        int place = 0;
        while (order[place] != system) {
            place++;
        }
        return place;
    }

    private static void permute(int[] order, int size, int used, List<int[]> to) {
        if (size == SYSTEMS) {
            to.add(order.clone());
        }
        for (int i = 0; i < SYSTEMS && size < SYSTEMS; i++) {
            if ((used >> i & 1) == 0) {
                order[size] = i;
                permute(order, size + 1, used | 1 << i, to);
            }
        }
    }

    /** Exchanges find what the table of all sets finds, and never promise too much. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSearchOfLargeCirclesIsCloseToTheExactOne(int seed) {
        var random = new Seed(seed).child("circle").random();
        int n = 12;
        var lead = new long[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                boolean up = random.nextInt(2) == 0;
                lead[up ? i * n + j : j * n + i] = 1L + random.nextInt(5);
            }
        }

        var exact = KemenyOrders.exact(lead, n);
        var searched = KemenyOrders.searched(lead, n, random);

        assertThat(searched.cost()).isBetween(exact.cost(), exact.cost() * 105 / 100);
        assertThat(searched.least()).isLessThanOrEqualTo(exact.cost());
        assertThat(searched.least()).isGreaterThan(exact.cost() / 2);
    }

    /** A million steps of the walk in place of an elimination. */
    @Test
    void rankCentralityIsWhereTheWalkEnds() {
        var rows = noise(3).dataset().comparisons();
        var step = new double[SYSTEMS][SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = 0; j < SYSTEMS; j++) {
                double all = points(rows, i, j) + points(rows, j, i);
                step[i][j] = i == j || all == 0 ? 0 : points(rows, j, i) / all / SYSTEMS;
            }
            step[i][i] = 1 - java.util.Arrays.stream(step[i]).sum();
        }

        var share = walked(step);
        double mean = 0;
        for (int i = 0; i < SYSTEMS; i++) {
            share[i] = Math.log(share[i]);
            mean += share[i] / SYSTEMS;
        }
        for (int i = 0; i < SYSTEMS; i++) {
            share[i] -= mean;
        }
        same(ladder(Method.RANK_CENTRALITY, noise(3)), share, 1e-9);
    }

    @Test
    void pagerankIsWhereTheWalkEnds() {
        var votes = noise(5).add(3, "sa", "sb", Outcome.LEFT);
        var rows = votes.dataset().comparisons();
        var step = new double[SYSTEMS][SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            double lost = 0;
            for (int j = 0; j < SYSTEMS; j++) {
                lost += i == j ? 0 : points(rows, j, i);
            }
            for (int j = 0; j < SYSTEMS; j++) {
                double won = i == j ? 0 : points(rows, j, i) / lost;
                step[i][j] = 0.85 * won + 0.15 / SYSTEMS;
            }
        }

        same(ladder(Method.PAGERANK, votes), walked(step), 1e-12);
    }

    private static double[] walked(double[][] step) {
        var share = new double[SYSTEMS];
        java.util.Arrays.fill(share, 1.0 / SYSTEMS);
        for (int time = 0; time < 10_000; time++) {
            var next = new double[SYSTEMS];
            for (int i = 0; i < SYSTEMS; i++) {
                for (int j = 0; j < SYSTEMS; j++) {
                    next[j] += share[i] * step[i][j];
                }
            }
            share = next;
        }
        return share;
    }

    /** Two searches that share nothing find one maximum, with one interval. */
    @Test
    void newmanEndsWhereNewtonDoes() {
        for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON, Ties.DROP}) {
            var newton = Options.of(ties).ladder(RankerContract.votes());
            var newman = Options.of(Method.NEWMAN).ties(ties).ladder(RankerContract.votes());

            for (var rung : newton.rungs()) {
                var twin = ReferenceTest.rung(newman, rung.system().value());
                assertThat(twin.strength().value())
                        .isCloseTo(rung.strength().value(), within(1e-8));
                assertThat(ReferenceTest.error(twin.strength()))
                        .isCloseTo(ReferenceTest.error(rung.strength()), within(1e-7));
            }
            assertThat(newman.gap()).isLessThan(1e-8);
            assertThat(newman.effects()).hasSameSizeAs(newton.effects());
            assertThat(ReferenceTest.logLikelihood(newman))
                    .isCloseTo(ReferenceTest.logLikelihood(newton), within(1e-10));
        }
    }

    /** Newton's fallback needs no help: from equal strengths to a far end. */
    @Test
    void newmansIterationReachesFarStrengths() {
        var votes =
                new Votes()
                        .weighted("a", "b", Outcome.LEFT, 1e6)
                        .weighted("a", "b", Outcome.RIGHT, 1);

        var ladder = Options.of(Method.NEWMAN).ladder(votes);

        assertThat(ladder.rungs().getFirst().strength().value())
                .isCloseTo(Math.log(1e6) / 2, within(1e-8));
    }
}
