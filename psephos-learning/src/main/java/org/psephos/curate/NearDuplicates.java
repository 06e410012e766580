package org.psephos.curate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.psephos.dataset.Entries;

/**
 * Near duplicates by exact similarity join: Jaccard = |A ∩ B| / |A ∪ B| over the sets of word
 * n-grams, at least {@code threshold}. Every such pair is found and every pair is computed; nothing
 * is inferred from a third text.
 *
 * <p>Two sets with Jaccard t or more share one of the |A| - ⌈t|A|⌉ + 1 rarest shingles of either,
 * so that only texts with a rare shingle in common are compared. Three passes: count shingles in a
 * table of fixed size; note the rare shingles that occur twice; compare. Where the notes would take
 * too much memory, the last two are repeated for one range of shingles after the other, so that
 * memory grows with the duplicates and not with the texts.
 *
 * <p>Shingles are compared by 60 bits of their hash: the chance that a hundred million pairs of
 * hundred words hold one wrong similarity is under one in a million.
 *
 * @param ngram words in a shingle, at least 1
 * @param threshold least similarity, above 0 and at most 1
 * @param most how many pairs are kept; all are counted
 * @param threads changes time only
 * @see "Chaudhuri, Ganti, Kaushik (2006), A primitive operator for similarity joins in data
 *     cleaning, ICDE"
 * @see "Bayardo, Ma, Srikant (2007), Scaling up all pairs similarity search, WWW"
 */
public record NearDuplicates(int ngram, double threshold, int most, int threads) {
    /** Words in a shingle unless said otherwise. */
    public static final int NGRAM = 5;

    /** Least similarity unless said otherwise. */
    public static final double THRESHOLD = 0.7;

    /** Pairs kept unless said otherwise. */
    public static final int MOST = 1_000_000;

    /** Entries of {@link Postings} that are held at once. */
    private static final int NOTES = 1 << 24;

    public NearDuplicates {
        check(ngram >= 1, "ngram must be at least 1", ngram);
        check(
                threshold > 0 && threshold <= 1,
                "threshold must be above 0 and at most 1",
                threshold);
        check(most >= 0, "most must be at least 0", most);
        check(threads >= 1, "threads must be at least 1", threads);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /** Word 5-grams, 0.7, a million pairs kept, one thread. */
    public static NearDuplicates withDefaults() {
        return new NearDuplicates(NGRAM, THRESHOLD, MOST, 1);
    }

    /** The pairs among {@code entries}, which are gone through at least three times. */
    public Duplicates find(Entries entries) {
        return search(entries, NOTES).duplicates;
    }

    /**
     * What was found.
     *
     * @param later places of the texts that have one before them that is alike; complete, also
     *     where not all pairs were kept
     * @param links who is like whom, for keeping the first
     */
    record Search(Duplicates duplicates, BitSet later, Links links) {}

    /** As {@link #find(Entries)}, with the texts that come later in a pair. */
    Search search(Entries entries) {
        return search(entries, NOTES);
    }

    /** As above, with {@code notes} entries of postings held at once. */
    Search search(Entries entries, int notes) {
        var counted = new Counted(entries);
        int parts = (int) Math.max(1, (counted.notes + notes - 1) / notes);
        var found = new FoundPairs(most);
        for (int part = 0; part < parts; part++) {
            var range = new Range(part, parts);
            var postings = notes(entries, counted.order, range);
            var join = new Join(threshold, range, postings, counted.units, found);
            if (join.isEmpty()) {
                continue;
            }
            compare(entries, counted.order, join);
        }
        var duplicates =
                new Duplicates(
                        ngram,
                        threshold,
                        counted.texts,
                        counted.shortTexts,
                        found.total(),
                        found.pairs());
        return new Search(duplicates, found.later(), found.links());
    }

    /** The salt keeps what is asked and what is answered apart. */
    static long salt(TextKind kind) {
        return switch (kind) {
            case ITEM -> 0x2545f4914f6cdd1dL;
            case RESPONSE -> 0x5851f42d4c957f2dL;
        };
    }

    /** The first pass. */
    private final class Counted {
        private final Frequencies order;
        private int units;
        private long texts;
        private long shortTexts;

        /** At most how many entries the postings will have. */
        private long notes;

        Counted(Entries entries) {
            order = new Frequencies(entries.bytes());
            Line.run(entries, threads, NearDuplicates.this::hashes, this::add);
        }

        private void add(Hashes batch) {
            for (long hash : batch.all) {
                order.add(hash);
            }
            for (int count : batch.counts) {
                texts += count > 0 ? 1 : 0;
                notes += count == 0 ? 0 : (long) Math.ceil((1 - threshold) * count) + 1;
            }
            units += batch.counts.length;
            shortTexts += batch.shortTexts;
        }
    }

    /** The shingles of a batch, one text after the other. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Hashes(long[] all, int[] counts, int shortTexts) {}

    private Hashes hashes(List<TextUnit> batch) {
        var shingles = new Shingles(ngram);
        var all = new long[1 << 12];
        var counts = new int[batch.size()];
        int size = 0;
        int shortTexts = 0;
        for (int i = 0; i < counts.length; i++) {
            shingles.read(batch.get(i).text(), salt(batch.get(i).kind()));
            counts[i] = shingles.count;
            if (size + shingles.count > all.length) {
                all = Arrays.copyOf(all, (size + shingles.count) * 2);
            }
            System.arraycopy(shingles.hashes, 0, all, size, shingles.count);
            size += shingles.count;
            shortTexts += shingles.words() > 0 && shingles.words() < ngram ? 1 : 0;
        }
        return new Hashes(Arrays.copyOf(all, size), counts, shortTexts);
    }

    /** The second pass: rare shingles that occur more than once, with the texts that have them. */
    private Postings notes(Entries entries, Frequencies order, Range range) {
        var postings = new Postings();
        Line.run(
                entries,
                threads,
                batch -> prefixes(batch, order, range),
                noted -> {
                    for (int i = 0; i < noted.size; i++) {
                        postings.add(noted.keys[i], noted.texts[i]);
                    }
                });
        postings.sort();
        return postings;
    }

    /** Entries for the postings. */
    private static final class Noted {
        private long[] keys = new long[1 << 10];
        private int[] texts = new int[1 << 10];
        private int size;

        void add(long key, int text) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                texts = Arrays.copyOf(texts, size * 2);
            }
            keys[size] = key;
            texts[size++] = text;
        }
    }

    private Noted prefixes(List<TextUnit> batch, Frequencies order, Range range) {
        var shingles = new Shingles(ngram);
        var noted = new Noted();
        for (var unit : batch) {
            shingles.read(unit.text(), salt(unit.kind()));
            if (shingles.count == 0) {
                continue;
            }
            var set = ShingleSet.of(shingles, order);
            int prefix = set.prefix(threshold);
            for (int i = 0; i < prefix; i++) {
                long place = set.places()[i];
                if (!Frequencies.isUnique(place) && range.holds(place)) {
                    noted.add(place, unit.index());
                }
            }
        }
        return noted;
    }

    /** The third pass: the sets of texts that share a rare shingle with another. */
    private void compare(Entries entries, Frequencies order, Join join) {
        Line.run(
                entries,
                threads,
                batch -> sets(batch, order, join),
                batch -> batch.forEach(join::add));
        join.run();
    }

    private List<Candidate> sets(List<TextUnit> batch, Frequencies order, Join join) {
        var shingles = new Shingles(ngram);
        return batch.stream()
                .filter(unit -> join.wants(unit.index()))
                .map(
                        unit -> {
                            shingles.read(unit.text(), salt(unit.kind()));
                            return Candidate.of(unit, ShingleSet.of(shingles, order));
                        })
                .toList();
    }
}
