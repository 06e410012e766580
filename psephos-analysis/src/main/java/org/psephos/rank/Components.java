package org.psephos.rank;

import java.util.Arrays;

/**
 * Strongly connected components of a directed graph: sets within which every node reaches every
 * other.
 *
 * @see "Tarjan (1972), Depth-first search and linear graph algorithms, SIAM Journal on Computing
 *     1:146-160"
 */
final class Components {
    private final int[] start;
    private final int[] target;
    private final int[] component;
    private final int[] low;
    private final int[] found;
    private final int[] stack;
    private final int[] path;
    private final int[] nextEdge;
    private int height;
    private int discovered;
    private int count;

    private Components(int nodes, int[] start, int[] target) {
        this.start = start;
        this.target = target;
        component = new int[nodes];
        low = new int[nodes];
        found = new int[nodes];
        stack = new int[nodes];
        path = new int[nodes];
        nextEdge = Arrays.copyOf(start, nodes);
        Arrays.fill(component, -1);
        for (int node = 0; node < nodes; node++) {
            if (found[node] == 0) {
                search(node);
            }
        }
    }

    /**
     * The component of each system where an edge leads from who scored to who was scored against.
     */
    static int[] strong(Cells cells) {
        return of(cells, false);
    }

    /** The component of each system where every meeting joins both. */
    static int[] weak(Cells cells) {
        return of(cells, true);
    }

    private static int[] of(Cells cells, boolean both) {
        int nodes = cells.systems();
        var start = new int[nodes + 1];
        for (int c = 0; c < cells.size(); c++) {
            start[cells.left()[c] + 1] += both || cells.score(c) > 0 ? 1 : 0;
            start[cells.right()[c] + 1] += both || cells.score(c) < cells.total(c) ? 1 : 0;
        }
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        var target = new int[start[nodes]];
        var next = Arrays.copyOf(start, nodes);
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            if (both || cells.score(c) > 0) {
                target[next[l]++] = r;
            }
            if (both || cells.score(c) < cells.total(c)) {
                target[next[r]++] = l;
            }
        }
        return new Components(nodes, start, target).component;
    }

    /** Depth first without recursion, so that long chains need no deep stack. */
    private void search(int root) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            if (nextEdge[node] < start[node + 1]) {
                int other = target[nextEdge[node]++];
                if (found[other] == 0) {
                    path[++depth] = other;
                    enter(other);
                } else if (component[other] < 0) {
                    low[node] = Math.min(low[node], found[other]);
                }
                continue;
            }
            if (low[node] == found[node]) {
                close(node);
            }
            depth--;
            if (depth >= 0) {
                low[path[depth]] = Math.min(low[path[depth]], low[node]);
            }
        }
    }

    private void enter(int node) {
        found[node] = ++discovered;
        low[node] = discovered;
        stack[height++] = node;
    }

    private void close(int node) {
        int member;
        do {
            member = stack[--height];
            component[member] = count;
        } while (member != node);
        count++;
    }
}
