package org.psephos.ingest;

import java.util.Locale;

/** The parts that a column can play, as named in {@code --columns KEY=COLUMN}. */
public enum Key {
    LEFT,
    RIGHT,
    WINNER,
    ITEM,
    SYSTEM,
    RESPONSE,
    ANNOTATOR,
    CRITERION,
    RATING,
    LABEL,
    RANKING,
    TEXT,
    CONFIDENCE,
    TIME,
    DURATION,
    WEIGHT,
    SPLIT,
    /** Words of what was asked. */
    PROMPT,
    /** Words of the better answer. */
    CHOSEN,
    /** Words of the worse answer. */
    REJECTED,
    /** Words of an answer that was rated. */
    ANSWER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
