package org.psephos.rank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.By;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Ladder.Unplaced;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Makes a {@link Composite}. */
final class CompositeFit {
    private static final String STACKED = "sandwich of all ladders together";
    private static final String OTHER = "leave out --weights";

    private final Dataset dataset;
    private final RankOptions options;
    private final By by;
    private final SortedMap<String, Double> weights;
    private final Map<String, CompositePart> parts = new LinkedHashMap<>();

    CompositeFit(
            Dataset dataset, RankOptions options, String by, SortedMap<String, Double> weights) {
        this.dataset = dataset;
        this.options = options;
        this.by = new By(dataset, by);
        this.weights = new TreeMap<>(weights);
        refuse();
    }

    private void refuse() {
        boolean other =
                options.method() != Method.BRADLEY_TERRY
                        || options.ties() == Ties.GROUNDED_RAO_KUPPER
                        || !options.controls().isEmpty();
        Refusals.refuse(
                options,
                other,
                "--weights joins ladders of bradley-terry without controls beside position",
                OTHER);
        Refusals.refuse(
                options,
                dataset.rankings().size() + dataset.choices().size() > 0,
                "--weights joins ladders of comparisons of two",
                OTHER);
        boolean interval =
                options.interval() == IntervalMethod.SANDWICH
                        || options.interval() == IntervalMethod.NONE;
        Refusals.refuse(
                options,
                !interval,
                "--weights has intervals by the sandwich of all ladders together",
                "leave out --interval and --bootstrap");
        var known = Slicer.parts(by);
        for (var part : weights.keySet()) {
            if (!known.contains(part)) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "--weights: no judgement has \"%s\" as %s".formatted(part, by.name()),
                        "there are " + String.join(", ", known));
            }
        }
    }

    Composite composite() {
        for (var name : weights.keySet()) {
            var part = CompositePart.of(dataset.where(by.only(name)), options);
            if (part == null) {
                return Composite.undefined(by.name(), weights, name + " has no ladder");
            }
            parts.put(name, part);
        }
        var all = new TreeSet<SystemId>();
        parts.values().forEach(part -> all.addAll(part.systems));
        var common = new TreeSet<>(all);
        parts.values().forEach(part -> common.retainAll(part.systems));
        return common.size() < 2
                ? Composite.undefined(
                        by.name(), weights, "fewer than two systems are on every ladder")
                : composite(List.copyOf(common), all);
    }

    private Composite composite(List<SystemId> common, Set<SystemId> all) {
        var values = new double[common.size()];
        parts.forEach(
                (name, part) -> {
                    var strengths = part.strengths(common);
                    for (int i = 0; i < values.length; i++) {
                        values[i] += share(name) * strengths[i];
                    }
                });
        boolean none = options.interval() == IntervalMethod.NONE;
        var spread = none ? new Spread.None(values) : spread(values);
        var maker = new LadderMaker(common, values, spread, options.level());
        var interval = spread.strength(0).interval();
        return new Composite(
                by.name(),
                weights,
                maker.rungs(comparisons(common)),
                unplaced(common, all),
                interval == null ? null : interval.method(),
                null);
    }

    /** The weight of a part, all of them adding up to one. */
    private double share(String part) {
        double sum = 0;
        for (double weight : weights.values()) {
            sum += weight;
        }
        return weights.getOrDefault(part, 0.0) / sum;
    }

    private List<Unplaced> unplaced(List<SystemId> common, Set<SystemId> all) {
        var unplaced = new ArrayList<Unplaced>();
        for (var system : all) {
            if (!common.contains(system)) {
                var missing = new ArrayList<String>();
                parts.forEach(
                        (name, part) -> {
                            if (!part.systems.contains(system)) {
                                missing.add(name);
                            }
                        });
                unplaced.add(new Unplaced(system, "no place on " + String.join(", ", missing)));
            }
        }
        return unplaced;
    }

    /** Votes of all parts by system. */
    private double[] comparisons(List<SystemId> common) {
        var counts = new double[common.size()];
        for (var part : parts.values()) {
            var comparisons = part.dataset.comparisons();
            for (int row = 0; row < comparisons.size(); row++) {
                if (Tally.reason(comparisons, row, options) == null) {
                    count(common, comparisons.systems().name(comparisons.left(row)), counts);
                    count(common, comparisons.systems().name(comparisons.right(row)), counts);
                }
            }
        }
        return counts;
    }

    private static void count(List<SystemId> common, String name, double[] counts) {
        int at = java.util.Collections.binarySearch(common, new SystemId(name));
        if (at >= 0) {
            counts[at]++;
        }
    }

    private Spread spread(double[] values) {
        var codes = new TreeMap<String, Integer>();
        var sums = new ArrayList<double[]>();
        parts.forEach(
                (name, part) -> {
                    var rows = part.dataset.comparisons().size();
                    for (int row = 0; row < rows; row++) {
                        var key = key(part, row);
                        int at =
                                key == null
                                        ? sums.size()
                                        : codes.computeIfAbsent(key, _ -> sums.size());
                        if (at == sums.size()) {
                            sums.add(new double[values.length]);
                        }
                        part.add(row, share(name), sums.get(at), 0);
                    }
                });
        int clusters = sums.size();
        if (column(dataset) == null) {
            return new Spread.Gaussian(
                    values, squared(sums, values.length, 1), options.level(), STACKED);
        }
        double few = clusters > 1 ? clusters / (clusters - 1.0) : 1;
        boolean annotator = options.cluster() == Cluster.ANNOTATOR;
        return Spread.Gaussian.clustered(
                values,
                squared(sums, values.length, few),
                options.level(),
                STACKED
                        + ", clustered by %s (%s)"
                                .formatted(annotator ? "annotator" : "item", clusters),
                clusters);
    }

    private static double[] squared(List<double[]> sums, int n, double factor) {
        var covariance = new double[n * n];
        for (var sum : sums) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i * n + j] += factor * sum[i] * sum[j];
                }
            }
        }
        return covariance;
    }

    /** What votes hang together by; items unless annotators are asked for. */
    private @Nullable String key(CompositePart part, int row) {
        var column = column(part.dataset);
        var name = column == null ? null : column.name(row);
        return name == null || name.isBlank() ? null : name;
    }

    private @Nullable Coded column(Dataset of) {
        var headers = of.comparisons().headers();
        return options.cluster() == Cluster.ANNOTATOR ? headers.annotator() : headers.item();
    }
}
