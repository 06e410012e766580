package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in a row, as an attribute of a time series holds them: {@code [1, 2.5, -3]}.
 *
 * @param values in order; at least {@link #LEAST}, all finite
 */
record Series(List<Double> values) {
    /** Fewer numbers are read faster than seen. */
    static final int LEAST = 3;

    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;
    private static final double EDGE = 4;
    private static final Pattern LIST =
            Pattern.compile("\\[\\s*+(-?[0-9.eE+-]++(?:\\s*+,\\s*+-?[0-9.eE+-]++)*+)\\s*+\\]");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    Series {
        values = List.copyOf(values);
    }

    /** What {@code text} lists; null where it is anything else. */
    static @Nullable Series of(String text) {
        var list = LIST.matcher(text.strip());
        if (!list.matches()) {
            return null;
        }
        var values = new ArrayList<Double>();
        for (var number : COMMA.split(list.group(1), -1)) {
            try {
                values.add(Double.parseDouble(number));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        boolean finite = values.stream().allMatch(Double::isFinite);
        return finite && values.size() >= LEAST ? new Series(values) : null;
    }

    private double low() {
        return values.stream().mapToDouble(v -> v).min().orElse(0);
    }

    private double high() {
        return values.stream().mapToDouble(v -> v).max().orElse(0);
    }

    /** Points from left to right, the highest value on top. */
    String line() {
        double low = low();
        double range = high() - low;
        var points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = WIDTH * i / (values.size() - 1);
            double height = range > 0 ? (values.get(i) - low) / range : 0.5;
            double y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * height;
            points.append(i == 0 ? "" : " ")
                    .append(Numbers.fixed(x, 1))
                    .append(',')
                    .append(Numbers.fixed(y, 1));
        }
        return points.toString();
    }

    /** How many, and between which two. */
    String ends() {
        return "%s values from %s to %s, the first %s, the last %s"
                .formatted(
                        Numbers.count(values.size()),
                        Numbers.exact(low()),
                        Numbers.exact(high()),
                        Numbers.exact(values.getFirst()),
                        Numbers.exact(values.getLast()));
    }
}
