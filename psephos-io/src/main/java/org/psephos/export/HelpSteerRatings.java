package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Rating;

/**
 * HelpSteer2's ratings: a prompt, a response and a whole number from 0 to 4 for each aspect; the
 * rows of one prompt follow each other.
 */
final class HelpSteerRatings implements RowSource {
    private static final String TURN = "\n<extra_id_1>";
    private static final double MOST = 4;

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var unsaid = new Unsaid(from, EnumSet.of(Carries.CRITERION, Carries.RATING), List.of());
        var rows = new LinkedHashMap<String, List<Rating>>();
        var ratings = from.dataset().ratings();
        for (int row = 0; row < ratings.size(); row++) {
            var rating = ratings.get(row);
            if (rating.value() < 0 || rating.value() > MOST) {
                from.ledger().lost("rating: the format takes 0 to 4", 1);
            } else {
                rows.computeIfAbsent(key(rating), any -> new ArrayList<>()).add(rating);
            }
        }
        for (var row : rows.values()) {
            var refusal = row(row, from, to);
            if (refusal == null) {
                from.ledger().carried(row.size());
                row.forEach(unsaid::count);
            } else {
                from.ledger().lost(refusal, row.size());
            }
        }
        from.dataset()
                .totals()
                .forEach(
                        (kind, total) -> {
                            if (!kind.equals("rating")) {
                                from.ledger().lost(kind + ": a file of ratings", total);
                            }
                        });
    }

    private static String key(Rating rating) {
        var header = rating.header();
        return header.item() + "\n" + rating.target() + "\n" + header.annotator();
    }

    private static @Nullable String row(List<Rating> ratings, Material from, RowSink to)
            throws IOException {
        var first = ratings.getFirst();
        var item = from.spoken().item(first.header().item(), first.target());
        var asked = from.spoken().asked(item);
        var said = from.spoken().answered(first.target(), item);
        if (said.turns().isEmpty()) {
            return Spoken.NO_ANSWER;
        }
        if (asked.turns().isEmpty()) {
            return Spoken.NO_PROMPT;
        }
        if (said.turns().size() > 1) {
            return Objection.TURNS;
        }
        if (asked.media() != null || said.media() != null) {
            return Objection.media(asked.media() == null ? said.media() : asked.media());
        }
        to.row(
                Spoken.key(asked.turns()),
                json -> {
                    json.writeStartObject();
                    json.writeStringField("prompt", prompt(asked.turns()));
                    json.writeStringField("response", said.turns().getFirst().text());
                    for (var rating : ratings) {
                        json.writeFieldName(rating.header().criterion());
                        json.writeNumber(Json.number(rating.value()));
                    }
                    json.writeEndObject();
                });
        return null;
    }

    private static String prompt(List<Turn> turns) {
        var text = new StringBuilder(turns.getFirst().text());
        for (var turn : turns.subList(1, turns.size())) {
            text.append(TURN).append(turn.is(Turn.USER) ? "User\n" : "Assistant\n");
            text.append(turn.text());
        }
        return turns.size() == 1 ? text.toString() : text + TURN + "Assistant\n";
    }
}
