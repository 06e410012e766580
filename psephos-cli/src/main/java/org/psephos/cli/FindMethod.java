package org.psephos.cli;

import java.util.Locale;

/** What datasets are ranked by. */
enum FindMethod {
    /** The words they share with the need. */
    BM25,
    /** How close their vectors lie to that of the need. */
    EMBEDDINGS,
    /** Both, by reciprocal rank fusion. */
    BOTH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a page names it. */
    String shown() {
        return switch (this) {
            case BM25 -> "BM25";
            case EMBEDDINGS -> "embeddings";
            case BOTH -> "BM25 and embeddings";
        };
    }
}
