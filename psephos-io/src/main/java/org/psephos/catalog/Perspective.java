package org.psephos.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a dataset is for, in the five kinds of a survey of datasets for language models. A dataset
 * may be of several; logs of behaviour, games and forms of files are of none.
 *
 * @see "Liu et al. (2024), Datasets for Large Language Models: A Comprehensive Survey"
 */
public enum Perspective {
    PRE_TRAINING,
    INSTRUCTION,
    PREFERENCE,
    EVALUATION,
    TRADITIONAL;

    private static final String NONE = "none";
    private static final String AND = " & ";

    /** As on cards. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The perspectives that {@code text} names, in its order: {@code none}, or names with {@code &}
     * between.
     *
     * @throws IllegalStateException for a word that is none of these
     */
    static List<Perspective> read(String text) {
        return text.equals(NONE)
                ? List.of()
                : Arrays.stream(text.split(AND, -1)).map(Perspective::named).toList();
    }

    private static Perspective named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "perspective must be %s or none, but was \"%s\""
                                                .formatted(Arrays.toString(values()), word)));
    }
}
