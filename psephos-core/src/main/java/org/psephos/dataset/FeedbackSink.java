package org.psephos.dataset;

import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
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

    /** What is known of a response. */
    void response(Response response);

    /** What is known of an annotator. */
    void annotator(Annotator annotator);
}
