package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.KendallTau;
import org.psephos.math.Seed;

/**
 * S161, Quantifying Variance in Evaluation Benchmarks: seeds, checkpoints, two metrics and the
 * fewest items that keep the order. The authors published no rows; training runs are written here
 * with figures worked out by hand, and published outcomes of MINT, whose turns stand in for
 * checkpoints, are held against published success rates.
 */
final class SystemsBenchmarkVariance {
    private static final Path FOLDER = Path.of("mint_results");
    private static final int TURNS = 5;
    private static final String PROBE = "benchmark-variance";

    private SystemsBenchmarkVariance() {}

    /** Two systems, two seeds, three checkpoints; eight systems that items put in order. */
    static Verdict check(@Nullable Path published) {
        var runs =
                """
                system,seed,step,item,score,continuous
                a,1,1,x,0,0.2
                a,1,1,y,0,0.2
                a,1,2,x,1,0.4
                a,1,2,y,0,0.4
                a,1,3,x,1,0.8
                a,1,3,y,1,0.8
                a,2,1,x,1,0.3
                a,2,1,y,0,0.3
                a,2,2,x,0,0.5
                a,2,2,y,0,0.5
                a,2,3,x,1,0.7
                a,2,3,y,0,0.7
                b,1,1,x,0,0.1
                b,1,1,y,0,0.1
                b,1,2,x,1,0.2
                b,1,2,y,0,0.2
                b,1,3,x,1,0.4
                b,1,3,y,0,0.4
                """;
        var result =
                SystemsScratch.with(
                        "runs.csv", runs, file -> look(file, options().set("last", "2")));
        var found = new ArrayList<String>();
        for (var name : List.of("seed-mean", "seed-sd", "signal-to-noise", "monotonicity")) {
            found.add(SystemsProbes.shown(result.quantity(name, "a"), 6));
        }
        for (var name : List.of("signal", "continuous-signal-over-noise", "signal-to-noise-gain")) {
            found.add(SystemsProbes.shown(result.quantity(name), 6));
        }
        found.add(SystemsProbes.shown(result.quantity("monotonicity-gain"), 6));
        var ordered = SystemsScratch.with("items.csv", items(), file -> look(file, options()));
        found.add(near(ordered, "held-out-tau"));
        found.add(
                ordered.quantity("score", "m00").interval() == null
                        ? "no interval"
                        : "score with interval");
        return Verdict.compare(
                Rows.FAITHFUL,
                "seed mean and deviation, both signal-to-noise ratios, monotonicity, discrete"
                        + " against continuous, and anchors that keep the order of held-out systems",
                "[seed-mean 0.75, seed-sd 0.353553, signal-to-noise 2.12132, monotonicity 0.5,"
                        + " signal 0.4, continuous-signal-over-noise 1.54949, signal-to-noise-gain"
                        + " 1.60944, monotonicity-gain 0.341752, held-out-tau kept, score with interval]",
                found.toString());
    }

    private static String near(ProbeResult result, String name) {
        var tau = result.quantity(name).value();
        return name + (tau != null && tau >= 0.8 ? " kept" : " lost: " + tau);
    }

    private static ProbeOptions options() {
        return ProbeOptions.withDefaults().rounds(100);
    }

    private static ProbeResult look(Path file, ProbeOptions options) {
        return ProbeCall.look(file, PROBE, new TreeMap<>(), options);
    }

    /** Twenty systems of rising ability on sixty items of rising difficulty. */
    private static String items() {
        var random = new Seed(161).child("items").random();
        var csv = new StringBuilder("system,item,score\n");
        for (int s = 0; s < 20; s++) {
            for (int j = 0; j < 60; j++) {
                double chance = 1 / (1 + StrictMath.exp(-2 * (s / 5.0 - 1.9 - j / 15.0 + 2)));
                csv.append(
                        "m%02d,i%02d,%s%n".formatted(s, j, random.nextDouble() < chance ? 1 : 0));
            }
        }
        return csv.toString();
    }

    /** Outcomes of MINT: every last score and tau against the published success rates. */
    static Verdict outcomes(@Nullable Path published) {
        if (published == null || !Files.isDirectory(published.resolve(FOLDER))) {
            return check(null);
        }
        var rates = lines(published.resolve(FOLDER).resolve("published_sr_vs_k_series.json"));
        var csv = rows(lines(published.resolve(FOLDER).resolve("outcomes.csv")));
        var turns = options().rounds(0).set("last", "2").set("anchors", "100");
        var result = SystemsScratch.with("mint.csv", csv, file -> look(file, turns));
        var series = series(rates);
        long found = series.stream().filter(one -> found(result, one)).count();
        return Verdict.compare(
                Rows.PUBLISHED,
                "published success rates at one to five turns whose last one and whose monotonicity"
                        + " a system has; tau of 100 anchors for systems that had no say in them",
                "53 of 53, 0.897",
                found + " of " + series.size() + ", " + tau(result));
    }

    private static String tau(ProbeResult result) {
        var part = "100 of 409 items";
        return SystemsProbes.digits(result.quantity("subset-tau", part).value(), 3);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer a line, turns as steps; runs with feedback are left out. */
    private static String rows(List<String> outcomes) {
        var csv = new StringBuilder("system,step,item,score\n");
        for (var line : outcomes.subList(1, outcomes.size())) {
            var cells = line.split(",", -1);
            for (int i = 0; cells[1].equals("None") && i < cells[6].length(); i++) {
                csv.append(
                        "%s,%s,%s#%s,%s%n"
                                .formatted(cells[0], cells[2], cells[3], i, cells[6].charAt(i)));
            }
        }
        return csv.toString();
    }

    /** Five rates in percent a series; they stand alone on their lines. */
    private static List<double[]> series(List<String> lines) {
        var numbers =
                lines.stream()
                        .map(line -> line.strip().replace(",", ""))
                        .filter(cell -> cell.matches("[0-9.]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        var series = new ArrayList<double[]>();
        for (int at = 0; at < numbers.length; at += TURNS) {
            series.add(java.util.Arrays.copyOfRange(numbers, at, at + TURNS));
        }
        return series;
    }

    private static boolean found(ProbeResult result, double[] rates) {
        double tau = KendallTau.b(new double[] {1, 2, 3, 4, 5}, rates);
        return result.quantities().stream()
                .filter(q -> q.name().equals("score") && at(q, rates[TURNS - 1] / 100, 1e-4))
                .map(Quantity::of)
                .anyMatch(
                        system ->
                                result.quantities().stream()
                                        .filter(q -> q.name().equals("monotonicity"))
                                        .filter(q -> q.of().equals(system))
                                        .anyMatch(q -> at(q, tau, 1e-9)));
    }

    private static boolean at(Quantity one, double value, double near) {
        return one.value() != null && Math.abs(one.value() - value) <= near;
    }
}
