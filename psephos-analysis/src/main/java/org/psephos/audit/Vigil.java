package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * Watches each annotator answer by answer: does this one answer as the others do? For each answer
 * to a question that two others or more answered, the outcome is the share of others who say the
 * same. An answer like the others' has on average the chance that two of them say the same; one
 * that knows nothing of the question that of a draw from all answers. The claim bet against is that
 * at least three in four answers are like the others': its bar lies a quarter of the way from the
 * first chance to the second, where that is lower. Only the first answer of a person to a question
 * counts. Bets are in the order of time, or as read.
 *
 * @param answers that others can be held against
 * @param agreed mean share of others who say the same
 * @param expected that share for an answer like the others'
 * @param logEvidence natural logarithm of the capital at the end
 * @param alarm after how many answers the evidence first reached twenty; absent where it never did
 * @param drift mean of agreed less expected in the later half of the answers, less that in the
 *     earlier; absent for fewer than forty answers
 * @param alone places of answers that nobody else gave, in order
 * @see Wager
 */
record Vigil(
        long answers,
        double agreed,
        double expected,
        double logEvidence,
        @Nullable Long alarm,
        @Nullable Estimate drift,
        List<Place> alone) {
    private static final double LIKE_OTHERS = 0.75;
    private static final double ALARM = 20;
    private static final int FEWEST_OF_HALF = 20;
    private static final int KEPT = 20;

    Vigil {
        alone = List.copyOf(alone);
    }

    /** A row of one kind of answers. */
    record Place(Answers kind, int row) {}

    /** One vigil an annotator who can be watched, by name. */
    static SortedMap<String, Vigil> of(List<Answers> kinds, double level) {
        var watched = new TreeMap<String, Watcher>();
        for (var kind : kinds) {
            var outcomes = new Outcomes(kind);
            var rows = kind.byPerson();
            for (int person = 0; person < rows.length; person++) {
                for (int row : rows[person]) {
                    if (outcomes.known(row)) {
                        watched.computeIfAbsent(kind.person(person), any -> new Watcher())
                                .add(outcomes, row);
                    }
                }
            }
        }
        var vigils = new TreeMap<String, Vigil>();
        watched.forEach((name, watcher) -> vigils.put(name, watcher.vigil(level)));
        return vigils;
    }

    /** By row: the share of others who say the same, and what it should be. */
    private static final class Outcomes {
        private final Answers kind;
        private final float[] agreed;
        private final float[] expected;
        private final float[] chance;
        private final double[] share;

        Outcomes(Answers kind) {
            this.kind = kind;
            agreed = new float[kind.size()];
            Arrays.fill(agreed, -1);
            expected = new float[kind.size()];
            chance = new float[kind.size()];
            share = new double[kind.answers()];
            var rows = firstAnswers();
            for (int row : rows) {
                share[kind.answer()[row]] += 1.0 / rows.length;
            }
            var count = new int[kind.answers()];
            for (int from = 0; from < rows.length; ) {
                int to = from;
                while (to < rows.length
                        && kind.question()[rows[to]] == kind.question()[rows[from]]) {
                    count[kind.answer()[rows[to++]]]++;
                }
                if (to - from > 2) {
                    question(rows, from, to, count);
                }
                for (; from < to; from++) {
                    count[kind.answer()[rows[from]]] = 0;
                }
            }
        }

        boolean known(int row) {
            return agreed[row] >= 0;
        }

        /** The first answer of each person to each question, by question, as read. */
        private int[] firstAnswers() {
            var all = kind.byQuestion(kind::isNamed).rows();
            var last = new int[kind.people()];
            Arrays.fill(last, Questions.UNKNOWN);
            int kept = 0;
            for (int row : all) {
                if (last[kind.annotator(row)] != kind.question()[row]) {
                    last[kind.annotator(row)] = kind.question()[row];
                    all[kept++] = row;
                }
            }
            return Arrays.copyOf(all, kept);
        }

        private void question(int[] rows, int from, int to, int[] count) {
            double pairs = 0;
            double drawn = 0;
            for (int i = from; i < to; i++) {
                int answer = kind.answer()[rows[i]];
                pairs += count[answer] - 1.0;
                drawn += share[answer];
            }
            double others = to - from - 1.0;
            for (int i = from; i < to; i++) {
                int own = kind.answer()[rows[i]];
                agreed[rows[i]] = (float) ((count[own] - 1) / others);
                expected[rows[i]] =
                        (float) ((pairs - 2.0 * (count[own] - 1)) / (others * (others - 1)));
                chance[rows[i]] = (float) ((drawn - share[own]) / others);
            }
        }

        double bar(int row) {
            double like = expected[row];
            return LIKE_OTHERS * like + (1 - LIKE_OTHERS) * Math.min(like, chance[row]);
        }
    }

    /** Grows to a vigil. */
    private static final class Watcher {
        private final Wager wager = new Wager();
        private double[] excess = new double[16];
        private int answers;
        private final List<Place> alone = new ArrayList<>();
        private double agreed;
        private double expected;
        private @Nullable Long alarm;

        void add(Outcomes outcomes, int row) {
            double own = outcomes.agreed[row];
            agreed += own;
            expected += outcomes.expected[row];
            if (answers == excess.length) {
                excess = Arrays.copyOf(excess, 2 * answers);
            }
            excess[answers++] = own - outcomes.expected[row];
            wager.bet(outcomes.bar(row), own);
            if (alarm == null && wager.capital() >= ALARM) {
                alarm = (long) answers;
            }
            if (own == 0 && alone.size() < KEPT) {
                alone.add(new Place(outcomes.kind, row));
            }
        }

        Vigil vigil(double level) {
            int n = answers;
            return new Vigil(
                    n, agreed / n, expected / n, wager.logEvidence(), alarm, drift(level), alone);
        }

        private @Nullable Estimate drift(double level) {
            int half = answers / 2;
            if (half < FEWEST_OF_HALF) {
                return null;
            }
            double error = Math.sqrt(squaredError(0, half) + squaredError(half, answers));
            return error == 0
                    ? null
                    : Estimate.normal(mean(half, answers) - mean(0, half), error, level, "normal");
        }

        private double mean(int from, int to) {
            return Arrays.stream(excess, from, to).sum() / (to - from);
        }

        private double squaredError(int from, int to) {
            double mean = mean(from, to);
            double squares =
                    Arrays.stream(excess, from, to)
                            .map(value -> (value - mean) * (value - mean))
                            .sum();
            return squares / (to - from - 1.0) / (to - from);
        }
    }
}
