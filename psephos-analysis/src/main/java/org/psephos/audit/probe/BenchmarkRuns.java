package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;

/**
 * What the systems of one benchmark did on its items: a run is a system trained or asked with one
 * seed and stopped at one step, with a value an item. Rows that say the same thing twice count as
 * their mean. Systems, seeds and items stand in name order, steps ascend.
 *
 * @param items names
 * @param systems runs by system and seed, by step
 */
record BenchmarkRuns(List<String> items, SortedMap<String, SortedMap<String, List<Run>>> systems) {

    BenchmarkRuns {
        items = List.copyOf(items);
        systems = Collections.unmodifiableSortedMap(new TreeMap<>(systems));
    }

    /**
     * One run.
     *
     * @param step how far it was; 0 where nothing says so
     * @param values by item, not a number where it was not asked
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Run(double step, double[] values) {
        /** The weighted mean over the items that were asked. */
        double score(double[] weights) {
            double sum = 0;
            double all = 0;
            for (int i = 0; i < values.length; i++) {
                if (weights[i] != 0 && !Double.isNaN(values[i])) {
                    sum += weights[i] * values[i];
                    all += weights[i];
                }
            }
            return sum / all;
        }
    }

    /** Reads column {@code role} of the rows of {@code benchmark}; absent where it is empty. */
    static @Nullable BenchmarkRuns of(RowTable rows, String role, String benchmark) {
        var chosen = new ArrayList<Integer>();
        var names = new java.util.TreeSet<String>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.text("benchmark", row).equals(benchmark) && rows.number(role, row) != null) {
                chosen.add(row);
                names.add(rows.text("item", row));
            }
        }
        if (chosen.isEmpty()) {
            return null;
        }
        var items = List.copyOf(names);
        var cells = new TreeMap<String, TreeMap<String, TreeMap<Double, Cells>>>();
        for (int row : chosen) {
            var step = rows.number("step", row);
            cells.computeIfAbsent(rows.text("system", row), _ -> new TreeMap<>())
                    .computeIfAbsent(rows.text("seed", row), _ -> new TreeMap<>())
                    .computeIfAbsent(step == null ? 0 : step, _ -> new Cells(items.size()))
                    .add(
                            Collections.binarySearch(items, rows.text("item", row)),
                            rows.required(role, row));
        }
        var systems = new TreeMap<String, SortedMap<String, List<Run>>>();
        cells.forEach((system, seeds) -> systems.put(system, runs(seeds)));
        return new BenchmarkRuns(items, systems);
    }

    private static SortedMap<String, List<Run>> runs(
            TreeMap<String, TreeMap<Double, Cells>> seeds) {
        var runs = new TreeMap<String, List<Run>>();
        seeds.forEach(
                (seed, steps) ->
                        runs.put(
                                seed,
                                steps.entrySet().stream()
                                        .map(e -> new Run(e.getKey(), e.getValue().means()))
                                        .toList()));
        return runs;
    }

    /** Sums and counts by item. */
    private static final class Cells {
        private final double[] sums;
        private final int[] counts;

        Cells(int items) {
            sums = new double[items];
            counts = new int[items];
        }

        void add(int item, double value) {
            sums[item] += value;
            counts[item]++;
        }

        double[] means() {
            var means = new double[sums.length];
            Arrays.setAll(means, i -> sums[i] / counts[i]); // 0 / 0 where nobody asked
            return means;
        }
    }

    /** Every item counts alike. */
    double[] alike() {
        var weights = new double[items.size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** The score of each seed of {@code system} at its last step. */
    double[] finals(String system, double[] weights) {
        return seeds(system).stream()
                .mapToDouble(steps -> steps.getLast().score(weights))
                .filter(Double::isFinite)
                .toArray();
    }

    /** The steps of each seed of {@code system}. */
    List<List<Run>> seeds(String system) {
        return List.copyOf(systems.getOrDefault(system, new TreeMap<>()).values());
    }

    /**
     * Mean over seeds at the last step; not a number where no item of positive weight was asked.
     */
    double level(String system, double[] weights) {
        return Arrays.stream(finals(system, weights)).average().orElse(Double.NaN);
    }

    /** Whether every value lies between 0 and 1. */
    boolean shares() {
        return systems.values().stream()
                .flatMap(seeds -> seeds.values().stream())
                .flatMap(List::stream)
                .flatMapToDouble(run -> Arrays.stream(run.values()))
                .allMatch(value -> Double.isNaN(value) || (value >= 0 && value <= 1));
    }

    /** Items that {@code system} was asked at the last step of every seed. */
    long asked(String system) {
        return Arrays.stream(answers(system)).filter(Double::isFinite).count();
    }

    /** By item, the mean over seeds at the last step; not a number where a seed lacks it. */
    double[] answers(String system) {
        var seeds = seeds(system);
        var means = new double[items.size()];
        for (var steps : seeds) {
            for (int i = 0; i < means.length; i++) {
                means[i] += steps.getLast().values()[i] / seeds.size();
            }
        }
        return means;
    }
}
