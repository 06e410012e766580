package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often each two annotators agree, and how often they would if neither knew of the other. The
 * chance to agree on a question is logistic in what the others said there (the chance that two
 * draws from their answers, shrunk towards all answers, are the same) and in how readily each of
 * the two agrees with everybody; the latter are fitted by Newton steps, twice, the second time
 * without the pairs that stood out. Only the first forty answers to a question are paired, and
 * questions with the same answers of the same people count as one with a weight.
 *
 * @see "Wollack (1997), A nominal response model approach for detecting answer copying, Applied
 *     Psychological Measurement 21:307-320"
 */
final class Agreeing {
    /** Questions that a pair has in common at least. */
    static final int FEWEST = 8;

    private static final int MOST_PAIRED = 40;
    private static final double SHRINKAGE = 2;
    private static final double RIDGE = 0.25;
    private static final int SWEEPS = 12;
    private static final double STANDS_OUT = 1e-3;
    private static final double EDGE = 0.02;

    private final Answers kind;
    private final LongIndex pairs = new LongIndex();
    private int[] pair = new int[1024];
    private int[] one = new int[1024];
    private int[] other = new int[1024];
    private double[] odds = new double[1024];
    private boolean[] agreed = new boolean[1024];
    private int[] times = new int[1024];
    private int size;

    private Agreeing(Answers kind) {
        this.kind = kind;
        var cells = cells();
        var watched = watched(cells);
        if (watched != null) {
            var said = new Said(shares());
            for (int cell = 0; cell < cells.size(); cell++) {
                meet(cells, cell, said, watched);
            }
        }
    }

    /** Questions that the same people answered in the same way are one cell. */
    private UnitCells cells() {
        var by = kind.byQuestion(kind::isNamed);
        var start = new int[kind.questions() + 1];
        var said = new long[by.rows().length];
        int size = 0;
        for (int q = 0; q < kind.questions(); q++) {
            int from = by.start()[q];
            int paired = Math.min(by.start()[q + 1] - from, MOST_PAIRED);
            for (int at = from; paired > 2 && at < from + paired; at++) {
                int row = by.rows()[at];
                said[size++] = ((long) kind.annotator(row) << 32) | kind.answer()[row];
            }
            Arrays.sort(said, start[q], size);
            start[q + 1] = size;
        }
        return UnitCells.byEntries(
                start,
                Arrays.stream(said, 0, size).mapToInt(one -> (int) (one >> 32)).toArray(),
                Arrays.stream(said, 0, size).mapToInt(one -> (int) one).toArray());
    }

    /** Who has enough questions in common with anybody; null where nobody has. */
    private boolean @Nullable [] watched(UnitCells cells) {
        var met = new LongIndex();
        var count = new double[1024];
        for (int cell = 0; cell < cells.size(); cell++) {
            int end = cells.start()[cell + 1];
            for (int i = cells.start()[cell]; i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    int number = met.of(cells.key()[i], cells.key()[j]);
                    count = number < count.length ? count : Arrays.copyOf(count, 2 * number);
                    count[number] += cells.key()[i] == cells.key()[j] ? 0 : cells.count()[cell];
                }
            }
        }
        var watched = new boolean[kind.people()];
        boolean any = false;
        for (int number = 0; number < met.size(); number++) {
            if (count[number] >= FEWEST) {
                watched[(int) (met.key(number) >> 32)] = true;
                watched[(int) met.key(number)] = true;
                any = true;
            }
        }
        return any ? watched : null;
    }

    /** Each pair with enough questions in common, tested. */
    static List<Pair> pairs(Answers kind) {
        return new Agreeing(kind).tested();
    }

    private double[] shares() {
        var share = new double[kind.answers()];
        for (int answer : kind.answer()) {
            share[answer] += 1.0 / kind.size();
        }
        return share;
    }

    private void meet(UnitCells cells, int cell, Said said, boolean[] watched) {
        int from = cells.start()[cell];
        int end = cells.start()[cell + 1];
        var answer = cells.value();
        said.forget();
        for (int i = from; i < end; i++) {
            said.add(answer[i], 1);
        }
        for (int i = from; i < end; i++) {
            said.add(answer[i], -1);
            for (int j = i + 1; j < end; j++) {
                int a = cells.key()[i];
                int b = cells.key()[j];
                if (a != b && (watched[a] || watched[b])) {
                    meet(a, b, said.chanceWithout(answer[j]));
                    agreed[size] = answer[i] == answer[j];
                    times[size++] = (int) cells.count()[cell];
                }
            }
            said.add(answer[i], 1);
        }
        for (int i = from; i < end; i++) {
            said.add(answer[i], -1);
        }
    }

    /** How often each answer was given to one question, shrunk towards the shares of all. */
    private static final class Said {
        private final double[] shrunk;
        private final int[] count;
        private final double none;
        private double squares;
        private int all;

        Said(double[] share) {
            shrunk = Arrays.stream(share).map(s -> SHRINKAGE * s).toArray();
            count = new int[share.length];
            none = Arrays.stream(shrunk).map(s -> s * s).sum();
        }

        /** Nothing was said, and what rounding left of sums is gone. */
        void forget() {
            squares = none;
        }

        void add(int answer, int times) {
            double before = count[answer] + shrunk[answer];
            double after = before + times;
            squares += after * after - before * before;
            count[answer] += times;
            all += times;
        }

        /** That two draws are the same, had {@code answer} been given once less. */
        double chanceWithout(int answer) {
            double before = count[answer] + shrunk[answer];
            double after = before - 1;
            double others = all - 1 + SHRINKAGE;
            return (squares + after * after - before * before) / (others * others);
        }
    }

    private void meet(int a, int b, double chance) {
        if (size == pair.length) {
            grow();
        }
        pair[size] = pairs.of(a, b);
        one[size] = a;
        other[size] = b;
        double inside = Math.clamp(chance, EDGE, 1 - EDGE);
        odds[size] = inside / (1 - inside);
    }

    private void grow() {
        int more = 2 * size;
        pair = Arrays.copyOf(pair, more);
        one = Arrays.copyOf(one, more);
        other = Arrays.copyOf(other, more);
        odds = Arrays.copyOf(odds, more);
        agreed = Arrays.copyOf(agreed, more);
        times = Arrays.copyOf(times, more);
    }

    private List<Pair> tested() {
        var left = new boolean[pairs.size()];
        var readiness = readiness(left);
        for (var found : test(readiness)) {
            left[found.number] = found.chance < STANDS_OUT;
        }
        return test(readiness(left));
    }

    /** How readily each agrees, in log-odds, from all meetings but those of pairs left out. */
    private double[] readiness(boolean[] left) {
        var value = new double[kind.people()];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            var own = odds(value);
            var slope = new double[value.length];
            var curve = new double[value.length];
            Arrays.fill(curve, RIDGE);
            for (int i = 0; i < size; i++) {
                if (!left[pair[i]]) {
                    double p = share(odds[i] * own[one[i]] * own[other[i]]);
                    double off = times[i] * ((agreed[i] ? 1 : 0) - p);
                    slope[one[i]] += off;
                    slope[other[i]] += off;
                    // Twice the own curvature holds for both moving at once.
                    double bend = 2 * times[i] * p * (1 - p);
                    curve[one[i]] += bend;
                    curve[other[i]] += bend;
                }
            }
            for (int person = 0; person < value.length; person++) {
                value[person] += (slope[person] - RIDGE * value[person]) / curve[person];
            }
        }
        return value;
    }

    private static double[] odds(double[] logOdds) {
        return Arrays.stream(logOdds).map(StrictMath::exp).toArray();
    }

    private static double share(double odds) {
        return odds / (1 + odds);
    }

    private List<Pair> test(double[] readiness) {
        var own = odds(readiness);
        var start = new int[pairs.size() + 1];
        for (int i = 0; i < size; i++) {
            start[pair[i] + 1]++;
        }
        for (int p = 0; p < pairs.size(); p++) {
            start[p + 1] += start[p];
        }
        var next = start.clone();
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[pair[i]]++] = i;
        }
        var tested = new ArrayList<Pair>();
        for (int p = 0; p < pairs.size(); p++) {
            var meetings = Arrays.copyOfRange(order, start[p], start[p + 1]);
            int shared = IntStream.of(meetings).map(i -> times[i]).sum();
            if (shared >= FEWEST) {
                tested.add(test(p, meetings, shared, own));
            }
        }
        return tested;
    }

    private Pair test(int number, int[] meetings, int shared, double[] own) {
        var chances = new double[meetings.length];
        var tries = new int[meetings.length];
        double expected = 0;
        int both = 0;
        for (int at = 0; at < meetings.length; at++) {
            int i = meetings[at];
            chances[at] = share(odds[i] * own[one[i]] * own[other[i]]);
            tries[at] = times[i];
            expected += times[i] * chances[at];
            both += agreed[i] ? times[i] : 0;
        }
        return new Pair(
                number,
                one[meetings[0]],
                other[meetings[0]],
                shared,
                both,
                expected,
                Sums.atLeast(chances, tries, both));
    }

    /**
     * Two annotators.
     *
     * @param shared questions that both answered
     * @param agreed of these, how many alike
     * @param expected how many alike by what they say elsewhere
     * @param chance of as many or more
     */
    record Pair(
            int number,
            int one,
            int other,
            int shared,
            int agreed,
            double expected,
            double chance) {

        double rate() {
            return (double) agreed / shared;
        }
    }
}
