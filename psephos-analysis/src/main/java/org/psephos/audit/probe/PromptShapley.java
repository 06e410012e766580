package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Estimate;
import org.psephos.model.PsephosException;

/**
 * What each part of a prompt contributes to a choice: Shapley values of the chance of the choice,
 * over prompts with and without each part. phi_i = sum over S without i of |S|! (n - |S| - 1)! / n!
 * (v(S and i) - v(S)), exact where every combination was asked; where permutations were drawn
 * instead, the mean of what i added in each. Parts without any word of content are noise: their
 * share of all contributions is raised as a doubt.
 *
 * @param noise names of the parts that are noise; empty for those of function words only
 * @see "Shapley (1953), A value for n-person games"
 * @see "Mohammadi (2024), Explaining large language models decisions using Shapley values"
 * @see "Castro, Gomez and Tejada (2009), Polynomial calculation of the Shapley value based on
 *     sampling, section 3"
 */
public record PromptShapley(List<String> noise) {
    private static final Setting NOISE =
            new Setting(
                    "noise",
                    "",
                    "parts that say nothing, with ; between (those of function words only)");
    private static final int MOST = 20;
    private static final String PREFIX = "part:";
    private static final String UNIT = "chance";

    static final Probe PROBE =
            new Probe(
                    "prompt-shapley",
                    "what each part of a prompt contributes to a choice",
                    List.of(
                            TableField.needed(
                                    "value",
                                    Kind.NUMBER,
                                    "chance of the choice, or 1 and 0",
                                    "value",
                                    "probability",
                                    "chosen"),
                            TableField.optional(
                                    "permutation",
                                    Kind.NAME,
                                    "which drawn order of parts the row belongs to",
                                    "permutation"),
                            TableField.optional(
                                    "case",
                                    Kind.NAME,
                                    "which question, where several were taken apart",
                                    "case",
                                    "question")),
                    new Probe.Open("part", Kind.TRUTH, true, "whether the prompt had this part"),
                    List.of(NOISE),
                    (rows, options) ->
                            new PromptShapley(
                                            NOISE.word(options).isEmpty()
                                                    ? List.of()
                                                    : List.of(NOISE.word(options).split(";", -1)))
                                    .look(rows, options));

    public PromptShapley {
        noise = noise.stream().map(String::strip).toList();
    }

    /**
     * Contributions of the parts in {@code rows}.
     *
     * @throws PsephosException where there is no part, or more than 20
     */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        var parts = rows.roles().stream().filter(role -> role.startsWith(PREFIX)).toList();
        if (parts.isEmpty() || parts.size() > MOST) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "the rows have %s parts; expected 1 to %s".formatted(parts.size(), MOST),
                    "name the column of each part: --columns part:NAME=COLUMN,part:NAME=COLUMN");
        }
        var cases = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            cases.computeIfAbsent(rows.text("case", row), one -> new ArrayList<>()).add(row);
        }
        var found = new ArrayList<Contributions>();
        for (var one : cases.values()) {
            var contributions = contributions(rows, parts, one);
            if (contributions.why != null) {
                return new ProbeResult(
                        List.of(Quantity.undefined("shapley", UNIT, one.size(), contributions.why)),
                        List.of());
            }
            found.add(contributions);
        }
        return result(parts, found, rows.size(), options);
    }

    /**
     * @param each by part
     * @param errors standard errors by part; null where nothing was repeated
     * @param degrees of freedom of the errors
     * @param why there are none
     */
    private record Contributions(
            List<Double> each,
            @Nullable List<Double> errors,
            double degrees,
            String method,
            @Nullable String why) {
        static Contributions none(String why) {
            return new Contributions(List.of(), null, 1, "", why);
        }
    }

    private static int coalition(RowTable rows, List<String> parts, int row) {
        int set = 0;
        for (int i = 0; i < parts.size(); i++) {
            set |= rows.required(parts.get(i), row) == 1 ? 1 << i : 0;
        }
        return set;
    }

    private static Contributions contributions(
            RowTable rows, List<String> parts, List<Integer> chosen) {
        return rows.has("permutation") ? sampled(rows, parts, chosen) : exact(rows, parts, chosen);
    }

    private static Contributions exact(RowTable rows, List<String> parts, List<Integer> chosen) {
        int n = parts.size();
        var sums = new double[1 << n];
        var squares = new double[1 << n];
        var counts = new int[1 << n];
        for (int row : chosen) {
            int set = coalition(rows, parts, row);
            double value = rows.required("value", row);
            sums[set] += value;
            squares[set] += value * value;
            counts[set]++;
        }
        long missing = Arrays.stream(counts).filter(c -> c == 0).count();
        if (missing > 0) {
            return Contributions.none(
                    "%s of %s combinations of parts were not asked: ask them, or draw orders and name them in a column permutation"
                            .formatted(missing, counts.length));
        }
        boolean repeated = Arrays.stream(counts).allMatch(c -> c > 1);
        var each = new ArrayList<Double>();
        var errors = new ArrayList<Double>();
        double degrees = -counts.length;
        for (int c : counts) {
            degrees += c;
        }
        for (int i = 0; i < n; i++) {
            double phi = 0;
            double variance = 0;
            for (int set = 0; set < counts.length; set++) {
                boolean with = (set >> i & 1) == 1;
                double weight = weight(n, Integer.bitCount(set) - (with ? 1 : 0));
                double mean = sums[set] / counts[set];
                phi += with ? weight * mean : -weight * mean;
                if (repeated) {
                    double own = Math.max(0, squares[set] - counts[set] * mean * mean);
                    variance += weight * weight * own / (counts[set] - 1) / counts[set];
                }
            }
            each.add(phi);
            errors.add(Math.sqrt(variance));
        }
        return new Contributions(
                each, repeated ? errors : null, degrees, "repeats of each combination", null);
    }

    /** |S|! (n - |S| - 1)! / n!, as 1 / (n binomial(n - 1, |S|)). */
    private static double weight(int n, int size) {
        double binomial = 1;
        for (int i = 1; i <= size; i++) {
            binomial *= (double) (n - i) / i;
        }
        return 1 / (n * binomial);
    }

    private static Contributions sampled(RowTable rows, List<String> parts, List<Integer> chosen) {
        var orders = new TreeMap<String, Map<Integer, Double>>();
        for (int row : chosen) {
            orders.computeIfAbsent(rows.text("permutation", row), one -> new TreeMap<>())
                    .put(coalition(rows, parts, row), rows.required("value", row));
        }
        int n = parts.size();
        var added = new ArrayList<double[]>();
        for (var order : orders.entrySet()) {
            var own = walk(n, order.getValue());
            if (own == null) {
                return Contributions.none(
                        "the rows of permutation %s do not add one part after the other, from none to all"
                                .formatted(order.getKey()));
            }
            added.add(own);
        }
        var each = new ArrayList<Double>();
        var errors = new ArrayList<Double>();
        int m = added.size();
        for (int i = 0; i < n; i++) {
            int part = i;
            double mean = added.stream().mapToDouble(a -> a[part]).sum() / m;
            double squares =
                    added.stream().mapToDouble(a -> (a[part] - mean) * (a[part] - mean)).sum();
            each.add(mean);
            errors.add(m > 1 ? Math.sqrt(squares / (m - 1) / m) : 0);
        }
        return new Contributions(each, m > 1 ? errors : null, m - 1.0, "drawn permutations", null);
    }

    /** What each part added on the way; null where the sets are no way from none to all. */
    private static double @Nullable [] walk(int n, Map<Integer, Double> values) {
        var added = new double[n];
        int set = 0;
        var last = values.get(0);
        var left = new TreeSet<>(values.keySet());
        left.remove(0);
        while (last != null && !left.isEmpty()) {
            int before = set;
            var next =
                    left.stream()
                            .filter(
                                    s ->
                                            (s & before) == before
                                                    && Integer.bitCount(s ^ before) == 1)
                            .findFirst();
            if (next.isEmpty()) {
                return null;
            }
            set = next.get();
            double value = Objects.requireNonNull(values.get(set));
            added[Integer.numberOfTrailingZeros(set ^ before)] = value - last;
            last = value;
            left.remove(set);
        }
        return last != null && set == (1 << n) - 1 ? added : null;
    }

    private ProbeResult result(
            List<String> parts, List<Contributions> cases, int rows, ProbeOptions options) {
        var quantities = new ArrayList<Quantity>();
        double all = 0;
        double silent = 0;
        double whole = 0;
        for (int i = 0; i < parts.size(); i++) {
            var name = parts.get(i).substring(PREFIX.length());
            var estimate = estimate(cases, i, options.level());
            whole += estimate.value();
            all += Math.abs(estimate.value());
            silent += silent(name) ? Math.abs(estimate.value()) : 0;
            quantities.add(
                    Quantity.of("shapley", UNIT, estimate.value(), rows)
                            .about(name)
                            .within(estimate.interval())
                            .noting(
                                    estimate.interval() == null
                                            ? "asked once each: the value is exact for these answers"
                                            : ""));
        }
        quantities.add(Quantity.of("all-parts", UNIT, whole, rows));
        if (all == 0) {
            quantities.add(
                    Quantity.undefined("noise-share", "share", rows, "no part changes anything"));
            return new ProbeResult(quantities, List.of());
        }
        quantities.add(Quantity.of("noise-share", "share", silent / all, rows).from(0, 1));
        return new ProbeResult(quantities, List.of(finding(silent / all, rows)));
    }

    private boolean silent(String name) {
        return noise.isEmpty()
                ? new Captions(Map.of(), 0).objects(name).isEmpty()
                : noise.contains(name);
    }

    private static Estimate estimate(List<Contributions> cases, int part, double level) {
        var only = cases.getFirst();
        if (cases.size() == 1) {
            var errors = only.errors;
            return errors == null
                    ? new Estimate(only.each.get(part), null)
                    : Estimate.student(
                            only.each.get(part),
                            errors.get(part),
                            only.degrees,
                            level,
                            "Student's, over " + only.method);
        }
        int m = cases.size();
        double mean = cases.stream().mapToDouble(c -> c.each.get(part)).sum() / m;
        double squares =
                cases.stream()
                        .mapToDouble(c -> (c.each.get(part) - mean) * (c.each.get(part) - mean))
                        .sum();
        return Estimate.student(
                mean, Math.sqrt(squares / (m - 1) / m), m - 1.0, level, "Student's, over cases");
    }

    private static Finding finding(double share, int rows) {
        return new Finding(
                "token-noise",
                share >= 0.5
                        ? Severity.HIGH
                        : share >= 0.25
                                ? Severity.MEDIUM
                                : share >= 0.1 ? Severity.LOW : Severity.NONE,
                "parts that say nothing make up a share of %s of all contributions to the choice"
                        .formatted(org.psephos.math.Decimals.fixed(share, 3)),
                "absolute Shapley values of parts that say nothing, over those of all parts",
                Finding.Unit.SHARE,
                share,
                null,
                null,
                rows,
                List.of(),
                "do not read such choices as preferences; reword the prompt and ask again");
    }
}
