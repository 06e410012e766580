package org.psephos.export;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** Small datasets with words in them, put together in a few calls. */
final class Talks {
    private final DatasetBuilder builder = new DatasetBuilder();
    private int line;

    static Message says(String role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    Talks item(String id, Message... conversation) {
        builder.item(new Item(new ItemId(id), List.of(conversation), new TreeMap<>()));
        return this;
    }

    Talks asked(String id, String question) {
        return item(id, says("user", question));
    }

    Talks response(String id, String item, @Nullable String system, Message... messages) {
        builder.response(
                new Response(
                        new ResponseId(id),
                        new ItemId(item),
                        system == null ? null : new SystemId(system),
                        List.of(messages),
                        null,
                        null,
                        new TreeMap<>()));
        return this;
    }

    Talks answered(String id, String item, String text) {
        return response(id, item, null, says("assistant", text));
    }

    Talks vote(String item, String left, String right, Outcome outcome) {
        return accept(
                new Feedback.Comparison(
                        header(item, null, "overall", new TreeMap<>()),
                        response(left),
                        response(right),
                        outcome,
                        null));
    }

    Talks rated(String item, String response, String criterion, double value) {
        return accept(
                new Feedback.Rating(
                        header(item, "ann", criterion, new TreeMap<>()),
                        response(response),
                        new Scale.Continuum(0, 10, false),
                        value));
    }

    /** A score by who cast the votes. */
    Talks scored(String item, String response, double value) {
        return accept(
                new Feedback.Rating(
                        header(item, null, "score", new TreeMap<>()),
                        response(response),
                        new Scale.Continuum(0, 10, false),
                        value));
    }

    Talks accept(Feedback feedback) {
        builder.accept(feedback);
        return this;
    }

    Header header(
            String item,
            @Nullable String annotator,
            String criterion,
            SortedMap<String, String> attributes) {
        line++;
        return new Header(
                new ItemId(item),
                annotator == null ? null : new AnnotatorId(annotator),
                criterion,
                null,
                null,
                null,
                null,
                1,
                attributes,
                new Origin.Row("talks.jsonl", line));
    }

    static Candidate response(String id) {
        return new Candidate(null, new ResponseId(id));
    }

    Dataset build() {
        return builder.build(
                new Manifest(
                        List.of(new Manifest.Source("talks.jsonl", "ab".repeat(32), "talks", line)),
                        line,
                        Rejects.NONE,
                        "psephos test",
                        null,
                        false));
    }
}
