package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ClassificationQuality.LabelMeasure;
import org.psephos.dataset.RowTable;

/**
 * Sets of labels beside predicted sets: F1 by label, averaged and pooled, beside the baseline that
 * gives every row all labels. A row of which nothing was predicted has the empty set; labels that
 * are true of no row are left out of averages, as are those that cannot be averaged.
 *
 * @see "Kiesel et al. (2022), Identifying the human values behind arguments, section 5"
 */
final class LabelSetTable {
    private final double[] both;
    private final double[] truly;
    private final double[] said;
    private double same;
    private double rows;

    private LabelSetTable(int labels) {
        both = new double[labels];
        truly = new double[labels];
        said = new double[labels];
    }

    private record Pair(SortedSet<String> gold, SortedSet<String> predicted) {}

    static List<Quantity> quantities(RowTable rows, List<Integer> own, ProbeOptions options) {
        var split = Pattern.compile(Pattern.quote(ClassificationQuality.SEPARATOR.word(options)));
        var pairs = new ArrayList<Pair>();
        var names = new TreeSet<String>();
        for (int row : own) {
            var gold = labels(rows, ClassificationQuality.GOLD, row, split);
            var predicted = labels(rows, ClassificationQuality.PREDICTED, row, split);
            pairs.add(new Pair(gold, predicted));
            names.addAll(gold);
            names.addAll(predicted);
        }
        return new Measured(pairs, List.copyOf(names), ClassificationQuality.units(rows, own))
                .quantities(options, rows.has(ClassificationQuality.ITEM));
    }

    private static SortedSet<String> labels(RowTable rows, String role, int row, Pattern split) {
        var labels = new TreeSet<String>();
        if (rows.code(role, row) >= 0) {
            for (var label : split.split(rows.text(role, row), -1)) {
                if (!label.isBlank()) {
                    labels.add(label.strip());
                }
            }
        }
        return labels;
    }

    /** Pairs of sets with their labels and what is drawn as a whole. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    private record Measured(List<Pair> pairs, List<String> labels, int[] units) {

        List<Quantity> quantities(ProbeOptions options, boolean items) {
            var spread = new Spread(options, items ? "items" : "rows");
            var ones = ClassificationQuality.once(units);
            var errors = spread.errors(ones.length, drawn -> counted(drawn).measures());
            var whole = counted(ones).measures();
            var found = new ArrayList<Quantity>();
            var names = names();
            for (int i = 0; i < names.size(); i++) {
                found.add(
                        ClassificationQuality.quantity(
                                names.get(i), whole[i], errors[i], spread, pairs.size()));
            }
            return found;
        }

        private List<LabelMeasure> names() {
            var names = new ArrayList<LabelMeasure>();
            for (var name :
                    List.of(
                            "subset-accuracy",
                            "micro-f1",
                            "macro-f1",
                            "f1-of-macro-averages",
                            Baselines.ONES)) {
                names.add(new LabelMeasure(name, "", 0, table -> null));
            }
            labels.forEach(label -> names.add(new LabelMeasure("f1", label, 0, table -> null)));
            return names;
        }

        private LabelSetTable counted(int[] drawn) {
            var table = new LabelSetTable(labels.size());
            for (int row = 0; row < units.length; row++) {
                table.add(pairs.get(row), labels, drawn[units[row]]);
            }
            return table;
        }
    }

    private void add(Pair pair, List<String> labels, int times) {
        rows += times;
        same += pair.gold.equals(pair.predicted) ? times : 0;
        for (int k = 0; k < both.length; k++) {
            boolean is = pair.gold.contains(labels.get(k));
            boolean told = pair.predicted.contains(labels.get(k));
            truly[k] += is ? times : 0;
            said[k] += told ? times : 0;
            both[k] += is && told ? times : 0;
        }
    }

    private @Nullable Double[] measures() {
        var found = new @Nullable Double[5 + both.length];
        found[0] = LabelTable.ratio(same, rows);
        found[1] = f1(sum(both), sum(truly), sum(said));
        double f1 = 0;
        double ones = 0;
        double precision = 0;
        double recall = 0;
        int labels = 0;
        for (int k = 0; k < both.length; k++) {
            found[5 + k] = f1(both[k], truly[k], said[k]);
            if (truly[k] > 0) {
                labels++;
                f1 += 2 * both[k] / (truly[k] + said[k]);
                ones += 2 * truly[k] / (truly[k] + rows);
                precision += said[k] > 0 ? both[k] / said[k] : 0;
                recall += both[k] / truly[k];
            }
        }
        found[2] = LabelTable.ratio(f1, labels);
        found[3] = LabelTable.ratio(2 * precision * recall / labels, precision + recall);
        found[4] = LabelTable.ratio(ones, labels);
        return found;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static @Nullable Double f1(double both, double truly, double said) {
        return LabelTable.ratio(2 * both, truly + said);
    }
}
