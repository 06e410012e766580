package org.psephos.audit;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;

/**
 * How far categories are apart, as the user says: for alpha of ratings and labels by a distance of
 * one's own. The same both ways, nothing from a category to itself, never below nothing.
 *
 * @see "Krippendorff (2004), Content Analysis, 2nd edition, section 11.3: difference functions"
 */
public final class Distances {
    /** What the entry of agreement says that it is weighed by. */
    static final String WEIGHTS = "declared distances";

    private final SortedMap<String, SortedMap<String, Double>> between;

    private Distances(SortedMap<String, SortedMap<String, Double>> between) {
        this.between = between;
    }

    /**
     * One line of a table of distances.
     *
     * @param distance of two categories, squared or not as it should count
     * @param where it was said, for messages
     */
    public record Line(String one, String other, double distance, String where) {}

    /**
     * The distances of {@code lines}; a pair may stand there in both orders, but not with two
     * distances.
     *
     * @throws PsephosException where they are none: below nothing, from a category to itself, or
     *     another there than back
     */
    public static Distances of(List<Line> lines) {
        var between = new TreeMap<String, SortedMap<String, Double>>();
        for (var line : lines) {
            check(line);
            for (var ends :
                    List.of(List.of(line.one(), line.other()), List.of(line.other(), line.one()))) {
                var known =
                        between.computeIfAbsent(ends.getFirst(), one -> new TreeMap<>())
                                .putIfAbsent(ends.getLast(), line.distance());
                if (known != null && known != line.distance()) {
                    throw refused(
                            "%s: from %s to %s is %s, and was %s before; a distance is the same both ways"
                                    .formatted(
                                            line.where(),
                                            quoted(line.one()),
                                            quoted(line.other()),
                                            number(line.distance()),
                                            number(known)),
                            "Give each pair one distance.");
                }
            }
        }
        if (lines.stream().noneMatch(line -> line.distance() > 0)) {
            throw refused(
                    "no two categories are apart",
                    "Give a line for each pair: category,category,distance.");
        }
        return new Distances(between);
    }

    private static void check(Line line) {
        boolean same = line.one().equals(line.other());
        if (!(line.distance() >= 0) || Double.isInfinite(line.distance())) {
            throw refused(
                    "%s: a distance of %s; expected a number from 0"
                            .formatted(line.where(), number(line.distance())),
                    "Say how far apart, not how alike: 0 is the same.");
        }
        if (same && line.distance() != 0) {
            throw refused(
                    "%s: %s is %s from itself; expected 0"
                            .formatted(line.where(), quoted(line.one()), number(line.distance())),
                    "Leave the line out: a category is 0 from itself.");
        }
    }

    private static PsephosException refused(String problem, String remedy) {
        return new PsephosException(PsephosException.Kind.USAGE, problem, remedy);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Decimals.significant(value, 6) : Double.toString(value);
    }

    /** Whether they say anything of what was rated: votes and rankings have categories of ours. */
    boolean concern(ReliabilityData data) {
        return (data.feedback().equals("rating") || data.feedback().equals("label"))
                && data.categories().names().stream().anyMatch(name -> between.containsKey(name));
    }

    /**
     * By the places of {@code names}.
     *
     * @throws PsephosException where a pair of them has no distance
     */
    KrippendorffAlpha.Distance between(List<String> names) {
        int n = names.size();
        var table = new double[n][n];
        for (int one = 0; one < n; one++) {
            for (int other = 0; other < n; other++) {
                table[one][other] = one == other ? 0 : of(names.get(one), names.get(other));
            }
        }
        return (one, other) -> table[one][other];
    }

    private double of(String one, String other) {
        var from = between.get(one);
        if (from == null || !from.containsKey(other)) {
            throw refused(
                    "--distance says nothing of %s and %s".formatted(quoted(one), quoted(other)),
                    "Add a line %s,%s,DISTANCE.".formatted(one, other));
        }
        return Objects.requireNonNull(from.get(other));
    }

    /**
     * Asks that they were of use.
     *
     * @throws PsephosException where nothing in {@code agreement} was weighed by them
     */
    void requireUse(List<Agreement> agreement) {
        if (agreement.stream().noneMatch(one -> WEIGHTS.equals(one.weights()))) {
            throw refused(
                    "no rating or label is one of those in --distance: "
                            + between.keySet().stream()
                                    .limit(5)
                                    .map(Distances::quoted)
                                    .collect(Collectors.joining(", ")),
                    "Write the categories as they stand in the file; see psephos peek.");
        }
    }
}
