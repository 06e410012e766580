package org.psephos.curate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Response;

/** Gives answers a number, such as how toxic they are. What it cannot tell of is no number. */
public interface AnswerScorer {

    /** What gave the numbers, for those who read them. */
    String name();

    /**
     * Goes through {@code entries} and tells of every answer, in order.
     *
     * @param to is told of each answer of an entry before those of the next
     */
    void score(Entries entries, Consumer<Scored> to);

    /**
     * An answer with its number.
     *
     * @param score finite; absent where there is none, which is not 0
     */
    record Scored(Entry entry, Response response, @Nullable Double score) {
        public Scored {
            if (score != null && !Double.isFinite(score)) {
                throw new IllegalArgumentException("score must be finite, but was " + score);
            }
        }
    }
}
