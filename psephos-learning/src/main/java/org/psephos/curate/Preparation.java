package org.psephos.curate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a text is prepared before its features are counted; none needs a model of a language. */
public enum Preparation {
    /** Runs of letters, digits, marks and underscores, without regard to case. */
    WORDS,
    /** Words but for the commonest of English. */
    WORDS_WITHOUT_STOPWORDS,
    /** Words and every mark that stands between them. */
    TOKENS,
    /** Words without a digit or underscore in them. */
    ALPHABETIC_WORDS,
    /** Pairs of words that follow each other. */
    WORD_BIGRAMS,
    /** Runs of three characters inside words, a blank before and after each. */
    CHARACTER_TRIGRAMS;

    /** All of them, by the name that tables say. */
    public static List<String> names() {
        return Stream.of(values()).map(Preparation::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
