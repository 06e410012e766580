package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.rank.ResponseStyle;

/**
 * What can be seen of the two sides of every comparison, from the texts of their responses or from
 * attributes called {@code NAME_left} and {@code NAME_right}.
 */
final class SideStyles {
    /** What is looked at, in words of the claim, and how it is counted. */
    static final List<Feature> FEATURES =
            List.of(
                    new Feature("length", ResponseStyle::length),
                    new Feature("headers", ResponseStyle::headers),
                    new Feature("lists", ResponseStyle::lists),
                    new Feature("bold", ResponseStyle::bold),
                    new Feature("citations", ResponseStyle::citations));

    private SideStyles() {}

    /** A count of a text. */
    record Feature(String name, ToIntFunction<ResponseStyle> count) {}

    /**
     * A number of both sides by row, NaN where it is not known.
     *
     * @param from where the numbers come from, in words
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Sides(String name, double[] left, double[] right, String from) {

        boolean known(int row) {
            return !Double.isNaN(left[row]) && !Double.isNaN(right[row]);
        }

        /** Whether the sides differ in any row. */
        boolean differs() {
            return IntStream.range(0, left.length)
                    .anyMatch(row -> known(row) && left[row] != right[row]);
        }

        /** (left - right) / (left + right), and no difference where there is nothing at all. */
        double relative(int row) {
            double sum = left[row] + right[row];
            return sum == 0 ? 0 : (left[row] - right[row]) / sum;
        }
    }

    /** The length of both sides, or null where nothing tells it. */
    static @Nullable Sides length(Dataset data) {
        var given = attributes(data, "length");
        if (given != null) {
            return given;
        }
        var all = texts(data);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** Every feature of the texts of both sides; none where no comparison has them. */
    static List<Sides> texts(Dataset data) {
        var texts = SideTexts.of(data);
        if (texts == null) {
            return List.of();
        }
        var lefts = styles(texts.left(), texts);
        var rights = styles(texts.right(), texts);
        var all = new ArrayList<Sides>();
        for (var feature : FEATURES) {
            var ofLeft = counts(texts.left(), lefts, feature);
            var ofRight = counts(texts.right(), rights, feature);
            if (ofLeft != null && ofRight != null) {
                all.add(new Sides(feature.name, ofLeft, ofRight, "of the texts"));
            }
        }
        return all;
    }

    private static @Nullable ResponseStyle[] styles(Coded column, SideTexts texts) {
        var styles = new @Nullable ResponseStyle[column.names().size()];
        for (int code = 0; code < styles.length; code++) {
            var found = texts.text().apply(column.names().name(code));
            styles[code] = found == null ? null : ResponseStyle.of(found);
        }
        return styles;
    }

    private static double @Nullable [] counts(
            Coded column, @Nullable ResponseStyle[] styles, Feature feature) {
        var counts = new double[column.size()];
        boolean any = false;
        for (int row = 0; row < counts.length; row++) {
            int code = column.code(row);
            var style = code == Dictionary.MISSING ? null : styles[code];
            counts[row] = style == null ? Double.NaN : feature.count.applyAsInt(style);
            any |= style != null;
        }
        return any ? counts : null;
    }

    private static @Nullable Sides attributes(Dataset data, String name) {
        var attributes = data.comparisons().headers().attributes();
        var left = attributes.get(name + "_left");
        var right = attributes.get(name + "_right");
        if (left == null || right == null) {
            return null;
        }
        var ofLeft = numbers(left);
        var ofRight = numbers(right);
        return ofLeft == null || ofRight == null
                ? null
                : new Sides(
                        name,
                        ofLeft,
                        ofRight,
                        "of the columns %s_left and %s_right".formatted(name, name));
    }

    /** The column as numbers, NaN where a row has none; null where a value is no number. */
    private static double @Nullable [] numbers(Coded column) {
        var byCode = new double[column.names().size()];
        for (int code = 0; code < byCode.length; code++) {
            var text = column.names().name(code).strip();
            if (!text.isEmpty() && !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                return null;
            }
            byCode[code] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        }
        var numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            int code = column.code(row);
            numbers[row] = code == Dictionary.MISSING ? Double.NaN : byCode[code];
        }
        return numbers;
    }
}
