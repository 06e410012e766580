package org.psephos.catalog;

import java.util.Locale;

/** What a check ran on, strongest evidence first. */
public enum Rows {
    /** Rows that the authors published. */
    PUBLISHED,
    /** Rows written here in the published layout. */
    FAITHFUL,
    /** Rows drawn from a model. */
    GENERATED,
    /** Nothing ran. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The weaker evidence of the two. */
    Rows orWeaker(Rows other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
