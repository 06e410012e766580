package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether position and tie parameters are determined by votes whose strengths are: a maximum exists
 * unless some direction of the parameters makes no vote less likely. Along such a direction every
 * win needs the log-odds not to fall, and every tie needs them to stay within what the tie
 * parameter allows; these are difference constraints on the strengths, which hold together unless a
 * cycle of them has negative length.
 *
 * @see "Albert and Anderson (1984), On the existence of maximum likelihood estimates in logistic
 *     regression models, Biometrika 71:1-10; Cormen et al. (2009), Introduction to algorithms,
 *     section 24.4"
 */
final class Separation {
    private static final int MOST_CUTS = 200;

    private final Cells cells;
    private final int[] from;
    private final int[] to;
    private final double[] length;
    private final double[] slope;
    private int edges;

    private Separation(Cells cells) {
        this.cells = cells;
        from = new int[4 * cells.size()];
        to = new int[4 * cells.size()];
        length = new double[4 * cells.size()];
        slope = new double[4 * cells.size()];
    }

    /**
     * By system, how many sides it lies to the right of the first, where log-odds that follow this
     * pattern and the position effect cancel in every comparison; null where they do not. Then they
     * cannot be told apart.
     */
    static int @Nullable [] levels(Cells cells) {
        var level = new int[cells.systems()];
        Arrays.fill(level, Integer.MIN_VALUE);
        level[0] = 0;
        // Cells of a connected group: each round settles at least one more system.
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int c = 0; c < cells.size(); c++) {
                int l = cells.left()[c];
                int r = cells.right()[c];
                if (level[l] == Integer.MIN_VALUE && level[r] == Integer.MIN_VALUE) {
                    continue;
                }
                if (level[l] != Integer.MIN_VALUE && level[r] != Integer.MIN_VALUE) {
                    if (level[r] != level[l] + 1) {
                        return null;
                    }
                    continue;
                }
                moved = true;
                if (level[r] == Integer.MIN_VALUE) {
                    level[r] = level[l] + 1;
                } else {
                    level[l] = level[r] - 1;
                }
            }
        }
        return level;
    }

    /** Whether the position effect is infinite: one side wins whatever strengths leave open. */
    static boolean ofPosition(Cells cells, boolean prior) {
        return !swapped(cells)
                && (alongPosition(cells, 1, prior) || alongPosition(cells, -1, prior));
    }

    /** Whether some pair scored on both sides in both orders, which settles the position effect. */
    private static boolean swapped(Cells cells) {
        var index = new PairIndex(cells);
        for (int c = 0; c < cells.size(); c++) {
            int mirror = index.of(cells.right()[c], cells.left()[c]);
            if (mirror >= 0 && bothScored(cells, c) && bothScored(cells, mirror)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bothScored(Cells cells, int c) {
        return cells.score(c) > 0 && cells.score(c) < cells.total(c);
    }

    private static boolean alongPosition(Cells cells, int sign, boolean prior) {
        var constraints = new Separation(cells);
        for (int c = 0; c < cells.size(); c++) {
            if (cells.score(c) > 0) {
                constraints.leftAhead(c, 0, 1);
            }
            if (cells.score(c) < cells.total(c)) {
                constraints.rightAhead(c, 0, 1);
            }
        }
        return constraints.hold(sign, prior);
    }

    /** Whether the tie parameter is infinite: wins and ties do not contradict each other. */
    static boolean ofTies(Cells cells, boolean position, boolean prior) {
        for (int c = 0; c < cells.size(); c++) {
            if (cells.wins()[c] > 0 && cells.losses()[c] > 0) {
                return false;
            }
        }
        double side = position ? 1 : 0;
        var constraints = new Separation(cells);
        for (int c = 0; c < cells.size(); c++) {
            if (cells.wins()[c] > 0) {
                constraints.leftAhead(c, -1, side);
            }
            if (cells.losses()[c] > 0) {
                constraints.rightAhead(c, -1, side);
            }
            if (cells.ties()[c] > 0) {
                constraints.leftAhead(c, 1, side);
                constraints.rightAhead(c, 1, side);
            }
        }
        return constraints.holdSomewhere(prior);
    }

    /** Right strength at most left strength plus {@code constant} plus side times position. */
    private void leftAhead(int cell, double constant, double side) {
        add(cells.left()[cell], cells.right()[cell], constant, side);
    }

    private void rightAhead(int cell, double constant, double side) {
        add(cells.right()[cell], cells.left()[cell], constant, -side);
    }

    private void add(int source, int target, double constant, double side) {
        from[edges] = source;
        to[edges] = target;
        length[edges] = constant;
        slope[edges++] = side;
    }

    private boolean hold(double position, boolean prior) {
        if (!prior) {
            return negativeCycle(position).isEmpty();
        }
        for (int e = 0; e < edges; e++) {
            if (length[e] + slope[e] * position < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all constraints hold for some position effect: cuts away where they do not. */
    private boolean holdSomewhere(boolean prior) {
        double low = -cells.systems();
        double high = cells.systems();
        double position = 0;
        for (int cut = 0; cut < MOST_CUTS; cut++) {
            var cycle = prior ? worstEdge(position) : negativeCycle(position);
            if (cycle.isEmpty()) {
                return true;
            }
            double constant = 0;
            double side = 0;
            for (int e : cycle) {
                constant += length[e];
                side += slope[e];
            }
            if (side == 0) {
                return false;
            }
            if (side > 0) {
                low = Math.max(low, -constant / side);
            } else {
                high = Math.min(high, -constant / side);
            }
            if (low > high) {
                return false;
            }
            position = low / 2 + high / 2;
        }
        return false;
    }

    private List<Integer> worstEdge(double position) {
        for (int e = 0; e < edges; e++) {
            if (length[e] + slope[e] * position < 0) {
                return List.of(e);
            }
        }
        return List.of();
    }

    /** The edges of a cycle of negative length, empty where there is none. */
    private List<Integer> negativeCycle(double position) {
        int systems = cells.systems();
        var distance = new double[systems];
        var via = new int[systems];
        Arrays.fill(via, -1);
        int last = -1;
        for (int pass = 0; pass <= systems; pass++) {
            last = -1;
            for (int e = 0; e < edges; e++) {
                double reached = distance[from[e]] + length[e] + slope[e] * position;
                if (reached < distance[to[e]] - 1e-9) {
                    distance[to[e]] = reached;
                    via[to[e]] = e;
                    last = to[e];
                }
            }
            if (last < 0) {
                return List.of();
            }
        }
        for (int back = 0; back < systems; back++) {
            last = from[via[last]];
        }
        var cycle = new ArrayList<Integer>();
        int node = last;
        do {
            cycle.add(via[node]);
            node = from[via[node]];
        } while (node != last);
        return cycle;
    }
}
