package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.math.Normal;

/**
 * How much of a benchmark's scores is noise: what another seed would have changed, what other items
 * would have, whether scores grow while systems are trained, how far systems stand apart in units
 * of noise, whether a continuous metric does better, and how few items would do.
 *
 * @param last checkpoints that noise is measured over, at least 2
 * @param keep tau at which an order counts as kept
 * @param anchors the one size of subset to ask; absent for a row of sizes
 * @param better which way the continuous metric points
 * @see "Madaan et al. (2024), Quantifying variance in evaluation benchmarks"
 * @see "Heineman et al. (2025), Signal and noise"
 * @see "Polo et al. (2024), tinyBenchmarks: evaluating LLMs with fewer examples"
 */
public record BenchmarkVariance(int last, double keep, @Nullable Double anchors, Better better) {
    private static final Setting LAST =
            new Setting("last", "5", "checkpoints at the end that noise is measured over");
    private static final Setting KEEP =
            new Setting("keep", "0.9", "tau at which a subset keeps the order of systems");
    private static final Setting ANCHORS =
            new Setting("anchors", "", "items of a subset (a row of sizes)");
    private static final Setting CONTINUOUS =
            new Setting("continuous", "higher", "higher or lower: which is better");
    private static final double MEDIUM = 0.25;
    private static final String UNLIKE =
            "systems were not all asked the same items, and are not compared on the same ones";

    /** Which values of a metric are good ones. */
    public enum Better {
        HIGHER,
        LOWER
    }

    static final Probe PROBE =
            new Probe(
                    "benchmark-variance",
                    "how much of a benchmark's scores is noise",
                    List.of(
                            ItemRecords.ITEM,
                            ItemRecords.SYSTEM,
                            TableField.needed(
                                    "score",
                                    Kind.NUMBER,
                                    "1 and 0, or a score",
                                    "score",
                                    "correct",
                                    "passed",
                                    "rating"),
                            TableField.optional(
                                    "seed", Kind.NAME, "which repetition", "seed", "run"),
                            TableField.optional(
                                    "step",
                                    Kind.NUMBER,
                                    "how far it was trained",
                                    "step",
                                    "checkpoint",
                                    "tokens"),
                            TableField.optional(
                                    "continuous",
                                    Kind.NUMBER,
                                    "the same by a continuous metric, such as a log-probability",
                                    "continuous",
                                    "probability"),
                            TableField.optional(
                                    "benchmark",
                                    Kind.NAME,
                                    "which benchmark, where there are several",
                                    "benchmark")),
                    null,
                    List.of(LAST, KEEP, ANCHORS, CONTINUOUS),
                    (rows, options) ->
                            new BenchmarkVariance(
                                            (int) LAST.chosen(options, 2, 10_000),
                                            KEEP.chosen(options, -1, 1),
                                            ANCHORS.number(options, 2, 10_000),
                                            CONTINUOUS.oneOf(options, Better.values()))
                                    .look(rows, options));

    /** Measures every benchmark in {@code rows}. */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        var names = rows.has("benchmark") ? rows.names("benchmark") : List.of("");
        var quantities = new ArrayList<Quantity>();
        var findings = new ArrayList<Finding>();
        for (var name : names) {
            var runs = BenchmarkRuns.of(rows, "score", name);
            if (runs != null) {
                var look = new Look(runs, BenchmarkRuns.of(rows, "continuous", name), options);
                look.quantities().stream().map(q -> within(name, q)).forEach(quantities::add);
                look.findings(name).forEach(findings::add);
            }
        }
        return new ProbeResult(quantities, findings);
    }

    private static Quantity within(String benchmark, Quantity one) {
        if (benchmark.isEmpty()) {
            return one;
        }
        return one.about(one.of().isEmpty() ? benchmark : benchmark + ": " + one.of());
    }

    /** One benchmark. */
    private final class Look {
        private final BenchmarkRuns runs;
        private final ProbeOptions options;
        private final List<Quantity> quantities = new ArrayList<>();

        Look(BenchmarkRuns runs, @Nullable BenchmarkRuns continuous, ProbeOptions options) {
            this.runs = runs;
            this.options = options;
            metric("", runs, 1);
            if (continuous != null) {
                metric("continuous-", continuous, sign());
                quantities.add(gain(continuous));
                quantities.add(smoother(continuous));
            }
            subset();
        }

        List<Quantity> quantities() {
            return quantities;
        }

        private int sign() {
            return better == Better.LOWER ? -1 : 1;
        }

        private void metric(String prefix, BenchmarkRuns of, int sign) {
            scores(prefix, of);
            var seeds = new ArrayList<double[]>();
            for (var system : of.systems().keySet()) {
                var finals = of.finals(system, of.alike());
                seeds.add(finals);
                quantities.addAll(SeedNoise.of(prefix, system, finals, options.level()));
            }
            quantities.add(SeedNoise.pooled(prefix + "seed-sd", seeds, options.level()));
            var curves = new TrainingCurves(of, last, sign);
            quantities.addAll(
                    curves.monotonicity(prefix + "monotonicity", of.alike(), options.level()));
            quantities.addAll(curves.signal(prefix, options));
        }

        /** Last scores, with what other items would have made of them. */
        private void scores(String prefix, BenchmarkRuns of) {
            var systems = List.copyOf(of.systems().keySet());
            var spread = new Spread(options, "items");
            var errors =
                    spread.errors(
                            of.items().size(),
                            drawn -> {
                                var weights = Arrays.stream(drawn).asDoubleStream().toArray();
                                var found = new @Nullable Double[systems.size()];
                                for (int s = 0; s < found.length; s++) {
                                    double level = of.level(systems.get(s), weights);
                                    found[s] = Double.isFinite(level) ? level : null;
                                }
                                return found;
                            });
            double least = of.shares() ? 0 : Double.NEGATIVE_INFINITY;
            boolean unlike = systems.stream().mapToLong(of::asked).distinct().count() > 1;
            for (int s = 0; s < errors.length; s++) {
                double level = of.level(systems.get(s), of.alike());
                long asked = of.asked(systems.get(s));
                quantities.add(
                        Quantity.of(prefix + "score", "score", level, asked)
                                .about(systems.get(s))
                                .within(spread.interval(level, errors[s], least, 1 - least))
                                .noting(unlike ? UNLIKE : ""));
            }
        }

        /** How many times the ratio of mean to deviation the continuous metric has. */
        private Quantity gain(BenchmarkRuns other) {
            var logs = new ArrayList<Double>();
            for (var system : runs.systems().keySet()) {
                var one = ratio(runs, system);
                var two = ratio(other, system);
                if (one != null && two != null) {
                    logs.add(StrictMath.log(two / one));
                }
            }
            return SeedNoise.over(
                            "signal-to-noise-gain",
                            "log-ratio",
                            logs,
                            options.level(),
                            "no system was run with two seeds that differ in both metrics")
                    .noting(
                            "mean over systems of ln(continuous / discrete); above 0 the continuous"
                                    + " metric is the steadier one");
        }

        private @Nullable Double ratio(BenchmarkRuns of, String system) {
            var finals = of.finals(system, of.alike());
            var ratio = finals.length < 2 ? null : new SeedNoise(finals, options.level()).ratio();
            return ratio == null ? null : ratio.value();
        }

        private Quantity smoother(BenchmarkRuns other) {
            var discrete = new TrainingCurves(runs, last, 1);
            var smooth = new TrainingCurves(other, last, sign());
            var gains = new ArrayList<Double>();
            for (var system : runs.systems().keySet()) {
                var one =
                        discrete.taus(system, runs.alike()).stream().mapToDouble(t -> t).average();
                var two = smooth.taus(system, other.alike()).stream().mapToDouble(t -> t).average();
                if (one.isPresent() && two.isPresent()) {
                    gains.add(two.getAsDouble() - one.getAsDouble());
                }
            }
            return SeedNoise.over(
                            "monotonicity-gain",
                            "tau",
                            gains,
                            options.level(),
                            "no run has three steps with scores that differ in both metrics")
                    .from(-2, 2);
        }

        private void subset() {
            var refusal = SmallestSubset.refusal(runs);
            if (refusal != null) {
                quantities.add(
                        Quantity.undefined(
                                "smallest-subset", "items", runs.systems().size(), refusal));
                return;
            }
            var subset = SmallestSubset.of(runs, options, keep, anchors);
            quantities.addAll(subset.quantities());
            var chosen = subset.anchors();
            if (chosen != null) {
                anchored(subset.names(chosen), chosen.weights());
            }
        }

        /** The anchors, and how noisy scores from them alone would be. */
        private void anchored(List<String> names, double[] shares) {
            var weights = new double[runs.items().size()];
            for (int i = 0; i < shares.length; i++) {
                weights[runs.items().indexOf(names.get(i))] = shares[i];
            }
            var seeds = runs.systems().keySet().stream().map(s -> runs.finals(s, weights)).toList();
            quantities.add(SeedNoise.pooled("seed-sd-of-anchors", seeds, options.level()));
            quantities.add(
                    new TrainingCurves(runs, last, 1)
                            .monotonicity("monotonicity-of-anchors", weights, options.level())
                            .getLast());
            for (int i = 0; i < shares.length; i++) {
                quantities.add(
                        Quantity.of("anchor", "weight", shares[i], runs.items().size())
                                .about(names.get(i)));
            }
        }

        /** Of the pairs of systems, how many a single run of each would not tell apart. */
        List<Finding> findings(String benchmark) {
            var sd =
                    quantities.stream()
                            .filter(q -> q.name().equals("seed-sd") && q.of().isEmpty())
                            .findFirst()
                            .orElseThrow();
            var interval = sd.interval();
            if (interval == null || runs.systems().size() < 2) {
                return List.of();
            }
            double share = close(Objects.requireNonNull(sd.value()));
            double low = close(interval.low());
            double high = close(interval.high());
            return List.of(
                    new Finding(
                            "seed-noise",
                            low > 0.5
                                    ? Severity.HIGH
                                    : low > MEDIUM
                                            ? Severity.MEDIUM
                                            : low > 0.1 ? Severity.LOW : Severity.NONE,
                            (benchmark.isEmpty() ? "" : benchmark + ": ")
                                    + "another seed could turn over the order of a share of %s of all pairs of systems"
                                            .formatted(Decimals.significant(share, 2)),
                            "pairs nearer than the normal quantile times root 2 times the deviation over seeds",
                            Finding.Unit.SHARE,
                            share,
                            low,
                            high,
                            sd.n(),
                            List.of(),
                            "run each system with several seeds and compare means, or use a steadier metric"));
        }

        private double close(double deviation) {
            double reach = Normal.quantile(0.5 + options.level() / 2) * Math.sqrt(2) * deviation;
            var levels =
                    runs.systems().keySet().stream()
                            .mapToDouble(system -> runs.level(system, runs.alike()))
                            .toArray();
            int pairs = 0;
            int near = 0;
            for (int i = 0; i < levels.length; i++) {
                for (int j = 0; j < i; j++) {
                    pairs++;
                    near += Math.abs(levels[i] - levels[j]) < reach ? 1 : 0;
                }
            }
            return (double) near / pairs;
        }
    }
}
