package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.psephos.math.Seed;

/**
 * Kemeny's rule: the order that the fewest votes contradict. Systems in no common circle of
 * majorities are ordered by their majorities alone; each circle is searched by itself, exactly up
 * to {@link KemenyOrders#MOST} systems. Where several orders are best, a system stands in the
 * middle of the places that they give it. Where a larger circle is searched by exchanges the notes
 * say by how many votes at most the order found misses the best.
 *
 * @see "Kemeny (1959), Mathematics without numbers, Daedalus 88:577-591; Truchon (1998), An
 *     extension of the Condorcet criterion and Kemeny orders, Cahier 98-15, Université Laval"
 */
record Kemeny(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofPlaces(options, tally, this::standing);
    }

    private double[] standing(Cells cells, List<String> notes) {
        var margins = Margins.of(cells);
        margins.note(notes);
        var closure = margins.closure();
        int n = margins.systems();
        var standing = new double[n];
        var done = new boolean[n];
        var search = new Searched();
        for (int i = 0; i < n; i++) {
            if (!done[i]) {
                int[] circle = circle(closure, i, n);
                place(margins, closure, circle, standing, search);
                for (int member : circle) {
                    done[member] = true;
                }
            }
        }
        search.note(notes, contradicted(cells), margins.perVote());
        return standing;
    }

    /** The systems in a common circle with {@code i}, itself among them, ascending. */
    private static int[] circle(Closure closure, int i, int systems) {
        var members = new int[systems];
        int size = 0;
        for (int j = 0; j < systems; j++) {
            if (j == i || (closure.leads(i, j) && closure.leads(j, i))) {
                members[size++] = j;
            }
        }
        return Arrays.copyOf(members, size);
    }

    private void place(
            Margins margins, Closure closure, int[] circle, double[] standing, Searched search) {
        int above = 0;
        int below = 0;
        for (int j = 0; j < margins.systems(); j++) {
            boolean to = closure.leads(circle[0], j);
            boolean from = closure.leads(j, circle[0]);
            above += from && !to ? 1 : 0;
            below += to && !from ? 1 : 0;
        }
        var orders = orders(margins, circle);
        search.add(orders, circle.length);
        for (int member = 0; member < circle.length; member++) {
            int over = circle.length - 1 - orders.worst()[member];
            standing[circle[member]] = below + over - above - orders.best()[member];
        }
    }

    private KemenyOrders orders(Margins margins, int[] circle) {
        int n = circle.length;
        var lead = new long[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                lead[a * n + b] = Math.max(0, margins.of(circle[a], circle[b]));
            }
        }
        var seed = new Seed(options.seed().value());
        return n <= KemenyOrders.MOST
                ? KemenyOrders.exact(lead, n)
                : KemenyOrders.searched(lead, n, seed.child("kemeny", n).random());
    }

    /** Votes that any order contradicts: the smaller side of each pair, a tie as half a vote. */
    private static double contradicted(Cells cells) {
        double votes = 0;
        for (int c = 0; c < cells.size(); c++) {
            votes += Math.min(cells.score(c), cells.total(c) - cells.score(c));
        }
        return votes;
    }

    /** What came of all circles together. */
    private static final class Searched {
        private long cost;
        private long least;
        private int inexact;
        private int open;

        void add(KemenyOrders orders, int size) {
            cost += orders.cost();
            least += orders.least();
            inexact += orders.least() < orders.cost() ? size : 0;
            for (int member = 0; member < size; member++) {
                open += orders.best()[member] < orders.worst()[member] ? 1 : 0;
            }
        }

        void note(List<String> notes, double always, double perVote) {
            var texts = new ArrayList<String>();
            texts.add("the order contradicts " + votes(always + cost / perVote) + " votes");
            if (inexact == 0) {
                texts.add("no order contradicts fewer");
            } else {
                texts.add("it is not exact: " + inexact + " systems are in circles of majorities");
                texts.add("no order contradicts fewer than " + votes(always + least / perVote));
            }
            notes.add(String.join("; ", texts));
            if (open > 0) {
                notes.add(
                        open
                                + " systems have more than one place in the best orders, and stand"
                                + " in the middle of them");
            }
        }

        private static String votes(double votes) {
            return BradleyTerry.plain(Math.rint(votes * 1e6) / 1e6).toLowerCase(Locale.ROOT);
        }
    }
}
