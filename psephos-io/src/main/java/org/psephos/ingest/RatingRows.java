package org.psephos.ingest;

/**
 * Ratings or labels as they grow: what was judged, and a number or categories. A rating judges a
 * response or a system where one is named, else the answer that the item is. Not thread-safe.
 */
final class RatingRows extends Rows {
    private final int system;
    private final int response;
    private final int rating;
    private final int label;
    private final LabelCell cell = new LabelCell();

    final NameColumn systems = new NameColumn();
    final NameColumn responses = new NameColumn();
    final LongColumn values = new LongColumn();
    final NameColumn categories = new NameColumn();

    /** One past the last category, by label. */
    final IntColumn ends = new IntColumn();

    RatingRows(Plan plan, ReadOptions options, long firstLine) {
        super(plan, options, firstLine);
        system = plan.slot(Part.SYSTEM);
        response = plan.slot(Part.RESPONSE);
        rating = plan.slot(Part.RATING);
        label = plan.slot(Part.LABEL);
    }

    /** Whether the rows are labels rather than ratings. */
    boolean areLabels() {
        return label >= 0;
    }

    @Override
    void row(Fields row, long line) {
        int judged = areLabels() ? label : rating;
        if (row.empty(judged)) {
            // A cell left empty in a table of raters: nobody was asked, or nobody answered.
            abstained++;
            return;
        }
        double value = areLabels() ? 0 : Numbers.parse(row, rating);
        if (!Double.isFinite(value)) {
            var expected = Numbers.expected(row.text(rating), "a finite number");
            log.add(line, plan.column(rating), expected, row.shown(rating));
            return;
        }
        if (areLabels() && !readsLabel(row)) {
            log.add(
                    line,
                    plan.column(label),
                    "a category or a JSON array of them",
                    row.shown(label));
            return;
        }
        if ((!areLabels() && !checkTarget(row, line)) || !headers.check(row, line)) {
            return;
        }
        headers.add(row, line);
        target(row);
        if (areLabels()) {
            addLabel(row);
        } else {
            values.add(value);
        }
    }

    /** A word stands as it is, and needs no copy. */
    private boolean readsLabel(Fields row) {
        return LabelCell.isArray(row, label) ? cell.parse(row, label) : !row.blank(label);
    }

    private void addLabel(Fields row) {
        if (LabelCell.isArray(row, label)) {
            for (int i = 0; i < cell.size(); i++) {
                byte[] name = cell.name(i);
                categories.codes.add(categories.names.code(name, 0, name.length));
            }
        } else {
            categories.add(row, label);
        }
        ends.add(categories.codes.size());
    }

    private boolean checkTarget(Fields row, long line) {
        int slot = target();
        if (slot < 0 || row.blank(slot)) {
            log.add(
                    line,
                    slot < 0 ? "row" : plan.column(slot),
                    "the name of what was rated",
                    slot < 0 ? "no column for it" : row.shown(slot));
            return false;
        }
        return true;
    }

    /** The slot that must name what a rating is about. */
    private int target() {
        if (response >= 0) {
            return response;
        }
        if (system >= 0) {
            return system;
        }
        return plan.item().length > 0 ? plan.item()[0] : -1;
    }

    private void target(Fields row) {
        if (system >= 0) {
            systems.add(row, system);
        }
        if (response >= 0) {
            responses.add(row, response);
        } else if (system < 0 && !areLabels()) {
            responses.add(row, target());
        }
    }
}
