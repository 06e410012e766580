package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.math.Decimals;

/** Answers to one study by one who was asked, by condition and by the order of what was shown. */
final class SurveyAnswers {
    private final SortedMap<Cell, Said> cells = new TreeMap<>();

    /** Where answers are alike in all but chance. */
    record Cell(String condition, String order) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int by = condition.compareTo(other.condition);
            return by == 0 ? order.compareTo(other.order) : by;
        }
    }

    /** Answers of one cell, in the order of the rows; those in words have no number. */
    static final class Said {
        private final List<String> words = new ArrayList<>();
        private final List<Double> numbers = new ArrayList<>();
        private final List<Double> predictors = new ArrayList<>();
        private final List<Double> predicted = new ArrayList<>();

        List<String> words() {
            return Collections.unmodifiableList(words);
        }

        double[] numbers() {
            return doubles(numbers);
        }

        /** Whether every answer is a number. */
        boolean numeric() {
            return !words.isEmpty() && numbers.size() == words.size();
        }

        private static double[] doubles(List<Double> of) {
            return of.stream().mapToDouble(one -> one).toArray();
        }

        private void add(Said other) {
            words.addAll(other.words);
            numbers.addAll(other.numbers);
            predictors.addAll(other.predictors);
            predicted.addAll(other.predicted);
        }

        /** Numbers of answers that go with a number asked beside, two columns. */
        double[][] pairs() {
            return new double[][] {doubles(predictors), doubles(predicted)};
        }
    }

    /** By study and by who answered; rows without an answer are in none. */
    static SortedMap<String, SortedMap<String, SurveyAnswers>> of(RowTable rows) {
        var all = new TreeMap<String, SortedMap<String, SurveyAnswers>>();
        for (int row = 0; row < rows.size(); row++) {
            var word = word(rows, row);
            if (word != null) {
                all.computeIfAbsent(rows.text("study", row), study -> new TreeMap<>())
                        .computeIfAbsent(rows.text("system", row), one -> new SurveyAnswers())
                        .add(rows, row, word);
            }
        }
        return all;
    }

    private static @Nullable String word(RowTable rows, int row) {
        var choice = rows.text("choice", row);
        var number = rows.number("answer", row);
        return !choice.isEmpty()
                ? choice
                : number == null ? null : Decimals.significant(number, 15);
    }

    private void add(RowTable rows, int row, String word) {
        var cell = new Cell(rows.text("condition", row), rows.text("order", row));
        var said = cells.computeIfAbsent(cell, one -> new Said());
        said.words.add(word);
        var number = rows.number("answer", row);
        if (number != null) {
            said.numbers.add(number);
        }
        var predictor = rows.number("predictor", row);
        if (number != null && predictor != null) {
            said.predictors.add(predictor);
            said.predicted.add(number);
        }
    }

    SortedMap<Cell, Said> cells() {
        return Collections.unmodifiableSortedMap(cells);
    }

    /** Conditions in natural order. */
    List<String> conditions() {
        return cells.keySet().stream().map(Cell::condition).distinct().toList();
    }

    /** All answers in a condition, whatever the order; in all of them where it is null. */
    Said in(@Nullable String condition) {
        var all = new Said();
        cells.forEach(
                (cell, said) -> {
                    if (condition == null || cell.condition().equals(condition)) {
                        all.add(said);
                    }
                });
        return all;
    }

    /** What to hold {@code cell} of another against: the same order where there is one. */
    @Nullable Said beside(Cell cell) {
        var same = cells.get(cell);
        return same != null || !conditions().contains(cell.condition())
                ? same
                : Objects.requireNonNull(in(cell.condition()));
    }

    /** How often each answer was given in {@code words}, by answer. */
    static SortedMap<String, Integer> counts(List<String> words) {
        var counts = new TreeMap<String, Integer>();
        words.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    /** The commonest answer; of several the first by name. */
    static String commonest(Stream<String> words) {
        var counts = counts(words.toList());
        var best = counts.firstKey();
        for (var one : counts.entrySet()) {
            best = one.getValue() > Objects.requireNonNull(counts.get(best)) ? one.getKey() : best;
        }
        return best;
    }
}
