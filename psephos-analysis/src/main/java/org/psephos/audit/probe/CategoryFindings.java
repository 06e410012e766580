package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.RowTable;
import org.psephos.math.Decimals;

/**
 * What to doubt about a taxonomy: where its tree is broken, what is too small or too large, and
 * categories in which a place or the longer answer wins. Those are raised where the interval leaves
 * an even chance and the test, adjusted for as many as there are, does too.
 */
final class CategoryFindings {
    private static final int SHOWN = 3;
    private static final double SERIOUS = 0.01;
    private static final Alarm LEANING = new Alarm(0.2, 0.1, 0);

    private final RowTable rows;
    private final ProbeOptions options;
    private final CategoryTree tree;
    private final int fewest;

    CategoryFindings(RowTable rows, ProbeOptions options, CategoryTree tree, int fewest) {
        this.rows = rows;
        this.options = options;
        this.tree = tree;
        this.fewest = fewest;
    }

    List<Finding> of(List<Quantity> quantities) {
        var findings = new ArrayList<Finding>();
        tree.strays().forEach(nodes -> findings.add(stray(nodes)));
        broken(
                findings,
                "missing-level",
                tree.gaps(),
                "have a level without the one above it, and stand above the gap only",
                "fill the level in, or name the columns from the top down: --columns level1=COLUMN,level2=COLUMN");
        broken(
                findings,
                "ends-early",
                tree.early(),
                "end at a category below which others go on",
                "label them down to the last level, or count them at the level they reach");
        small(findings);
        for (var one : quantities) {
            uneven(findings, one);
        }
        leaning(findings, quantities, true);
        leaning(findings, quantities, false);
        return findings;
    }

    /** Rows under all parents but the one with most items. */
    private Finding stray(List<CategoryTree.Node> nodes) {
        var astray =
                nodes.subList(1, nodes.size()).stream()
                        .flatMap(one -> one.rows().stream())
                        .sorted()
                        .toList();
        var parents =
                nodes.stream()
                        .map(
                                one ->
                                        "%s (%s)"
                                                .formatted(
                                                        CategoryLevels.name(one.parent()),
                                                        items(one.items().size())))
                        .collect(Collectors.joining(", "));
        return counted(
                "two-parents",
                astray,
                "\"%s\" stands under %s parents: %s"
                        .formatted(nodes.getFirst().name(), nodes.size(), parents),
                "move the rows to the parent that is meant, or give the categories names of their own");
    }

    private static String items(int count) {
        return count == 1 ? "1 item" : count + " items";
    }

    private void broken(
            List<Finding> into, String id, List<Integer> broken, String what, String remedy) {
        if (!broken.isEmpty()) {
            into.add(
                    counted(
                            id,
                            broken,
                            "%s of %s rows %s".formatted(broken.size(), rows.size(), what),
                            remedy));
        }
    }

    private Finding counted(String id, List<Integer> broken, String claim, String remedy) {
        return new Finding(
                id,
                broken.size() >= SERIOUS * rows.size() ? Severity.MEDIUM : Severity.LOW,
                claim,
                "rows",
                Unit.COUNT,
                (double) broken.size(),
                null,
                null,
                rows.size(),
                broken.stream().limit(SHOWN).map(row -> rows.origin(row).toString()).toList(),
                remedy);
    }

    private void small(List<Finding> into) {
        var small =
                tree.nodes().stream()
                        .filter(one -> one.isLeaf() && one.items().size() < fewest)
                        .toList();
        if (small.isEmpty()) {
            return;
        }
        long leaves = tree.nodes().stream().filter(CategoryTree.Node::isLeaf).count();
        var examples =
                small.stream()
                        .sorted(Comparator.comparingInt(one -> one.items().size()))
                        .limit(SHOWN)
                        .map(one -> "%s (%s)".formatted(one.path(), one.items().size()))
                        .collect(Collectors.joining(", "));
        into.add(
                new Finding(
                        "small-categories",
                        2L * small.size() >= leaves ? Severity.MEDIUM : Severity.LOW,
                        "%s of %s lowest categories have fewer than %s items, too few to say anything of: %s%s"
                                .formatted(
                                        small.size(),
                                        leaves,
                                        fewest,
                                        examples,
                                        small.size() > SHOWN ? " and more" : ""),
                        "categories",
                        Unit.COUNT,
                        (double) small.size(),
                        null,
                        null,
                        leaves,
                        List.of(),
                        "collect more items there, or report their parents"));
    }

    private static void uneven(List<Finding> into, Quantity one) {
        var interval = one.interval();
        if (!one.name().equals("evenness") || interval == null) {
            return;
        }
        var severity = Alarm.atMost(interval.high());
        if (severity != Severity.NONE) {
            into.add(
                    Alarm.finding(
                            "concentration",
                            severity,
                            one,
                            "%s: few categories hold most items; evenness is %s of 1"
                                    .formatted(
                                            one.of(),
                                            Decimals.significant(
                                                    Objects.requireNonNull(one.value()), 3)),
                            Unit.SHARE,
                            "weigh categories alike where they should count alike, and collect more of the small ones"));
        }
    }

    /** One finding a measure: the category that leans most, and how many do. */
    private void leaning(List<Finding> into, List<Quantity> all, boolean place) {
        var name = place ? "first-place" : "chosen-longer";
        var asked =
                all.stream().filter(one -> one.name().equals(name) && one.test() != null).toList();
        var leaning = asked.stream().filter(this::leans).toList();
        if (leaning.isEmpty()) {
            return;
        }
        var most =
                Collections.max(
                        leaning,
                        Comparator.comparingDouble(one -> CategoryLevels.apart(one.interval())));
        into.add(
                Alarm.finding(
                        place ? "place-wins" : "length-wins",
                        LEANING.at(CategoryLevels.apart(most.interval())),
                        most,
                        "%s; %s of %s categories lean after correction for as many"
                                .formatted(says(most, place), leaning.size(), asked.size()),
                        Unit.SHARE,
                        place
                                ? "show answers in both orders in these categories"
                                : "compare answers of like length in these categories before a model learns length from them"));
    }

    private boolean leans(Quantity one) {
        var test = Objects.requireNonNull(one.test());
        double adjusted = Objects.requireNonNullElse(test.adjusted(), test.p());
        return CategoryLevels.apart(one.interval()) > 0 && adjusted <= 1 - options.level();
    }

    private static String says(Quantity one, boolean place) {
        double share = Objects.requireNonNull(one.value());
        var which =
                place
                        ? share > 0.5
                                ? "the answer shown first wins"
                                : "the answer shown second wins"
                        : share > 0.5
                                ? "the longer answer is chosen"
                                : "the shorter answer is chosen";
        return "%s: %s in %s of decided comparisons"
                .formatted(one.of(), which, Decimals.significant(Math.max(share, 1 - share), 3));
    }
}
