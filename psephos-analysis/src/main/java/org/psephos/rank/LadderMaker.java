package org.psephos.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;
import org.psephos.rank.Ladder.Differences;
import org.psephos.rank.Ladder.Rung;

/** Puts systems in order and gives each its places. */
final class LadderMaker {

    /** Strengths closer than this count as equal, so that rounding breaks no tie. */
    private static final double GRID = 1e10;

    private final List<SystemId> systems;
    private final double[] values;
    private final Spread spread;
    private final double level;

    /**
     * @param systems in name order
     * @param values strength by system
     */
    LadderMaker(List<SystemId> systems, double[] values, Spread spread, double level) {
        this.systems = systems;
        this.values = values;
        this.spread = spread;
        this.level = level;
    }

    /** Best first; equal strengths in name order and on one place. */
    List<Rung> rungs(double[] comparisons) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < values.length; i++) {
            order.add(i);
        }
        order.sort(new BestFirst(keys()));
        boolean plain = values.length < 2 || spread.error(0, 1) < 0;
        var intervals = plain ? null : new RankIntervals(values, spread, level);
        var rungs = new ArrayList<Rung>();
        int rank = 1;
        for (int at = 0; at < order.size(); at++) {
            int i = order.get(at);
            if (at > 0 && key(i) != key(order.get(at - 1))) {
                rank = at + 1;
            }
            int[] places = intervals == null ? new int[] {rank, rank} : intervals.places(i);
            rungs.add(
                    new Rung(
                            systems.get(i),
                            spread.strength(i),
                            rank,
                            Math.min(rank, places[0]),
                            Math.max(rank, places[1]),
                            Math.round(comparisons[i])));
        }
        return rungs;
    }

    /** Differences, or null where no interval was asked for. */
    @Nullable Differences differences() {
        return values.length < 2 || spread.error(0, 1) < 0 ? null : new Between(systems, spread);
    }

    private double[] keys() {
        var keys = new double[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(i);
        }
        return keys;
    }

    /** A named class: the first lambda of a program is slow. */
    @SuppressWarnings("ArrayRecordComponent") // a view of the ladder; never compared
    private record BestFirst(double[] keys) implements Comparator<Integer> {
        @Override
        public int compare(Integer a, Integer b) {
            return Double.compare(keys[b], keys[a]);
        }
    }

    private double key(int i) {
        return Math.rint(values[i] * GRID) + 0.0;
    }

    private record Between(List<SystemId> systems, Spread spread) implements Differences {
        @Override
        public Estimate between(SystemId a, SystemId b) {
            return spread.difference(index(a), index(b));
        }

        private int index(SystemId system) {
            int index = Collections.binarySearch(systems, system);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "system must be on the ladder, but was " + system);
            }
            return index;
        }
    }
}
