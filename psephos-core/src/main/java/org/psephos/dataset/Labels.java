package org.psephos.dataset;

import java.util.SortedSet;
import java.util.TreeSet;
import org.psephos.model.Feedback.Label;

/**
 * Labels in columns, in the order read. The categories of row {@code r} stand at {@code start(r)}
 * until {@code start(r + 1)}. Immutable by contract: arrays are handed over, not copied.
 */
public final class Labels {
    /** The severity of a label whose source gave none. */
    public static final int NO_SEVERITY = -1;

    private final HeaderColumns headers;
    private final Candidates targets;
    private final int[] start;
    private final Coded categories;
    private final int[] severity;

    /**
     * @param targets by row
     * @param start first category by row, and the number of them at the end: one longer than the
     *     rows
     * @param categories of all rows, one after the other
     * @param severity by row, {@link #NO_SEVERITY} where missing
     */
    public Labels(
            HeaderColumns headers,
            Candidates targets,
            int[] start,
            Coded categories,
            int[] severity) {
        this.headers = headers;
        this.targets = targets;
        this.start = start;
        this.categories = categories;
        this.severity = severity;
    }

    public int size() {
        return headers.size();
    }

    public HeaderColumns headers() {
        return headers;
    }

    public Candidates targets() {
        return targets;
    }

    public Coded categories() {
        return categories;
    }

    /** Where the categories of {@code row} begin. */
    public int start(int row) {
        return start[row];
    }

    /** The source's own grade, or {@link #NO_SEVERITY}. */
    public int severity(int row) {
        return severity[row];
    }

    /** The categories of {@code row}, in name order. */
    public SortedSet<String> categories(int row) {
        var names = new TreeSet<String>();
        for (int i = start[row]; i < start[row + 1]; i++) {
            names.add(categories.names().name(categories.code(i)));
        }
        return names;
    }

    /** None. */
    public static Labels none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Label get(int row) {
        return new Label(
                headers.header(row),
                targets.get(row),
                categories(row),
                severity[row] == NO_SEVERITY ? null : severity[row]);
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final Candidates.Rows targets = new Candidates.Rows();
        private final Ints start = new Ints();
        private final CodedRows categories = new CodedRows();
        private final Ints severity = new Ints();

        void add(Label row) {
            headers.add(row.header());
            targets.add(row.target());
            start.add(categories.size());
            row.categories().forEach(categories::add);
            var grade = row.severity();
            severity.add(grade == null ? NO_SEVERITY : grade);
        }

        Labels build() {
            start.add(categories.size());
            return new Labels(
                    headers.build(),
                    targets.build(),
                    start.toArray(),
                    categories.build(),
                    severity.toArray());
        }
    }
}
