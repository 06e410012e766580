package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.model.PsephosException;

/**
 * What people and metrics say of the output of every system for every item. Rows of one output are
 * units of its content, people, or both: people are averaged unit by unit, then units, so that a
 * score is the share of units that the output holds.
 */
final class JudgedOutputs {
    static final String METRIC = "metric:";

    private final List<String> systems;
    private final List<String> items;
    private final double[][] human;
    private final List<String> metrics = new ArrayList<>();
    private final List<double[][]> said = new ArrayList<>();

    /**
     * @param strength of the penalty for length; null for none
     */
    JudgedOutputs(RowTable rows, @Nullable Double strength) {
        systems = rows.names("system");
        items = rows.names("item");
        human = human(rows, strength);
        for (var role : rows.roles()) {
            if (role.startsWith(METRIC)) {
                metrics.add(role.substring(METRIC.length()));
                said.add(column(rows, role));
            }
        }
    }

    List<String> systems() {
        return systems;
    }

    List<String> items() {
        return items;
    }

    List<String> metrics() {
        return metrics;
    }

    /** Scores of people by item and system; not a number where there is none. */
    double[][] human() {
        return human;
    }

    /** Scores of a metric by item and system. */
    double[][] metric(int which) {
        return said.get(which);
    }

    private double[][] empty() {
        var empty = new double[items.size()][systems.size()];
        Arrays.stream(empty).forEach(row -> Arrays.fill(row, Double.NaN));
        return empty;
    }

    private double[][] human(RowTable rows, @Nullable Double strength) {
        var units = new TreeMap<Integer, TreeMap<Integer, double[]>>();
        for (int row = 0; row < rows.size(); row++) {
            int output = rows.code("item", row) * systems.size() + rows.code("system", row);
            var sum =
                    units.computeIfAbsent(output, one -> new TreeMap<>())
                            .computeIfAbsent(rows.code("unit", row), one -> new double[2]);
            sum[0] += rows.required("human", row);
            sum[1]++;
        }
        var scores = empty();
        units.forEach(
                (output, all) ->
                        scores[output / systems.size()][output % systems.size()] =
                                all.values().stream().mapToDouble(u -> u[0] / u[1]).sum()
                                        / all.size());
        if (strength != null) {
            penalise(scores, rows, strength);
        }
        return scores;
    }

    /** Outputs longer than their reference lose by how much longer they are. */
    private void penalise(double[][] scores, RowTable rows, double strength) {
        var lengths = column(rows, "length");
        var references = column(rows, "reference-length");
        for (int item = 0; item < scores.length; item++) {
            for (int system = 0; system < systems.size(); system++) {
                double longer = 1 - lengths[item][system] / references[item][system];
                scores[item][system] *= StrictMath.exp(Math.min(0, longer / strength));
            }
        }
    }

    /** A column that says the same in all rows of an output. */
    private double[][] column(RowTable rows, String role) {
        var column = empty();
        for (int row = 0; row < rows.size(); row++) {
            int item = rows.code("item", row);
            int system = rows.code("system", row);
            var value = rows.number(role, row);
            double before = column[item][system];
            if (value != null && !Double.isNaN(before) && before != value) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: %s is %s, and was another in an earlier row of the same output"
                                .formatted(rows.origin(row), role, rows.text(role, row)),
                        "give each output of a system for an item one value of a metric");
            }
            column[item][system] = value == null ? before : value;
        }
        return column;
    }
}
