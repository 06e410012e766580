package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Cholesky;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;
import org.psephos.model.PsephosException;

/**
 * A discrete choice experiment: which attributes of alternatives move a choice. Conditional logit,
 * P(a) = exp(x_a b) / sum over the alternatives of the task of exp(x b), by maximum likelihood;
 * intervals by the sandwich, clustered by respondent, or by task. A column of numbers is one term;
 * of other texts each value but the first is one.
 *
 * @see "McFadden (1974), Conditional logit analysis of qualitative choice behavior"
 * @see "Cameron and Miller (2015), A practitioner's guide to cluster-robust inference"
 */
public record DiscreteChoice() {
    private static final String PREFIX = "attribute:";
    private static final int STEPS = 60;
    private static final double DONE = 1e-10;
    private static final double TOO_FAR = 20;
    private static final String UNIT = "log-odds";

    static final Probe PROBE =
            new Probe(
                    "discrete-choice",
                    "which attributes of alternatives move a choice",
                    List.of(
                            TableField.needed(
                                    "task", Kind.NAME, "what was decided together", "task"),
                            TableField.needed(
                                    "chosen",
                                    Kind.TRUTH,
                                    "whether this alternative was chosen",
                                    "chosen",
                                    "choice"),
                            TableField.optional(
                                    "respondent",
                                    Kind.NAME,
                                    "who chose",
                                    "respondent",
                                    "system",
                                    "model")),
                    new Probe.Open("attribute", Kind.NAME, true, "what an alternative is like"),
                    List.of(),
                    (rows, options) -> new DiscreteChoice().look(rows, options));

    /** A column of the design. */
    private record Term(String name, IntToDoubleFunction value) {}

    /** Estimates the weight of every attribute. */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        var terms = terms(rows);
        if (terms.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "no attribute of the alternatives was named, or none varies",
                    "name the columns: --columns attribute:NAME=COLUMN,attribute:NAME=COLUMN");
        }
        var tasks = tasks(rows);
        var fit = new Fitting(rows, terms, tasks);
        var why = fit.why;
        if (why != null) {
            return new ProbeResult(
                    List.of(Quantity.undefined("coefficient", UNIT, tasks.size(), why)), List.of());
        }
        var quantities = new ArrayList<Quantity>();
        for (int i = 0; i < terms.size(); i++) {
            double value = fit.weights[i];
            double error = fit.errors[i];
            var interval = Estimate.normal(value, error, options.level(), fit.method).interval();
            double p = 2 * Normal.survival(Math.abs(value) / error);
            quantities.add(
                    Quantity.of("coefficient", UNIT, value, tasks.size())
                            .about(terms.get(i).name)
                            .within(interval)
                            .tested(p, null, "no effect, Wald with the same errors"));
        }
        var adjusted = Adjusted.byName(quantities);
        var all = new ArrayList<>(adjusted);
        all.add(
                Quantity.of("pseudo-r-squared", "share", fit.explained(), tasks.size())
                        .from(0, 1)
                        .noting("1 - log-likelihood / that of choosing by lot, McFadden's"));
        return new ProbeResult(all, adjusted.stream().map(DiscreteChoice::finding).toList());
    }

    private static List<Term> terms(RowTable rows) {
        var terms = new ArrayList<Term>();
        for (var role : rows.roles()) {
            if (role.startsWith(PREFIX)) {
                terms(rows, role, terms);
            }
        }
        return terms;
    }

    private static void terms(RowTable rows, String role, List<Term> terms) {
        var name = role.substring(PREFIX.length());
        var names = rows.names(role);
        var numbers = names.stream().map(Kind.NUMBER::number).toList();
        if (numbers.stream().allMatch(Objects::nonNull)) {
            if (names.size() > 1) {
                terms.add(
                        new Term(
                                name,
                                row -> Objects.requireNonNull(numbers.get(rows.code(role, row)))));
            }
            return;
        }
        for (int code = 1; code < names.size(); code++) {
            int one = code;
            terms.add(
                    new Term(
                            name + "=" + names.get(code),
                            row -> rows.code(role, row) == one ? 1 : 0));
        }
    }

    private static List<List<Integer>> tasks(RowTable rows) {
        var tasks = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            tasks.computeIfAbsent(
                            rows.text("respondent", row) + "\n" + rows.text("task", row),
                            one -> new ArrayList<>())
                    .add(row);
        }
        for (var task : tasks.values()) {
            long chosen = task.stream().filter(row -> rows.required("chosen", row) == 1).count();
            if (chosen != 1) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: %s alternatives of this task were chosen"
                                .formatted(rows.origin(task.getFirst()), chosen),
                        "keep tasks in which one was chosen, and name each: --columns task=COLUMN");
            }
        }
        return List.copyOf(tasks.values());
    }

    private static Finding finding(Quantity one) {
        var interval = Objects.requireNonNull(one.interval());
        double value = Objects.requireNonNull(one.value());
        double near =
                interval.low() > 0 ? interval.low() : interval.high() < 0 ? -interval.high() : 0;
        return new Finding(
                "attribute-effect",
                near > 0 ? Severity.LOW : Severity.NONE,
                "%s: one more of it %s the odds of being chosen"
                        .formatted(one.of(), value > 0 ? "raises" : "lowers"),
                "weight of the attribute " + one.of(),
                Finding.Unit.LOG_ODDS,
                value,
                interval.low(),
                interval.high(),
                one.n(),
                List.of(),
                "ask whether this attribute should move the choice");
    }

    /** Newton's steps, with the sandwich at the end. */
    private static final class Fitting {
        private final double[][] x;
        private final List<List<Integer>> tasks;
        private final int size;
        private final double[] weights;
        private final double[] errors;
        private final String method;
        private final @Nullable String why;
        private double logLikelihood;

        Fitting(RowTable rows, List<Term> terms, List<List<Integer>> tasks) {
            this.tasks = tasks;
            size = terms.size();
            x = new double[rows.size()][size];
            for (int row = 0; row < x.length; row++) {
                for (int i = 0; i < size; i++) {
                    x[row][i] = terms.get(i).value.applyAsDouble(row);
                }
            }
            weights = new double[size];
            errors = new double[size];
            method = rows.has("respondent") ? "sandwich by respondent" : "sandwich by task";
            why = fit(rows);
        }

        private @Nullable String fit(RowTable rows) {
            for (int step = 0; step < STEPS; step++) {
                var gradient = new double[size];
                var information = new double[size * size];
                var scores = scores(rows, gradient, information);
                var factor = Cholesky.of(information, size);
                if (factor == null || Arrays.stream(weights).anyMatch(w -> Math.abs(w) > TOO_FAR)) {
                    return step == 0
                            ? "attributes go together, or do not vary within tasks"
                            : "an attribute, or several together, decide every choice: no finite weight is likeliest";
                }
                double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
                if (largest < DONE * tasks.size()) {
                    sandwich(rows, factor.inverse(), scores);
                    return null;
                }
                factor.solve(gradient);
                double longest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
                for (int i = 0; i < size; i++) {
                    weights[i] += gradient[i] * Math.min(1, 2 / longest);
                }
            }
            return "the likelihood has no maximum within reach";
        }

        /** The score of each task; sums go to {@code gradient} and {@code information}. */
        private double[][] scores(RowTable rows, double[] gradient, double[] information) {
            var scores = new double[tasks.size()][size];
            logLikelihood = 0;
            for (int t = 0; t < scores.length; t++) {
                var task = tasks.get(t);
                var p = chances(task);
                var mean = new double[size];
                for (int a = 0; a < p.length; a++) {
                    for (int i = 0; i < size; i++) {
                        mean[i] += p[a] * x[task.get(a)][i];
                    }
                }
                for (int a = 0; a < p.length; a++) {
                    var own = x[task.get(a)];
                    boolean chosen = rows.required("chosen", task.get(a)) == 1;
                    logLikelihood += chosen ? StrictMath.log(p[a]) : 0;
                    for (int i = 0; i < size; i++) {
                        scores[t][i] += chosen ? own[i] - mean[i] : 0;
                        for (int j = 0; j < size; j++) {
                            information[i * size + j] +=
                                    p[a] * (own[i] - mean[i]) * (own[j] - mean[j]);
                        }
                    }
                }
                for (int i = 0; i < size; i++) {
                    gradient[i] += scores[t][i];
                }
            }
            return scores;
        }

        private double[] chances(List<Integer> task) {
            var p = new double[task.size()];
            double most = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < p.length; a++) {
                for (int i = 0; i < size; i++) {
                    p[a] += weights[i] * x[task.get(a)][i];
                }
                most = Math.max(most, p[a]);
            }
            double sum = 0;
            for (int a = 0; a < p.length; a++) {
                p[a] = StrictMath.exp(p[a] - most);
                sum += p[a];
            }
            for (int a = 0; a < p.length; a++) {
                p[a] /= sum;
            }
            return p;
        }

        private void sandwich(RowTable rows, double[] inverse, double[][] scores) {
            var clusters = new TreeMap<Integer, double[]>();
            for (int t = 0; t < scores.length; t++) {
                int respondent = rows.code("respondent", tasks.get(t).getFirst());
                int cluster = respondent < 0 ? -1 - t : respondent;
                var sum = clusters.computeIfAbsent(cluster, one -> new double[size]);
                for (int i = 0; i < size; i++) {
                    sum[i] += scores[t][i];
                }
            }
            double g = clusters.size();
            for (var score : clusters.values()) {
                for (int i = 0; i < size; i++) {
                    double influence = 0;
                    for (int j = 0; j < size; j++) {
                        influence += inverse[i * size + j] * score[j];
                    }
                    errors[i] += influence * influence * (g > 1 ? g / (g - 1) : 1);
                }
            }
            for (int i = 0; i < size; i++) {
                errors[i] = Math.sqrt(errors[i]);
            }
        }

        double explained() {
            double lot = 0;
            for (var task : tasks) {
                lot -= StrictMath.log(task.size());
            }
            return lot == 0 ? 0 : 1 - logLikelihood / lot;
        }
    }
}
