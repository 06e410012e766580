package org.psephos.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Rate;

/** Grows to the card of one annotator. Not thread-safe. */
final class AnnotatorTally {
    private static final int HARDEST = 20;

    private long judgements;
    private long left;
    private long decided;
    private long compared;
    private double agreed;
    private long bothOrders;
    private long conflicts;
    private double entropy;
    private double[] seconds = new double[8];
    private int timed;
    private final PriorityQueue<Hard> hardest =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Hard::entropy)
                            .thenComparingInt(hard -> -hard.place()));

    /** A pair on which verdicts differ. */
    private record Hard(double entropy, int place, String origin) {}

    void judged(int side, double took) {
        judgements++;
        left += side < 0 ? 1 : 0;
        decided += side == 0 ? 0 : 1;
        if (Double.isFinite(took)) {
            seconds = timed < seconds.length ? seconds : Arrays.copyOf(seconds, 2 * timed);
            seconds[timed++] = took;
        }
    }

    void compared(double share) {
        compared++;
        agreed += share;
    }

    void inBothOrders(boolean same, double disorder, int place, @Nullable String origin) {
        bothOrders++;
        conflicts += same ? 0 : 1;
        entropy += disorder;
        if (disorder > 0 && origin != null) {
            hardest.add(new Hard(disorder, place, origin));
            if (hardest.size() > HARDEST) {
                hardest.remove();
            }
        }
    }

    long judgements() {
        return judgements;
    }

    long decided() {
        return decided;
    }

    long left() {
        return left;
    }

    AnnotatorCard card(String name, @Nullable Double position, double level) {
        var rate = decided == 0 ? null : new Rate(left, decided);
        return new AnnotatorCard(
                name,
                judgements,
                decided,
                rate == null ? null : new Estimate(rate.share(), rate.wilson(level)),
                position,
                compared,
                compared == 0 ? null : agreed / compared,
                timed == 0 ? null : Medians.of(Arrays.copyOf(seconds, timed)),
                bothOrders,
                bothOrders == 0 ? null : (double) conflicts / bothOrders,
                bothOrders == 0 ? null : entropy / bothOrders,
                hardest(),
                null,
                null);
    }

    private List<String> hardest() {
        return hardest.stream()
                .sorted(
                        Comparator.comparingDouble(Hard::entropy)
                                .reversed()
                                .thenComparingInt(Hard::place))
                .map(Hard::origin)
                .toList();
    }
}
