package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;

/**
 * Judgements of one kind as answers to questions: two judgements of the same question can be held
 * against each other, whoever gave them.
 *
 * @param kind in the singular, such as {@code vote} or {@code rating}
 * @param questions how many there are
 * @param question by row, or {@link Questions#UNKNOWN}
 * @param answers how many different answers there are
 * @param answer by row, the same code for the same answer to a question
 * @param shown by row, the answer as it was given: for a vote the side, else {@code answer}
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Answers(
        String kind,
        HeaderColumns headers,
        int questions,
        int[] question,
        int answers,
        int[] answer,
        int[] shown) {
    private static final int OUTCOMES = 4;

    static List<Answers> of(Dataset data, Questions questions) {
        var kinds = new ArrayList<Answers>();
        if (data.comparisons().size() > 0) {
            kinds.add(votes(data, questions));
        }
        if (data.ratings().size() > 0) {
            kinds.add(ratings(data));
        }
        if (data.labels().size() > 0) {
            kinds.add(labels(data));
        }
        return List.copyOf(kinds);
    }

    private static Answers votes(Dataset data, Questions questions) {
        var votes = data.comparisons();
        return new Answers(
                "vote",
                votes.headers(),
                questions.count(),
                IntStream.range(0, votes.size()).map(questions::question).toArray(),
                OUTCOMES,
                IntStream.range(0, votes.size()).map(questions::answer).toArray(),
                IntStream.range(0, votes.size()).map(votes::outcomeOrdinal).toArray());
    }

    private static Answers ratings(Dataset data) {
        var ratings = data.ratings();
        var values = new LongPairs();
        var answer =
                IntStream.range(0, ratings.size())
                        .map(row -> values.of(Double.doubleToLongBits(ratings.value(row) + 0.0), 0))
                        .toArray();
        return targeted("rating", ratings.headers(), ratings.targets(), answer, values.size());
    }

    private static Answers labels(Dataset data) {
        var labels = data.labels();
        var sets = LabelSets.of(labels, IntStream.range(0, labels.size()).toArray());
        var names = sets.joined("\u0000");
        var dictionary = Dictionary.of(names);
        var code = names.stream().mapToInt(dictionary::code).toArray();
        var answer = Arrays.stream(sets.code()).map(set -> code[set]).toArray();
        return targeted("label", labels.headers(), labels.targets(), answer, dictionary.size());
    }

    private static Answers targeted(
            String kind, HeaderColumns headers, Candidates targets, int[] answer, int answers) {
        int rows = headers.size();
        var places = numbers(headers.item(), headers.criterion(), rows);
        var whats = numbers(targets.systems(), targets.responses(), rows);
        var place = new int[rows];
        var what = new int[rows];
        for (int row = 0; row < rows; row++) {
            int item = code(headers.item(), row);
            int response = code(targets.responses(), row);
            place[row] = Questions.UNKNOWN;
            if (item >= 0 || response >= 0) {
                place[row] = places.of(item, code(headers.criterion(), row));
                what[row] = whats.of(code(targets.systems(), row), response);
            }
        }
        var numbers = new PairNumbers(places.size(), whats.size(), rows);
        for (int row = 0; row < rows; row++) {
            if (place[row] != Questions.UNKNOWN) {
                place[row] = numbers.of(place[row], what[row]);
            }
        }
        return new Answers(kind, headers, numbers.size(), place, answers, answer, answer);
    }

    private static PairNumbers numbers(@Nullable Coded one, @Nullable Coded other, int rows) {
        return new PairNumbers(
                one == null ? 0 : one.names().size(),
                other == null ? 0 : other.names().size(),
                rows);
    }

    private static int code(@Nullable Coded column, int row) {
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    /**
     * Rows with a question that {@code kept} takes, by question, then in the order read.
     *
     * @param start first of {@code rows} by question, and their number at the end
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record ByQuestion(int[] start, int[] rows) {}

    ByQuestion byQuestion(IntPredicate kept) {
        var start = new int[questions + 2];
        for (int row = 0; row < size(); row++) {
            if (question[row] >= 0 && kept.test(row)) {
                start[question[row] + 2]++;
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var rows = new int[start[questions + 1]];
        for (int row = 0; row < size(); row++) {
            if (question[row] >= 0 && kept.test(row)) {
                rows[start[question[row] + 1]++] = row;
            }
        }
        return new ByQuestion(Arrays.copyOf(start, questions + 1), rows);
    }

    boolean isNamed(int row) {
        return annotator(row) >= 0;
    }

    int size() {
        return question.length;
    }

    /** Who gave the answer at {@code row}, or {@link Dictionary#MISSING}. */
    int annotator(int row) {
        var column = headers.annotator();
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    /** How many annotators are named. */
    int people() {
        var column = headers.annotator();
        return column == null ? 0 : column.names().size();
    }

    String person(int code) {
        var column = headers.annotator();
        if (column == null) {
            throw new IllegalStateException("no " + kind + " names its annotator");
        }
        return column.names().name(code);
    }

    /** How often each answer was given, by its code as shown. */
    long[] shownTotals() {
        var totals = new long[answers];
        for (int code : shown) {
            totals[code]++;
        }
        return totals;
    }

    /**
     * The rows of each annotator, one array a person, in the order of their times; where times are
     * equal or missing, in the order read.
     */
    int[][] byPerson() {
        var count = new int[people()];
        for (int row = 0; row < size(); row++) {
            if (annotator(row) >= 0) {
                count[annotator(row)]++;
            }
        }
        var rows = new int[people()][];
        Arrays.setAll(rows, person -> new int[count[person]]);
        var next = new int[people()];
        for (int row = 0; row < size(); row++) {
            if (annotator(row) >= 0) {
                rows[annotator(row)][next[annotator(row)]++] = row;
            }
        }
        if (headers.hasTime()) {
            Arrays.setAll(rows, person -> inTime(rows[person]));
        }
        return rows;
    }

    private int[] inTime(int[] rows) {
        boolean ascending = true;
        for (int i = 1; i < rows.length; i++) {
            ascending &= headers.time(rows[i - 1]) <= headers.time(rows[i]);
        }
        return ascending
                ? rows
                : Arrays.stream(rows)
                        .boxed()
                        .sorted((a, b) -> Long.compare(headers.time(a), headers.time(b)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
