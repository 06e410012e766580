package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
        var names =
                IntStream.range(0, labels.size())
                        .mapToObj(row -> String.join("\u0000", labels.categories(row)))
                        .toList();
        var dictionary = Dictionary.of(names);
        var answer = names.stream().mapToInt(dictionary::code).toArray();
        return targeted("label", labels.headers(), labels.targets(), answer, dictionary.size());
    }

    private static Answers targeted(
            String kind, HeaderColumns headers, Candidates targets, int[] answer, int answers) {
        var numbers = new LongPairs();
        var criterion = headers.criterion();
        long criteria = criterion == null ? 1 : criterion.names().size() + 1;
        var item = code(headers.item());
        var by = code(criterion);
        var system = code(targets.systems());
        var response = code(targets.responses());
        var question = new int[headers.size()];
        for (int row = 0; row < question.length; row++) {
            boolean known = item.applyAsInt(row) >= 0 || response.applyAsInt(row) >= 0;
            long about = item.applyAsInt(row) * criteria + by.applyAsInt(row) + 1;
            long target = ((long) system.applyAsInt(row) << 32) ^ response.applyAsInt(row);
            question[row] = known ? numbers.of(about, target) : Questions.UNKNOWN;
        }
        return new Answers(kind, headers, numbers.size(), question, answers, answer, answer);
    }

    private static IntUnaryOperator code(@Nullable Coded column) {
        return column == null ? row -> Dictionary.MISSING : column::code;
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
