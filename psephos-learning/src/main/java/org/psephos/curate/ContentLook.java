package org.psephos.curate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.math.Rate;

/**
 * What was found in a dataset that might offend, insult, threaten or frighten.
 *
 * @param anchors what the texts were held against
 * @param texts prompts and answers that hold any word
 * @param probes in the order they were made
 * @param any texts that any probe flagged, of all
 * @param categories by probe, in the order of the anchors; those without a text too
 * @param rows the first flagged texts, in the order of the files
 * @param terms words that tell flagged texts from the others, the strongest first
 */
public record ContentLook(
        String anchors,
        long texts,
        List<Probed> probes,
        Rate any,
        List<Category> categories,
        List<Flagged> rows,
        List<Term> terms) {
    /** How many flagged texts are listed at most. */
    public static final int ROWS = 1000;

    static final double LEVEL = 0.95;

    public ContentLook {
        probes = List.copyOf(probes);
        categories = List.copyOf(categories);
        rows = List.copyOf(rows);
        terms = List.copyOf(terms);
    }

    /** The interval of a share; absent where nothing was asked. */
    public static @Nullable Interval interval(Rate rate) {
        return rate.asked() == 0 ? null : rate.wilson(LEVEL);
    }

    /**
     * One way to look.
     *
     * @param name {@code lexicon}, {@code embedding} or {@code scorer}
     * @param how what a flag of it means, in words
     * @param flagged of the texts that it could tell of
     * @param unknown texts that it could not tell of
     * @param caught of the inappropriate anchors, each held against the others, those flagged;
     *     absent where that says nothing of the probe
     * @param falsely of the proper anchors, those flagged; absent with it
     */
    public record Probed(
            String name,
            String how,
            Rate flagged,
            long unknown,
            @Nullable Rate caught,
            @Nullable Rate falsely) {}

    /** Texts that a probe put into a category; a text may be in several of the lexicon. */
    public record Category(String probe, String name, Rate flagged) {}

    /**
     * A text that was flagged.
     *
     * @param origin file and line
     * @param id of the item or answer
     * @param probes which flagged it, each with its categories, as in {@code lexicon: insult}
     */
    public record Flagged(String origin, String id, List<String> probes) {
        public Flagged {
            probes = List.copyOf(probes);
        }
    }

    /**
     * A word and how much more often it stands in flagged texts.
     *
     * @param flagged how often it stands in flagged texts
     * @param others how often in the others
     * @param logOdds difference of log odds, above 0 where flagged texts say it more
     * @param z that divided by its standard deviation; for putting words in order, no test
     * @param anchor whether it is a word of the lexicon itself
     */
    public record Term(
            String word, long flagged, long others, double logOdds, double z, boolean anchor) {}
}
