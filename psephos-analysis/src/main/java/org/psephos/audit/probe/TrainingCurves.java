package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.math.KendallTau;

/**
 * How scores move while systems are trained. Monotonicity is Kendall's tau-b of score with step, a
 * mean over seeds. Signal is the distance of the best and the worst last score, noise the deviation
 * of the last checkpoints, both over their means, so that their ratio has no unit.
 *
 * @param runs of one benchmark
 * @param last checkpoints that noise is measured over
 * @param sign -1 where lower values are better
 * @see "Madaan et al. (2024), Quantifying variance in evaluation benchmarks"
 * @see "Heineman et al. (2025), Signal and noise"
 */
record TrainingCurves(BenchmarkRuns runs, int last, int sign) {
    private static final int FEWEST = 3;

    /** Tau of each seed of {@code system} that moved at all over three steps or more. */
    List<Double> taus(String system, double[] weights) {
        var taus = new ArrayList<Double>();
        for (var steps : runs.seeds(system)) {
            var kept = steps.stream().filter(r -> Double.isFinite(r.score(weights))).toList();
            double tau =
                    KendallTau.b(
                            kept.stream().mapToDouble(BenchmarkRuns.Run::step).toArray(),
                            kept.stream().mapToDouble(r -> sign * r.score(weights)).toArray());
            if (kept.size() >= FEWEST && Double.isFinite(tau)) {
                taus.add(tau);
            }
        }
        return taus;
    }

    /** Monotonicity by system, then the mean over systems. */
    List<Quantity> monotonicity(String name, double[] weights, double level) {
        var quantities = new ArrayList<Quantity>();
        var means = new ArrayList<Double>();
        for (var system : runs.systems().keySet()) {
            var taus = taus(system, weights);
            if (!taus.isEmpty()) {
                var of = SeedNoise.over(name, "tau", taus, level, "");
                means.add(Objects.requireNonNull(of.value()));
                quantities.add(cut(of, "student over seeds").about(system));
            }
        }
        quantities.add(
                cut(
                        SeedNoise.over(
                                name,
                                "tau",
                                means,
                                level,
                                "no run has three steps with scores that differ; say which column"
                                        + " holds them: --columns step=COLUMN"),
                        "student over systems"));
        return quantities;
    }

    private static Quantity cut(Quantity tau, String method) {
        var interval = tau.interval();
        return (interval == null
                        ? tau
                        : tau.within(
                                new Interval(
                                        Math.max(-1, interval.low()),
                                        Math.min(1, interval.high()),
                                        interval.level(),
                                        method)))
                .from(-1, 1);
    }

    /** Signal, noise and their ratio, each with a bootstrap error over items. */
    List<Quantity> signal(String prefix, ProbeOptions options) {
        var spread = new Spread(options, "items");
        var whole = parts(runs.alike());
        var why = "needs two systems, and runs with %s steps or more".formatted(last);
        var names = List.of("signal", "noise", "signal-over-noise");
        var errors =
                whole == null
                        ? new @Nullable Double[names.size()]
                        : spread.errors(
                                runs.items().size(),
                                drawn ->
                                        boxed(
                                                parts(
                                                        Arrays.stream(drawn)
                                                                .asDoubleStream()
                                                                .toArray())));
        var quantities = new ArrayList<Quantity>();
        for (int i = 0; i < names.size(); i++) {
            var name = prefix + names.get(i);
            int systems = runs.systems().size();
            quantities.add(
                    whole == null || !Double.isFinite(whole[i])
                            ? Quantity.undefined(name, "ratio", systems, why)
                            : Quantity.of(name, "ratio", whole[i], systems)
                                    .within(
                                            spread.interval(
                                                    whole[i],
                                                    errors[i],
                                                    0,
                                                    Double.POSITIVE_INFINITY)));
        }
        return quantities;
    }

    private static @Nullable Double[] boxed(double @Nullable [] parts) {
        var boxed = new @Nullable Double[3];
        for (int i = 0; parts != null && i < boxed.length; i++) {
            boxed[i] = Double.isFinite(parts[i]) ? parts[i] : null;
        }
        return boxed;
    }

    /** Signal, noise, ratio; null where there is no noise or no second system. */
    double @Nullable [] parts(double[] weights) {
        double noise = 0;
        int curves = 0;
        var levels = new ArrayList<Double>();
        for (var system : runs.systems().keySet()) {
            levels.add(runs.level(system, weights));
            for (var steps : runs.seeds(system)) {
                if (steps.size() >= last) {
                    noise += noise(steps, weights);
                    curves++;
                }
            }
        }
        if (curves == 0 || levels.size() < 2) {
            return null;
        }
        var stats = levels.stream().mapToDouble(v -> v).summaryStatistics();
        double signal = (stats.getMax() - stats.getMin()) / Math.abs(stats.getAverage());
        return new double[] {signal, noise / curves, signal / (noise / curves)};
    }

    private double noise(List<BenchmarkRuns.Run> steps, double[] weights) {
        var scores =
                steps.subList(steps.size() - last, steps.size()).stream()
                        .mapToDouble(run -> run.score(weights))
                        .toArray();
        var noise = new SeedNoise(scores, 0.5);
        return noise.deviation() / Math.abs(noise.mean().value());
    }
}
