package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * How well spans of text that a system or person marked cover those that are right: whole spans,
 * spans that overlap enough, and characters, over all items and as the mean of items.
 *
 * @see "DeYoung et al. (2020), ERASER: a benchmark to evaluate rationalized NLP models, section
 *     4.1"
 * @see "Rosenthal et al. (2022), Do answers to boolean questions need explanations? Yes"
 */
public final class SpanOverlap {
    private static final String ITEM = "item";
    private static final String SOURCE = "source";
    private static final String START = "start";
    private static final String END = "end";
    private static final String UNIT = "share";
    private static final Setting GOLD =
            new Setting("gold", "gold", "the source whose spans are right");
    private static final Setting IOU =
            new Setting("iou", "0.5", "overlap over union from which on two spans match");
    private static final List<String> NAMES =
            List.of(
                    "exact-f1",
                    "iou-f1",
                    "character-precision",
                    "character-recall",
                    "character-f1",
                    "mean-item-f1");

    static final Probe PROBE =
            new Probe(
                    "span-overlap",
                    "do marked spans of text, such as evidence, cover the right ones?",
                    List.of(
                            TableField.needed(
                                    ITEM, Kind.NAME, "whose text is marked", ITEM, "id", "item_id"),
                            TableField.needed(
                                    SOURCE,
                                    Kind.NAME,
                                    "who marked it; one of them is right by definition",
                                    SOURCE,
                                    "system",
                                    "annotator"),
                            TableField.optional(
                                    START,
                                    Kind.NUMBER,
                                    "first character, from 0; empty where nothing is marked",
                                    START),
                            TableField.optional(
                                    END, Kind.NUMBER, "the character after the last", END)),
                    null,
                    List.of(GOLD, IOU),
                    SpanOverlap::look);

    private SpanOverlap() {}

    /** Characters from one until before another. */
    private record Span(int start, int end) {
        int length() {
            return end - start;
        }

        int common(Span other) {
            return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
        }

        double iou(Span other) {
            int common = common(other);
            return (double) common / (length() + other.length() - common);
        }
    }

    /**
     * Compares every source with the right one, over the items that the right one marked or said to
     * hold nothing.
     *
     * @throws PsephosException where a span is none, or no source is the right one
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        var spans = spans(rows);
        var gold = spans.remove(GOLD.word(options));
        if (gold == null || spans.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    gold == null
                            ? "no span is of the source \"%s\"".formatted(GOLD.word(options))
                            : "all spans are of one source",
                    "name the source that is right: --set gold=NAME; sources are %s"
                            .formatted(String.join(", ", rows.names(SOURCE))));
        }
        double iou = IOU.chosen(options, 0, 1);
        var found = new ArrayList<Quantity>();
        spans.forEach((source, own) -> found.addAll(of(source, gold, own, iou, options)));
        return new ProbeResult(found, List.of());
    }

    private static SortedMap<String, SortedMap<String, List<Span>>> spans(RowTable rows) {
        var spans = new TreeMap<String, SortedMap<String, List<Span>>>();
        for (int row = 0; row < rows.size(); row++) {
            var own =
                    spans.computeIfAbsent(rows.text(SOURCE, row), any -> new TreeMap<>())
                            .computeIfAbsent(rows.text(ITEM, row), any -> new ArrayList<>());
            var start = rows.number(START, row);
            var end = rows.number(END, row);
            if (start != null || end != null) {
                own.add(span(rows, row, start, end));
            }
        }
        return spans;
    }

    private static Span span(RowTable rows, int row, @Nullable Double start, @Nullable Double end) {
        if (start == null
                || end == null
                || !(start >= 0 && end > start)
                || start != Math.rint(start)
                || end != Math.rint(end)
                || end > Integer.MAX_VALUE) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: no span from %s to %s".formatted(rows.origin(row), start, end),
                    "give the place of the first character, from 0, and that after the last");
        }
        return new Span((int) (double) start, (int) (double) end);
    }

    private static List<Quantity> of(
            String source,
            SortedMap<String, List<Span>> gold,
            SortedMap<String, List<Span>> own,
            double iou,
            ProbeOptions options) {
        var items = new ArrayList<double[]>();
        for (var item : gold.entrySet()) {
            items.add(counts(item.getValue(), own.getOrDefault(item.getKey(), List.of()), iou));
        }
        var strange = new TreeSet<>(own.keySet());
        strange.removeAll(gold.keySet());
        var spread = new Spread(options, "items");
        var errors = spread.errors(items.size(), drawn -> measures(items, drawn));
        var ones = new int[items.size()];
        java.util.Arrays.fill(ones, 1);
        var whole = measures(items, ones);
        var found = new ArrayList<Quantity>();
        for (int i = 0; i < NAMES.size(); i++) {
            found.add(quantity(i, whole[i], errors[i], spread, items.size()).about(source));
        }
        if (!strange.isEmpty()) {
            found.set(
                    0,
                    found.getFirst()
                            .noting(
                                    "%s items that the right source does not name are left out"
                                            .formatted(strange.size())));
        }
        return found;
    }

    private static Quantity quantity(
            int i, @Nullable Double value, @Nullable Double error, Spread spread, int n) {
        return value == null
                ? Quantity.undefined(NAMES.get(i), UNIT, n, "nothing is marked on that side")
                : Quantity.of(NAMES.get(i), UNIT, value, n)
                        .within(ClassificationQuality.interval(spread, value, error, 0))
                        .from(0, 1);
    }

    /** Exact, by overlap, spans of either, common characters, characters of either. */
    private static double[] counts(List<Span> gold, List<Span> own, double iou) {
        var right = new TreeSet<Integer>();
        var marked = new TreeSet<Integer>();
        gold.forEach(span -> fill(span, right));
        own.forEach(span -> fill(span, marked));
        long common = right.stream().filter(marked::contains).count();
        return new double[] {
            matched(gold, own, 1),
            matched(gold, own, iou),
            gold.size(),
            own.size(),
            common,
            right.size(),
            marked.size()
        };
    }

    private static void fill(Span span, SortedSet<Integer> into) {
        for (int at = span.start; at < span.end; at++) {
            into.add(at);
        }
    }

    /**
     * Pairs of spans, each span in one at most, that overlap enough; the closest are paired first.
     */
    private static int matched(List<Span> gold, List<Span> own, double least) {
        record Match(int right, int marked, double iou) {}
        var matches = new ArrayList<Match>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < own.size(); j++) {
                double iou = gold.get(i).iou(own.get(j));
                if (iou > 0 && iou >= least) {
                    matches.add(new Match(i, j, iou));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::iou).reversed());
        var rights = new TreeSet<Integer>();
        var marks = new TreeSet<Integer>();
        for (var match : matches) {
            if (!rights.contains(match.right) && !marks.contains(match.marked)) {
                rights.add(match.right);
                marks.add(match.marked);
            }
        }
        return rights.size();
    }

    private static @Nullable Double[] measures(List<double[]> items, int[] drawn) {
        var sum = new double[7];
        double means = 0;
        double counted = 0;
        for (int item = 0; item < drawn.length; item++) {
            var own = items.get(item);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += drawn[item] * own[i];
            }
            double of = own[5] + own[6];
            means += drawn[item] * (of > 0 ? 2 * own[4] / of : 1);
            counted += drawn[item];
        }
        return new @Nullable Double[] {
            LabelTable.ratio(2 * sum[0], sum[2] + sum[3]),
            LabelTable.ratio(2 * sum[1], sum[2] + sum[3]),
            LabelTable.ratio(sum[4], sum[6]),
            LabelTable.ratio(sum[4], sum[5]),
            LabelTable.ratio(2 * sum[4], sum[5] + sum[6]),
            LabelTable.ratio(means, counted)
        };
    }
}
