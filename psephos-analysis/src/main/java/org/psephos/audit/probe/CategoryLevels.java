package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Interval;
import org.psephos.math.Rate;

/**
 * A taxonomy of several levels, such as kinds of harm: how many items each category holds, as a
 * share of its parent and of all, how evenly they are spread, what is said within each, and where
 * the tree is broken. The effective number of categories of a level is exp(H), where H is the
 * entropy of its shares: the number of equally large categories that would be as hard to foretell;
 * evenness is H over its largest value.
 *
 * @see "Hill (1973), Diversity and evenness: a unifying notation and its consequences"
 * @see "Pielou (1966), The measurement of diversity in different types of biological collections"
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate"
 * @see "Zhang et al. (2025), SPA-VL: a comprehensive safety preference alignment dataset for vision
 *     language models"
 */
public final class CategoryLevels {
    private static final Setting SEPARATOR =
            new Setting(
                    "separator",
                    "",
                    "what stands between the levels where one cell holds them all, such as /");
    private static final Setting FEWEST =
            new Setting(
                    "fewest", "10", "items below which nothing is said of what is in a category");

    private static final List<String> LEVELS =
            List.of("level1", "level2", "level3", "level4", "level5");

    static final Probe PROBE =
            new Probe(
                    "category-levels",
                    "a taxonomy level by level: shares, evenness, what each category says, breaks",
                    fields(),
                    null,
                    List.of(SEPARATOR, FEWEST),
                    (rows, options) -> new CategoryLevels(rows, options).result());

    private final RowTable rows;
    private final ProbeOptions options;
    private final int fewest;
    private final CategoryTree tree;

    private CategoryLevels(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        fewest = (int) FEWEST.chosen(options, 1, 1_000_000);
        tree = CategoryTree.of(rows, LEVELS, SEPARATOR.word(options).strip());
    }

    private static List<TableField> fields() {
        return List.of(
                TableField.needed(
                        "level1",
                        Kind.NAME,
                        "the first level, or all levels in one cell",
                        "level1",
                        "class1",
                        "class_1",
                        "primary_class",
                        "category1",
                        "category",
                        "label"),
                deeper("level2", "the second level", "class2", "class_2", "secondary_class"),
                deeper("level3", "the third level", "class3", "class_3", "tertiary_class"),
                deeper("level4", "the fourth level", "class4", "class_4"),
                deeper("level5", "the fifth level", "class5", "class_5"),
                TableField.optional(
                        "item",
                        Kind.NAME,
                        "what is counted; each row where absent",
                        "item",
                        "item_id"),
                TableField.optional(
                        "winner", Kind.NAME, "first, second or tie", "winner", "preference"),
                TableField.optional("chosen", Kind.NAME, "the better answer", "chosen"),
                TableField.optional("rejected", Kind.NAME, "the other answer", "rejected"),
                TableField.optional(
                        "severity", Kind.NUMBER, "how grave it is", "severity", "severity_level"));
    }

    private static TableField deeper(String level, String help, String... usual) {
        var names = new ArrayList<String>();
        names.add(level);
        names.addAll(List.of(usual));
        names.add(level.replace("level", "category"));
        return new TableField(level, Kind.NAME, false, names, help);
    }

    /** What a node is called in a result. */
    static String name(CategoryTree.Node node) {
        return node.depth() == 0 ? "all" : node.path();
    }

    private ProbeResult result() {
        var quantities = new ArrayList<Quantity>();
        for (int depth = 1; depth <= tree.depth(); depth++) {
            quantities.addAll(level(depth));
        }
        var outcomes = new CategoryOutcomes(rows, options.level(), fewest);
        quantities.addAll(outcomes.of(tree.root()));
        for (var node : tree.nodes()) {
            quantities.addAll(shares(node));
            quantities.addAll(outcomes.of(node));
        }
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(
                adjusted, new CategoryFindings(rows, options, tree, fewest).of(adjusted));
    }

    private List<Quantity> shares(CategoryTree.Node node) {
        var shares = new ArrayList<Quantity>();
        shares.add(share("share-of-all", node, tree.root()));
        if (node.depth() > 1) {
            shares.add(share("share-of-parent", node, node.parent()));
        }
        return shares;
    }

    private Quantity share(String name, CategoryTree.Node node, CategoryTree.Node of) {
        var rate = new Rate(node.items().size(), of.items().size());
        return Quantity.of(name, "share", rate.share(), rate.asked())
                .about(name(node))
                .within(rate.wilson(options.level()));
    }

    private List<Quantity> level(int depth) {
        var nodes = tree.level(depth);
        var sizes = nodes.stream().mapToDouble(one -> one.items().size()).toArray();
        int items = (int) IntStream.of(numbers(nodes)).distinct().count();
        double effective = effective(sizes);
        var errors = errors(nodes);
        var spread = new Spread(options, "items");
        var of = "level " + depth;
        var evenness = evenness(sizes);
        return List.of(
                Quantity.of("categories", "categories", nodes.size(), items).about(of),
                Quantity.of("effective-categories", "categories", effective, items)
                        .about(of)
                        .from(1, nodes.size())
                        .within(spread.interval(effective, errors[0], 1, nodes.size())),
                evenness == null
                        ? Quantity.undefined("evenness", "share", items, "there is one category")
                                .about(of)
                        : Quantity.of("evenness", "share", evenness, items)
                                .about(of)
                                .from(0, 1)
                                .within(spread.interval(evenness, errors[1], 0, 1)));
    }

    private static int[] numbers(List<CategoryTree.Node> nodes) {
        return nodes.stream()
                .flatMap(one -> one.items().stream())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Bootstrap errors of the effective number and of evenness, over items. */
    private @Nullable Double[] errors(List<CategoryTree.Node> nodes) {
        var items = IntStream.of(numbers(nodes)).distinct().sorted().toArray();
        var members =
                nodes.stream()
                        .map(
                                node ->
                                        node.items().stream()
                                                .mapToInt(
                                                        one ->
                                                                java.util.Arrays.binarySearch(
                                                                        items, one))
                                                .toArray())
                        .toList();
        return new Spread(options, "items")
                .errors(
                        items.length,
                        drawn -> {
                            var sizes =
                                    members.stream()
                                            .mapToDouble(
                                                    own ->
                                                            IntStream.of(own)
                                                                    .mapToLong(i -> drawn[i])
                                                                    .sum())
                                            .toArray();
                            return new @Nullable Double[] {effective(sizes), evenness(sizes)};
                        });
    }

    private static double entropy(double[] sizes) {
        double all = java.util.Arrays.stream(sizes).sum();
        double sum = 0;
        for (double size : sizes) {
            sum -= size == 0 ? 0 : size / all * StrictMath.log(size / all);
        }
        return Math.max(0, sum);
    }

    /** Hill's number of order 1. */
    static double effective(double[] sizes) {
        return Math.clamp(StrictMath.exp(entropy(sizes)), 1, sizes.length);
    }

    /** Pielou's J; null where there is one category. */
    static @Nullable Double evenness(double[] sizes) {
        return sizes.length < 2
                ? null
                : (Double) Math.min(1, entropy(sizes) / StrictMath.log(sizes.length));
    }

    /** Where the interval of a share lies beside an even chance; 0 where it holds it. */
    static double apart(@Nullable Interval interval) {
        return interval == null
                ? 0
                : Math.max(0, Math.max(interval.low() - 0.5, 0.5 - interval.high()));
    }
}
