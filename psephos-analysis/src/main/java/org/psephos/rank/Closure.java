package org.psephos.rank;

/**
 * Which nodes a directed graph leads to, as rows of bits. Not thread-safe.
 *
 * @see "Cormen et al. (2009), Introduction to algorithms, section 25.2"
 */
final class Closure {
    private final int nodes;
    private final long[][] reached;

    private Closure(int nodes, long[][] reached) {
        this.nodes = nodes;
        this.reached = reached;
    }

    /** Whether an edge leads from {@code i} to {@code j}. */
    interface Edges {
        boolean lead(int i, int j);
    }

    /** Nodes without edges. */
    static Closure empty(int nodes) {
        return new Closure(nodes, new long[nodes][(nodes + 63) / 64]);
    }

    /** All that can be reached along some edges. */
    static Closure of(int nodes, Edges edges) {
        var closure = empty(nodes);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                if (edges.lead(i, j)) {
                    closure.mark(i, j);
                }
            }
        }
        for (int by = 0; by < nodes; by++) {
            for (int i = 0; i < nodes; i++) {
                if (closure.leads(i, by)) {
                    closure.join(i, by);
                }
            }
        }
        return closure;
    }

    /** The same, to be changed on its own. */
    Closure copy() {
        var rows = new long[nodes][];
        for (int i = 0; i < nodes; i++) {
            rows[i] = reached[i].clone();
        }
        return new Closure(nodes, rows);
    }

    /** Whether {@code j} can be reached from {@code i}. */
    boolean leads(int i, int j) {
        return (reached[i][j >> 6] >>> j & 1) != 0;
    }

    /** Adds an edge with all that it leads to. */
    void add(int from, int to) {
        if (leads(from, to)) {
            return;
        }
        for (int i = 0; i < nodes; i++) {
            if (i == from || leads(i, from)) {
                mark(i, to);
                join(i, to);
            }
        }
    }

    /** How many are below less how many are above; both for those in a circle with it. */
    double[] standing() {
        var standing = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                if (i != j && leads(i, j)) {
                    standing[i]++;
                    standing[j]--;
                }
            }
        }
        return standing;
    }

    private void mark(int i, int j) {
        reached[i][j >> 6] |= 1L << j;
    }

    private void join(int to, int from) {
        for (int word = 0; word < reached[to].length; word++) {
            reached[to][word] |= reached[from][word];
        }
    }
}
