package org.psephos.curate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts features as texts come, prepared in some ways. Each different one is known by a hash. */
final class DensityCounter {
    private static final List<String> STOPWORDS =
            List.of(
                    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at",
                    "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from",
                    "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
                    "it", "its", "just", "like", "me", "more", "my", "no", "not", "of", "on", "one",
                    "or", "other", "our", "out", "she", "so", "some", "than", "that", "the",
                    "their", "them", "then", "there", "these", "they", "this", "to", "up", "was",
                    "we", "were", "what", "when", "which", "who", "will", "with", "would", "you",
                    "your");
    private static final long MARK = 0x5851f42d4c957f2dL;

    /** All features of one kind, and which were seen. */
    private static final class Tally {
        private final Distinct seen;
        private long all;

        Tally(Distinct seen) {
            this.seen = seen;
        }

        void add(long feature) {
            all++;
            seen.add(feature);
        }
    }

    private final Shingles words = new Shingles(1);
    private final HashCounts stopwords = new HashCounts();
    private final Map<Preparation, Tally> tallies = new EnumMap<>(Preparation.class);

    /**
     * @param scratch for what is more than {@code bounds} allow
     */
    DensityCounter(List<Preparation> preparations, Scratch scratch, Bounds bounds) {
        preparations.forEach(one -> tallies.put(one, new Tally(new Distinct(scratch, bounds))));
        for (var word : STOPWORDS) {
            words.read(word, 0);
            stopwords.put(words.word(0), 1);
        }
    }

    void add(String text) {
        words.read(text, 0);
        tallies.forEach((preparation, tally) -> add(preparation, tally, text));
    }

    private void add(Preparation preparation, Tally tally, String text) {
        switch (preparation) {
            case WORDS -> eachWord(tally, at -> true);
            case WORDS_WITHOUT_STOPWORDS ->
                    eachWord(tally, at -> stopwords.get(words.word(at)) == 0);
            case ALPHABETIC_WORDS -> eachWord(tally, at -> isAlphabetic(words.said(at, at + 1)));
            case TOKENS -> {
                eachWord(tally, at -> true);
                text.codePoints()
                        .filter(DensityCounter::isMark)
                        .forEach(mark -> tally.add(Shingles.mixed(MARK + mark)));
            }
            case WORD_BIGRAMS -> {
                for (int at = 0; at + 1 < words.words(); at++) {
                    tally.add(words.gram(at, 2, 0));
                }
            }
            case CHARACTER_TRIGRAMS -> {
                for (int at = 0; at < words.words(); at++) {
                    trigrams(words.said(at, at + 1), tally);
                }
            }
        }
    }

    /** Which words count. */
    private interface Which {
        boolean counts(int at);
    }

    private void eachWord(Tally tally, Which which) {
        for (int at = 0; at < words.words(); at++) {
            if (which.counts(at)) {
                tally.add(words.word(at));
            }
        }
    }

    private static boolean isAlphabetic(String word) {
        return word.codePoints().noneMatch(c -> Character.isDigit(c) || c == '_');
    }

    /** What is neither blank nor a part of a word. */
    private static boolean isMark(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && !Shingles.isPartOfWord(c);
    }

    private static void trigrams(String word, Tally tally) {
        var points = (" " + word + " ").toLowerCase(Locale.ROOT).codePoints().toArray();
        for (int at = 0; at + 2 < points.length; at++) {
            long hash = points[at];
            hash = hash << 21 | points[at + 1];
            hash = hash << 21 | points[at + 2];
            tally.add(Shingles.mixed(hash));
        }
    }

    /** In the order of {@link Preparation}; nothing can be added afterwards. */
    List<FeatureDensity> densities() {
        var densities = new ArrayList<FeatureDensity>();
        tallies.forEach(
                (preparation, tally) ->
                        densities.add(
                                new FeatureDensity(
                                        preparation.toString(), tally.all, tally.seen.count())));
        return densities;
    }
}
