package org.psephos.ingest;

import java.util.SortedMap;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Reject;
import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/** Rows of a card, handed on as they come. */
final class CardHandOn implements CardRows.Told {
    private final FeedbackSink to;

    CardHandOn(FeedbackSink to) {
        this.to = to;
    }

    @Override
    public void accept(Feedback feedback) {
        to.accept(feedback);
    }

    @Override
    public void reject(Reject reject) {
        to.reject(reject);
    }

    @Override
    public void item(Item item) {
        to.item(item);
    }

    @Override
    public void response(Response response) {
        to.response(response);
    }

    @Override
    public void annotator(Annotator annotator) {
        to.annotator(annotator);
    }

    @Override
    public void item(Item item, Origin origin) {
        to.item(item, origin);
    }

    @Override
    public void response(Response response, Origin origin) {
        to.response(response, origin);
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        to.annotator(annotator, origin);
    }

    @Override
    public void begins() {
        // Who takes judgements knows no rows.
    }

    @Override
    public void ended(Item item, SortedMap<String, String> rest, Origin.Row origin) {
        // Who takes judgements knows no rows.
    }
}
