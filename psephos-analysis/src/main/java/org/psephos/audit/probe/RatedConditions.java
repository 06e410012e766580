package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Correlation;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * Texts written under several conditions, each rated by several people who rate several texts: what
 * a condition changes, when persons and texts have levels of their own, and whether measures that a
 * program takes of a text go with what people say of it.
 *
 * @see "Cima et al. (2025), Contextualized counterspeech: strategies for adaptation,
 *     personalization, and evaluation"
 * @see "Baayen, Davidson and Bates (2008), Mixed-effects modeling with crossed random effects for
 *     subjects and items, Journal of Memory and Language 59:390-412"
 */
public final class RatedConditions {
    private static final String INDICATOR = "indicator:";
    private static final String RATING = "rating";
    private static final int MOST_LEVELS = 1500;
    private static final Setting REFERENCE =
            new Setting(
                    "reference",
                    "",
                    "the condition that others are held against; usually the first by name");

    static final Probe PROBE =
            new Probe(
                    "rated-conditions",
                    "what do conditions change in ratings of texts, and do indicators go with ratings",
                    List.of(
                            TableField.needed(
                                    "text",
                                    Kind.NAME,
                                    "which text; each stands in one condition",
                                    "text",
                                    "text_id",
                                    "item",
                                    "message_id"),
                            TableField.needed(
                                    "condition",
                                    Kind.NAME,
                                    "how the text was made",
                                    "condition",
                                    "configuration"),
                            TableField.needed(
                                    "person",
                                    Kind.NAME,
                                    "who rated",
                                    "person",
                                    "participant",
                                    "annotator",
                                    "rater"),
                            TableField.needed(
                                    RATING, Kind.NUMBER, "what was said of it", RATING, "score")),
                    new Probe.Open(
                            "indicator",
                            Kind.NUMBER,
                            false,
                            "what a program measures of the text, the same in each of its rows"),
                    List.of(REFERENCE),
                    (rows, options) -> new RatedConditions(rows, options).look());

    private final RowTable rows;
    private final ProbeOptions options;
    private final List<String> conditions;
    private final int reference;
    private final int[] conditionOf;
    private final List<Quantity> quantities = new ArrayList<>();

    private RatedConditions(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        conditions = rows.names("condition");
        reference = reference();
        conditionOf = new int[rows.names("text").size()];
        Arrays.fill(conditionOf, -1);
        for (int row = 0; row < rows.size(); row++) {
            int text = rows.code("text", row);
            int condition = rows.code("condition", row);
            if (conditionOf[text] >= 0 && conditionOf[text] != condition) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: text %s stands in two conditions, %s and %s"
                                .formatted(
                                        rows.origin(row),
                                        rows.text("text", row),
                                        conditions.get(conditionOf[text]),
                                        conditions.get(condition)),
                        "give each version of a text a name of its own");
            }
            conditionOf[text] = condition;
        }
    }

    private int reference() {
        var word = REFERENCE.word(options);
        int found = word.isEmpty() ? 0 : conditions.indexOf(word);
        if (found < 0 || conditions.size() < 2) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    found < 0
                            ? "--set reference is \"%s\"; the conditions are %s"
                                    .formatted(word, String.join(", ", conditions))
                            : "there is one condition only: " + conditions.getFirst(),
                    found < 0
                            ? "write for example --set reference=" + conditions.getFirst()
                            : "name a column with two conditions or more: --columns condition=COLUMN");
        }
        return found;
    }

    private ProbeResult look() {
        means();
        effects();
        for (var role : rows.roles()) {
            if (role.startsWith(INDICATOR)) {
                indicator(role);
            }
        }
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, RatedFindings.of(adjusted));
    }

    private void means() {
        for (int condition = 0; condition < conditions.size(); condition++) {
            double sum = 0;
            long n = 0;
            for (int row = 0; row < rows.size(); row++) {
                if (rows.code("condition", row) == condition) {
                    sum += rows.required(RATING, row);
                    n++;
                }
            }
            quantities.add(
                    Quantity.of("mean", RATING, sum / n, n).about(conditions.get(condition)));
        }
    }

    /** The constant, then every condition but the reference. */
    private double[][] columns() {
        var x = new double[rows.size()][conditions.size()];
        for (int row = 0; row < x.length; row++) {
            int condition = rows.code("condition", row);
            x[row][0] = 1;
            if (condition != reference) {
                x[row][place(condition)] = 1;
            }
        }
        return x;
    }

    private int place(int condition) {
        return condition < reference ? condition + 1 : condition;
    }

    private int[] codes(String role) {
        var codes = new int[rows.size()];
        Arrays.setAll(codes, row -> rows.code(role, row));
        return codes;
    }

    private void effects() {
        var y = new double[rows.size()];
        Arrays.setAll(y, row -> rows.required(RATING, row));
        int texts = conditionOf.length;
        int people = rows.names("person").size();
        // Texts are between conditions: as many degrees as they leave.
        double degrees = (double) texts - conditions.size();
        boolean fewer = people < texts;
        var model =
                new CrossedModel(
                        columns(),
                        y,
                        codes(fewer ? "text" : "person"),
                        codes(fewer ? "person" : "text"));
        var reason =
                degrees < 1
                        ? "each condition needs more than one text"
                        : people < 2
                                ? "one person alone has no level beside others"
                                : Math.min(people, texts) > MOST_LEVELS
                                        ? "more than 1500 people and texts are too many to look at together"
                                        : model.fit() ? null : "no rating varies";
        for (int condition = 0; condition < conditions.size(); condition++) {
            if (condition != reference) {
                effect(condition, model, degrees, reason);
            }
        }
        if (reason == null) {
            double inner = model.innerDeviation();
            double outer = model.outerDeviation();
            deviation("person-deviation", fewer ? outer : inner, people);
            deviation("text-deviation", fewer ? inner : outer, texts);
            deviation("residual-deviation", model.residualDeviation(), rows.size());
        }
    }

    private void deviation(String name, double value, long n) {
        quantities.add(Quantity.of(name, RATING, value, n));
    }

    private void effect(
            int condition, CrossedModel model, double degrees, @Nullable String reason) {
        var of = conditions.get(condition) + " - " + conditions.get(reference);
        if (reason != null) {
            quantities.add(
                    Quantity.undefined("condition-effect", RATING, rows.size(), reason).about(of));
            return;
        }
        double value = model.weights[place(condition)];
        double error = model.error(place(condition));
        quantities.add(
                Quantity.of("condition-effect", RATING, value, rows.size())
                        .about(of)
                        .within(interval(value, error, degrees))
                        .tested(
                                2 * StudentT.survival(Math.abs(value) / error, degrees),
                                null,
                                "ratings are alike, mixed model"));
        double all =
                Math.hypot(
                        Math.hypot(model.innerDeviation(), model.outerDeviation()),
                        model.residualDeviation());
        quantities.add(
                Quantity.of("standardised-effect", "standard deviations", value / all, rows.size())
                        .about(of)
                        .within(interval(value / all, error / all, degrees)));
    }

    private Interval interval(double value, double error, double degrees) {
        return Objects.requireNonNull(
                Estimate.student(
                                value,
                                error,
                                degrees,
                                options.level(),
                                "mixed model, Student's t over texts")
                        .interval());
    }

    /** An indicator beside the mean rating of each text, and by condition. */
    private void indicator(String role) {
        var name = role.substring(INDICATOR.length());
        var sums = new TreeMap<Integer, double[]>();
        for (int row = 0; row < rows.size(); row++) {
            var value = rows.number(role, row);
            if (value != null) {
                var sum = sums.computeIfAbsent(rows.code("text", row), text -> new double[3]);
                if (sum[2] > 0 && sum[0] != value) {
                    throw new PsephosException(
                            PsephosException.Kind.DATA,
                            "%s: %s of text %s is %s, and was another in a row before"
                                    .formatted(
                                            rows.origin(row),
                                            name,
                                            rows.text("text", row),
                                            rows.text(role, row)),
                            "an indicator belongs to a text: repeat the same in each of its rows");
                }
                sum[0] = value;
                sum[1] += rows.required(RATING, row);
                sum[2]++;
            }
        }
        quantities.add(correlation(name, List.copyOf(sums.values())));
        for (int condition = 0; condition < conditions.size(); condition++) {
            if (condition != reference) {
                apart(name, condition, sums);
            }
        }
    }

    private Quantity correlation(String name, List<double[]> sums) {
        var found =
                Correlation.of(
                        sums.stream().mapToDouble(sum -> sum[0]).toArray(),
                        sums.stream().mapToDouble(sum -> sum[1] / sum[2]).toArray(),
                        Correlation.Kind.SPEARMAN,
                        options.level());
        return (found == null
                        ? Quantity.undefined(
                                "indicator-correlation",
                                "correlation",
                                sums.size(),
                                "three texts are needed on which both vary")
                        : Quantity.of(
                                        "indicator-correlation",
                                        "correlation",
                                        found.estimate().value(),
                                        sums.size())
                                .within(found.estimate().interval())
                                .tested(found.p(), null, "ranks do not go together, Spearman")
                                .from(-1, 1))
                .about(name);
    }

    private void apart(String name, int condition, SortedMap<Integer, double[]> sums) {
        var one = values(sums, condition);
        var other = values(sums, reference);
        var of =
                "%s: %s - %s".formatted(name, conditions.get(condition), conditions.get(reference));
        if (Math.min(one.length, other.length) < 2) {
            quantities.add(
                    Quantity.undefined(
                                    "indicator-delta",
                                    "share",
                                    (long) one.length + other.length,
                                    "each condition needs two texts that were measured")
                            .about(of));
            return;
        }
        var found = new TwoSamples(one, other).dominance(options.level());
        var quantity =
                Quantity.of(
                                "indicator-delta",
                                "share",
                                found.delta(),
                                (long) one.length + other.length)
                        .about(of)
                        .from(-1, 1)
                        .within(found.interval());
        quantities.add(
                found.p() == null
                        ? quantity
                        : quantity.tested(found.p(), null, "neither is larger, Mann and Whitney"));
    }

    private double[] values(SortedMap<Integer, double[]> sums, int condition) {
        return sums.entrySet().stream()
                .filter(one -> conditionOf[one.getKey()] == condition)
                .mapToDouble(one -> one.getValue()[0])
                .toArray();
    }
}
