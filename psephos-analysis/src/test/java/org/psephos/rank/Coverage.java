package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * Counts how often intervals of 95% hold the truth, in 1,000 simulated data sets for each row of
 * docs/methods/coverage.md. A row outside 93% to 97% is an error, without exemption. {@code
 * -Dpsephos.coverage.write=true} writes what was measured into the page.
 */
final class Coverage {
    private static final int RUNS = Integer.getInteger("psephos.coverage.runs", 1000);
    private static final Path PAGE = Path.of("../docs/methods/coverage.md");

    private final String block;
    private final List<String> rows = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();

    /** One interval, and what it should hold. */
    record Claim(Estimate estimate, double truth) {}

    /**
     * @param block of the page that the rows belong to
     */
    Coverage(String block) {
        this.block = block;
    }

    /** Several rows of the same data sets: {@code run} gives the claims of each in turn. */
    void studies(List<String> names, IntFunction<List<List<Claim>>> run) {
        var all = new ArrayList<List<List<Claim>>>();
        for (int at = 0; at < RUNS; at++) {
            all.add(run.apply(at));
        }
        for (int k = 0; k < names.size(); k++) {
            int one = k;
            study(names.get(k), at -> all.get(at).get(one));
        }
    }

    /** One row: {@code run} gives the claims of a data set, none where there is no answer. */
    void study(String name, IntFunction<List<Claim>> run) {
        long held = 0;
        long all = 0;
        int without = 0;
        double width = 0;
        for (int at = 0; at < RUNS; at++) {
            var claims = run.apply(at);
            without += claims.isEmpty() ? 1 : 0;
            for (var claim : claims) {
                var interval = ReferenceTest.interval(claim.estimate);
                held += interval.contains(claim.truth) ? 1 : 0;
                width += interval.halfWidth();
                all++;
            }
        }
        double share = (double) held / all;
        var row =
                String.format(
                        Locale.ROOT,
                        "| %s | %.1f%% | %.3g | %,d |",
                        name,
                        100 * share,
                        width / all,
                        RUNS - without);
        System.err.println(row);
        rows.add(row);
        if (!(share >= 0.93 && share <= 0.97)) {
            outside.add(row);
        }
    }

    /** That something holds, as a claim about a number. */
    static Claim claim(boolean holds, double halfWidth) {
        var around = new Interval(-halfWidth, halfWidth, 0.95, "all at once");
        return new Claim(new Estimate(0, around), holds ? 0 : 1e9);
    }

    /** Strengths of a ladder against the truth of systems called sa, sb, sc ... */
    static List<Claim> rungs(RankResult result, IntToDoubleFunction truth) {
        var claims = new ArrayList<Claim>();
        if (result.fit() instanceof Fit.Fitted(var ladder)) {
            for (var rung : ladder.rungs()) {
                claims.add(new Claim(rung.strength(), truth.applyAsDouble(number(rung))));
            }
        }
        return claims;
    }

    /** Differences of all pairs of a ladder. */
    static List<Claim> gaps(Ladder ladder, IntToDoubleFunction truth) {
        var claims = new ArrayList<Claim>();
        for (var one : ladder.rungs()) {
            for (var other : ladder.rungs()) {
                if (number(one) < number(other)) {
                    var gap = ReferenceTest.between(ladder, id(one), id(other));
                    double real =
                            truth.applyAsDouble(number(one)) - truth.applyAsDouble(number(other));
                    claims.add(new Claim(gap, real));
                }
            }
        }
        return claims;
    }

    private static String id(Ladder.Rung rung) {
        return rung.system().value();
    }

    /** Of a system of {@link Simulated}. */
    static int number(Ladder.Rung rung) {
        return id(rung).charAt(1) - 'a';
    }

    /** Means over data sets of what {@code run} gives: what a method makes of such votes. */
    static double[] expected(IntFunction<double[]> run) {
        var sum = run.apply(0);
        for (int at = 1; at < RUNS; at++) {
            var more = run.apply(at);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= RUNS;
        }
        return sum;
    }

    /** Fails where a row lies outside; writes the page where asked to. */
    void finish() {
        if (Boolean.getBoolean("psephos.coverage.write")) {
            write();
        }
        assertThat(outside).isEmpty();
    }

    private String text() {
        return "<!-- measured %s -->\n\n| interval | coverage | half width | answers |\n|---|---|---|---|\n%s\n\n<!-- measured end -->"
                .formatted(block, String.join("\n", rows));
    }

    private void write() {
        var page = page();
        var head = "<!-- measured " + block + " -->";
        var end = "<!-- measured end -->";
        int from = page.indexOf(head);
        assertThat(from).as("the page has a block " + head).isNotNegative();
        int to = page.indexOf(end, from) + end.length();
        long before = page.substring(from, to).lines().filter(line -> line.startsWith("|")).count();
        assertThat(rows.size() + 2L)
                .as("rows, beside those of the page")
                .isGreaterThanOrEqualTo(before);
        try {
            Files.writeString(PAGE, page.substring(0, from) + text() + page.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
