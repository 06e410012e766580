package org.psephos.curate;

import java.util.Locale;

/**
 * Why a row may be dropped. The names are the ids of the findings of {@code check} where there is
 * one. The first rule that a row falls under is the one it is dropped by, in the order of the
 * constants.
 */
public enum Rule {
    /** No prompt, or a text without a word. */
    EMPTY_PROMPTS,
    /** An answer without a word. */
    EMPTY_ANSWERS,
    /** Two answers of the row are the same. */
    IDENTICAL_ANSWERS,
    /** Turns do not alternate, or one is empty. */
    BROKEN_TURNS,
    /** Replacement characters, or a wrong encoding. */
    GARBLED_TEXT,
    /** A pattern of personal data or secrets. */
    PERSONAL_DATA,
    /** The preferred answer declines. */
    REFUSALS,
    /** An answer in another script than the prompt. */
    SCRIPT_MISMATCH,
    /** Scores of one answer speak against each other. */
    SCORE_CONTRADICTION,
    /** The preferred answer has the lower score. */
    CHOSEN_SCORES_LOWER,
    /** A scorer calls the preferred answer toxic, or the only one. */
    TOXIC_ANSWERS,
    /** A row of the training split whose prompt stands in another split. */
    SPLIT_LEAK,
    /** Shares words with a benchmark. */
    CONTAMINATION,
    /** Below the least score, or without one. */
    MIN_SCORE,
    /** Above the greatest score. */
    MAX_SCORE,
    /** Says what an earlier row says. */
    EXACT_DUPLICATES,
    /** As a whole like an earlier row that is kept. */
    NEAR_DUPLICATES,
    /** Its prompt is like that of an earlier row that is kept. */
    NEAR_DUPLICATE_PROMPTS,
    /** As a whole close in meaning to an earlier row that is kept. */
    EMBEDDING_NEAR_DUPLICATES,
    /** Not among the best of its group, or one more than its group may have. */
    TOP,
    /**
     * One of more pairs that the longer answer wins than the shorter, or the other way round, among
     * pairs whose lengths differ as much; drawn by lot.
     */
    LENGTH_IMBALANCE;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
