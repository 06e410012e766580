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
 * without the pairs that stood out. Only the first forty answers to a question are paired.
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
    private int size;

    private Agreeing(Answers kind) {
        this.kind = kind;
        var rows = byQuestion();
        var start = starts(rows);
        var watched = watched(rows, start);
        if (watched != null) {
            var said = new Said(shares());
            for (int q = 0; q + 1 < start.length; q++) {
                meet(rows, start[q], start[q + 1], said, watched);
            }
        }
    }

    /** Where each question begins among {@code rows}, and the end. */
    private int[] starts(int[] rows) {
        return IntStream.rangeClosed(0, rows.length)
                .filter(
                        i ->
                                i == 0
                                        || i == rows.length
                                        || question(rows[i]) != question(rows[i - 1]))
                .toArray();
    }

    /** Who has enough questions in common with anybody; null where nobody has. */
    private boolean @Nullable [] watched(int[] rows, int[] start) {
        var met = new LongIndex();
        var count = new int[1024];
        for (int q = 0; q + 1 < start.length; q++) {
            int end = Math.min(start[q + 1], start[q] + MOST_PAIRED);
            for (int i = start[q]; end - start[q] > 2 && i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    int a = kind.annotator(rows[i]);
                    int b = kind.annotator(rows[j]);
                    int number = met.of(Math.min(a, b), Math.max(a, b));
                    count = number < count.length ? count : Arrays.copyOf(count, 2 * number);
                    count[number] += a == b ? 0 : 1;
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

    private int question(int row) {
        return kind.question()[row];
    }

    private double[] shares() {
        var share = new double[kind.answers()];
        for (int answer : kind.answer()) {
            share[answer] += 1.0 / kind.size();
        }
        return share;
    }

    /** Rows with a question and an annotator, by question, then in the order read. */
    private int[] byQuestion() {
        var start = new int[kind.questions() + 1];
        for (int row = 0; row < kind.size(); row++) {
            if (question(row) >= 0 && kind.annotator(row) >= 0) {
                start[question(row) + 1]++;
            }
        }
        for (int q = 0; q < kind.questions(); q++) {
            start[q + 1] += start[q];
        }
        var rows = new int[start[kind.questions()]];
        for (int row = 0; row < kind.size(); row++) {
            if (question(row) >= 0 && kind.annotator(row) >= 0) {
                rows[start[question(row)]++] = row;
            }
        }
        return rows;
    }

    private void meet(int[] rows, int from, int to, Said said, boolean[] watched) {
        int end = Math.min(to, from + MOST_PAIRED);
        if (end - from < 3) {
            return;
        }
        said.forget();
        for (int i = from; i < end; i++) {
            said.add(kind.answer()[rows[i]], 1);
        }
        for (int i = from; i < end; i++) {
            said.add(kind.answer()[rows[i]], -1);
            for (int j = i + 1; j < end; j++) {
                int a = kind.annotator(rows[i]);
                int b = kind.annotator(rows[j]);
                if (a != b && (watched[a] || watched[b])) {
                    meet(rows[i], rows[j], said.chanceWithout(kind.answer()[rows[j]]));
                }
            }
            said.add(kind.answer()[rows[i]], 1);
        }
        for (int i = from; i < end; i++) {
            said.add(kind.answer()[rows[i]], -1);
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

    private void meet(int row, int otherRow, double chance) {
        if (size == pair.length) {
            grow();
        }
        int a = Math.min(kind.annotator(row), kind.annotator(otherRow));
        int b = Math.max(kind.annotator(row), kind.annotator(otherRow));
        pair[size] = pairs.of(a, b);
        one[size] = a;
        other[size] = b;
        double inside = Math.clamp(chance, EDGE, 1 - EDGE);
        odds[size] = inside / (1 - inside);
        agreed[size++] = kind.answer()[row] == kind.answer()[otherRow];
    }

    private void grow() {
        int more = 2 * size;
        pair = Arrays.copyOf(pair, more);
        one = Arrays.copyOf(one, more);
        other = Arrays.copyOf(other, more);
        odds = Arrays.copyOf(odds, more);
        agreed = Arrays.copyOf(agreed, more);
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
                    double off = (agreed[i] ? 1 : 0) - p;
                    slope[one[i]] += off;
                    slope[other[i]] += off;
                    // Twice the own curvature holds for both moving at once.
                    curve[one[i]] += 2 * p * (1 - p);
                    curve[other[i]] += 2 * p * (1 - p);
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
            if (start[p + 1] - start[p] >= FEWEST) {
                tested.add(test(p, Arrays.copyOfRange(order, start[p], start[p + 1]), own));
            }
        }
        return tested;
    }

    private Pair test(int number, int[] meetings, double[] own) {
        var chances =
                IntStream.of(meetings)
                        .mapToDouble(i -> share(odds[i] * own[one[i]] * own[other[i]]))
                        .toArray();
        int both = (int) IntStream.of(meetings).filter(i -> agreed[i]).count();
        return new Pair(
                number,
                one[meetings[0]],
                other[meetings[0]],
                meetings.length,
                both,
                Arrays.stream(chances).sum(),
                Sums.atLeast(chances, both));
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
