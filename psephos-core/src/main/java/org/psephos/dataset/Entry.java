package org.psephos.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/**
 * All that one row of a source says: what was asked, what was answered, what was judged. Curation
 * works on entries, because a row is what is kept or dropped.
 *
 * @param origin where it was read
 * @param item what was asked, or the text itself where the row is a text and nothing else; absent
 *     where the row asks nothing
 * @param responses in the order of the row
 * @param feedback what the row says of them
 */
public record Entry(
        Origin origin, @Nullable Item item, List<Response> responses, List<Feedback> feedback) {
    public Entry {
        responses = List.copyOf(responses);
        feedback = List.copyOf(feedback);
    }
}
