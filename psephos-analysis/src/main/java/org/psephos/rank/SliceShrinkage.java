package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.psephos.dataset.By;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;
import org.psephos.rank.ControlColumns.Categories;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.Slicing.Shrunk;

/**
 * Ladders of parts that borrow from each other: the strength of a system in a part is its common
 * strength plus a difference drawn from a normal distribution about zero, whose spread is estimated
 * from all of them. A part with few judgements stays close to the common ladder, and one with many
 * goes its own way.
 *
 * @see DrawnEffects
 * @see DrawnUncertainty
 */
final class SliceShrinkage {
    private static final int MOST_PARAMETERS = 1500;
    private static final String METHOD = "posterior, normal";

    private final Dataset dataset;
    private final RankOptions options;
    private final By by;
    private final List<String> values;
    private String words = "";

    SliceShrinkage(Dataset dataset, RankOptions options, By by, List<String> values) {
        this.dataset = dataset;
        this.options = options;
        this.by = by;
        this.values = values;
    }

    /** How strongly ladders are drawn together, or why they are not. */
    String words() {
        return words;
    }

    /** One ladder for each value; empty where there are none. */
    List<List<Shrunk>> ladders() {
        if (values.size() < 2) {
            return none("there is one part only");
        }
        if (options.method() != Method.BRADLEY_TERRY
                || options.ties() == RankOptions.Ties.GROUNDED_RAO_KUPPER
                || dataset.rankings().size() > 0
                || !options.controls().isEmpty()) {
            return none("only plain Bradley-Terry ladders of comparisons are drawn together");
        }
        var tally = Tally.of(Duels.of(dataset), options);
        var placement = Placement.of(tally, options);
        if (!(placement instanceof Placed placed)) {
            return none("there is no common ladder to draw them to");
        }
        if ((long) placed.core().length * (values.size() + 1) > MOST_PARAMETERS) {
            return none("there are too many systems and parts to draw together");
        }
        return ladders(tally, placed);
    }

    private List<List<Shrunk>> none(String reason) {
        words = "ladders are not drawn together: " + reason;
        return List.of();
    }

    private List<List<Shrunk>> ladders(Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        int systems = placed.core().length;
        var columns = ControlColumns.of(dataset, options);
        var all = new ControlColumns(columns.numbers(), List.of(differences(place, systems)));
        var design = new DesignMaker(tally, options, place, all).design(systems);
        var model = PairModel.of(design.allTies() == 0 ? RankOptions.Ties.HALF : options.ties());
        var fit = new CovariateFit(design, model, options.ghosts(), options.threads());
        var drawn = new DrawnEffects(fit);
        drawn.start();
        if (!drawn.solve() || fit.recession() != null) {
            return none("how far they differ could not be estimated");
        }
        words = words(drawn);
        var names = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            names.add(new SystemId(tally.names().name(code)));
        }
        var covariance = DrawnUncertainty.covariance(fit, drawn);
        return ladders(fit, covariance, names, columns.numbers().size());
    }

    private static String words(DrawnEffects drawn) {
        return drawn.alike()
                ? "strengths differ between parts by no more than chance makes, so every part has"
                        + " the common ladder"
                : String.format(
                        Locale.ROOT,
                        "strengths in a part differ from the common ones with a standard deviation"
                                + " of %.3g log-odds",
                        Math.sqrt(drawn.variance()));
    }

    /** One column for each system in each part. */
    private Categories differences(int[] place, int systems) {
        var comparisons = dataset.comparisons();
        var column = by.column(comparisons.headers());
        var left = new int[comparisons.size()];
        var right = new int[comparisons.size()];
        for (int row = 0; row < left.length; row++) {
            var value = column == null ? null : column.name(row);
            int part = value == null ? -1 : values.indexOf(value);
            left[row] = code(part, comparisons.left(row), place, systems);
            right[row] = code(part, comparisons.right(row), place, systems);
        }
        var names = new ArrayList<String>();
        for (int k = 0; k < systems * values.size(); k++) {
            names.add("difference " + k);
        }
        return new Categories(names, "by", left, right, true);
    }

    private static int code(int part, int system, int[] place, int systems) {
        int at = system == Dictionary.MISSING ? -1 : place[system];
        return part < 0 || at < 0 ? -1 : part * systems + at;
    }

    private List<List<Shrunk>> ladders(
            CovariateFit fit, double[] covariance, List<SystemId> names, int numbers) {
        var result = new ArrayList<List<Shrunk>>();
        for (int part = 0; part < values.size(); part++) {
            int first = fit.systems + numbers + part * names.size();
            var ladder = new ArrayList<Shrunk>();
            for (int i = 0; i < names.size(); i++) {
                ladder.add(new Shrunk(names.get(i), strength(fit, covariance, first, i)));
            }
            ladder.sort(Comparator.comparingDouble(one -> -one.strength().value()));
            result.add(ladder);
        }
        return result;
    }

    /** Common strength and difference of system {@code i}, less the mean of both over systems. */
    private Estimate strength(CovariateFit fit, double[] covariance, int first, int i) {
        int n = fit.systems;
        var form = new double[fit.size];
        for (int j = 0; j < n; j++) {
            double share = (j == i ? 1 : 0) - 1.0 / n;
            form[j] += share;
            form[first + j] += share;
        }
        double value = 0;
        double variance = 0;
        for (int a = 0; a < fit.size; a++) {
            value += form[a] * fit.parameters[a];
            for (int b = 0; b < fit.size && form[a] != 0; b++) {
                variance += form[a] * form[b] * covariance[a * fit.size + b];
            }
        }
        return Estimate.normal(value, Math.sqrt(Math.max(variance, 0)), options.level(), METHOD);
    }
}
