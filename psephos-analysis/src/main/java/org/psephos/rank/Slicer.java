package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.By;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Slice;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.Slicing.Contrast;
import org.psephos.rank.Slicing.Part;

/** Divides judgements, ranks each part by the same method, and compares the ladders. */
final class Slicer {
    /** More parts than this are a mistake. */
    private static final int MOST_PARTS = 200;

    /** Up to so many parts each two are compared. */
    private static final int MOST_PAIRED = 8;

    /** Judgements as they were given, in whose rows parts are counted. */
    private final Dataset given;

    /** The same, grades as the rankings that they imply. */
    private final Dataset dataset;

    private final RankOptions options;
    private final By by;
    private final List<String> values;

    /** Values that any comparison or ranking has, in name order; there is one at least. */
    static SortedSet<String> parts(By by) {
        var dataset = by.dataset();
        var values =
                by.values(List.of(dataset.comparisons().headers(), dataset.rankings().headers()));
        if (values.isEmpty()) {
            throw by.unknown("--by");
        }
        return values;
    }

    /**
     * @param dataset what {@code given} is ranked as
     */
    Slicer(Dataset given, Dataset dataset, RankOptions options, String name) {
        this.given = given;
        this.dataset = dataset;
        this.options = options;
        Refusals.ghostsOnly(options, "--by");
        by = new By(dataset, name);
        values = List.copyOf(parts(by));
        if (values.size() > MOST_PARTS) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--by %s: there are %s different values, such as %s"
                            .formatted(name, values.size(), values.getFirst()),
                    "name a column with at most " + MOST_PARTS + " values");
        }
    }

    Slicing slicing() {
        var shrinkage = new SliceShrinkage(dataset, options, by, values);
        var shrunk = shrinkage.ladders();
        var parts = new ArrayList<Part>();
        var asked = new By(given, by.name());
        for (int c = 0; c < values.size(); c++) {
            var result = Ranking.rank(given.where(asked.only(values.get(c))), options);
            parts.add(
                    new Part(values.get(c), result, shrunk.isEmpty() ? List.of() : shrunk.get(c)));
        }
        return new Slicing(
                by.name(),
                parts,
                without(),
                values.size() < 2 ? null : contrast(values, values),
                SliceContrast.corrected(contrasts()),
                shrinkage.words());
    }

    private long without() {
        boolean rated = Grades.alone(given) && !Grades.alone(dataset);
        var grades = rated ? Grades.of(given) : null;
        return grades == null
                ? without(dataset.comparisons().headers()) + without(dataset.rankings().headers())
                : without(grades.headers());
    }

    private long without(HeaderColumns headers) {
        var column = by.column(headers);
        long without = 0;
        for (int row = 0; row < headers.size(); row++) {
            var value = column == null ? null : column.name(row);
            without += value == null || value.isBlank() ? 1 : 0;
        }
        return without;
    }

    private List<Contrast> contrasts() {
        var contrasts = new ArrayList<Contrast>();
        if (values.size() > MOST_PAIRED) {
            for (var value : values) {
                contrasts.add(contrast(List.of(value), List.of(value, "rest")));
            }
            return contrasts;
        }
        for (int a = 0; a < values.size(); a++) {
            for (int b = a + 1; b < values.size(); b++) {
                var two = List.of(values.get(a), values.get(b));
                contrasts.add(contrast(two, two));
            }
        }
        return contrasts;
    }

    /**
     * @param groups values with strengths of their own; where there is one, against all others
     * @param names of the groups
     */
    private Contrast contrast(List<String> groups, List<String> names) {
        if (options.method() != Method.BRADLEY_TERRY
                || options.ties() == RankOptions.Ties.GROUNDED_RAO_KUPPER
                || dataset.rankings().size() > 0) {
            return new Contrast(
                    names, 0, null, "only Bradley-Terry ladders of comparisons are tested");
        }
        Slice among =
                groups.size() == 1
                        ? headers -> {
                            var column = by.column(headers);
                            return row -> column != null && column.name(row) != null;
                        }
                        : any(groups);
        var part = dataset.where(among);
        return new SliceContrast(part, options, new By(part, by.name()), groups).contrast(names);
    }

    private Slice any(List<String> groups) {
        return headers -> {
            var column = by.column(headers);
            return row -> column != null && groups.contains(name(column.name(row)));
        };
    }

    private static String name(@Nullable String value) {
        return value == null ? "" : value;
    }
}
