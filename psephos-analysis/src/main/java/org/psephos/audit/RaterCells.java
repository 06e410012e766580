package org.psephos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Where each rater stands among cells by rater.
 *
 * @param start first place by rater, and the number of places at the end
 * @param cells by place, ascending for a rater
 * @param entries by place
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record RaterCells(int[] start, int[] cells, int[] entries) {

    /**
     * Two raters, and how much both judged.
     *
     * @param first the smaller number
     */
    record Couple(int first, int second, double units) {

        /** Those with most units first, then by their numbers. */
        static final Comparator<Couple> BY_UNITS =
                Comparator.comparingDouble((Couple couple) -> -couple.units)
                        .thenComparingInt(Couple::first)
                        .thenComparingInt(Couple::second);
    }

    static RaterCells of(UnitCells units, int raters) {
        var start = new int[raters + 1];
        for (int rater : units.key()) {
            start[rater + 1]++;
        }
        for (int rater = 0; rater < raters; rater++) {
            start[rater + 1] += start[rater];
        }
        var next = start.clone();
        var cells = new int[units.key().length];
        var entries = new int[cells.length];
        for (int c = 0; c < units.size(); c++) {
            for (int at = units.start()[c]; at < units.start()[c + 1]; at++) {
                int place = next[units.key()[at]]++;
                cells[place] = c;
                entries[place] = at;
            }
        }
        return new RaterCells(start, cells, entries);
    }

    int from(int rater) {
        return start[rater];
    }

    int cell(int place) {
        return cells[place];
    }

    int entry(int place) {
        return entries[place];
    }

    /**
     * The raters with most units in common, at most {@code most} couples of those with any. Costs
     * every two ratings of a cell once.
     */
    List<Couple> busiest(UnitCells units, int most) {
        int raters = start.length - 1;
        var kept = new PriorityQueue<Couple>(Couple.BY_UNITS.reversed());
        var common = new double[raters];
        var met = new int[raters];
        for (int rater = 0; rater < raters; rater++) {
            int others = meet(units, rater, common, met);
            for (int at = 0; at < others; at++) {
                keep(kept, new Couple(rater, met[at], common[met[at]]), most);
                common[met[at]] = 0;
            }
        }
        return kept.stream().sorted(Couple.BY_UNITS).toList();
    }

    /** Counts units in common with raters of larger numbers, and says how many there are. */
    private int meet(UnitCells units, int rater, double[] common, int[] met) {
        int others = 0;
        for (int place = from(rater); place < from(rater + 1); place++) {
            double count = units.count()[cells[place]];
            int end = units.start()[cells[place] + 1];
            for (int at = entries[place] + 1; at < end; at++) {
                int other = units.key()[at];
                if (common[other] == 0) {
                    met[others++] = other;
                }
                common[other] += count;
            }
        }
        return others;
    }

    private static void keep(PriorityQueue<Couple> kept, Couple couple, int most) {
        if (kept.size() < most) {
            kept.add(couple);
        } else if (Couple.BY_UNITS.compare(couple, kept.element()) < 0) {
            kept.remove();
            kept.add(couple);
        }
    }
}
