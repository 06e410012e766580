package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes sets of the shingles of texts, rare ones first, and notes by which of them each text is to
 * be found. Not thread-safe.
 */
final class Sorting {
    private final Frequencies order;
    private final int width;
    private final int parts;
    private final double threshold;
    private final List<long[]> notes = new ArrayList<>();
    private final List<Integer> partOf = new ArrayList<>();

    /**
     * @param width of the sketches
     * @param parts how many ranges of shingles there are
     */
    Sorting(Frequencies order, int width, int parts, double threshold) {
        this.order = order;
        this.width = width;
        this.parts = parts;
        this.threshold = threshold;
    }

    /**
     * Texts as sets.
     *
     * @param numbers as in {@link StoredSets}, of which the first {@code length} count
     * @param notes see {@link NotedPart#note}; each for the part that stands at its place in {@code
     *     parts}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Sorted(long[] numbers, int length, List<long[]> notes, List<Integer> parts) {
        Sorted {
            notes = List.copyOf(notes);
            parts = List.copyOf(parts);
        }
    }

    Sorted sorted(StoredSets.Some some) {
        var sets = new long[some.numbers().length];
        var size = new int[1];
        some.each(
                (text, from, to) -> {
                    int start = size[0] + 1;
                    for (int at = from; at < to; at++) {
                        sets[start + at - from] = order.place(some.numbers()[at]);
                    }
                    int end = ShingleSet.sorted(sets, start, start + to - from);
                    sets[start - 1] = (long) end - start;
                    size[0] = end;
                    if (end > start) {
                        note(text, sets, start, end);
                    }
                });
        return new Sorted(sets, size[0], notes, partOf);
    }

    /** Notes the shingles by which every text that is alike is found: it has one of them too. */
    private void note(int text, long[] sets, int start, int end) {
        int first = start;
        int last = start + ShingleSet.prefix(end - start, threshold);
        while (first < last && Frequencies.isUnique(sets[first])) {
            first++;
        }
        if (first == last) {
            return;
        }
        var bits = Sketches.bits(sets, start, end, width);
        long print = Sketches.print(sets, start, end);
        int begin = new Range(0, parts).of(sets[start]);
        each(
                new Span(sets, start, first, last),
                (part, noted) -> {
                    partOf.add(part);
                    notes.add(NotedPart.note(text, end - start, print, bits, noted, part == begin));
                });
    }

    /** The shingles to be noted, from {@code first} on, of a set that begins at {@code start}. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Span(long[] sets, int start, int first, int last) {}

    /** Is told of the keys of one part. */
    private interface Taker {
        void take(int part, long[] noted);
    }

    private void each(Span span, Taker taker) {
        var byPart = new long[span.last - span.first];
        for (int at = 0; at < byPart.length; at++) {
            int part = new Range(0, parts).of(span.sets[span.first + at]);
            byPart[at] = (long) part << Integer.SIZE | at;
        }
        if (parts > 1) {
            Arrays.sort(byPart);
        }
        for (int from = 0, to; from < byPart.length; from = to) {
            int part = (int) (byPart[from] >>> Integer.SIZE);
            to = from + 1;
            while (to < byPart.length && byPart[to] >>> Integer.SIZE == part) {
                to++;
            }
            var noted = new long[to - from];
            for (int at = from; at < to; at++) {
                int place = span.first + (int) byPart[at];
                noted[at - from] = Postings.key(span.sets[place], place - span.start);
            }
            taker.take(part, noted);
        }
    }
}
