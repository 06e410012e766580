package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.model.Header;

/** What of a dataset can show agreement: one {@link Sheet} a kind and criterion. */
final class Gathering {
    private final AuditOptions options;
    private final List<Sheet> gathered = new ArrayList<>();

    private Gathering(AuditOptions options) {
        this.options = options;
    }

    /** In the order comparison, rating, label; by name of the criterion. */
    static List<Sheet> of(Dataset dataset, AuditOptions options) {
        var gathering = new Gathering(options);
        gathering.votes(dataset);
        gathering.ratings(dataset);
        gathering.labels(dataset);
        return gathering.gathered;
    }

    private void votes(Dataset dataset) {
        var votes = dataset.comparisons();
        var winners = new Winners(votes);
        var units = new Units(votes.headers());
        var pairs = new LongIndex();
        gather(
                "comparison",
                votes.headers(),
                units.about(row -> pairs.of(winners.first(row), winners.second(row)), row -> false),
                winners::coding,
                winners::sides);
    }

    private void ratings(Dataset dataset) {
        var ratings = dataset.ratings();
        var units = new Units(ratings.headers());
        gather(
                "rating",
                ratings.headers(),
                units.about(targets(ratings.targets()), named(ratings.targets())),
                rows -> Coding.ofRatings(ratings, rows, options),
                Sides::none);
    }

    private void labels(Dataset dataset) {
        var labels = dataset.labels();
        var units = new Units(labels.headers());
        gather(
                "label",
                labels.headers(),
                units.about(targets(labels.targets()), named(labels.targets())),
                rows -> Coding.ofLabels(labels, rows, options),
                Sides::none);
    }

    private static IntUnaryOperator targets(Candidates targets) {
        var pairs = new LongIndex();
        return row -> pairs.of(code(targets.systems(), row), code(targets.responses(), row));
    }

    private static IntPredicate named(Candidates targets) {
        return row -> code(targets.systems(), row) >= 0 || code(targets.responses(), row) >= 0;
    }

    private static int names(@Nullable Coded column) {
        return column == null ? 0 : column.names().size();
    }

    private static int code(@Nullable Coded column, int row) {
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    /** Makes the categories of some rows, and their codes. */
    private interface Coder {
        Coding of(int[] rows);
    }

    /** Which sides rows are about. */
    private interface Sider {
        Sides of(int[] rows);
    }

    private void gather(
            String feedback, HeaderColumns headers, int[] unit, Coder coder, Sider sides) {
        for (var entry : byCriterion(headers).entrySet()) {
            int[] rows = entry.getValue();
            var coding = coder.of(rows);
            var units = Arrays.stream(rows).map(row -> unit[row]).toArray();
            gathered.add(
                    new Sheet(
                            feedback,
                            entry.getKey(),
                            headers,
                            rows,
                            units,
                            coding,
                            sides.of(rows)));
        }
    }

    private static SortedMap<String, int[]> byCriterion(HeaderColumns headers) {
        var rows = new TreeMap<String, int[]>();
        var column = headers.criterion();
        if (column == null) {
            if (headers.size() > 0) {
                rows.put(Header.OVERALL, IntStream.range(0, headers.size()).toArray());
            }
            return rows;
        }
        var names = new ArrayList<>(column.names().names());
        names.add(Header.OVERALL);
        for (var name : names) {
            int code = column.names().code(name);
            boolean overall = name.equals(Header.OVERALL);
            var those =
                    IntStream.range(0, headers.size())
                            .filter(
                                    row ->
                                            column.code(row) == Dictionary.MISSING
                                                    ? overall
                                                    : column.code(row) == code)
                            .toArray();
            if (those.length > 0) {
                rows.put(name, those);
            }
        }
        return rows;
    }

    /**
     * Numbers what was judged: an item, under a context, and what of it. Where nothing says what it
     * was, a judgement is about something of its own.
     */
    private record Units(HeaderColumns headers) {
        private static final int ALONE = -2;

        /**
         * Unit by row.
         *
         * @param what of the item was judged
         * @param enough whether that is known without the item
         */
        int[] about(IntUnaryOperator what, IntPredicate enough) {
            int rows = headers.size();
            var places = new PairNumbers(names(headers.item()), names(headers.context()), rows);
            var unit = new int[rows];
            var of = new int[rows];
            int most = 0;
            for (int row = 0; row < rows; row++) {
                int item = code(headers.item(), row);
                boolean known = item != Dictionary.MISSING || enough.test(row);
                unit[row] = known ? places.of(item, code(headers.context(), row)) : ALONE;
                of[row] = known ? what.applyAsInt(row) : 0;
                most = Math.max(most, of[row]);
            }
            var units = new PairNumbers(places.size(), most + 1, rows);
            for (int row = 0; row < rows; row++) {
                unit[row] = unit[row] == ALONE ? units.alone() : units.of(unit[row], of[row]);
            }
            return unit;
        }
    }
}
