package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Comparison;

/**
 * Records of Argilla 2: a chat, two texts, and a label question {@code preference} that each
 * annotator answers with {@code response_1}, {@code response_2}, {@code tie} or {@code both_bad}.
 */
final class ArgillaRows extends VoteRows {
    private final Map<String, List<Comparison>> records = new LinkedHashMap<>();

    ArgillaRows() {
        super(EnumSet.of(Carries.ANNOTATOR, Carries.SIDES, Carries.SYSTEMS, Carries.PAIRED));
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) {
        var both = from.spoken().both(row.header().item(), row.left(), row.right());
        if (both.refusal() != null) {
            return both.refusal();
        }
        if (both.media() != null) {
            return Objection.media(both.media());
        }
        if (both.one().size() != 1 || both.other().size() != 1) {
            return Objection.TURNS;
        }
        var key = row.header().item() + "\n" + row.left() + "\n" + row.right();
        records.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        return null;
    }

    @Override
    void end(Material from, RowSink to) throws IOException {
        for (var votes : records.values()) {
            to.row(key(votes.getFirst(), from), json -> write(votes, from, json));
        }
    }

    private static void write(List<Comparison> votes, Material from, JsonGenerator json)
            throws IOException {
        var first = votes.getFirst();
        var both = from.spoken().both(first.header().item(), first.left(), first.right());
        json.writeStartObject();
        var item = first.header().item();
        json.writeStringField("id", item == null ? null : item.value());
        json.writeStringField("status", "completed");
        json.writeObjectFieldStart("fields");
        Chat.field(json, "prompt", both.prompt());
        json.writeStringField("response_1", both.one().getFirst().text());
        json.writeStringField("response_2", both.other().getFirst().text());
        json.writeEndObject();
        json.writeObjectFieldStart("metadata");
        json.writeStringField("system_1", from.spoken().system(first.left()));
        json.writeStringField("system_2", from.spoken().system(first.right()));
        json.writeEndObject();
        json.writeObjectFieldStart("suggestions");
        json.writeEndObject();
        json.writeObjectFieldStart("responses");
        json.writeArrayFieldStart("preference");
        for (var vote : votes) {
            answer(vote, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("vectors");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void answer(Comparison vote, JsonGenerator json) throws IOException {
        var annotator = vote.header().annotator();
        json.writeStartObject();
        json.writeStringField("value", value(vote));
        json.writeStringField("user_id", annotator == null ? null : annotator.value());
        json.writeEndObject();
    }

    private static String value(Comparison vote) {
        return switch (vote.outcome()) {
            case LEFT -> "response_1";
            case RIGHT -> "response_2";
            case TIE -> "tie";
            case BOTH_BAD -> "both_bad";
        };
    }
}
