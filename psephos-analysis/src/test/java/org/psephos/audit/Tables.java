package org.psephos.audit;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;

/** Small tables of units by raters, as datasets. */
final class Tables {
    static final AuditOptions QUICK =
            new AuditOptions(null, List.of(), List.of(), 0, 0.95, new Seed(1), 1);

    private Tables() {}

    /** Labels: one row a unit, one cell a rater, null where nobody answered. */
    static Dataset labels(@Nullable String[][] units) {
        var builder = new DatasetBuilder();
        int line = 2;
        for (int unit = 0; unit < units.length; unit++) {
            for (int rater = 0; rater < units[unit].length; rater++) {
                var value = units[unit][rater];
                if (value != null) {
                    builder.accept(label("u" + unit, "r" + rater, value, line++));
                }
            }
        }
        return builder.build(new Manifest(List.of(), line - 2, Rejects.NONE, "test", null, false));
    }

    /** The same from a table as a person would type it: blanks between cells, a dot for none. */
    static Dataset labels(String table) {
        return labels(
                table.lines()
                        .map(line -> List.of(line.strip().split("\\s+")).stream())
                        .map(cells -> cells.map(c -> c.equals(".") ? null : c))
                        .map(cells -> cells.toArray(String[]::new))
                        .toArray(String[][]::new));
    }

    static Feedback.Label label(String item, String rater, String value, int line) {
        return new Feedback.Label(
                new Header(
                        new ItemId(item),
                        new AnnotatorId(rater),
                        Header.OVERALL,
                        null,
                        null,
                        null,
                        null,
                        1,
                        new TreeMap<>(),
                        new Origin.Row("table.csv", line)),
                null,
                new TreeSet<>(List.of(value)),
                null);
    }

    /** The one entry of {@code measure}. */
    static Agreement measured(Dataset dataset, AuditOptions options, Measure measure) {
        return Audit.run(dataset, options).agreement().stream()
                .filter(one -> one.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    /** The value of {@code measure} on {@code scale}. */
    static double value(Dataset dataset, MeasurementScale scale, Measure measure) {
        var estimate = measured(dataset, QUICK.on(scale), measure).estimate();
        if (estimate == null) {
            throw new AssertionError(measure + " is undefined");
        }
        return estimate.value();
    }
}
