package org.psephos.export;

/** Fields of a judgement beyond its words and its verdict that a format may have a place for. */
enum Carries {
    ANNOTATOR("annotator"),
    CRITERION("criterion"),
    CONTEXT("context"),
    TIME("time"),
    DURATION("duration"),
    CONFIDENCE("confidence"),
    WEIGHT("weight"),
    STRENGTH("strength"),
    /** Who stood on which side. */
    SIDES("which answer was shown first"),
    SYSTEMS("system"),
    /** That two answers were judged side by side. */
    PAIRED("which answers were compared"),
    /** That more than two were. */
    TOGETHER("which answers were judged together"),
    /** The number itself. */
    RATING("rating"),
    ATTRIBUTES("attribute");

    private final String word;

    Carries(String word) {
        this.word = word;
    }

    /** What a loss of it is called. */
    String word() {
        return word;
    }
}
