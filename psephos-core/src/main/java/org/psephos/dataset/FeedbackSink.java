package org.psephos.dataset;

import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/**
 * Takes what a reader makes of each row. Every row ends as feedback or as a reject; nothing
 * vanishes.
 */
public interface FeedbackSink {

    /** One judgement. */
    void accept(Feedback feedback);

    /** One row that was not understood. */
    void reject(Reject reject);

    /** What is known of an item; the same item again must say the same. */
    void item(Item item);

    /** What is known of a response; the same response again must say the same. */
    void response(Response response);

    /** What is known of an annotator; the same annotator again must say the same. */
    void annotator(Annotator annotator);

    /**
     * As {@link #item(Item)}, saying where it was read. To be told before the judgements of that
     * row: where it contradicts what was read of the same item before, the row becomes a reject
     * that names both places, and its judgements are not taken.
     */
    default void item(Item item, Origin origin) {
        item(item);
    }

    /** As {@link #item(Item, Origin)}. */
    default void response(Response response, Origin origin) {
        response(response);
    }

    /** As {@link #item(Item, Origin)}. */
    default void annotator(Annotator annotator, Origin origin) {
        annotator(annotator);
    }
}
