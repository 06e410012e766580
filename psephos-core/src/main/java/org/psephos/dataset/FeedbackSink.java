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

    /** Where something came from whose reader names no row. */
    Origin UNNAMED = new Origin.Event("a row that its reader did not name");

    /** One judgement. */
    void accept(Feedback feedback);

    /** One row that was not understood. */
    void reject(Reject reject);

    /**
     * What is known of an item, and where it was read; the same item again must say the same. To be
     * told before the judgements of that row: where it contradicts what was read of the same item
     * before, the row becomes a reject that names both places, and its judgements are not taken.
     */
    void item(Item item, Origin origin);

    /** As {@link #item(Item, Origin)}. */
    void response(Response response, Origin origin);

    /** As {@link #item(Item, Origin)}. */
    void annotator(Annotator annotator, Origin origin);

    /** As {@link #item(Item, Origin)}, from a row that its reader does not name. */
    default void item(Item item) {
        item(item, UNNAMED);
    }

    /** As {@link #item(Item)}. */
    default void response(Response response) {
        response(response, UNNAMED);
    }

    /** As {@link #item(Item)}. */
    default void annotator(Annotator annotator) {
        annotator(annotator, UNNAMED);
    }
}
