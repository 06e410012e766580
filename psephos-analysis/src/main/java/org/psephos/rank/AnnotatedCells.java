package org.psephos.rank;

import java.util.Arrays;
import org.psephos.dataset.Comparisons;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;

/**
 * Comparisons counted by who judged, who stood left and who stood right. Those of annotator {@code
 * k} stand at {@code start[k]} until {@code start[k + 1]}, by left and then right. What a fit costs
 * depends on these cells, not on the number of votes.
 *
 * @param systems number of systems on the ladder
 * @param annotator code by annotator, ascending; annotators without a usable vote are left out
 * @param won votes for the left side, a tie counting a half
 * @param total votes
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record AnnotatedCells(
        int systems,
        int[] annotator,
        int[] start,
        int[] left,
        int[] right,
        double[] won,
        double[] total) {

    int annotators() {
        return annotator.length;
    }

    int size() {
        return left.length;
    }

    /** Votes by annotator. */
    double[] votes() {
        var votes = new double[annotators()];
        for (int k = 0; k < votes.length; k++) {
            for (int c = start[k]; c < start[k + 1]; c++) {
                votes[k] += total[c];
            }
        }
        return votes;
    }

    /** The votes among placed systems; {@code options} must ask for clusters of annotators. */
    static AnnotatedCells of(Tally tally, RankOptions options, int[] place, int systems) {
        var key = Clusters.keys(tally, options, place);
        return new Counting(tally.duels().comparisons(), key, place, systems).counted();
    }

    private static final class Counting {
        private final Comparisons comparisons;
        private final int[] key;
        private final int[] place;
        private final int systems;

        /** Rows of one annotator after those of another, each as its pair and its number. */
        private final long[] rows;

        /** Number by place among the rows of one annotator after those of another. */
        private final int[] number;

        /** Bits of a place among the rows of an annotator; above them stands the pair. */
        private final int bits;

        private final int[] first;

        Counting(Comparisons comparisons, int[] key, int[] place, int systems) {
            this.comparisons = comparisons;
            this.key = key;
            this.place = place;
            this.systems = systems;
            int codes = 0;
            for (int k : key) {
                codes = Math.max(codes, k + 1);
            }
            first = new int[codes + 1];
            for (int k : key) {
                if (k >= 0) {
                    first[k + 1]++;
                }
            }
            for (int k = 0; k < codes; k++) {
                first[k + 1] += first[k];
            }
            rows = new long[first[codes]];
            number = new int[first[codes]];
            bits = 63 - 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(systems));
            refuseTooMany(codes);
        }

        /** A pair and a row share 63 bits: 100,000 systems leave 536 million rows an annotator. */
        private void refuseTooMany(int codes) {
            for (int k = 0; k < codes; k++) {
                if (bits < 1 || first[k + 1] - first[k] > 1L << bits) {
                    throw new PsephosException(
                            PsephosException.Kind.DATA,
                            "one annotator compared "
                                    + systems
                                    + " systems too often to be counted",
                            "use --method bradley-terry");
                }
            }
        }

        AnnotatedCells counted() {
            gather();
            int codes = first.length - 1;
            var annotator = new int[codes];
            var start = new int[codes + 1];
            var cells =
                    new AnnotatedCells(
                            systems,
                            annotator,
                            start,
                            new int[rows.length],
                            new int[rows.length],
                            new double[rows.length],
                            new double[rows.length]);
            int kept = 0;
            int size = 0;
            for (int code = 0; code < codes; code++) {
                if (first[code] < first[code + 1]) {
                    annotator[kept] = code;
                    size = count(code, cells, size);
                    start[++kept] = size;
                }
            }
            return cells.first(kept, size);
        }

        private void gather() {
            var next = first.clone();
            for (int row = 0; row < key.length; row++) {
                if (key[row] >= 0) {
                    long pair =
                            (long) place[comparisons.left(row)] * systems
                                    + place[comparisons.right(row)];
                    int at = next[key[row]]++;
                    number[at] = row;
                    rows[at] = pair << bits | (at - first[key[row]]);
                }
            }
        }

        /** Adds the votes of one annotator to the cells from {@code from}; returns their end. */
        private int count(int code, AnnotatedCells cells, int from) {
            Arrays.sort(rows, first[code], first[code + 1]);
            int at = from - 1;
            long last = -1;
            for (int i = first[code]; i < first[code + 1]; i++) {
                long pair = rows[i] >>> bits;
                if (pair != last) {
                    at++;
                    cells.left[at] = (int) (pair / systems);
                    cells.right[at] = (int) (pair % systems);
                    last = pair;
                }
                int row = number[first[code] + (int) (rows[i] & ((1L << bits) - 1))];
                double weight = comparisons.headers().weight(row);
                cells.total[at] += weight;
                cells.won[at] += weight * won(comparisons.outcome(row));
            }
            return at + 1;
        }

        private static double won(Outcome outcome) {
            return switch (outcome) {
                case LEFT -> 1;
                case RIGHT -> 0;
                case TIE, BOTH_BAD -> 0.5;
            };
        }
    }

    private AnnotatedCells first(int annotators, int size) {
        return new AnnotatedCells(
                systems,
                Arrays.copyOf(annotator, annotators),
                Arrays.copyOf(start, annotators + 1),
                Arrays.copyOf(left, size),
                Arrays.copyOf(right, size),
                Arrays.copyOf(won, size),
                Arrays.copyOf(total, size));
    }
}
