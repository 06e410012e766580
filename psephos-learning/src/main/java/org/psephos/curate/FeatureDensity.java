package org.psephos.curate;

import java.util.List;
import java.util.Locale;

/**
 * Feature density: how many of all features of a corpus are different ones, unique words divided by
 * all words, with several ways of preparing the text. The denser a corpus, the richer its language,
 * and the harder a classifier of bags of words finds it.
 *
 * @param preparation {@code words}, or {@code words-without-stopwords} (English)
 * @param all features in all texts
 * @param unique different ones
 * @see "Eronen, Ptaszynski, Masui, Pohl, Leliwa, Wroczynski (2021), Improving classifier training
 *     efficiency for automatic cyberbullying detection with feature density, Information Processing
 *     and Management 58:102616"
 */
public record FeatureDensity(String preparation, long all, long unique) {

    /** Unique features over all; absent where there are none. */
    public double density() {
        if (all == 0) {
            throw new IllegalStateException("a corpus without features has no density");
        }
        return (double) unique / all;
    }

    /** Counts features as texts come. */
    static final class Counter {
        private static final List<String> STOPWORDS =
                List.of(
                        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at",
                        "be", "been", "but", "by", "can", "could", "did", "do", "does", "for",
                        "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in",
                        "into", "is", "it", "its", "just", "like", "me", "more", "my", "no", "not",
                        "of", "on", "one", "or", "other", "our", "out", "she", "so", "some", "than",
                        "that", "the", "their", "them", "then", "there", "these", "they", "this",
                        "to", "up", "was", "we", "were", "what", "when", "which", "who", "will",
                        "with", "would", "you", "your");

        private final Shingles words = new Shingles(1);
        private final HashCounts seen = new HashCounts();
        private final HashCounts stopwords = new HashCounts();
        private long allWords;
        private long stopped;
        private long stoppedKinds;

        Counter() {
            for (var word : STOPWORDS) {
                words.read(word.toLowerCase(Locale.ROOT), 0);
                stopwords.put(words.word(0), 1);
            }
        }

        void add(String text) {
            words.read(text, 0);
            for (int at = 0; at < words.words(); at++) {
                long word = words.word(at);
                boolean stop = stopwords.get(word) > 0;
                stopped += stop ? 1 : 0;
                if (seen.get(word) == 0) {
                    seen.put(word, 1);
                    stoppedKinds += stop ? 1 : 0;
                }
            }
            allWords += words.words();
        }

        List<FeatureDensity> densities() {
            return List.of(
                    new FeatureDensity("words", allWords, seen.size()),
                    new FeatureDensity(
                            "words-without-stopwords",
                            allWords - stopped,
                            seen.size() - stoppedKinds));
        }
    }
}
