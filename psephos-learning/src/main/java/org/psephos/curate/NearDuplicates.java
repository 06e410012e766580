package org.psephos.curate;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;

/**
 * Near duplicates by exact similarity join: Jaccard = |A ∩ B| / |A ∪ B| over the sets of word
 * n-grams, at least {@code threshold}. Every such pair is found and every pair is computed; nothing
 * is inferred from a third text.
 *
 * <p>Two sets with Jaccard t or more share one of the |A| - ⌈t|A|⌉ + 1 rarest shingles of either,
 * so that only texts with a rare shingle in common are looked at. Texts are read once; their
 * shingles are put aside, counted in a table of fixed size, and sorted, rare ones first. Where
 * nothing is rare, texts share shingles with many others: a few bits of each say of nearly all
 * pairs that they differ ({@link Sketches}), and only what is left is compared. Where what is noted
 * would take too much memory, it is worked on one range of shingles after the other.
 *
 * <p>Shingles are compared by 60 bits of their hash: the chance that a hundred million pairs of
 * hundred words hold one wrong similarity is under one in a million.
 *
 * @param ngram words in a shingle, at least 1
 * @param threshold least similarity, above 0 and at most 1
 * @param most how many pairs are kept; all are counted
 * @param threads changes time only
 * @param scratch a folder for what is put aside, once it is more than 64 MB; absent where it is to
 *     stay in memory
 * @see "Chaudhuri, Ganti, Kaushik (2006), A primitive operator for similarity joins in data
 *     cleaning, ICDE"
 * @see "Bayardo, Ma, Srikant (2007), Scaling up all pairs similarity search, WWW"
 */
public record NearDuplicates(
        int ngram, double threshold, int most, int threads, @Nullable Path scratch) {
    /** Words in a shingle unless said otherwise. */
    public static final int NGRAM = 5;

    /** Least similarity unless said otherwise. */
    public static final double THRESHOLD = 0.7;

    /** Pairs kept unless said otherwise. */
    public static final int MOST = 1_000_000;

    /** With everything in memory. */
    public NearDuplicates(int ngram, double threshold, int most, int threads) {
        this(ngram, threshold, most, threads, null);
    }

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

    /** The pairs among {@code entries}, which are gone through twice. */
    public Duplicates find(Entries entries) {
        return search(entries, Room.USUAL).duplicates;
    }

    /**
     * What was found.
     *
     * @param later places of the texts that have one before them that is alike; complete, also
     *     where not all pairs were kept
     */
    record Search(Duplicates duplicates, BitSet later) {}

    /**
     * How much is in memory at once; changes time only.
     *
     * @param notes entries of {@link Postings}
     * @param numbers of what is put aside
     * @param pairs that wait to be compared; where there are more, they are looked for once more
     * @param bounds of what is found
     */
    record Room(int notes, long numbers, int pairs, Bounds bounds) {
        static final Room USUAL = new Room(1 << 23, 1L << 23, 1 << 20, Bounds.USUAL);

        Room with(Bounds other) {
            return new Room(notes, numbers, pairs, other);
        }
    }

    /** As {@link #find(Entries)}, with the texts that come later in a pair. */
    Search search(Entries entries, Bounds bounds) {
        return search(entries, Room.USUAL.with(bounds));
    }

    /** As above, with so much room. */
    Search search(Entries entries, Room room) {
        var texts = new ShingledTexts(this);
        try (var kept = new Scratch(scratch, room.bounds.numbers())) {
            var told = alike(texts, entries, room, kept, join -> join).tell(entries, most);
            var duplicates =
                    new Duplicates(
                            ngram,
                            threshold,
                            texts.texts(),
                            texts.shortTexts(),
                            told.total(),
                            told.pairs());
            return new Search(duplicates, told.later());
        }
    }

    /**
     * Who is like whom, for keeping the first; goes through {@code entries} once.
     *
     * @param kept for what is found; stays open while the links are used
     */
    Links links(Entries entries, Scratch kept, Bounds bounds) {
        return links(entries, kept, Room.USUAL.with(bounds));
    }

    /** As above, with so much room; pairs for which nobody goes may be left out. */
    Links links(Entries entries, Scratch kept, Room room) {
        return alike(new ShingledTexts(this), entries, room, kept, Join::forFirsts).links();
    }

    private Alike alike(
            ShingledTexts texts,
            Entries entries,
            Room room,
            Scratch kept,
            UnaryOperator<Join> asked) {
        var alike = new Alike(kept, room.bounds);
        try (var put = new Scratch(scratch, room.numbers)) {
            var parts = texts.read(entries, put, room.notes);
            for (int number = 0; number < parts.size(); number++) {
                var part = parts.get(number);
                part.load();
                var range = new Range(number, parts.size());
                asked.apply(new Join(threshold, range, part.sketches(), room.pairs))
                        .run(part, texts.stored(), threads, alike);
                part.drop();
            }
        }
        return alike;
    }

    /** The salt keeps what is asked and what is answered apart. */
    static long salt(TextKind kind) {
        return switch (kind) {
            case ITEM -> 0x2545f4914f6cdd1dL;
            case RESPONSE -> 0x5851f42d4c957f2dL;
        };
    }
}
