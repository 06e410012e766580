package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;

/**
 * Groups of people compared by measures of their rows, in all and part by part. Rows of one person
 * are averaged first, so that people are counted and not rows. Every two groups are compared; what
 * is tested more than once is adjusted over all measures, parts and pairs.
 */
final class Compared {
    /** From where a dominance is called medium and large by custom. */
    private static final double MEDIUM = 0.147;

    private static final double HIGH = 0.33;
    private static final int FEW = 8;

    private final RowTable rows;
    private final ProbeOptions options;
    private final List<Quantity> quantities = new ArrayList<>();

    /**
     * A measure of a row.
     *
     * @param values of a row; null where the row has none
     */
    record Measure(String name, IntFunction<@Nullable Double> values) {}

    Compared(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /**
     * Compares the groups of the column {@code group} by each of {@code measures}.
     *
     * @throws PsephosException where there is one group only, or a person stands in two
     */
    ProbeResult by(List<Measure> measures) {
        check();
        for (var measure : measures) {
            compare(measure, "", -1);
            for (int part = 0; part < rows.names("part").size(); part++) {
                compare(measure, " in " + rows.names("part").get(part), part);
            }
        }
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, findings(adjusted));
    }

    private void check() {
        if (rows.names("group").size() < 2) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "there is one group only: " + rows.names("group").getFirst(),
                    "name a column with two groups or more: --columns group=COLUMN");
        }
        var known = new TreeMap<Integer, Integer>();
        for (int row = 0; row < rows.size() && rows.has("person"); row++) {
            int person = rows.code("person", row);
            var before = person < 0 ? null : known.putIfAbsent(person, rows.code("group", row));
            if (before != null && before != rows.code("group", row)) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: %s stands in two groups, %s and %s"
                                .formatted(
                                        rows.origin(row),
                                        rows.text("person", row),
                                        rows.names("group").get(before),
                                        rows.text("group", row)),
                        "groups are compared as independent: keep one group for each person");
            }
        }
    }

    /** Means by person, in order of their first rows, for each group. */
    private List<double[]> samples(IntFunction<@Nullable Double> values, int part) {
        var sums = new TreeMap<Integer, double[]>();
        for (int row = 0; row < rows.size(); row++) {
            var value = values.apply(row);
            if (value != null && (part < 0 || rows.code("part", row) == part)) {
                int person = rows.has("person") ? rows.code("person", row) : -1;
                var sum =
                        sums.computeIfAbsent(person < 0 ? -2 - row : person, key -> new double[3]);
                sum[0] += value;
                sum[1]++;
                sum[2] = rows.code("group", row);
            }
        }
        var samples = new ArrayList<double[]>();
        for (int group = 0; group < rows.names("group").size(); group++) {
            int code = group;
            samples.add(
                    sums.values().stream()
                            .filter(sum -> sum[2] == code)
                            .mapToDouble(sum -> sum[0] / sum[1])
                            .toArray());
        }
        return samples;
    }

    private void compare(Measure measure, String where, int part) {
        var samples = samples(measure.values(), part);
        var names = rows.names("group");
        for (int group = 0; group < names.size(); group++) {
            var sample = samples.get(group);
            if (sample.length > 0) {
                quantities.add(
                        Quantity.of("mean", measure.name(), TwoSamples.mean(sample), sample.length)
                                .about(
                                        "%s%s: %s"
                                                .formatted(
                                                        measure.name(), where, names.get(group))));
            }
        }
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                var of =
                        "%s%s: %s - %s"
                                .formatted(measure.name(), where, names.get(one), names.get(other));
                pair(of, samples.get(one), samples.get(other));
            }
        }
    }

    private void pair(String of, double[] one, double[] other) {
        long n = (long) one.length + other.length;
        if (one.length < 2 || other.length < 2) {
            quantities.add(
                    Quantity.undefined(
                                    "cliffs-delta",
                                    "share",
                                    n,
                                    "each of the two groups needs at least 2, and they have %s and %s"
                                            .formatted(one.length, other.length))
                            .about(of));
            return;
        }
        var samples = new TwoSamples(one, other);
        means(of, samples, n);
        dominance(of, samples, Math.min(one.length, other.length), n);
    }

    private void means(String of, TwoSamples samples, long n) {
        var means = samples.means(options.level());
        var g = samples.hedges(options.level());
        if (means == null || g == null) {
            quantities.add(
                    Quantity.undefined("mean-difference", "difference", n, "no value varies")
                            .about(of));
            return;
        }
        quantities.add(
                Quantity.of("mean-difference", "difference", means.value(), n)
                        .about(of)
                        .within(means.interval())
                        .tested(means.p(), null, "means are equal, Welch's t"));
        quantities.add(
                Quantity.of("hedges-g", "standard deviations", g.value(), n)
                        .about(of)
                        .within(g.interval()));
    }

    private void dominance(String of, TwoSamples samples, int smaller, long n) {
        var found = samples.dominance(options.level());
        var quantity =
                Quantity.of("cliffs-delta", "share", found.delta(), n)
                        .about(of)
                        .from(-1, 1)
                        .within(found.interval());
        if (found.p() != null) {
            quantity = quantity.tested(found.p(), null, "neither is larger, Mann and Whitney");
        }
        if (found.interval() == null) {
            quantity = quantity.noting("the groups do not overlap, so that there is no interval");
        } else if (smaller < FEW) {
            quantity = quantity.noting("interval and p are rough for fewer than 8 in a group");
        }
        quantities.add(quantity);
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        return quantities.stream()
                .filter(one -> one.name().equals("cliffs-delta") && one.interval() != null)
                .filter(one -> near(one) > 0)
                .map(Compared::finding)
                .toList();
    }

    private static double near(Quantity delta) {
        var interval = Objects.requireNonNull(delta.interval());
        return Math.max(0, Math.max(interval.low(), -interval.high()));
    }

    private static Finding finding(Quantity delta) {
        double near = near(delta);
        double value = Objects.requireNonNull(delta.value());
        var interval = Objects.requireNonNull(delta.interval());
        return new Finding(
                "groups-differ",
                near >= HIGH ? Severity.HIGH : near >= MEDIUM ? Severity.MEDIUM : Severity.LOW,
                "%s: of two by chance the first is more often %s, by %s of pairs"
                        .formatted(
                                delta.of(),
                                value > 0 ? "higher" : "lower",
                                Decimals.significant(Math.abs(value), 3)),
                "Cliff's delta",
                Finding.Unit.SHARE,
                value,
                interval.low(),
                interval.high(),
                delta.n(),
                List.of(),
                "say for whom a result holds, and look at adjusted p before the parts");
    }
}
