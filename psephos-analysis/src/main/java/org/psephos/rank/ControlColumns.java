package org.psephos.rank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;
import org.psephos.model.ResponseId;

/**
 * Controls as columns by comparison: numbers that favour the left side where they are positive, and
 * categories.
 *
 * @param numbers each by row, NaN where the source gave none
 * @param categories each by row
 */
record ControlColumns(List<Numbers> numbers, List<Categories> categories) {

    /** A categorical column with more values than this is a mistake. */
    private static final int MOST_CATEGORIES = 200;

    private static final String LEFT = "_left";
    private static final String RIGHT = "_right";

    /** In a {@link Categories} column: the category that the others are measured from. */
    static final int REFERENCE = -1;

    /** In a {@link Categories} column: the source gave none. */
    static final int MISSING = -2;

    /**
     * A number by row.
     *
     * @param name of the effect
     * @param control as asked for, for the reason why a row is set aside
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Numbers(String name, String control, double[] values) {
        /** Whether it is other than zero in one of {@code rows}. */
        boolean varies(int[] rows) {
            for (int row : rows) {
                if (values[row] != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Categories by row, for the left side alone or for both.
     *
     * @param names of the effects
     * @param left index into {@code names}, {@link #REFERENCE} or {@link #MISSING}
     * @param right of the other side; absent where the column is about the whole vote
     * @param drawn whether effects are drawn to their mean by an estimated spread
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Categories(
            List<String> names, String control, int[] left, int @Nullable [] right, boolean drawn) {
        Categories {
            names = List.copyOf(names);
        }
    }

    ControlColumns {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
    }

    /** The columns that {@code options} ask for; the side itself stands first, where it does. */
    static ControlColumns of(Dataset dataset, RankOptions options) {
        return new Maker(dataset, options).columns();
    }

    /**
     * Characters of the left and of the right answer, by row, NaN where not known; null where the
     * dataset has neither lengths nor texts.
     */
    static double @Nullable [][] lengths(Dataset dataset, RankOptions options) {
        return new Maker(dataset, options).lengths();
    }

    /**
     * Names of numbers that are the same on both sides of every one of {@code rows}, where their
     * control has others that are not. They have no effect to estimate and take nothing from the
     * others', so a fit can do without them; a control that never varies at all is not named.
     */
    Set<String> idle(int[] rows) {
        var varied = new TreeSet<String>();
        var still = new LinkedHashMap<String, String>();
        for (var column : numbers) {
            if (column.varies(rows)) {
                varied.add(column.control);
            } else {
                still.put(column.name, column.control);
            }
        }
        still.values().retainAll(varied);
        return still.keySet();
    }

    /** Without the numbers of those names. */
    ControlColumns without(Set<String> names) {
        return new ControlColumns(
                numbers.stream().filter(column -> !names.contains(column.name)).toList(),
                categories);
    }

    /** What asked for the effect {@code name}: without its category, for style the whole of it. */
    String control(String name) {
        for (var column : numbers) {
            if (column.name.equals(name)) {
                return column.control;
            }
        }
        int equals = name.indexOf('=');
        return equals < 0 ? name : name.substring(0, equals);
    }

    /** The control that {@code row} lacks, or null. */
    @Nullable String missing(int row) {
        for (var column : numbers) {
            if (Double.isNaN(column.values[row])) {
                return column.control;
            }
        }
        for (var column : categories) {
            var right = column.right;
            if (column.left[row] == MISSING || (right != null && right[row] == MISSING)) {
                return column.control;
            }
        }
        return null;
    }

    private static final class Maker {
        private final Dataset dataset;
        private final RankOptions options;
        private final int rows;
        private final List<Numbers> numbers = new ArrayList<>();
        private final List<Categories> categories = new ArrayList<>();
        private boolean side;

        Maker(Dataset dataset, RankOptions options) {
            this.dataset = dataset;
            this.options = options;
            rows = dataset.comparisons().size();
        }

        ControlColumns columns() {
            side = options.position();
            for (var control : options.controls()) {
                side |= control instanceof Control.AnnotatorPosition;
            }
            if (side) {
                var ones = new double[rows];
                java.util.Arrays.fill(ones, 1);
                numbers.add(new Numbers(BradleyTerry.POSITION, BradleyTerry.POSITION, ones));
            }
            for (var control : options.controls()) {
                add(control);
            }
            return new ControlColumns(numbers, categories);
        }

        private void add(Control control) {
            switch (control) {
                case Control.AnnotatorPosition asked -> annotators(asked.toString());
                case Control.Length asked -> texts(asked.toString(), 1);
                case Control.Style asked -> texts(asked.toString(), ResponseStyle.NAMES.length);
                case Control.Attribute(var name) -> attribute(name, control.toString());
            }
        }

        private void annotators(String control) {
            var column = dataset.comparisons().headers().annotator();
            if (column == null) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "--control " + control + ": no comparison names its annotator",
                        "name the column with --columns annotator=COLUMN, or use --control"
                                + " position");
            }
            var names = new ArrayList<String>();
            for (var name : column.names().names()) {
                names.add(BradleyTerry.POSITION + ":" + name);
            }
            var codes = new int[rows];
            for (int row = 0; row < rows; row++) {
                int code = column.code(row);
                codes[row] = code == Dictionary.MISSING ? MISSING : code;
            }
            categories.add(new Categories(names, control, codes, null, true));
        }

        double @Nullable [][] lengths() {
            var lengths = pair("length");
            if (lengths != null) {
                var control = new Control.Length().toString();
                return new double[][] {sizes(lengths.left, control), sizes(lengths.right, control)};
            }
            var sides = sides();
            return sides == null ? null : new double[][] {sides[0].counts(0), sides[1].counts(0)};
        }

        /** Styles of the left and the right; null where no text is known. */
        private Styles @Nullable [] sides() {
            var texts = pair("text");
            var answers = dataset.comparisons();
            Styles left =
                    texts != null
                            ? Styles.of(texts.left, name -> name)
                            : Styles.of(answers.leftResponse(), this::text);
            Styles right =
                    texts != null
                            ? Styles.of(texts.right, name -> name)
                            : Styles.of(answers.rightResponse(), this::text);
            return left.empty() || right.empty() ? null : new Styles[] {left, right};
        }

        /** The first {@code many} counts of {@link ResponseStyle}, as relative differences. */
        private void texts(String control, int many) {
            var lengths = many == 1 ? pair("length") : null;
            if (lengths != null) {
                double[] left = sizes(lengths.left, control);
                double[] right = sizes(lengths.right, control);
                numbers.add(new Numbers("length", control, relative(left, right)));
                return;
            }
            var sides = sides();
            if (sides == null) {
                throw noTexts(control);
            }
            for (int which = 0; which < many; which++) {
                numbers.add(
                        new Numbers(
                                ResponseStyle.NAMES[which],
                                control,
                                relative(sides[0].counts(which), sides[1].counts(which))));
            }
        }

        private static PsephosException noTexts(String control) {
            return new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--control " + control + ": no comparison has the texts of its responses",
                    "name their columns with --columns"
                            + " attribute:text_left=COLUMN,attribute:text_right=COLUMN"
                            + (control.equals("length")
                                    ? ", or those of their lengths as attribute:length_left and"
                                            + " attribute:length_right"
                                    : ""));
        }

        /** All that is written in the response called {@code id}; null where it is not known. */
        private @Nullable String text(String id) {
            var response = dataset.responses().find(new ResponseId(id));
            if (response == null || response.messages().isEmpty()) {
                return null;
            }
            var text = new StringBuilder();
            for (Message message : response.messages()) {
                for (var part : message.parts()) {
                    if (part instanceof Part.Text(var body)) {
                        text.append(text.isEmpty() ? "" : "\n").append(body);
                    }
                }
            }
            return text.toString();
        }

        /** (left - right) / (left + right), and no difference where there is nothing at all. */
        private static double[] relative(double[] left, double[] right) {
            var result = new double[left.length];
            for (int row = 0; row < result.length; row++) {
                double sum = left[row] + right[row];
                result[row] = sum == 0 ? 0 : (left[row] - right[row]) / sum;
            }
            return result;
        }

        private double[] sizes(Coded column, String control) {
            var values = needNumbers(column, control);
            for (int row = 0; row < rows; row++) {
                if (values[row] < 0) {
                    throw new PsephosException(
                            PsephosException.Kind.DATA,
                            dataset.comparisons().headers().origin(row)
                                    + ": length: expected at least 0, but found "
                                    + values[row],
                            "correct the row, or use --control attribute:length for a column that"
                                    + " is no length");
                }
            }
            return values;
        }

        private record Pair(Coded left, Coded right) {}

        private @Nullable Pair pair(String name) {
            var attributes = dataset.comparisons().headers().attributes();
            var left = attributes.get(name + LEFT);
            var right = attributes.get(name + RIGHT);
            return left == null || right == null ? null : new Pair(left, right);
        }

        private void attribute(String name, String control) {
            var pair = pair(name);
            var whole = dataset.comparisons().headers().attributes().get(name);
            if (pair != null) {
                sided(pair, control);
            } else if (whole != null) {
                whole(whole, control);
            } else {
                throw unknown(name, control);
            }
        }

        private PsephosException unknown(String name, String control) {
            var known = dataset.comparisons().headers().attributes().keySet();
            return new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--control "
                            + control
                            + ": comparisons have no attribute "
                            + name
                            + " and no "
                            + name
                            + LEFT
                            + " with "
                            + name
                            + RIGHT
                            + (known.isEmpty() ? "" : "; they have " + String.join(", ", known)),
                    "name the columns with --columns attribute:%s_left=COLUMN,attribute:%s_right=COLUMN"
                            .formatted(name, name));
        }

        private void sided(Pair pair, String control) {
            var left = AttributeNumbers.of(pair.left);
            var right = AttributeNumbers.of(pair.right);
            if (left.allNumbers() && right.allNumbers()) {
                var difference = new double[rows];
                for (int row = 0; row < rows; row++) {
                    difference[row] = left.value(row) - right.value(row);
                }
                numbers.add(new Numbers(control, control, difference));
                return;
            }
            var values =
                    Dictionary.of(
                            Stream.concat(
                                            pair.left.names().names().stream(),
                                            pair.right.names().names().stream())
                                    .filter(value -> !value.isBlank())
                                    .toList());
            refuseMany(values, control, left.firstOther(), right.firstOther());
            var lefts = codes(pair.left, values, true);
            var rights = codes(pair.right, values, true);
            for (int row = 0; row < rows; row++) {
                if (lefts[row] == rights[row] && lefts[row] >= 0) {
                    lefts[row] = REFERENCE;
                    rights[row] = REFERENCE;
                }
            }
            categories.add(
                    new Categories(names(values, control, true), control, lefts, rights, false));
        }

        private void whole(Coded column, String control) {
            var found = AttributeNumbers.of(column);
            if (found.allNumbers()) {
                numbers.add(new Numbers(control, control, found.values(rows)));
                return;
            }
            var values =
                    Dictionary.of(
                            column.names().names().stream()
                                    .filter(value -> !value.isBlank())
                                    .toList());
            refuseMany(values, control, found.firstOther(), null);
            categories.add(
                    new Categories(
                            names(values, control, side),
                            control,
                            codes(column, values, side),
                            null,
                            false));
            // From here on the sides differ already, so the next column needs a reference.
            side = true;
        }

        private double[] needNumbers(Coded column, String control) {
            var found = AttributeNumbers.of(column);
            var other = found.firstOther();
            if (other != null) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "--control " + control + ": expected numbers, but found \"" + other + "\"",
                        "name a column of numbers");
            }
            return found.values(rows);
        }

        private static void refuseMany(
                Dictionary values, String control, @Nullable String one, @Nullable String two) {
            if (values.size() > MOST_CATEGORIES) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "--control %s: %s different values, of which not all are numbers, such as \"%s\""
                                .formatted(control, values.size(), one == null ? two : one),
                        "name a column of numbers, or one with at most "
                                + MOST_CATEGORIES
                                + " categories");
            }
        }

        /** Every value but the first, which is the reference, where there is one. */
        private static List<String> names(Dictionary values, String control, boolean reference) {
            return values.names().stream()
                    .skip(reference ? 1 : 0)
                    .map(value -> control + "=" + value)
                    .toList();
        }

        private static int[] codes(Coded column, Dictionary values, boolean reference) {
            var codes = new int[column.size()];
            for (int row = 0; row < codes.length; row++) {
                var name = column.name(row);
                codes[row] =
                        name == null || name.isBlank()
                                ? MISSING
                                : values.code(name) - (reference ? 1 : 0);
            }
            return codes;
        }
    }
}
