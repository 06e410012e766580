package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.ItemId;

/** Votes as LMArena publishes them since arena-human-preference-140k. */
final class ArenaRows extends VoteRows {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}._:/#@+=-]{1,128}");
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "model_a",
                    "model_b",
                    "winner",
                    "evaluation_session_id",
                    "evaluation_order",
                    "conversation_a",
                    "conversation_b",
                    "timestamp");

    private final Map<String, Integer> votes = new LinkedHashMap<>();

    ArenaRows() {
        super(
                EnumSet.of(
                        Carries.ANNOTATOR,
                        Carries.SYSTEMS,
                        Carries.SIDES,
                        Carries.TIME,
                        Carries.ATTRIBUTES,
                        Carries.PAIRED),
                FIELDS.toArray(String[]::new));
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) throws IOException {
        var one = from.spoken().system(row.left());
        var two = from.spoken().system(row.right());
        if (one == null || two == null) {
            return NO_SYSTEM;
        }
        var id = id(row, from);
        media(row, from);
        to.row(key(row, from), json -> write(row, from, id, json));
        return null;
    }

    private static void media(Comparison row, Material from) {
        var item = from.spoken().item(row.header().item(), row.left());
        boolean any =
                from.spoken().asked(item).media() != null
                        || from.spoken().answered(row.left(), item).media() != null
                        || from.spoken().answered(row.right(), item).media() != null;
        from.ledger().field("media of a conversation", any ? 1 : 0);
    }

    /** Every vote has an id of its own there; further votes on an item are numbered. */
    private String id(Comparison row, Material from) {
        var item = from.spoken().item(row.header().item(), row.left());
        var known = item == null ? row.header().origin().toString() : item.value();
        var name = id(known);
        from.ledger()
                .field(
                        "item: its name is too long for an id, or no word",
                        name.equals(known) ? 0 : 1);
        int votesBefore = votes.merge(name, 1, Integer::sum) - 1;
        if (votesBefore > 0) {
            from.ledger().field("item: each vote has an id of its own", 1);
        }
        return votesBefore == 0 ? name : name + "#" + (votesBefore + 1);
    }

    /** A name that is one word; a digest of any other, so that no prompt stands for an id. */
    static String id(String name) {
        return WORD.matcher(name).matches() ? name : Digests.sha256(name).substring(0, 32);
    }

    private static void write(Comparison row, Material from, String id, JsonGenerator json)
            throws IOException {
        var header = row.header();
        var annotator = header.annotator();
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("model_a", from.spoken().system(row.left()));
        json.writeStringField("model_b", from.spoken().system(row.right()));
        json.writeStringField("winner", winner(row));
        json.writeStringField(
                "evaluation_session_id", annotator == null ? null : annotator.value());
        var item = from.spoken().item(header.item(), row.left());
        conversation("conversation_a", row.left(), item, from, json);
        conversation("conversation_b", row.right(), item, from, json);
        if (header.time() != null) {
            json.writeStringField("timestamp", header.time().toString());
        }
        for (var extra : header.attributes().entrySet()) {
            if (!FIELDS.contains(extra.getKey())) {
                json.writeStringField(extra.getKey(), extra.getValue());
            }
        }
        json.writeEndObject();
    }

    private static void conversation(
            String name,
            Candidate candidate,
            @Nullable ItemId item,
            Material from,
            JsonGenerator json)
            throws IOException {
        var answer = from.spoken().answered(candidate, item).turns();
        if (answer.isEmpty()) {
            return;
        }
        var asked = from.spoken().asked(item).turns();
        json.writeArrayFieldStart(name);
        for (var turn : new ArrayList<>(Dialogue.whole(asked, answer))) {
            json.writeStartObject();
            json.writeStringField("role", turn.role());
            json.writeArrayFieldStart("content");
            json.writeStartObject();
            json.writeStringField("type", "text");
            json.writeStringField("text", turn.text());
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String winner(Comparison row) {
        return switch (row.outcome()) {
            case LEFT -> "model_a";
            case RIGHT -> "model_b";
            case TIE -> "tie";
            case BOTH_BAD -> "both_bad";
        };
    }
}
