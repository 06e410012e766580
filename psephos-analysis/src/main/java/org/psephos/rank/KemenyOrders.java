package org.psephos.rank;

import java.util.Arrays;
import org.psephos.math.SplitMix64;

/**
 * The orders of a circle of majorities that the fewest votes contradict. An order pays the margin
 * of each majority that it turns round.
 *
 * @param best the first place of each system in any of the best orders, from 0
 * @param worst its last place in any of them
 * @param cost what the orders pay
 * @param least what no order can undercut; equal to {@code cost} where the search was exact
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record KemenyOrders(int[] best, int[] worst, long cost, long least) {

    /** Up to this many systems the search is exact: a table of all sets of them. */
    static final int MOST = 20;

    private static final int RESTARTS = 30;

    /**
     * All best orders, by dynamic programming over the set of systems that stand above.
     *
     * @param lead by ordered pair, what putting the second above the first costs
     * @param n at most {@link #MOST}
     * @see "Held and Karp (1962), A dynamic programming approach to sequencing problems, Journal of
     *     the Society for Industrial and Applied Mathematics 10:196-210"
     */
    static KemenyOrders exact(long[] lead, int n) {
        var sums = new Sums(lead, n);
        int sets = 1 << n;
        var above = new long[sets];
        for (int set = 1; set < sets; set++) {
            above[set] = Long.MAX_VALUE;
            for (int rest = set; rest != 0; rest &= rest - 1) {
                int last = Integer.numberOfTrailingZeros(rest);
                int before = set & ~(1 << last);
                above[set] = Math.min(above[set], above[before] + sums.of(last, before));
            }
        }
        long cost = above[sets - 1];
        var best = new int[n];
        var worst = new int[n];
        Arrays.fill(best, n);
        // From the whole set down: which sets some best order has above.
        var open = new boolean[sets];
        open[sets - 1] = true;
        for (int set = sets - 1; set > 0; set--) {
            for (int rest = open[set] ? set : 0; rest != 0; rest &= rest - 1) {
                int last = Integer.numberOfTrailingZeros(rest);
                int before = set & ~(1 << last);
                if (above[before] + sums.of(last, before) == above[set]) {
                    open[before] = true;
                    best[last] = Math.min(best[last], Integer.bitCount(before));
                    worst[last] = Math.max(worst[last], Integer.bitCount(before));
                }
            }
        }
        return new KemenyOrders(best, worst, cost, cost);
    }

    /** What a system pays below a set, looked up by the lower and the upper half of the set. */
    @SuppressWarnings("ArrayRecordComponent") // tables; never compared
    private record Sums(int half, long[][] low, long[][] high) {
        Sums(long[] lead, int n) {
            this(n / 2, new long[n][], new long[n][]);
            for (int j = 0; j < n; j++) {
                low[j] = table(lead, n, j, 0, half);
                high[j] = table(lead, n, j, half, n);
            }
        }

        private static long[] table(long[] lead, int n, int below, int from, int to) {
            var table = new long[1 << (to - from)];
            for (int set = 1; set < table.length; set++) {
                int one = Integer.numberOfTrailingZeros(set);
                table[set] = table[set & (set - 1)] + lead[below * n + from + one];
            }
            return table;
        }

        long of(int below, int set) {
            return low[below][set & ((1 << half) - 1)] + high[below][set >>> half];
        }
    }

    /**
     * One good order, by taking systems out and putting them where they pay least until nothing is
     * gained, from several starts.
     *
     * @param random decides where the later starts are
     */
    static KemenyOrders searched(long[] lead, int n, SplitMix64 random) {
        var order = byVictories(lead, n);
        long cost = improve(lead, n, order);
        for (int restart = 0; restart < RESTARTS; restart++) {
            var other = order.clone();
            for (int kick = 0; kick < n / 4; kick++) {
                move(other, random.nextInt(n), random.nextInt(n));
            }
            long found = improve(lead, n, other);
            if (found < cost) {
                cost = found;
                order = other;
            }
        }
        var place = new int[n];
        for (int at = 0; at < n; at++) {
            place[order[at]] = at;
        }
        return new KemenyOrders(place, place, cost, Math.min(cost, circles(lead, n)));
    }

    private static int[] byVictories(long[] lead, int n) {
        var keys = new long[n];
        for (int i = 0; i < n; i++) {
            long lost = 0;
            for (int j = 0; j < n; j++) {
                lost += lead[j * n + i] > 0 ? 1 : 0;
            }
            keys[i] = lost * n + i;
        }
        Arrays.sort(keys);
        var order = new int[n];
        for (int at = 0; at < n; at++) {
            order[at] = (int) (keys[at] % n);
        }
        return order;
    }

    /** Moves systems while that gains anything; what the order pays then. */
    private static long improve(long[] lead, int n, int[] order) {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int at = 0; at < n; at++) {
                int to = bestPlace(lead, n, order, at);
                if (to != at) {
                    move(order, at, to);
                    gained = true;
                }
            }
        }
        long cost = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                cost += lead[order[b] * n + order[a]];
            }
        }
        return cost;
    }

    private static int bestPlace(long[] lead, int n, int[] order, int at) {
        int moved = order[at];
        int best = at;
        long least = 0;
        long change = 0;
        for (int to = at - 1; to >= 0; to--) {
            change += lead[order[to] * n + moved] - lead[moved * n + order[to]];
            if (change < least) {
                least = change;
                best = to;
            }
        }
        change = 0;
        for (int to = at + 1; to < n; to++) {
            change += lead[moved * n + order[to]] - lead[order[to] * n + moved];
            if (change < least) {
                least = change;
                best = to;
            }
        }
        return best;
    }

    private static void move(int[] order, int from, int to) {
        int moved = order[from];
        if (from < to) {
            System.arraycopy(order, from + 1, order, from, to - from);
        } else {
            System.arraycopy(order, to, order, to + 1, from - to);
        }
        order[to] = moved;
    }

    /**
     * Any order turns round a majority of each circle of three; circles that share no margin add
     * up.
     */
    private static long circles(long[] lead, int n) {
        var left = lead.clone();
        long sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; left[i * n + j] > 0 && k < n; k++) {
                    long least =
                            Math.min(left[i * n + j], Math.min(left[j * n + k], left[k * n + i]));
                    sum += least;
                    left[i * n + j] -= least;
                    left[j * n + k] -= least;
                    left[k * n + i] -= least;
                }
            }
        }
        return sum;
    }
}
