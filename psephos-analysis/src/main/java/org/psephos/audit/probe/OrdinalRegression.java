package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * What conditions of an experiment change in answers on an ordered scale: proportional odds over
 * the factors and, where it was asked, the answer given before; odds ratios with intervals that
 * hold where rows go together, effects in standard deviations, and a test that odds are
 * proportional.
 *
 * @see "McCullagh (1980), Regression models for ordinal data, JRSS B 42:109-142"
 * @see "Salvi et al. (2024), On the conversational persuasiveness of large language models: a
 *     randomized controlled trial"
 * @see "Chinn (2000), A simple method for converting an odds ratio to effect size for use in
 *     meta-analysis, Statistics in Medicine 19:3127-3131"
 */
public final class OrdinalRegression {
    private static final String RATIO = "ratio";
    private static final int MOST_LEVELS = 50;
    private static final int FEW_CLUSTERS = 40;
    private static final double LOGISTIC = Math.PI / Math.sqrt(3);
    private static final Setting MODEL =
            new Setting(
                    "model",
                    "main",
                    "main (effects of each factor), interaction (and of two together) or cells"
                            + " (each combination beside the first)");

    private static final Setting REFERENCE =
            new Setting(
                    "reference",
                    "",
                    "the level that others of its factor are held against, with | between several;"
                            + " usually the first by name");

    static final Probe PROBE =
            new Probe(
                    "ordinal-regression",
                    "what do conditions of an experiment change in answers on an ordered scale",
                    List.of(
                            TableField.needed(
                                    "answer",
                                    Kind.NUMBER,
                                    "on the ordered scale",
                                    "answer",
                                    "rating",
                                    "post",
                                    "sideAgreementPostTreatment"),
                            TableField.optional(
                                    "before",
                                    Kind.NUMBER,
                                    "the answer before the treatment",
                                    "before",
                                    "pre",
                                    "sideAgreementPreTreatment"),
                            TableField.optional(
                                    "cluster",
                                    Kind.NAME,
                                    "rows that go together, such as a debate",
                                    "cluster",
                                    "debate",
                                    "debateID",
                                    "participant",
                                    "participant_id")),
                    new Probe.Open("factor", Kind.NAME, true, "a condition of the experiment"),
                    List.of(MODEL, REFERENCE),
                    (rows, options) -> new OrdinalRegression(rows, options).look());

    private final RowTable rows;
    private final ProbeOptions options;
    private final ExperimentDesign design;
    private final boolean before;
    private final int[] kept;
    private final List<Double> scale;
    private final List<Quantity> quantities = new ArrayList<>();

    private OrdinalRegression(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        var reference = REFERENCE.word(options);
        design =
                new ExperimentDesign(
                        rows,
                        MODEL.oneOf(options, ExperimentDesign.Model.values()),
                        reference.isEmpty()
                                ? List.of()
                                : Arrays.asList(reference.split("\\|", -1)));
        before = rows.has("before");
        kept =
                IntStream.range(0, rows.size())
                        .filter(row -> !before || rows.number("before", row) != null)
                        .toArray();
        var levels = new TreeSet<Double>();
        for (int row : kept) {
            levels.add(rows.required("answer", row));
        }
        scale = List.copyOf(levels);
        if (scale.size() < 2 || scale.size() > MOST_LEVELS) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "the answers have %s levels; an ordered scale has from 2 to %s"
                            .formatted(scale.size(), MOST_LEVELS),
                    "name the column of the answers, --columns answer=COLUMN, or ask group-comparison");
        }
    }

    private ProbeResult look() {
        describe();
        var x = columns();
        var clusters = clusters();
        var model = new CumulativeLogit(x, levels(), scale.size());
        var reason = reason(x, clusters);
        if (reason == null && !model.fit()) {
            reason =
                    "a condition or an answer before tells answers apart without exception, so that odds are infinite";
        }
        if (reason != null) {
            for (var contrast : design.contrasts()) {
                quantities.add(
                        Quantity.undefined("odds-ratio", RATIO, kept.length, reason)
                                .about(contrast.name()));
            }
        } else {
            estimates(model, clusters);
            parallel(model, clusters);
        }
        if (kept.length < rows.size()) {
            quantities.add(
                    Quantity.of(
                                    "left-out",
                                    "count",
                                    (double) rows.size() - kept.length,
                                    rows.size())
                            .noting("rows without an answer before"));
        }
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, findings(adjusted));
    }

    private @Nullable String reason(double[][] x, int @Nullable [] clusters) {
        if (kept.length <= scale.size() + x[0].length) {
            return "there are no more answers than numbers to estimate";
        }
        if (!ExperimentDesign.tellsApart(x)) {
            return "the columns of the factors cannot be told apart in these rows";
        }
        return clusters != null && groups(clusters) < 2 ? "there is one cluster only" : null;
    }

    /** How answers stand, and moved, in every combination of conditions. */
    private void describe() {
        var cells = new TreeMap<String, long[]>();
        for (int row : kept) {
            var cell = cells.computeIfAbsent(design.cell(row), one -> new long[3]);
            cell[0]++;
            var earlier = rows.number("before", row);
            if (earlier != null) {
                double move = rows.required("answer", row) - earlier;
                cell[move > 0 ? 1 : 2] += move == 0 ? 0 : 1;
            }
        }
        cells.forEach(
                (cell, counts) -> {
                    quantities.add(mean(cell, counts[0]));
                    if (before) {
                        quantities.add(share("moved-up", counts[1], counts[0]).about(cell));
                        quantities.add(share("moved-down", counts[2], counts[0]).about(cell));
                    }
                });
    }

    private Quantity mean(String cell, long n) {
        double sum = 0;
        for (int row : kept) {
            sum += design.cell(row).equals(cell) ? rows.required("answer", row) : 0;
        }
        return Quantity.of("mean", "answer", sum / n, n).about(cell);
    }

    private static Quantity share(String name, long count, long of) {
        return Quantity.of(name, "share", (double) count / of, of).from(0, 1);
    }

    private double[][] columns() {
        var x = new double[kept.length][];
        for (int i = 0; i < x.length; i++) {
            var contrasts = design.columns(kept[i]);
            x[i] = before ? Arrays.copyOf(contrasts, contrasts.length + 1) : contrasts;
            if (before) {
                x[i][contrasts.length] = rows.required("before", kept[i]);
            }
        }
        return x;
    }

    private int[] levels() {
        return Arrays.stream(kept)
                .map(row -> scale.indexOf(rows.required("answer", row)))
                .toArray();
    }

    /** Of the rows kept; a row without a cluster is one of its own. */
    private int @Nullable [] clusters() {
        if (!rows.has("cluster")) {
            return null;
        }
        var known = new TreeMap<Integer, Integer>();
        var clusters = new int[kept.length];
        for (int i = 0; i < clusters.length; i++) {
            int code = rows.code("cluster", kept[i]);
            int key = code < 0 ? -1 - kept[i] : code;
            clusters[i] = known.computeIfAbsent(key, one -> known.size());
        }
        return clusters;
    }

    private static int groups(int[] clusters) {
        return Arrays.stream(clusters).max().orElse(-1) + 1;
    }

    private void estimates(CumulativeLogit model, int @Nullable [] clusters) {
        var errors = clusters == null ? model.errors() : model.errors(clusters);
        double degrees = clusters == null ? Double.POSITIVE_INFINITY : groups(clusters) - 1.0;
        var names = new ArrayList<>(design.contrasts().stream().map(one -> one.name()).toList());
        for (int k = 0; k < names.size(); k++) {
            ratio("odds-ratio", names.get(k), model, errors, degrees, k);
            effect(names.get(k), model.weight(k), errors[model.cuts() + k], degrees);
        }
        if (before) {
            ratio("odds-ratio-before", "", model, errors, degrees, names.size());
        }
        for (int cut = 0; cut < model.cuts(); cut++) {
            quantities.add(
                    Quantity.of("threshold", "log-odds", model.threshold(cut), kept.length)
                            .about("above " + rows(scale.get(cut)))
                            .within(interval(model.threshold(cut), errors[cut], degrees)));
        }
        quantities.add(
                Quantity.of("log-likelihood", "nats", model.likelihood(), kept.length)
                        .noting(
                                clusters != null && groups(clusters) < FEW_CLUSTERS
                                        ? "with fewer than 40 clusters their errors are rough"
                                        : ""));
    }

    private static String rows(double level) {
        return org.psephos.math.Decimals.significant(level, 6);
    }

    private Interval interval(double value, double error, double degrees) {
        var method =
                Double.isInfinite(degrees)
                        ? "observed information"
                        : "errors by cluster, Student's t over clusters";
        return Objects.requireNonNull(
                Estimate.student(value, error, degrees, options.level(), method).interval());
    }

    private void ratio(
            String name,
            String of,
            CumulativeLogit model,
            double[] errors,
            double degrees,
            int column) {
        double weight = model.weight(column);
        double error = errors[model.cuts() + column];
        var interval = interval(weight, error, degrees);
        quantities.add(
                Quantity.of(name, RATIO, StrictMath.exp(weight), kept.length)
                        .about(of)
                        .within(
                                new Interval(
                                        StrictMath.exp(interval.low()),
                                        StrictMath.exp(interval.high()),
                                        interval.level(),
                                        interval.method()))
                        .tested(
                                2 * StudentT.survival(Math.abs(weight) / error, degrees),
                                null,
                                "odds are equal, Wald"));
    }

    private void effect(String of, double weight, double error, double degrees) {
        quantities.add(
                Quantity.of(
                                "standardised-effect",
                                "standard deviations",
                                weight / LOGISTIC,
                                kept.length)
                        .about(of)
                        .within(interval(weight / LOGISTIC, error / LOGISTIC, degrees)));
    }

    private void parallel(CumulativeLogit model, int @Nullable [] clusters) {
        var name = "proportional-odds";
        if (model.cuts() < 2) {
            quantities.add(
                    Quantity.undefined(
                            name, "chi-squared", kept.length, "two levels have one threshold"));
            return;
        }
        var test = new ParallelLines(model);
        int all = model.weights();
        if (all > 1) {
            quantities.add(proportional(test, IntStream.range(0, all).toArray(), clusters, name));
        }
        for (int k = 0; k < all; k++) {
            var of = k < design.contrasts().size() ? design.contrasts().get(k).name() : "before";
            quantities.add(proportional(test, new int[] {k}, clusters, name + "-of").about(of));
        }
    }

    private Quantity proportional(
            ParallelLines test, int[] columns, int @Nullable [] clusters, String name) {
        var found = test.test(columns, clusters);
        return found == null
                ? Quantity.undefined(
                        name,
                        "chi-squared",
                        kept.length,
                        "the rows or clusters are too few to tell")
                : Quantity.of(name, "chi-squared", found.statistic(), kept.length)
                        .tested(
                                found.p(),
                                null,
                                "odds are proportional, score test with %s degrees"
                                        .formatted(found.degrees()));
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        return quantities.stream()
                .filter(one -> one.name().equals("standardised-effect"))
                .filter(one -> one.interval() != null)
                .max(Alarm.BY_SIZE)
                .map(one -> List.of(finding(one)))
                .orElse(List.of());
    }

    private static Finding finding(Quantity one) {
        return Alarm.finding(
                "condition-moves-answers",
                new Alarm(0.8, 0.5, 0.2).at(Alarm.near(one)),
                one,
                one.of() + " moves the answers the most",
                Finding.Unit.PER_SD,
                "read odds-ratio with its interval, and proportional-odds before it is called one effect");
    }
}
