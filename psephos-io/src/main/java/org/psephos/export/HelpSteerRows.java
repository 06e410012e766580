package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Comparison;

/** HelpSteer3's preferences: -3 where the first response is much better, 3 where the second is. */
final class HelpSteerRows extends VoteRows {
    private static final double MOST = 3;
    private static final double BETTER = 2;

    HelpSteerRows() {
        super(
                EnumSet.of(Carries.SIDES, Carries.STRENGTH, Carries.ATTRIBUTES, Carries.PAIRED),
                "context",
                "response1",
                "response2",
                "overall_preference",
                "individual_preference");
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) throws IOException {
        var overall = overall(row);
        if (overall == null) {
            return Preferences.BOTH_BAD;
        }
        if (Math.abs(overall) > MOST || overall != Math.rint(overall)) {
            return "strength: the format takes 1, 2 or 3";
        }
        var both = from.spoken().both(row.header().item(), row.left(), row.right());
        if (both.refusal() != null) {
            return both.refusal();
        }
        var one = new Preference.Answer(both.one(), null, null).only();
        var two = new Preference.Answer(both.other(), null, null).only();
        if (both.media() != null) {
            return Objection.media(both.media());
        }
        if (one == null || two == null) {
            return Objection.TURNS;
        }
        if (row.strength() == null && overall != 0) {
            from.ledger().field("strength: none was given, and 2 (better) is written", 1);
        }
        to.row(
                Spoken.key(both.prompt()),
                json -> {
                    json.writeStartObject();
                    Chat.field(json, "context", both.prompt());
                    json.writeStringField("response1", one);
                    json.writeStringField("response2", two);
                    json.writeNumberField("overall_preference", overall.intValue());
                    individual(row, overall.intValue(), json);
                    json.writeEndObject();
                });
        return null;
    }

    private static void individual(Comparison row, int score, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart("individual_preference");
        json.writeStartObject();
        json.writeNumberField("score", score);
        json.writeEndObject();
        json.writeEndArray();
        for (var extra : row.header().attributes().entrySet()) {
            if (!extra.getKey().contains("response") && !extra.getKey().contains("preference")) {
                json.writeStringField(extra.getKey(), extra.getValue());
            }
        }
    }

    private static @Nullable Double overall(Comparison row) {
        double size = row.strength() == null ? BETTER : row.strength();
        return switch (row.outcome()) {
            case LEFT -> -size;
            case RIGHT -> size;
            case TIE -> 0.0;
            case BOTH_BAD -> null;
        };
    }
}
