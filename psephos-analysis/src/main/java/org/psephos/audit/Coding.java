package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.psephos.dataset.Labels;
import org.psephos.dataset.Ratings;
import org.psephos.model.PsephosException;
import org.psephos.model.Scale;

/**
 * Values as categories.
 *
 * @param scale what may be made of them
 * @param declared whether {@code categories} are all that could have been given
 * @param codes by row asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a column; never compared
record Coding(MeasurementScale scale, Categories categories, boolean declared, int[] codes) {

    private static final String JOINT = " + ";

    static Coding ofRatings(Ratings ratings, int[] rows, AuditOptions options) {
        var scales = Arrays.stream(rows).mapToObj(ratings::scale).distinct().toList();
        var scale = options.scale() == null ? weakest(scales) : options.scale();
        var index = new LongIndex();
        var code = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            // Adding zero makes one zero of two.
            code[at] = index.of(Double.doubleToLongBits(ratings.value(rows[at]) + 0.0));
        }
        var seen = IntStream.range(0, index.size()).mapToDouble(n -> number(index, n)).toArray();
        boolean declared =
                !options.categories().isEmpty()
                        || (scales.size() == 1 && scales.getFirst() instanceof Scale.Levels);
        var all = possible(scales, seen, options);
        var place = Arrays.stream(seen).mapToInt(value -> place(all, value)).toArray();
        return new Coding(scale, all, declared, Arrays.stream(code).map(c -> place[c]).toArray());
    }

    private static double number(LongIndex index, int number) {
        return Double.longBitsToDouble(index.key(number));
    }

    private static Categories possible(List<Scale> scales, double[] seen, AuditOptions options) {
        if (!options.categories().isEmpty()) {
            return Categories.declared(options.categories());
        }
        if (scales.size() == 1 && scales.getFirst() instanceof Scale.Levels levels) {
            int steps = levels.names().size();
            return new Categories(
                    levels.names(), IntStream.range(0, steps).asDoubleStream().toArray());
        }
        return Categories.of(Arrays.stream(seen).sorted().toArray());
    }

    private static int place(Categories all, double value) {
        var values = all.values();
        for (int at = 0; values != null && at < values.length; at++) {
            if (values[at] == value) {
                return at;
            }
        }
        throw undeclared(Categories.of(new double[] {value}).shown(), all);
    }

    private static MeasurementScale weakest(List<Scale> scales) {
        return scales.stream()
                .map(Coding::scale)
                .min(MeasurementScale::compareTo)
                .orElse(MeasurementScale.NOMINAL);
    }

    private static MeasurementScale scale(Scale scale) {
        return switch (scale) {
            case Scale.Levels levels ->
                    levels.ordered() ? MeasurementScale.ORDINAL : MeasurementScale.NOMINAL;
            case Scale.Continuum continuum ->
                    continuum.ratio() ? MeasurementScale.RATIO : MeasurementScale.INTERVAL;
        };
    }

    static Coding ofLabels(Labels labels, int[] rows, AuditOptions options) {
        var scale = options.scale() == null ? MeasurementScale.NOMINAL : options.scale();
        var given = LabelSets.of(labels, rows);
        var names = given.joined(JOINT);
        var seen = Categories.of(List.copyOf(new TreeSet<>(names)));
        var all = options.categories().isEmpty() ? seen : Categories.declared(options.categories());
        if (scale == MeasurementScale.ORDINAL
                && options.categories().isEmpty()
                && all.values() == null) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "the order of labels such as %s is not known".formatted(all.shown()),
                    "Say it, lowest first: --categories low,medium,high.");
        }
        var sets = new TreeMap<String, SortedSet<String>>();
        for (int set = 0; set < names.size(); set++) {
            sets.put(names.get(set), given.sets().get(set));
        }
        if (sets.values().stream().anyMatch(set -> set.size() != 1)
                && options.categories().isEmpty()) {
            all = new Categories(all.names(), null, all.names().stream().map(sets::get).toList());
        }
        var places = new ArrayList<>(all.names());
        var place = new TreeMap<String, Integer>();
        for (var name : seen.names()) {
            int at = places.indexOf(name);
            if (at < 0) {
                throw undeclared("\"" + name + "\"", all);
            }
            place.put(name, at);
        }
        var code = names.stream().mapToInt(place::get).toArray();
        return new Coding(
                scale,
                all,
                !options.categories().isEmpty(),
                Arrays.stream(given.code()).map(set -> code[set]).toArray());
    }

    private static PsephosException undeclared(String value, Categories all) {
        return new PsephosException(
                PsephosException.Kind.USAGE,
                "%s occurs and is not among the declared categories %s"
                        .formatted(value, all.shown()),
                "Name every category that could have been given, lowest first, with --categories.");
    }
}
