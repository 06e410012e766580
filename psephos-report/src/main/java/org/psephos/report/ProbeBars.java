package org.psephos.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.report.page.BarsView;
import org.psephos.report.page.BarsView.Bar;

/**
 * Numbers of a probe as pictures: each measure that was made of several things, with an interval,
 * stands on one axis. What is part of another ({@code a / b} below {@code a}) stands in.
 */
final class ProbeBars {
    private static final int MOST = 6;
    private static final int LINES = 100;
    private static final String BETWEEN = " / ";
    private static final double[] STEPS = {1, 2, 5, 10};

    private final List<Quantity> all;
    private final double low;
    private final double high;
    private final boolean filled;

    private ProbeBars(List<Quantity> all) {
        this.all = all;
        double least = all.stream().mapToDouble(ProbeBars::from).min().orElse(0);
        double most = all.stream().mapToDouble(ProbeBars::to).max().orElse(0);
        var range = all.getFirst().range();
        filled = range == null && least >= 0;
        if (range != null && all.stream().allMatch(one -> range.equals(one.range()))) {
            low = range.least();
            high = range.most();
        } else {
            double reach = round(Math.max(Math.abs(least), Math.abs(most)));
            low = least < 0 ? -reach : 0;
            high = reach;
        }
    }

    /** The measures with most lines first. */
    static List<BarsView> of(ProbeResult result) {
        var measures = new LinkedHashMap<String, List<Quantity>>();
        for (var one : result.quantities()) {
            if (one.value() != null && !one.of().isEmpty()) {
                measures.computeIfAbsent(one.name(), any -> new ArrayList<>()).add(one);
            }
        }
        var drawn =
                measures.values().stream()
                        .filter(list -> list.size() > 1)
                        .filter(list -> list.stream().anyMatch(one -> one.interval() != null))
                        .sorted(Comparator.comparingInt(list -> -list.size()))
                        .limit(MOST)
                        .toList();
        return drawn.stream().map(list -> new ProbeBars(list).view()).toList();
    }

    /**
     * The smallest of 1, 2, 5, 10, 20 and so on, and of their tenths, that reaches {@code size}.
     */
    private static double round(double size) {
        if (size == 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(size)));
        for (double step : STEPS) {
            if (step * unit >= size) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    private static double from(Quantity one) {
        var interval = one.interval();
        return interval == null || Double.isInfinite(interval.low()) ? value(one) : interval.low();
    }

    private static double to(Quantity one) {
        var interval = one.interval();
        return interval == null || Double.isInfinite(interval.high())
                ? value(one)
                : interval.high();
    }

    private static double value(Quantity one) {
        return Objects.requireNonNull(one.value());
    }

    private BarsView view() {
        var first = all.getFirst();
        var most = all.stream().max(Comparator.comparingDouble(ProbeBars::value)).orElse(first);
        return new BarsView(
                "bars-" + first.name(),
                Titles.of(first.name()),
                "%s, in %s. The largest: %s, %s.%s"
                        .formatted(
                                Numbers.count(all.size(), "value"),
                                first.unit(),
                                most.of(),
                                Numbers.fixed(value(most), 3),
                                all.size() > LINES
                                        ? " The first %s are drawn; the table has all."
                                                .formatted(LINES)
                                        : ""),
                end(low),
                end((low + high) / 2),
                end(high),
                all.stream().limit(LINES).map(this::bar).toList());
    }

    private static String end(double value) {
        return Numbers.exact(value);
    }

    private Bar bar(Quantity one) {
        var interval = one.interval();
        int depth = depth(one.of());
        return new Bar(
                depth == 0 ? one.of() : one.of().substring(one.of().lastIndexOf(BETWEEN) + 3),
                depth,
                words(one),
                place(value(one)),
                interval == null ? "" : place(from(one)),
                interval == null ? "" : place(to(one)),
                filled);
    }

    private static String words(Quantity one) {
        var interval = one.interval();
        return interval == null
                ? Numbers.fixed(value(one), 3)
                : Numbers.fixed(value(one), 3) + " " + AuditText.ends(interval);
    }

    /** How many of the things drawn this one is part of. */
    private int depth(String of) {
        int depth = 0;
        var part = above(of);
        while (part != null && drawn(part)) {
            depth++;
            part = above(part);
        }
        return part == null ? depth : 0;
    }

    private boolean drawn(String of) {
        return all.stream().anyMatch(one -> one.of().equals(of));
    }

    private static @Nullable String above(String of) {
        int end = of.lastIndexOf(BETWEEN);
        return end < 0 ? null : of.substring(0, end);
    }

    private String place(double value) {
        return Numbers.fixed(Math.clamp((value - low) / (high - low), 0, 1) * 100, 2) + "%";
    }
}
