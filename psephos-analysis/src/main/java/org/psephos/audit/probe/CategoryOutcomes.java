package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.ClusteredShare;
import org.psephos.dataset.RowTable;
import org.psephos.math.Binomial;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * What the judgements of one category say: which place wins, how often nobody does, whether the
 * chosen answer is the longer one, how severe the harm is. Items are the units: several judgements
 * of one item are averaged first, or counted as one sign.
 *
 * @see "Wilson (1927), Probable inference, the law of succession, and statistical inference"
 * @see "Dixon and Mood (1946), The statistical sign test"
 */
final class CategoryOutcomes {
    private static final List<String> FIRST = List.of("first", "left", "a", "model_a", "answer_a");
    private static final List<String> SECOND =
            List.of("second", "right", "b", "model_b", "answer_b");
    private static final List<String> TIE = List.of("tie", "ties", "equal", "both", "neither");

    private final RowTable rows;
    private final double level;
    private final int fewest;

    /**
     * @param fewest items below which nothing is said of a category
     */
    CategoryOutcomes(RowTable rows, double level, int fewest) {
        this.rows = rows;
        this.level = level;
        this.fewest = fewest;
    }

    /**
     * All that the columns at hand allow. Of a category with too few items only that it has too
     * few; nothing of one that holds all items of its parent, of which it would be said twice.
     */
    List<Quantity> of(CategoryTree.Node node) {
        boolean judged = rows.has("winner") || rows.has("chosen") || rows.has("severity");
        int items = node.items().size();
        boolean alone = node.depth() > 0 && items == node.parent().items().size();
        if (!judged || alone) {
            return List.of();
        }
        if (items < fewest) {
            return List.of(few("judgements", "share", node, items));
        }
        return measured(node);
    }

    private List<Quantity> measured(CategoryTree.Node node) {
        var found = new ArrayList<Quantity>();
        if (rows.has("winner")) {
            found.add(share(node, "first-place", this::first, "neither place wins more often"));
            found.add(share(node, "ties", this::tie, ""));
        }
        if (rows.has("chosen") && rows.has("rejected")) {
            found.add(
                    share(
                            node,
                            "chosen-longer",
                            this::longer,
                            "neither answer is longer more often"));
            found.add(mean(node, "length-difference", "characters", this::difference));
        }
        if (rows.has("severity")) {
            found.add(mean(node, "severity", "score", row -> rows.number("severity", row)));
            var beside = node.depth() == 0 ? null : beside(node);
            if (beside != null) {
                found.add(beside);
            }
        }
        return found;
    }

    /** 1, 0, or null where the row says nothing of it. */
    private @Nullable Double first(int row) {
        var word = winner(row);
        return FIRST.contains(word) ? (Double) 1.0 : SECOND.contains(word) ? (Double) 0.0 : null;
    }

    private @Nullable Double tie(int row) {
        var word = winner(row);
        return word.isEmpty() ? null : (Double) (TIE.contains(word) ? 1.0 : 0.0);
    }

    private String winner(int row) {
        var word = rows.text("winner", row).toLowerCase(Locale.ROOT);
        if (word.isEmpty() || FIRST.contains(word) || SECOND.contains(word) || TIE.contains(word)) {
            return word;
        }
        throw new PsephosException(
                PsephosException.Kind.DATA,
                "%s: the winner is \"%s\"; expected first, second or tie"
                        .formatted(rows.origin(row), rows.text("winner", row)),
                "write first (or left, a, model_a), second (or right, b, model_b) or tie, or name another column: --columns winner=COLUMN");
    }

    private @Nullable Double difference(int row) {
        var chosen = rows.text("chosen", row);
        var rejected = rows.text("rejected", row);
        return chosen.isEmpty() || rejected.isEmpty()
                ? null
                : (Double) (double) (characters(chosen) - characters(rejected));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private @Nullable Double longer(int row) {
        var difference = difference(row);
        return difference == null || difference == 0 ? null : (Double) (difference > 0 ? 1.0 : 0.0);
    }

    /** Values of the rows of a node, item by item. */
    private SortedMap<Integer, double[]> byItem(
            List<Integer> of, IntFunction<@Nullable Double> value) {
        var items = new TreeMap<Integer, double[]>();
        for (int row : of) {
            var one = value.apply(row);
            if (one != null) {
                var sum = items.computeIfAbsent(CategoryTree.item(rows, row), i -> new double[2]);
                sum[0] += one;
                sum[1]++;
            }
        }
        return items;
    }

    private static double[] means(SortedMap<Integer, double[]> items) {
        return items.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
    }

    private Quantity few(String name, String unit, CategoryTree.Node node, int items) {
        return Quantity.undefined(
                        name,
                        unit,
                        items,
                        "%s, fewer than %s (--set fewest=N)"
                                .formatted(items == 1 ? "1 item" : items + " items", fewest))
                .about(CategoryLevels.name(node));
    }

    private Quantity share(
            CategoryTree.Node node,
            String name,
            IntFunction<@Nullable Double> value,
            String hypothesis) {
        var items = byItem(node.rows(), value);
        if (items.size() < fewest) {
            return few(name, "share", node, items.size());
        }
        var share = new ClusteredShare();
        int item = 0;
        for (var sum : items.values()) {
            for (int i = 0; i < sum[1]; i++) {
                share.add(item, i < sum[0] ? 1 : 0);
            }
            item++;
        }
        var estimate = java.util.Objects.requireNonNull(share.estimate(level));
        var quantity =
                Quantity.of(name, "share", estimate.value(), items.size())
                        .about(CategoryLevels.name(node))
                        .from(0, 1)
                        .within(estimate.interval());
        return hypothesis.isEmpty() ? quantity : tested(quantity, items, hypothesis);
    }

    /** By the signs of items: more for than against, or fewer. */
    private static Quantity tested(
            Quantity quantity, SortedMap<Integer, double[]> items, String hypothesis) {
        int above = 0;
        int below = 0;
        for (var sum : items.values()) {
            above += 2 * sum[0] > sum[1] ? 1 : 0;
            below += 2 * sum[0] < sum[1] ? 1 : 0;
        }
        return above + below == 0
                ? quantity
                : quantity.tested(
                        new Binomial(above + below, 0.5).asExtremeAs(above),
                        null,
                        hypothesis + ", exact sign test over items");
    }

    private Quantity mean(
            CategoryTree.Node node, String name, String unit, IntFunction<@Nullable Double> value) {
        var means = means(byItem(node.rows(), value));
        return means.length < fewest
                ? few(name, unit, node, means.length)
                : Quantity.of(name, unit, TwoSamples.mean(means), means.length)
                        .about(CategoryLevels.name(node))
                        .within(student(means));
    }

    /** Null where no value varies, which would promise too much. */
    private @Nullable Interval student(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double variance = TwoSamples.variance(values);
        if (variance == 0) {
            return null;
        }
        double mean = TwoSamples.mean(values);
        double half =
                StudentT.quantile(0.5 + level / 2, values.length - 1)
                        * Math.sqrt(variance / values.length);
        return new Interval(mean - half, mean + half, level, "Student's t");
    }

    /** How severe a category is beside the other items of its parent; null where it has none. */
    private @Nullable Quantity beside(CategoryTree.Node node) {
        var name = "severity-beside-siblings";
        var own = byItem(node.rows(), row -> rows.number("severity", row));
        var rest = byItem(node.parent().rows(), row -> rows.number("severity", row));
        rest.keySet().removeAll(node.items());
        if (rest.isEmpty()) {
            return null;
        }
        if (own.size() < Math.max(2, fewest) || rest.size() < Math.max(2, fewest)) {
            return few(name, "share", node, Math.min(own.size(), rest.size()));
        }
        var found = new TwoSamples(means(own), means(rest)).dominance(level);
        var quantity =
                Quantity.of(name, "share", found.delta(), own.size())
                        .about(CategoryLevels.name(node))
                        .from(-1, 1)
                        .within(found.interval());
        return found.p() == null
                ? quantity
                : quantity.tested(found.p(), null, "neither is more severe, Mann and Whitney");
    }
}
