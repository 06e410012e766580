package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.math.FalseDiscovery;
import org.psephos.math.Interval;
import org.psephos.math.Normal;

/**
 * What changes between the earlier and the later half of the time: how often a system wins beyond
 * what the ladder of the whole expects of it, and how often an annotator says what others say of
 * the same question. The estimate is the largest change; its interval allows for the number of
 * systems and annotators looked at. Of all that are named at most 5% are expected to be chance.
 * Systems need 30 decided votes in each half, annotators 20 answers.
 *
 * <p>Severity, where a change is beyond chance: high from 10 points, medium from 5, low below.
 *
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57:289-300"
 */
final class Drift {
    private static final int FEWEST_VOTES = 30;
    private static final int FEWEST_ANSWERS = 20;
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double HIGH = 0.1;
    private static final double MEDIUM = 0.05;
    private static final int NAMED = 3;
    private static final Draft DRAFT =
            Draft.of(
                    "drift",
                    "largest change between the earlier and the later half of the time",
                    Unit.DIFFERENCE,
                    "rank the halves apart, and find out what changed: people, prompts, or a model");

    private Drift() {}

    static Finding look(Docket docket) {
        if (docket.answers().stream().noneMatch(kind -> kind.headers().hasTime())) {
            return DRAFT.cannotSay(
                    "no judgement has a time", "name the column of times: --columns time=COLUMN");
        }
        var changes = new ArrayList<Change>(systems(docket));
        docket.answers().stream()
                .filter(kind -> kind.headers().hasTime() && kind.people() > 0)
                .forEach(kind -> changes.addAll(people(kind)));
        if (changes.isEmpty()) {
            return DRAFT.cannotSay(
                    "no system and no annotator has enough judgements in both halves of the time",
                    "collect more judgements");
        }
        return finding(docket, changes);
    }

    /** A difference with its standard error; {@code said} goes before "changed by". */
    private record Change(String said, double size, double error, long n) {

        double chance() {
            return error > 0 ? Math.min(1, 2 * Normal.survival(Math.abs(size) / error)) : 1;
        }
    }

    private static Finding finding(Docket docket, List<Change> changes) {
        changes.sort(Comparator.comparingDouble(Change::chance));
        var p = FalseDiscovery.adjusted(changes.stream().mapToDouble(Change::chance).toArray());
        var found =
                IntStream.range(0, p.length)
                        .filter(i -> p[i] <= FALSE_DISCOVERIES)
                        .mapToObj(changes::get)
                        .sorted(Comparator.comparingDouble((Change one) -> -Math.abs(one.size)))
                        .toList();
        var shown = found.isEmpty() ? changes.getFirst() : found.getFirst();
        double level = docket.options().level();
        double half = Normal.quantile(1 - (1 - level) / (2.0 * changes.size())) * shown.error;
        var draft =
                DRAFT.of(
                                shown.size,
                                new Interval(
                                        shown.size - half,
                                        shown.size + half,
                                        level,
                                        "normal, for " + changes.size() + " changes"))
                        .from(shown.n);
        if (found.isEmpty()) {
            return draft.says(
                    Severity.NONE,
                    "none of %s of systems and annotators between the halves of the time is beyond chance; the largest: %s changed by %s points"
                            .formatted(
                                    Words.count(changes.size(), "change"),
                                    shown.said,
                                    Words.fixed(100 * shown.size, 1)));
        }
        double size = Math.abs(shown.size);
        return draft.says(
                size >= HIGH ? Severity.HIGH : size >= MEDIUM ? Severity.MEDIUM : Severity.LOW,
                "%s of %s between the halves of the time are beyond chance: %s"
                        .formatted(
                                Words.count(found.size()),
                                Words.count(changes.size(), "change"),
                                String.join(
                                        ", ",
                                        found.stream()
                                                .limit(NAMED)
                                                .map(
                                                        one ->
                                                                "%s changed by %s points"
                                                                        .formatted(
                                                                                one.said,
                                                                                Words.fixed(
                                                                                        100
                                                                                                * one.size,
                                                                                        1)))
                                                .toList())));
    }

    /** The time that parts all judgements in half, or no time where they have one time only. */
    private static long middle(HeaderColumns headers) {
        var times =
                IntStream.range(0, headers.size())
                        .mapToLong(headers::time)
                        .filter(time -> time != HeaderColumns.NO_TIME)
                        .sorted()
                        .toArray();
        return times.length == 0 || times[0] == times[times.length - 1]
                ? HeaderColumns.NO_TIME
                : times[times.length / 2];
    }

    private static List<Change> systems(Docket docket) {
        var votes = docket.votes();
        long middle = middle(votes.headers());
        var strengths = docket.strengths();
        if (middle == HeaderColumns.NO_TIME || strengths == null) {
            return List.of();
        }
        var names = votes.systems();
        var strength = new double[names.size()];
        Arrays.setAll(strength, code -> strengths.getOrDefault(names.name(code), Double.NaN));
        var halves = new Halves(names.size());
        for (int row = 0; row < votes.size(); row++) {
            double won = won(docket, row);
            if (Double.isNaN(won) || votes.headers().time(row) == HeaderColumns.NO_TIME) {
                continue;
            }
            boolean late = votes.headers().time(row) >= middle;
            double off = strength[votes.left(row)] - strength[votes.right(row)];
            double residual = won - 1 / (1 + StrictMath.exp(-off));
            if (!Double.isNaN(residual)) {
                halves.add(late, votes.left(row), residual, cluster(docket, row));
                halves.add(late, votes.right(row), -residual, cluster(docket, row));
            }
        }
        return halves.changes(names);
    }

    /** Votes on one item are not independent. */
    private static long cluster(Docket docket, int row) {
        var item = docket.votes().headers().item();
        return item == null || item.code(row) < 0 ? -1L - row : item.code(row);
    }

    /** 1 where the left side won, 0 where the right did, NaN elsewhere. */
    private static double won(Docket docket, int row) {
        var votes = docket.votes();
        if ((votes.left(row) | votes.right(row)) < 0) {
            return Double.NaN;
        }
        return switch (votes.outcome(row)) {
            case LEFT -> 1;
            case RIGHT -> 0;
            case TIE, BOTH_BAD -> Double.NaN;
        };
    }

    /** Residuals of the earlier and the later half by system, summed by cluster. */
    private static final class Halves {
        private final long[] n;
        private final LongPairs clusters = new LongPairs();
        private double[] sum = new double[64];
        private int[] half = new int[64];

        Halves(int systems) {
            n = new long[2 * systems];
        }

        void add(boolean late, int system, double residual, long cluster) {
            int at = 2 * system + (late ? 1 : 0);
            int number = clusters.of(at, cluster);
            if (number == sum.length) {
                sum = Arrays.copyOf(sum, 2 * number);
                half = Arrays.copyOf(half, 2 * number);
            }
            sum[number] += residual;
            half[number] = at;
            n[at]++;
        }

        List<Change> changes(Dictionary systems) {
            var total = new double[n.length];
            for (int c = 0; c < clusters.size(); c++) {
                total[half[c]] += sum[c];
            }
            var squares = new double[n.length];
            for (int c = 0; c < clusters.size(); c++) {
                squares[half[c]] += sum[c] * sum[c];
            }
            var changes = new ArrayList<Change>();
            for (int system = 0; system < systems.size(); system++) {
                int at = 2 * system;
                if (n[at] >= FEWEST_VOTES && n[at + 1] >= FEWEST_VOTES) {
                    double error =
                            Math.sqrt(
                                    squares[at] / ((double) n[at] * n[at])
                                            + squares[at + 1] / ((double) n[at + 1] * n[at + 1]));
                    changes.add(
                            new Change(
                                    "the win rate of " + systems.name(system),
                                    total[at + 1] / n[at + 1] - total[at] / n[at],
                                    error,
                                    n[at] + n[at + 1]));
                }
            }
            return changes;
        }
    }

    private static List<Change> people(Answers kind) {
        var agreeing = agreeing(kind);
        var rows = kind.byPerson();
        var changes = new ArrayList<Change>();
        for (int person = 0; person < rows.length; person++) {
            var own =
                    Arrays.stream(rows[person])
                            .mapToDouble(row -> agreeing[row])
                            .filter(value -> !Double.isNaN(value))
                            .toArray();
            var change =
                    change("how far %s agrees with others".formatted(kind.person(person)), own);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static @Nullable Change change(String said, double[] values) {
        int half = values.length / 2;
        if (half < FEWEST_ANSWERS) {
            return null;
        }
        var early = Arrays.copyOfRange(values, 0, half);
        var late = Arrays.copyOfRange(values, half, values.length);
        double size = mean(late) - mean(early);
        double error = Math.sqrt(variance(early) / early.length + variance(late) / late.length);
        return new Change(said, size, error, values.length);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /**
     * By row, the share of others who gave the same answer to the question, less the share of pairs
     * of others who gave the same: what the question is like falls out. NaN with fewer than two
     * others.
     */
    private static double[] agreeing(Answers kind) {
        var cells = new LongPairs();
        var cell = new int[kind.size()];
        var count = new int[kind.size()];
        var asked = new int[kind.questions()];
        for (int row = 0; row < kind.size(); row++) {
            int question = kind.question()[row];
            if (question >= 0) {
                cell[row] = cells.of(question, kind.answer()[row]);
                count[cell[row]]++;
                asked[question]++;
            }
        }
        var pairs = new double[kind.questions()];
        var counted = new boolean[kind.size()];
        for (int row = 0; row < kind.size(); row++) {
            if (kind.question()[row] >= 0 && !counted[cell[row]]) {
                counted[cell[row]] = true;
                pairs[kind.question()[row]] += (double) count[cell[row]] * (count[cell[row]] - 1);
            }
        }
        var result = new double[kind.size()];
        for (int row = 0; row < result.length; row++) {
            int question = kind.question()[row];
            double others = question < 0 ? 0 : asked[question] - 1;
            double same = question < 0 ? 0 : count[cell[row]] - 1;
            // Pairs of others: all pairs less those that this answer is part of.
            double among = question < 0 ? 0 : pairs[question] - 2 * same;
            result[row] = others < 2 ? Double.NaN : same / others - among / (others * (others - 1));
        }
        return result;
    }
}
