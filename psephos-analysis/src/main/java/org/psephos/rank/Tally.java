package org.psephos.rank;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Ties;

/**
 * Comparisons counted by who stood left, who stood right, and who won: all that a fit needs to know
 * of them. The cost of everything after it does not depend on the number of votes.
 *
 * @param duels what was counted
 * @param present by system code, whether any comparison named it
 * @param cells ordered pairs that met in comparisons that are used
 * @param used judgements used
 * @param setAside judgements not used, by reason
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Tally(
        Duels duels, boolean[] present, Cells cells, long used, SortedMap<String, Long> setAside) {

    /** Why a judgement is set aside. */
    static final String BOTH_BAD = "both-bad";

    static final String TIE = "tie";
    static final String NO_SYSTEM = "no-system";
    static final String SAME_SYSTEM = "same-system";
    static final String NOTHING_RANKED = "nothing-ranked";

    private static final int OUTCOMES = Outcome.values().length;

    /** Tables up to this many entries are filled directly; larger ones by sorting. */
    private static final int DENSE = 1 << 24;

    /** A vote of more is a slip, and sums of such run over. */
    private static final double MOST_WEIGHT = 1e15;

    /** Below this many rows a second thread costs more than it saves. */
    private static final int ROWS_A_THREAD = 1 << 18;

    static Tally of(Duels duels, RankOptions options) {
        var comparisons = duels.comparisons();
        long systems = comparisons.systems().size();
        long table = systems * systems * OUTCOMES;
        if (comparisons.headers().hasWeight()) {
            checkWeights(comparisons);
        }
        var counted =
                table <= Math.min(DENSE, Math.max(1 << 20, 8L * comparisons.size()))
                        ? dense(comparisons, (int) systems, options.threads())
                        : sparse(comparisons, systems);
        return counted.tally(duels, options);
    }

    /** Whether a vote against both counts as a tie; where ties are dropped it is none. */
    static boolean bothBadIsTie(RankOptions options) {
        return options.bothBad() == BothBad.TIE && options.ties() != Ties.DROP;
    }

    /** Why {@code row} is not used, or null where it is. */
    static @Nullable String reason(Comparisons comparisons, int row, RankOptions options) {
        if ((comparisons.left(row) | comparisons.right(row)) < 0) {
            return NO_SYSTEM;
        }
        return comparisons.left(row) == comparisons.right(row)
                ? SAME_SYSTEM
                : reason(comparisons.outcome(row), options);
    }

    /** The same of any row between two systems that ended so. */
    static @Nullable String reason(Outcome outcome, RankOptions options) {
        return switch (outcome) {
            case LEFT, RIGHT -> null;
            case TIE -> options.ties() == Ties.DROP ? TIE : null;
            case BOTH_BAD ->
                    bothBadIsTie(options) || options.ties() == Ties.GROUNDED_RAO_KUPPER
                            ? null
                            : BOTH_BAD;
        };
    }

    private static void checkWeights(Comparisons comparisons) {
        var headers = comparisons.headers();
        for (int row = 0; row < headers.size(); row++) {
            double weight = headers.weight(row);
            if (!(weight > 0 && weight <= MOST_WEIGHT)) {
                var where = headers.hasOrigin() ? headers.origin(row) + ": " : "";
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        where
                                + (weight > 0 && weight < Double.POSITIVE_INFINITY
                                        ? "weight: expected at most 1e15, but found "
                                        : "weight: expected a positive number, but found ")
                                + weight,
                        "correct the row, or leave the weight column out");
            }
        }
    }

    private static Counted dense(Comparisons comparisons, int systems, int threads) {
        int rows = comparisons.size();
        var sums = new double[systems * systems * OUTCOMES];
        if (comparisons.headers().hasWeight()) {
            for (int row = 0; row < rows; row++) {
                int l = comparisons.left(row);
                int r = comparisons.right(row);
                if ((l | r) >= 0) {
                    int cell = (l * systems + r) * OUTCOMES + comparisons.outcomeOrdinal(row);
                    sums[cell] += comparisons.headers().weight(row);
                }
            }
        } else {
            int parts = Math.clamp(rows / ROWS_A_THREAD, 1, threads);
            var counts = new int[parts][];
            Crew.each(parts, parts, new Counting(comparisons, systems, counts));
            for (var part : counts) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += part[i];
                }
            }
        }
        return gather(comparisons, systems, sums);
    }

    /** Counts an equal part of the rows; a named class because a first lambda is slow. */
    @SuppressWarnings("ArrayRecordComponent") // takes the results
    private record Counting(Comparisons comparisons, int systems, int[][] counts)
            implements IntConsumer {
        @Override
        public void accept(int part) {
            long rows = comparisons.size();
            int from = (int) (rows * part / counts.length);
            int to = (int) (rows * (part + 1) / counts.length);
            counts[part] = count(comparisons, systems, from, to);
        }
    }

    private static int[] count(Comparisons comparisons, int systems, int from, int to) {
        var counts = new int[systems * systems * OUTCOMES];
        for (int row = from; row < to; row++) {
            int l = comparisons.left(row);
            int r = comparisons.right(row);
            if ((l | r) >= 0) {
                counts[(l * systems + r) * OUTCOMES + comparisons.outcomeOrdinal(row)]++;
            }
        }
        return counts;
    }

    private static Counted gather(Comparisons comparisons, int systems, double[] sums) {
        int filled = 0;
        for (int pair = 0; pair < systems * systems; pair++) {
            filled += any(sums, pair) ? 1 : 0;
        }
        var keys = new long[filled];
        var table = new double[filled * OUTCOMES];
        int next = 0;
        for (int pair = 0; pair < systems * systems; pair++) {
            if (any(sums, pair)) {
                keys[next] = pair;
                System.arraycopy(sums, pair * OUTCOMES, table, next++ * OUTCOMES, OUTCOMES);
            }
        }
        return new Counted(comparisons, keys, table);
    }

    private static boolean any(double[] sums, int pair) {
        for (int i = pair * OUTCOMES; i < (pair + 1) * OUTCOMES; i++) {
            if (sums[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private static Counted sparse(Comparisons comparisons, long systems) {
        var keys = new long[comparisons.size()];
        int size = 0;
        for (int row = 0; row < keys.length; row++) {
            if ((comparisons.left(row) | comparisons.right(row)) >= 0) {
                keys[size++] = comparisons.left(row) * systems + comparisons.right(row);
            }
        }
        Arrays.sort(keys, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        keys = Arrays.copyOf(keys, distinct);
        var table = new double[distinct * OUTCOMES];
        for (int row = 0; row < comparisons.size(); row++) {
            if ((comparisons.left(row) | comparisons.right(row)) >= 0) {
                long key = comparisons.left(row) * systems + comparisons.right(row);
                int cell = Arrays.binarySearch(keys, key);
                table[cell * OUTCOMES + comparisons.outcomeOrdinal(row)] +=
                        comparisons.headers().weight(row);
            }
        }
        return new Counted(comparisons, keys, table);
    }

    /** Sums by ordered pair and outcome; keys ascending. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Counted(Comparisons comparisons, long[] keys, double[] table) {

        Tally tally(Duels duels, RankOptions options) {
            var names = comparisons.systems();
            var present = new boolean[names.size()];
            int size = keys.length;
            var left = new int[size];
            var right = new int[size];
            var wins = new double[size];
            var losses = new double[size];
            var ties = new double[size];
            int next = 0;
            for (int cell = 0; cell < size; cell++) {
                int l = (int) (keys[cell] / names.size());
                int r = (int) (keys[cell] % names.size());
                present[l] = true;
                present[r] = true;
                double tied = tied(cell, options);
                double won = of(cell, Outcome.LEFT);
                double lost = of(cell, Outcome.RIGHT);
                if (l != r && won + lost + tied > 0) {
                    left[next] = l;
                    right[next] = r;
                    wins[next] = won;
                    losses[next] = lost;
                    ties[next++] = tied;
                }
            }
            var cells = new Cells(names.size(), left, right, wins, losses, ties).first(next);
            var setAside = duels.expanded() ? asideOfJudgements(duels, options) : aside(options);
            long aside = 0;
            for (long count : setAside.values()) {
                aside += count;
            }
            return new Tally(duels, present, cells, duels.judgements() - aside, setAside);
        }

        @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
        private double of(int cell, Outcome outcome) {
            return table[cell * OUTCOMES + outcome.ordinal()];
        }

        private double tied(int cell, RankOptions options) {
            double ties = options.ties() == Ties.DROP ? 0 : of(cell, Outcome.TIE);
            return bothBadIsTie(options) ? ties + of(cell, Outcome.BOTH_BAD) : ties;
        }

        /** Counts rows, whatever their weight; from the table where a row counts one. */
        private SortedMap<String, Long> aside(RankOptions options) {
            if (comparisons.headers().hasWeight()) {
                return asideByRow(options);
            }
            var aside = new TreeMap<String, Long>();
            var sums = new double[OUTCOMES];
            double self = 0;
            for (int cell = 0; cell < keys.length; cell++) {
                self += sum(cell, sums);
            }
            long seen = (long) self;
            add(aside, SAME_SYSTEM, seen);
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                seen += (long) sums[outcome];
                add(aside, reason(OUTCOME[outcome], options), (long) sums[outcome]);
            }
            add(aside, NO_SYSTEM, comparisons.size() - seen);
            return aside;
        }

        /**
         * Adds a cell to the sums by outcome, or returns its sum where it holds one system twice.
         */
        private double sum(int cell, double[] sums) {
            int systems = comparisons.systems().size();
            boolean same = keys[cell] / systems == keys[cell] % systems;
            double self = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                double count = table[cell * OUTCOMES + outcome];
                self += same ? count : 0;
                sums[outcome] += same ? 0 : count;
            }
            return self;
        }

        private static final Outcome[] OUTCOME = Outcome.values();

        private SortedMap<String, Long> asideByRow(RankOptions options) {
            var aside = new TreeMap<String, Long>();
            for (int row = 0; row < comparisons.size(); row++) {
                add(aside, reason(comparisons, row, options), 1);
            }
            return aside;
        }

        /** A judgement is set aside where none of its comparisons is used. */
        private SortedMap<String, Long> asideOfJudgements(Duels duels, RankOptions options) {
            var judgement = duels.judgement();
            var aside = new TreeMap<String, Long>();
            add(aside, NOTHING_RANKED, duels.unusable());
            for (int row = 0; judgement != null && row < judgement.length; ) {
                int from = judgement[row];
                var reason = reason(comparisons, row, options);
                for (row++; row < judgement.length && judgement[row] == from; row++) {
                    reason = reason == null ? null : reason(comparisons, row, options);
                }
                add(aside, reason, 1);
            }
            return aside;
        }

        private static void add(TreeMap<String, Long> aside, @Nullable String reason, long count) {
            if (reason != null && count > 0) {
                aside.merge(reason, count, Long::sum);
            }
        }
    }

    Dictionary names() {
        return duels.comparisons().systems();
    }
}
