package org.psephos.rank;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Labels;
import org.psephos.dataset.Ratings;
import org.psephos.model.PsephosException;

/**
 * Whether a system solved an item, row by row: ratings of 0 and 1, or, where there are no ratings,
 * labels that say correct or incorrect. Any other number or word is no answer to that question and
 * is refused with its row.
 *
 * @param solved 1 or 0
 * @param others labels that stand beside ratings and are not read
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record SolvedItems(HeaderColumns headers, Candidates targets, double[] solved, long others) {
    private static final List<String> RIGHT =
            List.of("1", "correct", "pass", "passed", "right", "solved", "success", "true");
    private static final List<String> WRONG =
            List.of("0", "fail", "failed", "failure", "false", "incorrect", "unsolved", "wrong");

    /** Whether solved items are all that {@code dataset} says. */
    static boolean only(Dataset dataset) {
        return dataset.comparisons().size() == 0
                && dataset.rankings().size() == 0
                && dataset.ratings().size() + dataset.labels().size() > 0;
    }

    static SolvedItems of(Dataset dataset, RankOptions options) {
        var ratings = dataset.ratings();
        var labels = dataset.labels();
        return ratings.size() > 0 || labels.size() == 0
                ? of(ratings, labels.size(), options)
                : of(labels, options);
    }

    private static SolvedItems of(Ratings ratings, long others, RankOptions options) {
        var solved = new double[ratings.size()];
        for (int row = 0; row < solved.length; row++) {
            solved[row] = ratings.value(row);
            if (solved[row] != 0 && solved[row] != 1) {
                throw refusal(
                        ratings.headers(),
                        row,
                        "rating: expected 0 (not solved) or 1 (solved) for --method "
                                + options.method()
                                + ", but found "
                                + BradleyTerry.plain(solved[row]),
                        "name a column of zeros and ones with --columns rating=COLUMN");
            }
        }
        return new SolvedItems(ratings.headers(), ratings.targets(), solved, others);
    }

    private static SolvedItems of(Labels labels, RankOptions options) {
        var solved = new double[labels.size()];
        for (int row = 0; row < solved.length; row++) {
            var words = labels.categories(row);
            var answer = words.size() == 1 ? solves(words.first()) : null;
            if (answer == null) {
                throw refusal(
                        labels.headers(),
                        row,
                        "label: expected correct or incorrect (or pass or fail, true or false) for"
                                + " --method "
                                + options.method()
                                + ", but found "
                                + shown(String.join(", ", words)),
                        "name a column of such words with --columns label=COLUMN, or one of zeros"
                                + " and ones with --columns rating=COLUMN");
            }
            solved[row] = answer ? 1 : 0;
        }
        return new SolvedItems(labels.headers(), labels.targets(), solved, 0);
    }

    /** Whether {@code word} says that an item was solved; null where it says neither. */
    static @Nullable Boolean solves(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        return RIGHT.contains(plain) ? Boolean.TRUE : WRONG.contains(plain) ? Boolean.FALSE : null;
    }

    private static String shown(String text) {
        return "\"" + (text.length() <= 80 ? text : text.substring(0, 79) + "…") + "\"";
    }

    private static PsephosException refusal(
            HeaderColumns headers, int row, String problem, String remedy) {
        return new PsephosException(
                PsephosException.Kind.DATA,
                (headers.hasOrigin() ? headers.origin(row) + ": " : "") + problem,
                remedy);
    }

    int size() {
        return solved.length;
    }

    /**
     * That answers to several questions are taken as one, with how many there are to each; null
     * where there is one criterion only.
     */
    @Nullable String mixture() {
        var counts = criteria(headers);
        return counts.size() < 2
                ? null
                : "answers under "
                        + counts.size()
                        + " criteria are taken together as tries of the same items ("
                        + words(counts)
                        + "); --by criterion fits each alone";
    }

    /** How many rows there are under each criterion; empty where there are no criteria. */
    static SortedMap<String, Long> criteria(HeaderColumns headers) {
        var counts = new TreeMap<String, Long>();
        var criteria = headers.criterion();
        for (int row = 0; criteria != null && row < headers.size(); row++) {
            var name = criteria.name(row);
            counts.merge(name == null ? "not named" : name, 1L, Long::sum);
        }
        return counts;
    }

    static String words(SortedMap<String, Long> counts) {
        var words = counts.entrySet().stream().map(one -> one.getKey() + " " + one.getValue());
        var first = String.join(", ", words.limit(5).toList());
        return counts.size() <= 5 ? first : first + " and " + (counts.size() - 5) + " more";
    }
}
