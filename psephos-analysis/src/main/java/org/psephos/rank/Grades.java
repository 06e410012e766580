package org.psephos.rank;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Labels;
import org.psephos.dataset.Ratings;
import org.psephos.model.Scale;

/**
 * What is said of one answer at a time, as numbers of which more is better: ratings on an ordered
 * scale, or, where there are no ratings, labels that say right or wrong or whose words have an
 * order.
 *
 * @param kind {@code ratings} or {@code labels}
 * @param value by row
 * @param solved whether no value is other than 0 (not solved) and 1 (solved)
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Grades(
        String kind, HeaderColumns headers, Candidates targets, double[] value, boolean solved) {

    /** Whether {@code dataset} has answers judged alone, and none judged beside another. */
    static boolean alone(Dataset dataset) {
        return dataset.ratings().size() + dataset.labels().size() > 0
                && dataset.comparisons().size() == 0
                && dataset.rankings().size() == 0
                && dataset.choices().size() == 0;
    }

    /** Null where neither ratings nor labels have an order. */
    static @Nullable Grades of(Dataset dataset) {
        return dataset.ratings().size() > 0 ? of(dataset.ratings()) : of(dataset.labels());
    }

    private static @Nullable Grades of(Ratings ratings) {
        for (var scale : ratings.scales()) {
            if (scale instanceof Scale.Levels levels && !levels.ordered()) {
                return null;
            }
        }
        var value = new double[ratings.size()];
        boolean solved = true;
        for (int row = 0; row < value.length; row++) {
            value[row] = ratings.value(row);
            solved &= value[row] == 0 || value[row] == 1;
        }
        return new Grades("ratings", ratings.headers(), ratings.targets(), value, solved);
    }

    private static @Nullable Grades of(Labels labels) {
        var words = new TreeSet<String>();
        for (int row = 0; row < labels.size(); row++) {
            if (labels.start(row + 1) != labels.start(row) + 1) {
                return null;
            }
            words.add(word(labels, row));
        }
        boolean solved = words.stream().allMatch(word -> SolvedItems.solves(word) != null);
        var order = solved ? null : OrderedWords.holding(words);
        if (words.isEmpty() || (!solved && order == null)) {
            return null;
        }
        var value = new double[labels.size()];
        for (int row = 0; row < value.length; row++) {
            var word = word(labels, row);
            value[row] =
                    order != null
                            ? order.indexOf(OrderedWords.plain(word))
                            : Boolean.TRUE.equals(SolvedItems.solves(word)) ? 1 : 0;
        }
        return new Grades("labels", labels.headers(), labels.targets(), value, solved);
    }

    private static String word(Labels labels, int row) {
        var categories = labels.categories();
        return categories.names().name(categories.code(labels.start(row)));
    }

    int size() {
        return value.length;
    }

    /** How many systems any row names. */
    int systems() {
        return distinct(targets.systems());
    }

    int items() {
        return distinct(headers.item());
    }

    /** How many names of {@code column} any row has. */
    static int distinct(@Nullable Coded column) {
        var seen = new boolean[column == null ? 0 : column.names().size()];
        int count = 0;
        for (int row = 0; column != null && row < column.size(); row++) {
            int code = column.code(row);
            count += code != Dictionary.MISSING && !seen[code] ? 1 : 0;
            seen[Math.max(code, 0)] |= code != Dictionary.MISSING;
        }
        return count;
    }
}
