package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Ratings;

/**
 * Totals of a leaderboard that are not the mean (or the sum) of the parts stored beside them. A
 * total is a rating by a criterion called total, overall, average, mean, sum or score, of the same
 * system, item and annotator as ratings by other criteria. Whether totals are means or sums is what
 * most of them are; a total is off where it differs by more than half a unit of the last digit that
 * totals are written with. Counted, so without an interval.
 *
 * <p>Severity: high where more than one in ten totals is off, medium where any is.
 */
final class TotalsMismatch {
    private static final List<String> TOTALS =
            List.of("total", "overall", "average", "mean", "sum", "score");
    private static final int MOST_DIGITS = 6;
    private static final int NAMED = 3;
    private static final Draft DRAFT =
            Draft.of(
                    "totals-mismatch",
                    "totals that are not the mean or sum of their parts",
                    Unit.COUNT,
                    "compute the totals from their parts again");

    private TotalsMismatch() {}

    static Finding look(Docket docket) {
        var ratings = docket.data().ratings();
        var lines = lines(ratings);
        if (lines.isEmpty()) {
            return DRAFT.cannotSay(
                    "no ratings by a total and by at least two parts stand side by side",
                    "nothing to do where there are no totals");
        }
        double half = half(lines);
        var offMean = lines.stream().filter(line -> line.off(line.mean()) > half).toList();
        var offSum = lines.stream().filter(line -> line.off(line.sum()) > half).toList();
        boolean sums = offSum.size() < offMean.size();
        var off = sums ? offSum : offMean;
        var draft =
                DRAFT.of((double) off.size(), null)
                        .from(lines.size())
                        .behind(
                                Origins.of(
                                        ratings.headers(), off.stream().mapToInt(Line::totalRow)));
        var word = sums ? "sum" : "mean";
        if (off.isEmpty()) {
            return draft.says(
                    Severity.NONE,
                    "all %s are the %s of their parts"
                            .formatted(Words.count(lines.size(), "total"), word));
        }
        return draft.says(
                10 * off.size() > lines.size() ? Severity.HIGH : Severity.MEDIUM,
                "%s of %s are not the %s of their parts: %s"
                        .formatted(
                                Words.count(off.size()),
                                Words.count(lines.size(), "total"),
                                word,
                                said(ratings, off, sums)));
    }

    private static String said(Ratings ratings, List<Line> off, boolean sums) {
        var said = new ArrayList<String>();
        for (var line : off.stream().limit(NAMED).toList()) {
            var target = ratings.targets().get(line.totalRow);
            var system = target == null ? null : target.system();
            said.add(
                    "%s has %s where its parts make %s"
                            .formatted(
                                    system == null ? "one" : system.value(),
                                    Words.fixed(line.total, 2),
                                    Words.fixed(sums ? line.sum() : line.mean(), 2)));
        }
        return String.join(", ", said);
    }

    /** Half a unit of the last digit that any total is written with. */
    private static double half(List<Line> lines) {
        int digits = 0;
        for (var line : lines) {
            int own = 0;
            double scaled = line.total;
            while (own < MOST_DIGITS && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
                scaled *= 10;
                own++;
            }
            digits = Math.max(digits, own);
        }
        return 0.5 * Math.pow(10, -digits) + 1e-9;
    }

    private record Line(int totalRow, double total, List<Double> parts) {
        Line {
            parts = List.copyOf(parts);
        }

        double sum() {
            return parts.stream().mapToDouble(Double::doubleValue).sum();
        }

        double mean() {
            return sum() / parts.size();
        }

        double off(double expected) {
            return Math.abs(total - expected);
        }
    }

    private record Key(String item, String target, String annotator) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byItem = item.compareTo(other.item);
            int byTarget = byItem != 0 ? byItem : target.compareTo(other.target);
            return byTarget != 0 ? byTarget : annotator.compareTo(other.annotator);
        }
    }

    private static List<Line> lines(Ratings ratings) {
        var criterion = ratings.headers().criterion();
        if (criterion == null
                || criterion.names().names().stream().noneMatch(TotalsMismatch::total)) {
            return List.of();
        }
        var parts = new TreeMap<Key, List<Double>>();
        var totals = new TreeMap<Key, Integer>();
        IntStream.range(0, ratings.size()).forEach(row -> sort(ratings, row, parts, totals));
        var lines = new ArrayList<Line>();
        totals.forEach(
                (key, row) -> {
                    var found = parts.getOrDefault(key, List.of());
                    if (found.size() > 1) {
                        lines.add(new Line(row, ratings.value(row), found));
                    }
                });
        return lines;
    }

    private static void sort(
            Ratings ratings,
            int row,
            SortedMap<Key, List<Double>> parts,
            SortedMap<Key, Integer> totals) {
        var record = ratings.get(row);
        var header = record.header();
        var item = header.item();
        var annotator = header.annotator();
        var key =
                new Key(
                        item == null ? "" : item.value(),
                        record.target().toString(),
                        annotator == null ? "" : annotator.value());
        if (total(header.criterion())) {
            totals.putIfAbsent(key, row);
        } else {
            parts.computeIfAbsent(key, one -> new ArrayList<>()).add(ratings.value(row));
        }
    }

    private static boolean total(String criterion) {
        var words = criterion.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+", -1);
        return List.of(words).stream().anyMatch(TOTALS::contains)
                || criterion.toLowerCase(java.util.Locale.ROOT).endsWith("score");
    }
}
