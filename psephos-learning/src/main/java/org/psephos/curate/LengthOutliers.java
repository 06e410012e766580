package org.psephos.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Entry;
import org.psephos.model.Origin;

/**
 * Answers that are far longer or shorter than the rest: the modified z-score of the logarithm of
 * their words, 0.6745 (x - median) / MAD, beyond 3.5. Lengths are counted in classes a sixteenth of
 * a doubling wide, so that memory does not grow.
 *
 * @see "Iglewicz, Hoaglin (1993), How to detect and handle outliers, ASQC, section 3.3"
 */
final class LengthOutliers implements Check {
    private static final double LIMIT = 3.5;
    private static final double NORMAL = 0.6745;
    private static final int CLASSES = 16;
    private static final int ENOUGH = 30;
    private static final int KEPT = 1000;

    private final Shingles words = new Shingles(1);
    private final long[] counts = new long[CLASSES * 32];
    private final PriorityQueue<Far> longest =
            new PriorityQueue<>(Comparator.comparingInt(Far::length));
    private final PriorityQueue<Far> shortest =
            new PriorityQueue<>(Comparator.comparingInt(Far::length).reversed());
    private long all;

    private record Far(int length, Origin origin) {}

    @Override
    public List<String> see(Entry entry) {
        for (var response : entry.responses()) {
            words.read(AnswerChecks.text(response), 0);
            if (words.words() > 0) {
                add(words.words(), entry.origin());
            }
        }
        return List.of(); // Which are far is known at the end.
    }

    private void add(int length, Origin origin) {
        all++;
        counts[classOf(length)]++;
        keep(longest, new Far(length, origin));
        keep(shortest, new Far(length, origin));
    }

    private static void keep(PriorityQueue<Far> heap, Far one) {
        if (heap.size() < KEPT) {
            heap.add(one);
        } else if (heap.comparator().compare(one, heap.element()) > 0) {
            heap.remove();
            heap.add(one);
        }
    }

    private static int classOf(int length) {
        return (int) Math.round(StrictMath.log(length) / StrictMath.log(2) * CLASSES);
    }

    @Override
    public List<String> looked() {
        return all < ENOUGH ? List.of() : List.of("length-outliers");
    }

    @Override
    public List<Finding> findings() {
        if (all < ENOUGH) {
            return List.of();
        }
        int median = middle(counts, all);
        var distances = new long[counts.length];
        for (int at = 0; at < counts.length; at++) {
            distances[Math.abs(at - median)] += counts[at];
        }
        // Half the answers may be of one length; a spread of one class is the least that is told.
        int spread = Math.max(1, middle(distances, all));
        double limit = LIMIT * spread / NORMAL;
        long far = 0;
        for (int at = 0; at < counts.length; at++) {
            far += Math.abs(at - median) > limit ? counts[at] : 0;
        }
        return far == 0 ? List.of() : List.of(finding(far, median, limit));
    }

    private static int middle(long[] counts, long all) {
        long seen = 0;
        for (int at = 0; at < counts.length; at++) {
            seen += counts[at];
            if (2 * seen >= all) {
                return at;
            }
        }
        throw new IllegalStateException("counts must add up to " + all);
    }

    private Finding finding(long far, int median, double limit) {
        var rows = new ArrayList<String>();
        var ends = new ArrayList<>(longest);
        ends.addAll(shortest);
        ends.sort(
                Comparator.comparingInt((Far one) -> -Math.abs(classOf(one.length) - median))
                        .thenComparing(one -> one.origin.toString()));
        for (var one : ends) {
            var row = one.origin.toString();
            if (Math.abs(classOf(one.length) - median) > limit
                    && rows.size() < KEPT
                    && !rows.contains(row)) {
                rows.add(row);
            }
        }
        return new Finding(
                "length-outliers",
                (double) far / all > 0.01 ? Severity.MEDIUM : Severity.LOW,
                "%s of %s answers are far from the usual length: fewer than %s or more than %s words, where half have up to %s."
                        .formatted(
                                Words.number(far),
                                Words.number(all),
                                Words.number(length(median - limit)),
                                Words.number(length(median + limit)),
                                Words.number(length(median))),
                "answers whose modified z-score of log words is beyond 3.5",
                Unit.SHARE,
                (double) far / all,
                null,
                null,
                all,
                rows,
                "Look at them: cut-off answers, dumps and loops hide here.");
    }

    private static long length(double at) {
        return Math.max(1, Math.round(StrictMath.pow(2, at / CLASSES)));
    }
}
