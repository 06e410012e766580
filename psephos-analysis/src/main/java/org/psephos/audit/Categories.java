package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;

/**
 * The values that judgements of one criterion took, or could have taken, in order.
 *
 * @param names as the source or the user wrote them
 * @param values as numbers; absent where some are none
 * @param sets what is in each, where some hold several labels or none; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // a column; never compared
record Categories(List<String> names, double @Nullable [] values, List<SortedSet<String>> sets) {
    private static final int SHOWN = 5;

    Categories {
        names = List.copyOf(names);
        sets = List.copyOf(sets);
    }

    /** Categories that are no sets. */
    Categories(List<String> names, double @Nullable [] values) {
        this(names, values, List.of());
    }

    /** By what they say: in the order of numbers where all are numbers, else of names. */
    static Categories of(List<String> names) {
        var values = names.stream().map(Categories::number).toList();
        if (values.contains(null)) {
            return new Categories(names.stream().sorted().toList(), null);
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(values::get));
        return new Categories(
                order.stream().map(names::get).toList(),
                order.stream().mapToDouble(values::get).toArray());
    }

    /** Numbers, in ascending order, each once. */
    static Categories of(double[] values) {
        return new Categories(Arrays.stream(values).mapToObj(Categories::name).toList(), values);
    }

    /** What the user declared, lowest first. */
    static Categories declared(List<String> names) {
        var values = names.stream().map(Categories::number).toList();
        return new Categories(
                names,
                values.contains(null)
                        ? null
                        : values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String name(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static @Nullable Double number(String name) {
        try {
            double value = Double.parseDouble(name);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    int size() {
        return names.size();
    }

    /** The numbers, which an interval or a ratio scale needs. */
    double[] numbers(MeasurementScale scale) {
        if (values == null) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s says nothing to values that are no numbers: %s".formatted(scale, shown()),
                    "Use --scale nominal, or --scale ordinal with --categories lowest,...,highest.");
        }
        return values;
    }

    String shown() {
        var first = names.stream().limit(SHOWN).map(name -> "\"" + name + "\"").toList();
        return String.join(", ", first) + (size() > SHOWN ? ", ..." : "");
    }
}
