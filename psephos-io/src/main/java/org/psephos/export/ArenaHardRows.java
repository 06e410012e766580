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
 * Arena-Hard judgments: two games of one model against a baseline, with the sides changed in the
 * second. The baseline is who was shown first in the first game; a game that nobody judged has no
 * score.
 */
final class ArenaHardRows extends VoteRows {
    private static final String CATEGORY = "category";

    private final Map<String, List<Row>> open = new LinkedHashMap<>();

    ArenaHardRows() {
        super(
                EnumSet.of(
                        Carries.ANNOTATOR,
                        Carries.SYSTEMS,
                        Carries.SIDES,
                        Carries.STRENGTH,
                        Carries.PAIRED),
                "uid");
    }

    @Override
    List<String> placed() {
        return List.of(CATEGORY);
    }

    /** The games of a row. */
    private static final class Row {
        private final Comparison first;
        private @Nullable Comparison second;

        Row(Comparison first) {
            this.first = first;
        }

        boolean takes(Comparison game) {
            return second == null
                    && game.left().equals(first.right())
                    && game.right().equals(first.left());
        }
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) {
        if (row.header().item() == null) {
            return NO_ITEM;
        }
        if (row.left().system() == null || row.right().system() == null) {
            return NO_SYSTEM;
        }
        if (score(row) == null) {
            return Preferences.BOTH_BAD;
        }
        var key = row.header().item() + "\n" + row.header().annotator();
        var rows = open.computeIfAbsent(key, any -> new ArrayList<>());
        for (var before : rows) {
            if (before.takes(row)) {
                before.second = row;
                return null;
            }
        }
        rows.add(new Row(row));
        return null;
    }

    @Override
    void end(Material from, RowSink to) throws IOException {
        for (var rows : open.values()) {
            for (var row : rows) {
                to.row(key(row.first, from), json -> write(row, json));
            }
        }
    }

    private static void write(Row row, JsonGenerator json) throws IOException {
        var header = row.first.header();
        var annotator = header.annotator();
        json.writeStartObject();
        json.writeStringField("uid", String.valueOf(header.item()));
        json.writeStringField(CATEGORY, attribute(row.first, CATEGORY));
        json.writeStringField("judge", annotator == null ? null : annotator.value());
        json.writeStringField("model", String.valueOf(row.first.right().system()));
        json.writeStringField("baseline", String.valueOf(row.first.left().system()));
        json.writeArrayFieldStart("games");
        game(score(row.first), json);
        game(row.second == null ? null : score(row.second), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void game(@Nullable String score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("score", score);
        json.writeEndObject();
    }

    private static @Nullable String score(Comparison row) {
        var strength = row.strength();
        var sign = strength != null && strength > 1 ? ">>" : ">";
        return switch (row.outcome()) {
            case LEFT -> "A" + sign + "B";
            case RIGHT -> "B" + sign + "A";
            case TIE -> "A=B";
            case BOTH_BAD -> null;
        };
    }
}
