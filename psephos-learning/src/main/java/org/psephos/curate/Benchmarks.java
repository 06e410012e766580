package org.psephos.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Origin;

/**
 * The word n-grams of benchmarks, to find rows that hold them: any shared n-gram counts, as in
 * Brown et al. (2020), who took 13 words. A benchmark text of fewer words, but at least {@link
 * #SHORTEST}, is looked for as a whole. Not thread-safe.
 */
public final class Benchmarks {
    /** Words in an n-gram unless said otherwise. */
    public static final int NGRAM = 13;

    /** Texts of fewer words say nothing about where they come from. */
    public static final int SHORTEST = 5;

    private static final int LONGEST_SHOWN = 200;
    private static final long SALT = 0x7fb5d329728ea185L;

    private final int ngram;
    private final List<Known> texts = new ArrayList<>();
    private final HashCounts grams = new HashCounts();
    private final List<int[]> owners = new ArrayList<>();
    private final SortedSet<Integer> lengths = new TreeSet<>();
    private long tooShort;

    private record Known(String id, Origin origin, int grams) {}

    /**
     * The texts of {@code entries}.
     *
     * @param ngram words in an n-gram, at least {@link #SHORTEST}
     */
    public Benchmarks(Entries entries, int ngram) {
        if (ngram < SHORTEST) {
            throw new IllegalArgumentException(
                    "ngram must be at least %s, but was %s".formatted(SHORTEST, ngram));
        }
        this.ngram = ngram;
        TextUnit.each(entries, this::add);
    }

    private void add(TextUnit unit) {
        var words = new Shingles(1);
        words.read(unit.text(), SALT);
        int length = Math.min(ngram, words.words());
        if (length < SHORTEST) {
            tooShort += words.words() > 0 ? 1 : 0;
            return;
        }
        lengths.add(length);
        var own = new LinkedHashSet<Long>();
        for (int at = 0; at + length <= words.words(); at++) {
            own.add(words.gram(at, length, SALT));
        }
        own.forEach(gram -> own(gram, texts.size()));
        texts.add(new Known(unit.id(), unit.entry().origin(), own.size()));
    }

    private void own(long gram, int text) {
        int at = grams.get(gram);
        if (at == 0) {
            owners.add(new int[] {text});
            grams.put(gram, owners.size());
            return;
        }
        var before = owners.get(at - 1);
        if (before.length < MOST_OWNERS) {
            var more = java.util.Arrays.copyOf(before, before.length + 1);
            more[before.length] = text;
            owners.set(at - 1, more);
        }
    }

    /** A phrase of so many benchmark texts is a template; the first of them stand for it. */
    private static final int MOST_OWNERS = 16;

    /** How many texts are looked for. */
    public int texts() {
        return texts.size();
    }

    /** How many texts have too few words to be looked for. */
    public long tooShort() {
        return tooShort;
    }

    /** Whether any text of {@code entry} shares an n-gram with a benchmark. */
    public boolean holds(Entry entry) {
        return !matches(entry).isEmpty();
    }

    /** The texts of {@code entry} that share an n-gram with a benchmark, one match each. */
    public List<Match> matches(Entry entry) {
        var found = new ArrayList<Match>();
        TextUnit.each(
                to -> to.accept(entry),
                unit -> {
                    var match = match(unit);
                    if (match != null) {
                        found.add(match);
                    }
                });
        return found;
    }

    private @Nullable Match match(TextUnit unit) {
        var words = new Shingles(1);
        words.read(unit.text(), SALT);
        var shared = new LinkedHashMap<Integer, LinkedHashSet<Long>>();
        int runStart = -1;
        int bestStart = -1;
        int bestEnd = -1;
        int runEnd = -1;
        for (int length : lengths) {
            runStart = -1;
            for (int at = 0; at + length <= words.words(); at++) {
                long gram = words.gram(at, length, SALT);
                int owner = grams.get(gram);
                if (owner == 0) {
                    continue;
                }
                for (int text : owners.get(owner - 1)) {
                    shared.computeIfAbsent(text, ignored -> new LinkedHashSet<>()).add(gram);
                }
                runStart = runStart >= 0 && at <= runEnd ? runStart : at;
                runEnd = at + length;
                if (runEnd - runStart > bestEnd - bestStart) {
                    bestStart = runStart;
                    bestEnd = runEnd;
                }
            }
        }
        return shared.isEmpty() ? null : match(unit, shared, words.said(bestStart, bestEnd));
    }

    private Match match(TextUnit unit, Map<Integer, LinkedHashSet<Long>> shared, String said) {
        int best = -1;
        double most = 0;
        for (var one : shared.entrySet()) {
            double overlap = (double) one.getValue().size() / texts.get(one.getKey()).grams;
            if (overlap > most) {
                most = overlap;
                best = one.getKey();
            }
        }
        var known = texts.get(best);
        return new Match(
                unit.id(), unit.entry().origin(), known.id, known.origin, most, shortened(said));
    }

    private static String shortened(String said) {
        return said.length() <= LONGEST_SHOWN
                ? said
                : said.substring(0, said.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
    }
}
