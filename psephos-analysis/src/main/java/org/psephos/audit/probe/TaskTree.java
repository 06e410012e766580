package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;

/**
 * Scores on a tree of tasks, level by level: for every node and system the mean over questions, the
 * mean of its children (which gives a small task the weight of a large one), and how the node
 * stands beside the other questions of its parent. Scores of several people for one question are
 * averaged first.
 *
 * @see "Xie et al. (2023), TencentLLMEval: a hierarchical evaluation of real-world capabilities"
 * @see "Welch (1947), The generalization of Student's problem when several different population
 *     variances are involved"
 */
public final class TaskTree {
    private static final String BETWEEN = " / ";
    private static final double MEDIUM = 0.147;
    private static final double HIGH = 0.33;
    private static final List<String> LEVELS = List.of("level1", "level2", "level3");

    static final Probe PROBE =
            new Probe(
                    "task-tree",
                    "scores on a tree of tasks, level by level, and where a system is weak",
                    List.of(
                            TableField.needed(
                                    "score", Kind.NUMBER, "of an answer", "score", "rating"),
                            TableField.needed(
                                    "level1",
                                    Kind.NAME,
                                    "the first branching",
                                    "level1",
                                    "area",
                                    "domain area",
                                    "domain_area"),
                            TableField.optional(
                                    "level2",
                                    Kind.NAME,
                                    "the second",
                                    "level2",
                                    "category",
                                    "class"),
                            TableField.optional(
                                    "level3", Kind.NAME, "the third", "level3", "task", "tasks"),
                            TableField.optional(
                                    "system", Kind.NAME, "whose answer it is", "system", "model"),
                            TableField.optional(
                                    "item",
                                    Kind.NAME,
                                    "which question; scores of one are averaged",
                                    "item",
                                    "prompt id",
                                    "prompt_id",
                                    "question_id")),
                    null,
                    List.of(),
                    (rows, options) -> new TaskTree(rows, options).result());

    private final RowTable rows;
    private final ProbeOptions options;
    private final List<Quantity> quantities = new ArrayList<>();

    /** Below each path, for each question its sum and count. The empty path is the root. */
    private final TreeMap<String, TreeMap<Integer, double[]>> nodes = new TreeMap<>();

    private TaskTree(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
    }

    private ProbeResult result() {
        var systems = rows.has("system") ? rows.names("system") : List.of("");
        for (var system : systems) {
            nodes.clear();
            gather(system);
            nodes.keySet().forEach(path -> report(path, system));
        }
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, findings(adjusted));
    }

    private void gather(String system) {
        for (int row = 0; row < rows.size(); row++) {
            if (!system.isEmpty() && !rows.text("system", row).equals(system)) {
                continue;
            }
            int code = rows.has("item") ? rows.code("item", row) : -1;
            int item = code < 0 ? -2 - row : code;
            var path = new StringBuilder();
            add("", item, row);
            for (var level : LEVELS) {
                if (rows.has(level) && rows.code(level, row) >= 0) {
                    path.append(path.isEmpty() ? "" : BETWEEN).append(rows.text(level, row));
                    add(path.toString(), item, row);
                }
            }
        }
    }

    private void add(String path, int item, int row) {
        var sum =
                nodes.computeIfAbsent(path, key -> new TreeMap<>())
                        .computeIfAbsent(item, key -> new double[2]);
        sum[0] += rows.required("score", row);
        sum[1]++;
    }

    private double[] scores(String path) {
        return Objects.requireNonNull(nodes.get(path)).values().stream()
                .mapToDouble(sum -> sum[0] / sum[1])
                .toArray();
    }

    private void report(String path, String system) {
        var scores = scores(path);
        var of = (path.isEmpty() ? "all" : path) + (system.isEmpty() ? "" : ": " + system);
        quantities.add(
                Quantity.of("mean", "score", TwoSamples.mean(scores), scores.length)
                        .about(of)
                        .within(interval(scores)));
        var children = children(path);
        if (!children.isEmpty()) {
            double mean =
                    children.stream()
                            .mapToDouble(child -> TwoSamples.mean(scores(child)))
                            .average()
                            .orElseThrow();
            quantities.add(
                    Quantity.of("mean-of-children", "score", mean, children.size()).about(of));
        }
        if (!path.isEmpty()) {
            beside(of, path, scores);
        }
    }

    private @Nullable Interval interval(double[] scores) {
        if (scores.length < 2) {
            return null;
        }
        double mean = TwoSamples.mean(scores);
        double half =
                StudentT.quantile(0.5 + options.level() / 2, scores.length - 1)
                        * Math.sqrt(TwoSamples.variance(scores) / scores.length);
        return new Interval(mean - half, mean + half, options.level(), "Student's t");
    }

    private List<String> children(String path) {
        return nodes.keySet().stream()
                .filter(one -> !one.isEmpty() && parent(one).equals(path))
                .toList();
    }

    private static String parent(String path) {
        int end = path.lastIndexOf(BETWEEN);
        return end < 0 ? "" : path.substring(0, end);
    }

    /** The node beside the other questions of its parent. */
    private void beside(String of, String path, double[] scores) {
        var mine = Objects.requireNonNull(nodes.get(path)).keySet();
        var rest =
                Objects.requireNonNull(nodes.get(parent(path))).entrySet().stream()
                        .filter(one -> !mine.contains(one.getKey()))
                        .mapToDouble(one -> one.getValue()[0] / one.getValue()[1])
                        .toArray();
        if (scores.length < 2 || rest.length < 2) {
            return;
        }
        var found = new TwoSamples(scores, rest).dominance(options.level());
        var quantity =
                Quantity.of("beside-siblings", "share", found.delta(), scores.length)
                        .about(of)
                        .from(-1, 1)
                        .within(found.interval());
        quantities.add(
                found.p() == null
                        ? quantity
                        : quantity.tested(found.p(), null, "neither is larger, Mann and Whitney"));
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        return quantities.stream()
                .filter(one -> one.name().equals("beside-siblings") && one.interval() != null)
                .filter(one -> Objects.requireNonNull(one.interval()).high() < 0)
                .map(TaskTree::finding)
                .toList();
    }

    private static Finding finding(Quantity delta) {
        var interval = Objects.requireNonNull(delta.interval());
        double value = Objects.requireNonNull(delta.value());
        return new Finding(
                "weak-node",
                -interval.high() >= HIGH
                        ? Severity.HIGH
                        : -interval.high() >= MEDIUM ? Severity.MEDIUM : Severity.LOW,
                "%s: a question here scores lower than one beside it more often than higher, by %s"
                        .formatted(delta.of(), Decimals.significant(-value, 3)),
                "Cliff's delta beside the other questions of the parent",
                Finding.Unit.SHARE,
                value,
                interval.low(),
                interval.high(),
                delta.n(),
                List.of(),
                "collect examples below this node first, and look at adjusted p where there are many");
    }
}
