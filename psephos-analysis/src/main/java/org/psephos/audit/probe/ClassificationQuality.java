package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Interval;
import org.psephos.model.PsephosException;

/**
 * How well stored predictions say what is true: one label a row, or a set of labels; beside what
 * one reaches who looks at nothing. Where the labels are numbers, rank correlation and kappa with
 * squared weights as well; where rows are minimal pairs with scores, how often the acceptable one
 * scores higher.
 *
 * @see "Gorodkin (2004), Comparing two K-category assignments by a K-category correlation
 *     coefficient"
 * @see "Schuller et al. (2009), The INTERSPEECH 2009 emotion challenge"
 * @see "Warstadt et al. (2020), BLiMP: the benchmark of linguistic minimal pairs for English"
 */
public final class ClassificationQuality {
    static final String GOLD = "gold";
    static final String PREDICTED = "predicted";
    static final String SCORE = "score";
    static final String PAIR = "pair";
    static final String ITEM = "item";
    private static final String SYSTEM = "system";
    static final Setting SEPARATOR =
            new Setting("separator", "", "what stands between several labels of a row, such as ;");
    static final Setting POSITIVE =
            new Setting("positive", "", "the label of what is acceptable, for minimal pairs");

    static final Probe PROBE =
            new Probe(
                    "classification-quality",
                    "how well do stored predictions say what is true, against looking at nothing?",
                    List.of(
                            TableField.needed(
                                    GOLD,
                                    Kind.NAME,
                                    "what is true",
                                    GOLD,
                                    "label",
                                    "labels",
                                    "answer",
                                    "truth"),
                            TableField.optional(
                                    PREDICTED,
                                    Kind.NAME,
                                    "what was predicted; an empty cell is no label",
                                    PREDICTED,
                                    "prediction",
                                    "pred",
                                    "response"),
                            TableField.optional(
                                    SCORE,
                                    Kind.NUMBER,
                                    "how acceptable the row is said to be, for minimal pairs",
                                    SCORE,
                                    "log_probability",
                                    "logprob"),
                            TableField.optional(
                                    PAIR,
                                    Kind.NAME,
                                    "which minimal pair the row is one side of",
                                    PAIR,
                                    "pair_id"),
                            TableField.optional(
                                    SYSTEM, Kind.NAME, "whose predictions", SYSTEM, "model"),
                            TableField.optional(
                                    ITEM,
                                    Kind.NAME,
                                    "what is drawn as a whole, such as a dialogue (the row)",
                                    ITEM,
                                    "item_id",
                                    "dialogue_id")),
                    null,
                    List.of(SEPARATOR, POSITIVE),
                    ClassificationQuality::look);

    private ClassificationQuality() {}

    /**
     * Measures of every system.
     *
     * @throws PsephosException where there are neither predictions nor scores of pairs
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        boolean pairs = rows.has(PAIR) && rows.has(SCORE);
        if (!rows.has(PREDICTED) && !pairs) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "no column says what was predicted",
                    "name it: --columns predicted=COLUMN; or pair=COLUMN,score=COLUMN of minimal"
                            + " pairs");
        }
        var quantities = new ArrayList<Quantity>();
        var findings = new ArrayList<Finding>();
        for (var system : systems(rows).entrySet()) {
            var own = system.getValue();
            if (rows.has(PREDICTED)) {
                var found =
                        SEPARATOR.word(options).isEmpty()
                                ? one(rows, own, options)
                                : LabelSetTable.quantities(rows, own, options);
                add(found, system.getKey(), quantities, findings);
            }
            if (pairs) {
                MinimalPairs.quantities(rows, own, options)
                        .forEach(found -> quantities.add(about(found, system.getKey())));
            }
        }
        return new ProbeResult(quantities, findings);
    }

    private static void add(
            List<Quantity> found,
            String system,
            List<Quantity> quantities,
            List<Finding> findings) {
        found.forEach(one -> quantities.add(about(one, system)));
        var finding = Baselines.finding(found, system);
        if (finding != null) {
            findings.add(finding);
        }
    }

    private static Quantity about(Quantity one, String system) {
        if (system.isEmpty()) {
            return one;
        }
        return one.about(one.of().isEmpty() ? system : system + ": " + one.of());
    }

    /** Rows by system, in name order; one without a name where there is no such column. */
    private static SortedMap<String, List<Integer>> systems(RowTable rows) {
        var systems = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            boolean named = rows.has(SYSTEM) && rows.code(SYSTEM, row) >= 0;
            var name = named ? rows.text(SYSTEM, row) : "";
            systems.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
        }
        return systems;
    }

    /** Which unit each of {@code own} is drawn with, from 0. */
    static int[] units(RowTable rows, List<Integer> own) {
        var known = new TreeMap<String, Integer>();
        var units = new int[own.size()];
        for (int i = 0; i < units.length; i++) {
            int row = own.get(i);
            boolean named = rows.has(ITEM) && rows.code(ITEM, row) >= 0;
            var name = named ? "i" + rows.text(ITEM, row) : "r" + row;
            units[i] = known.computeIfAbsent(name, any -> known.size());
        }
        return units;
    }

    /** How often each of {@code units} counts, at first once. */
    static int[] once(int[] units) {
        var ones = new int[Arrays.stream(units).max().orElse(-1) + 1];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<Quantity> one(RowTable rows, List<Integer> own, ProbeOptions options) {
        var said = own.stream().filter(row -> rows.code(PREDICTED, row) >= 0).toList();
        var labels = labels(rows, said);
        var values = numbers(labels);
        var units = units(rows, said);
        var table = table(rows, said, labels);
        var measures = measures(labels, values);
        var spread = new Spread(options, rows.has(ITEM) ? "items" : "rows");
        var errors =
                spread.errors(
                        once(units).length,
                        drawn -> of(measures, counted(table, units, drawn, labels.size())));
        var whole = of(measures, counted(table, units, once(units), labels.size()));
        var found = new ArrayList<Quantity>();
        found.add(Quantity.of("predicted", "rows", said.size(), own.size()));
        for (int i = 0; i < measures.size(); i++) {
            found.add(quantity(measures.get(i), whole[i], errors[i], spread, said.size()));
        }
        return found;
    }

    /**
     * A measure of a table.
     *
     * @param of the label that it is of; empty for all
     * @param least value that can occur
     */
    record LabelMeasure(String name, String of, double least, Of measure) {
        /** The number of a table; null where it is not defined. */
        interface Of {
            @Nullable Double of(LabelTable table);
        }
    }

    static Quantity quantity(
            LabelMeasure one,
            @Nullable Double value,
            @Nullable Double error,
            Spread spread,
            int n) {
        if (value == null) {
            return Quantity.undefined(
                            one.name(),
                            "share",
                            n,
                            "one of the two says the same label of every row, or nothing")
                    .about(one.of());
        }
        return Quantity.of(one.name(), "share", value, n)
                .within(interval(spread, value, error, one.least()))
                .from(one.least(), 1)
                .about(one.of());
    }

    /** None where no resample differs from another: that says nothing of how sure one may be. */
    static @Nullable Interval interval(
            Spread spread, double value, @Nullable Double error, double least) {
        return error == null || error == 0 ? null : spread.interval(value, error, least, 1);
    }

    private static List<LabelMeasure> measures(List<String> labels, double @Nullable [] values) {
        var all = new ArrayList<LabelMeasure>();
        all.add(new LabelMeasure("accuracy", "", 0, LabelTable::accuracy));
        all.add(new LabelMeasure(Baselines.COMMONEST, "", 0, LabelTable::commonest));
        all.add(new LabelMeasure("mcc", "", -1, LabelTable::matthews));
        all.add(new LabelMeasure("cohens-kappa", "", -1, table -> table.kappa(null)));
        all.add(new LabelMeasure("uar", "", 0, LabelTable::meanRecall));
        all.add(new LabelMeasure("macro-f1", "", 0, LabelTable::macroF1));
        if (values != null) {
            all.add(new LabelMeasure("spearman", "", -1, table -> table.spearman(values)));
            all.add(new LabelMeasure("quadratic-kappa", "", -1, table -> table.kappa(values)));
        }
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            all.add(new LabelMeasure("f1", labels.get(k), 0, table -> table.f1(label)));
        }
        return all;
    }

    private static @Nullable Double[] of(List<LabelMeasure> measures, LabelTable table) {
        var found = new @Nullable Double[measures.size()];
        Arrays.setAll(found, i -> measures.get(i).measure().of(table));
        return found;
    }

    /** All labels of the rows; those that are numbers by size, else in name order. */
    private static List<String> labels(RowTable rows, List<Integer> own) {
        var names = new TreeSet<String>();
        for (int row : own) {
            names.add(rows.text(GOLD, row));
            names.add(rows.text(PREDICTED, row));
        }
        var labels = new ArrayList<>(names);
        if (labels.stream().allMatch(one -> number(one) != null)) {
            labels.sort(
                    (a, b) ->
                            Double.compare(
                                    Objects.requireNonNull(number(a)),
                                    Objects.requireNonNull(number(b))));
        }
        return labels;
    }

    private static @Nullable Double number(String label) {
        return Kind.NUMBER.number(label);
    }

    private static double @Nullable [] numbers(List<String> labels) {
        if (labels.size() < 2 || labels.stream().anyMatch(one -> number(one) == null)) {
            return null;
        }
        return labels.stream().mapToDouble(one -> Objects.requireNonNull(number(one))).toArray();
    }

    private static int[][] table(RowTable rows, List<Integer> own, List<String> labels) {
        var places = new TreeMap<String, Integer>();
        labels.forEach(label -> places.put(label, places.size()));
        var cells = new int[own.size()][];
        for (int i = 0; i < cells.length; i++) {
            int row = own.get(i);
            cells[i] =
                    new int[] {
                        Objects.requireNonNull(places.get(rows.text(GOLD, row))),
                        Objects.requireNonNull(places.get(rows.text(PREDICTED, row)))
                    };
        }
        return cells;
    }

    private static LabelTable counted(int[][] cells, int[] units, int[] drawn, int labels) {
        var count = new double[labels][labels];
        for (int i = 0; i < cells.length; i++) {
            count[cells[i][0]][cells[i][1]] += drawn[units[i]];
        }
        return new LabelTable(count);
    }
}
