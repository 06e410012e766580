package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.RowTable;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;

/**
 * Pairs of rows that differ in one thing, one acceptable and one not: how often the acceptable one
 * scores higher. Equal scores are no preference, and count as a miss.
 *
 * @see "Warstadt et al. (2020), BLiMP: the benchmark of linguistic minimal pairs for English,
 *     section 4"
 */
final class MinimalPairs {
    private MinimalPairs() {}

    /** Scores of the two sides; not a number where there is none. */
    private static final class Sides {
        private final List<Double> good = new ArrayList<>();
        private final List<Double> bad = new ArrayList<>();
    }

    static List<Quantity> quantities(RowTable rows, List<Integer> own, ProbeOptions options) {
        var positive = ClassificationQuality.POSITIVE.word(options);
        if (positive.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "minimal pairs need to know which label is the acceptable one",
                    "write for example --set positive=correct");
        }
        long whole = 0;
        long preferred = 0;
        long tied = 0;
        var pairs = pairs(rows, own, positive);
        for (var sides : pairs.values()) {
            if (sides.good.size() == 1 && sides.bad.size() == 1) {
                whole++;
                int order = Double.compare(sides.good.getFirst(), sides.bad.getFirst());
                preferred += order > 0 ? 1 : 0;
                tied += order == 0 ? 1 : 0;
            }
        }
        long torn = pairs.size() - whole;
        if (whole == 0) {
            return List.of(
                    Quantity.undefined(
                            "minimal-pair-accuracy",
                            "share",
                            0,
                            "no pair has one row labelled %s and one other, both with a score"
                                    .formatted(positive)));
        }
        return List.of(
                Quantity.of(
                                "minimal-pair-accuracy",
                                "share",
                                new Rate(preferred, whole).share(),
                                whole)
                        .within(new Rate(preferred, whole).wilson(options.level()))
                        .from(0, 1)
                        .noting(
                                torn == 0
                                        ? ""
                                        : "%s pairs are not one acceptable row and one other with scores, and are left out"
                                                .formatted(torn)),
                Quantity.of("minimal-pairs-tied", "share", new Rate(tied, whole).share(), whole)
                        .from(0, 1));
    }

    private static SortedMap<String, Sides> pairs(
            RowTable rows, List<Integer> own, String positive) {
        var pairs = new TreeMap<String, Sides>();
        for (int row : own) {
            if (rows.code(ClassificationQuality.PAIR, row) < 0) {
                continue;
            }
            var sides =
                    pairs.computeIfAbsent(
                            rows.text(ClassificationQuality.PAIR, row), any -> new Sides());
            var score = rows.number(ClassificationQuality.SCORE, row);
            if (score != null) {
                boolean good = rows.text(ClassificationQuality.GOLD, row).equals(positive);
                (good ? sides.good : sides.bad).add(score);
            }
        }
        return pairs;
    }
}
