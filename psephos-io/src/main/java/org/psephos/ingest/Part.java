package org.psephos.ingest;

import org.jspecify.annotations.Nullable;

/** What a column of a layout means: the public {@link Key}s and some that only layouts name. */
enum Part {
    LEFT(Key.LEFT),
    RIGHT(Key.RIGHT),
    WINNER(Key.WINNER),
    /** 1 where the left system won: one of the three columns of a one-hot verdict. */
    WON_LEFT(null),
    WON_RIGHT(null),
    WON_TIE(null),
    RANKING(Key.RANKING),
    RATING(Key.RATING),
    LABEL(Key.LABEL),
    SYSTEM(Key.SYSTEM),
    RESPONSE(Key.RESPONSE),
    ITEM(Key.ITEM),
    ANNOTATOR(Key.ANNOTATOR),
    CRITERION(Key.CRITERION),
    CONTEXT(null),
    TIME(Key.TIME),
    DURATION(Key.DURATION),
    CONFIDENCE(Key.CONFIDENCE),
    WEIGHT(Key.WEIGHT),
    SPLIT(Key.SPLIT),
    /** Names one vote: a second row with the same is a reject. */
    VOTE_ID(null),
    /** Tells the layout from its neighbours; nothing is read from it. */
    SIGN(null);

    private final @Nullable Key key;

    Part(@Nullable Key key) {
        this.key = key;
    }

    /** The word for it in {@code --columns}, or null where there is none. */
    @Nullable Key key() {
        return key;
    }
}
