package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * Do metrics say of outputs what people say? Scores of people, such as the share of atomic content
 * units that a summary holds, against metrics: over systems and over the outputs for each item,
 * with what tells two metrics apart; and how many items it takes to tell two systems apart.
 *
 * @see "Liu et al. (2023), Revisiting the gold standard: grounding summarization evaluation with
 *     robust human evaluation, ACL"
 */
public final class MetricCorrelation {
    private static final String CORRELATION = "correlation";
    private static final Setting KIND = new Setting("correlation", "kendall", "kendall or pearson");
    private static final Setting BASELINE =
            new Setting(
                    "baseline", "", "the metric that others are held against; usually the first");
    private static final Setting ITEMS =
            new Setting(
                    "items", "", "for how many items power is told; usually as many as there are");
    private static final Setting STRENGTH =
            new Setting(
                    "alpha",
                    "",
                    "scores of outputs longer than their reference lose, the more the smaller this is");

    static final Probe PROBE =
            new Probe(
                    "metric-correlation",
                    "do metrics say of outputs what people say, and how many items tell systems apart",
                    List.of(
                            TableField.needed(
                                    "item",
                                    Kind.NAME,
                                    "what was asked",
                                    "item",
                                    "example_id",
                                    "document",
                                    "prompt_id"),
                            ItemRecords.SYSTEM,
                            TableField.needed(
                                    "human",
                                    Kind.NUMBER,
                                    "what people say of the output, or of a unit of it",
                                    "human",
                                    "matched",
                                    "acu",
                                    "rating"),
                            TableField.optional(
                                    "unit", Kind.NAME, "a unit of content", "unit", "unit_id"),
                            TableField.optional(
                                    "length", Kind.NUMBER, "how long the output is", "length"),
                            TableField.optional(
                                    "reference-length",
                                    Kind.NUMBER,
                                    "how long its reference is",
                                    "reference_length")),
                    new Probe.Open(
                            "metric", Kind.NUMBER, false, "what a metric says of the output"),
                    List.of(KIND, BASELINE, ITEMS, STRENGTH),
                    (rows, options) -> new MetricCorrelation(rows, options).look());

    private final ProbeOptions options;
    private final JudgedOutputs outputs;
    private final MetaEvaluation people;
    private final Spread spread;
    private final List<Quantity> quantities = new ArrayList<>();

    private MetricCorrelation(RowTable rows, ProbeOptions options) {
        this.options = options;
        var strength = STRENGTH.number(options, 1e-9, Double.POSITIVE_INFINITY);
        if (strength != null && !(rows.has("length") && rows.has("reference-length"))) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "--set alpha needs to know how long outputs and references are",
                    "name both: --columns length=COLUMN,reference-length=COLUMN");
        }
        outputs = new JudgedOutputs(rows, strength);
        people =
                new MetaEvaluation(
                        outputs.human(), KIND.oneOf(options, MetaEvaluation.Kind.values()));
        spread = new Spread(options, "items");
    }

    private ProbeResult look() {
        for (int system = 0; system < outputs.systems().size(); system++) {
            score(system);
        }
        for (int metric = 0; metric < outputs.metrics().size(); metric++) {
            correlations(metric);
        }
        int baseline = baseline();
        for (int metric = 0; metric < outputs.metrics().size(); metric++) {
            if (metric != baseline) {
                compare(metric, baseline);
            }
        }
        var items = ITEMS.number(options, 2, Integer.MAX_VALUE);
        long asked = items == null ? outputs.items().size() : items.longValue();
        quantities.addAll(new PairPower(outputs, options.level()).all(asked));
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, findings(adjusted));
    }

    private int baseline() {
        var word = BASELINE.word(options);
        int found = word.isEmpty() ? 0 : outputs.metrics().indexOf(word);
        if (found < 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "--set baseline is \"%s\"; the metrics are %s"
                            .formatted(word, String.join(", ", outputs.metrics())),
                    "name one of them, or columns with --columns metric:NAME=COLUMN");
        }
        return found;
    }

    private int[] ones() {
        var ones = new int[outputs.items().size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void score(int system) {
        var scores = Arrays.stream(outputs.human()).mapToDouble(row -> row[system]).toArray();
        add("human-score", "score", outputs.systems().get(system), scores, false);
    }

    /**
     * The mean of {@code values} over items, with its interval.
     *
     * @param bounded whether they are correlations
     */
    private void add(String name, String unit, String of, double[] values, boolean bounded) {
        var value = MetaEvaluation.mean(values, ones());
        long n = Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
        var error =
                spread.errors(
                                values.length,
                                drawn ->
                                        new @Nullable Double[] {
                                            MetaEvaluation.mean(values, drawn)
                                        })[0];
        double end = bounded ? 1 : Double.POSITIVE_INFINITY;
        var quantity =
                value == null
                        ? Quantity.undefined(
                                name,
                                unit,
                                n,
                                bounded
                                        ? "no item has outputs that both tell apart"
                                        : "nobody judged it")
                        : Quantity.of(name, unit, value, n)
                                .within(spread.interval(value, error, -end, end));
        quantities.add((bounded ? quantity.from(-1, 1) : quantity).about(of));
    }

    private void correlations(int metric) {
        var name = outputs.metrics().get(metric);
        var said = outputs.metric(metric);
        var value = people.bySystem(said, ones());
        var error =
                spread.errors(
                                outputs.items().size(),
                                drawn -> new @Nullable Double[] {people.bySystem(said, drawn)})[0];
        long systems = outputs.systems().size();
        quantities.add(
                (value == null
                                ? Quantity.undefined(
                                        "system-correlation",
                                        CORRELATION,
                                        systems,
                                        "one of the two does not tell systems apart")
                                : Quantity.of("system-correlation", CORRELATION, value, systems)
                                        .within(spread.interval(value, error, -1, 1)))
                        .from(-1, 1)
                        .about(name));
        add("item-correlation", CORRELATION, name, people.byItem(said), true);
    }

    private void compare(int metric, int baseline) {
        var of = outputs.metrics().get(metric) + " - " + outputs.metrics().get(baseline);
        var one = outputs.metric(metric);
        var other = outputs.metric(baseline);
        level("system", of, one, other, people::bySystem);
        level(
                "item",
                of,
                one,
                other,
                (said, drawn) -> MetaEvaluation.mean(people.byItem(said), drawn));
    }

    /** A level of a metric on items that were drawn. */
    private interface Drawn {
        @Nullable Double of(double[][] metric, int[] drawn);
    }

    private void level(String level, String of, double[][] one, double[][] other, Drawn drawn) {
        var name = level + "-correlation-difference";
        var here = drawn.of(one, ones());
        var there = drawn.of(other, ones());
        long n = outputs.items().size();
        if (here == null || there == null) {
            quantities.add(
                    Quantity.undefined(name, CORRELATION, n, "one of the two has no correlation")
                            .about(of));
            return;
        }
        double value = here - there;
        var error =
                spread.errors(outputs.items().size(), times -> apart(one, other, drawn, times))[0];
        var quantity =
                Quantity.of(name, CORRELATION, value, n)
                        .within(spread.interval(value, error, -2, 2))
                        .from(-2, 2)
                        .about(of);
        var p =
                people.swapped(
                        one,
                        other,
                        said -> drawn.of(said, ones()),
                        options.rounds(),
                        options.seed().child("swap " + name + of));
        quantities.add(
                p == null
                        ? quantity
                        : quantity.tested(
                                p, null, "the two metrics are one, items swapped by lot"));
    }

    private static @Nullable Double[] apart(
            double[][] one, double[][] other, Drawn drawn, int[] times) {
        var here = drawn.of(one, times);
        var there = drawn.of(other, times);
        return new @Nullable Double[] {
            here == null || there == null ? null : (Double) (here - there)
        };
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        return quantities.stream()
                .filter(one -> one.name().equals("system-correlation") && one.interval() != null)
                .min(Comparator.comparingDouble(MetricCorrelation::most))
                .map(MetricCorrelation::finding)
                .stream()
                .toList();
    }

    private static double most(Quantity one) {
        return Objects.requireNonNull(one.interval()).high();
    }

    private static Finding finding(Quantity one) {
        return Alarm.finding(
                "metric-says-little",
                Alarm.atMost(most(one)),
                one,
                one.of() + " goes with people the least over systems",
                Finding.Unit.SHARE,
                "do not rank systems by it");
    }
}
