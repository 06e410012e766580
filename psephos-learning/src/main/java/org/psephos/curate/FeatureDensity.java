package org.psephos.curate;

/**
 * Feature density: how many of all features of a corpus are different ones, such as unique words
 * divided by all words, with several ways of preparing the text. The denser a corpus, the richer
 * its language, and the harder a classifier of bags of words finds it.
 *
 * @param preparation how the text was prepared, as {@link Preparation} names it
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
}
