package org.psephos.rank;

import java.util.Arrays;
import org.psephos.rank.Placement.Placed;

/**
 * Votes by the days of the two systems they compare. A state is a system on a day on which it was
 * judged; states of system {@code s} stand at {@code first[s]} until {@code first[s + 1]}, days
 * ascending.
 *
 * @param day by state, days since 1970 by Greenwich time
 * @param left state of one side, by cell
 * @param won wins of that side in the cell, a tie as a half
 * @param votes all comparisons of the cell
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Days(long[] day, int[] first, int[] left, int[] right, double[] won, double[] votes) {
    private static final long LENGTH = 24 * 60 * 60 * 1000L;

    static Days of(Chronicle chronicle, Placed placed) {
        var place = placed.places(chronicle.tally().names().size());
        var comparisons = chronicle.comparisons();
        int size = chronicle.size();
        long start = Math.floorDiv(chronicle.time(0), LENGTH);
        var sides = new long[2 * size];
        int kept = 0;
        var row = new int[size];
        for (int at = 0; at < size; at++) {
            int l = place[comparisons.left(chronicle.row()[at])];
            int r = place[comparisons.right(chronicle.row()[at])];
            if (l >= 0 && r >= 0) {
                long since = Math.floorDiv(chronicle.time(at), LENGTH) - start;
                row[kept] = at;
                sides[2 * kept] = ((long) l << 32) | since;
                sides[2 * kept++ + 1] = ((long) r << 32) | since;
            }
        }
        sides = Arrays.copyOf(sides, 2 * kept);
        var states = Arrays.stream(sides).sorted().distinct().toArray();
        return cells(chronicle, Arrays.copyOf(row, kept), sides, states, start)
                .starting(placed.core().length, states);
    }

    private static Days cells(
            Chronicle chronicle, int[] row, long[] sides, long[] states, long start) {
        var keys = new long[row.length];
        for (int v = 0; v < row.length; v++) {
            long l = Arrays.binarySearch(states, sides[2 * v]);
            long r = Arrays.binarySearch(states, sides[2 * v + 1]);
            keys[v] = l * states.length + r;
        }
        var distinct = Arrays.stream(keys).sorted().distinct().toArray();
        int n = distinct.length;
        var days = Arrays.stream(states).map(state -> (state & 0xffffffffL) + start).toArray();
        var cells =
                new Days(days, new int[0], new int[n], new int[n], new double[n], new double[n]);
        for (int c = 0; c < n; c++) {
            cells.left[c] = (int) (distinct[c] / states.length);
            cells.right[c] = (int) (distinct[c] % states.length);
        }
        var headers = chronicle.comparisons().headers();
        for (int v = 0; v < row.length; v++) {
            int c = Arrays.binarySearch(distinct, keys[v]);
            double weight = headers.weight(chronicle.row()[row[v]]);
            cells.won[c] += weight * chronicle.won(row[v]);
            cells.votes[c] += weight;
        }
        return cells;
    }

    private Days starting(int systems, long[] states) {
        var begin = new int[systems + 1];
        for (long state : states) {
            begin[(int) (state >> 32) + 1]++;
        }
        for (int s = 0; s < systems; s++) {
            begin[s + 1] += begin[s];
        }
        return new Days(day, begin, left, right, won, votes);
    }

    int systems() {
        return first.length - 1;
    }

    int states() {
        return day.length;
    }

    /** The last state of a system. */
    int last(int system) {
        return first[system + 1] - 1;
    }

    long lastDay() {
        return Arrays.stream(day).max().orElse(0);
    }

    long firstDay() {
        return Arrays.stream(day).min().orElse(0);
    }
}
