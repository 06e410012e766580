package org.psephos.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Entries;
import org.psephos.lm.Embedder;
import org.psephos.lm.StoredVectors;

/**
 * Near duplicates in meaning: texts of one kind whose embeddings have a cosine of at least {@code
 * threshold}. Equal texts are embedded once. Every pair is compared and its cosine computed; that A
 * is like B and B like C says nothing about A and C. Vectors lie in files in {@code scratch}, of
 * which two blocks at a time are in memory.
 *
 * @param embedder makes the vectors; whoever opened it closes it
 * @param scratch a folder for the files, which are gone afterwards
 * @param threshold least cosine, above 0 and at most 1
 * @param most how many pairs are kept; all are counted
 * @param threads changes time only
 * @see "Abbas, Tirumala, Simig, Ganguli and Morcos (2023), SemDeDup, section 3: which of a group
 *     stays is another matter here, and no clusters stand between a text and its like"
 */
public record MeaningDuplicates(
        Embedder embedder, Path scratch, double threshold, int most, int threads) {
    /** Least cosine unless said otherwise. */
    public static final double THRESHOLD = 0.95;

    private static final int BATCH = 256;

    public MeaningDuplicates {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "threshold must be above 0 and at most 1, but was " + threshold);
        }
        if (most < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "most must be at least 0 and threads at least 1, but were %s and %s"
                            .formatted(most, threads));
        }
    }

    /** The pairs among {@code entries}, which are gone through twice. */
    public MeaningPairs find(Entries entries) {
        return search(entries).pairs;
    }

    /**
     * What was found.
     *
     * @param later places of the texts that have one before them that is alike
     * @param links who is like whom, for keeping the first
     */
    record Search(MeaningPairs pairs, BitSet later, Links links) {}

    Search search(Entries entries) {
        var memory = new Scratch(null, 0);
        try (var items = new Shelf();
                var responses = new Shelf()) {
            var places = new Places();
            TextUnit.each(entries, unit -> places.add(put(unit, items, responses)));
            items.embed();
            responses.embed();
            gather(entries, places, List.of(items, responses));
            var names = new TreeMap<Integer, Candidate>();
            items.names(names);
            responses.names(names);
            var found = new FoundPairs(most, TextFacts.of(names, memory), memory);
            var links = new Links(memory, Bounds.USUAL);
            items.tell(found, links);
            responses.tell(found, links);
            var pairs =
                    new MeaningPairs(
                            embedder.name(),
                            threshold,
                            items.texts + responses.texts,
                            found.total(),
                            found.pairs(names));
            return new Search(pairs, found.later(), links);
        }
    }

    private static Shelf shelf(TextKind kind, Shelf items, Shelf responses) {
        return switch (kind) {
            case ITEM -> items;
            case RESPONSE -> responses;
        };
    }

    private int put(TextUnit unit, Shelf items, Shelf responses) {
        return unit.text().isBlank()
                ? Places.NONE
                : shelf(unit.kind(), items, responses).add(unit.text());
    }

    /** The second pass: those that are like another are named. */
    private void gather(Entries entries, Places places, List<Shelf> shelves) {
        shelves.forEach(Shelf::compare);
        TextUnit.each(
                entries,
                unit -> {
                    int row = places.of(unit.index());
                    if (row != Places.NONE) {
                        shelf(unit.kind(), shelves.getFirst(), shelves.getLast()).name(row, unit);
                    }
                });
    }

    /** The row of each text, by the place of the text. */
    private static final class Places {
        static final int NONE = -1;
        private int[] rows = new int[1 << 10];
        private int size;

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
        }

        int of(int place) {
            return rows[place];
        }
    }

    /** The texts of one kind, each different one a row with a vector. */
    private final class Shelf implements AutoCloseable {
        private final StoredVectors vectors = new StoredVectors(scratch, embedder.dimensions());
        private final HashCounts known = new HashCounts();
        private final List<String> waiting = new ArrayList<>();
        private final BitSet repeated = new BitSet();
        private final BitSet paired = new BitSet();
        private final Map<Integer, List<Candidate>> named = new LinkedHashMap<>();
        private List<CosineJoin.Found> alike = List.of();
        private long texts;

        int add(String text) {
            texts++;
            long hash = print(text);
            int row = known.get(hash) - 1;
            if (row >= 0) {
                repeated.set(row);
                return row;
            }
            row = vectors.size() + waiting.size();
            known.put(hash, row + 1);
            waiting.add(text);
            if (waiting.size() == BATCH) {
                embed();
            }
            return row;
        }

        void embed() {
            if (!waiting.isEmpty()) {
                vectors.add(embedder.embed(waiting));
                waiting.clear();
            }
        }

        void compare() {
            alike = new CosineJoin(vectors, threshold, threads).pairs();
            for (var pair : alike) {
                paired.set(pair.earlier());
                paired.set(pair.later());
            }
        }

        void name(int row, TextUnit unit) {
            if (repeated.get(row) || paired.get(row)) {
                named.computeIfAbsent(row, ignored -> new ArrayList<>(1)).add(Candidate.of(unit));
            }
        }

        void names(SortedMap<Integer, Candidate> names) {
            named.values().forEach(group -> group.forEach(one -> names.put(one.index(), one)));
        }

        /** Each text is linked to the first of its equals, and the firsts of what is close. */
        void tell(FoundPairs found, Links links) {
            for (var group : named.values()) {
                if (group.size() > 1) {
                    found.addEqual(texts(group));
                    for (var one : group.subList(1, group.size())) {
                        links.add(group.getFirst().index(), one.index(), 1);
                    }
                }
            }
            for (var pair : alike) {
                double cosine = ofDifferent(pair.cosine());
                var left = group(pair.earlier());
                var right = group(pair.later());
                links.add(left.getFirst().index(), right.getFirst().index(), cosine);
                found.addCross(texts(left), texts(right), cosine);
            }
        }

        private List<Candidate> group(int row) {
            return named.getOrDefault(row, List.of());
        }

        @Override
        public void close() {
            vectors.close();
        }
    }

    private static EqualTexts.Group texts(List<Candidate> group) {
        return new EqualTexts.Group() {
            @Override
            public int size() {
                return group.size();
            }

            @Override
            public int text(int at) {
                return group.get(at).index();
            }
        };
    }

    /** The cosine of different texts, which are never quite the same, even where vectors are. */
    public static double ofDifferent(double cosine) {
        return Math.min(cosine, Math.nextDown(1.0));
    }

    /** A number that equal texts have in common, and others not. */
    public static long print(String text) {
        long hash = text.length();
        for (int at = 0; at < text.length(); at++) {
            hash = Shingles.mixed(hash * 31 + text.charAt(at));
        }
        return hash;
    }
}
