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
import org.psephos.model.Outcome;

/** Tasks of Label Studio with the answers of its Pairwise tag, which knows no tie. */
final class LabelStudioRows extends VoteRows {
    private final Map<String, List<Comparison>> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    LabelStudioRows() {
        super(
                EnumSet.of(
                        Carries.ANNOTATOR,
                        Carries.SIDES,
                        Carries.SYSTEMS,
                        Carries.TIME,
                        Carries.DURATION,
                        Carries.PAIRED));
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) {
        if (selected(row) == null) {
            return row.outcome() == Outcome.TIE ? Preferences.TIE : Preferences.BOTH_BAD;
        }
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
        tasks.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        return null;
    }

    @Override
    void end(Material from, RowSink to) throws IOException {
        for (var votes : tasks.values()) {
            var id = id(votes.getFirst(), from);
            to.row(key(votes.getFirst(), from), json -> write(votes, id, from, json));
        }
    }

    /** Every task has an id of its own there; further tasks on an item are numbered. */
    private @Nullable String id(Comparison row, Material from) {
        var item = row.header().item();
        if (item == null) {
            return null;
        }
        int before = ids.merge(item.value(), 1, Integer::sum) - 1;
        if (before > 0) {
            from.ledger().field("item: each task has an id of its own", 1);
        }
        return before == 0 ? item.value() : item.value() + "#" + (before + 1);
    }

    private static void write(
            List<Comparison> votes, @Nullable String id, Material from, JsonGenerator json)
            throws IOException {
        var first = votes.getFirst();
        var both = from.spoken().both(first.header().item(), first.left(), first.right());
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeObjectFieldStart("data");
        Chat.field(json, "prompt", both.prompt());
        json.writeStringField("left", both.one().getFirst().text());
        json.writeStringField("right", both.other().getFirst().text());
        json.writeStringField("left_model", from.spoken().system(first.left()));
        json.writeStringField("right_model", from.spoken().system(first.right()));
        json.writeEndObject();
        json.writeArrayFieldStart("annotations");
        for (var vote : votes) {
            annotation(vote, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void annotation(Comparison vote, JsonGenerator json) throws IOException {
        var header = vote.header();
        json.writeStartObject();
        json.writeArrayFieldStart("result");
        json.writeStartObject();
        json.writeStringField("from_name", "pw");
        json.writeStringField("to_name", "pw");
        json.writeStringField("type", "pairwise");
        json.writeObjectFieldStart("value");
        json.writeStringField("selected", selected(vote));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        var annotator = header.annotator();
        json.writeStringField("completed_by", annotator == null ? null : annotator.value());
        if (header.time() != null) {
            json.writeStringField("created_at", header.time().toString());
        }
        if (header.duration() != null) {
            json.writeNumberField("lead_time", header.duration().toNanos() / 1e9);
        }
        json.writeEndObject();
    }

    private static @Nullable String selected(Comparison vote) {
        return switch (vote.outcome()) {
            case LEFT -> "left";
            case RIGHT -> "right";
            case TIE, BOTH_BAD -> null;
        };
    }
}
