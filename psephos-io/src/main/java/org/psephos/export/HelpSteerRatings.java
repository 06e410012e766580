package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Rating;

/**
 * HelpSteer2's ratings: a prompt, a response and a whole number from 0 to 4 for each aspect; the
 * rows of one prompt follow each other. Other scales of five steps are shifted; what does not fit
 * is left out by the criterion, as {@link FiveSteps} says.
 */
final class HelpSteerRatings implements RowSource {
    private static final List<String> ASPECTS =
            List.of("helpfulness", "correctness", "coherence", "complexity", "verbosity");
    private static final String TURN = "\n<extra_id_1>";

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var unsaid =
                new Unsaid(
                        from, EnumSet.of(Carries.CRITERION, Carries.RATING), List.of(), List.of());
        var rows = new LinkedHashMap<String, List<Aspect>>();
        var ratings = from.dataset().ratings();
        var steps = new FiveSteps(ratings);
        for (int row = 0; row < ratings.size(); row++) {
            var step = steps.of(row);
            if (step.value() == null) {
                from.ledger().lost(step.said(), 1);
            } else {
                var rating = ratings.get(row);
                rows.computeIfAbsent(key(rating), any -> new ArrayList<>())
                        .add(new Aspect(rating, step.value(), step.said()));
            }
        }
        for (var row : rows.values()) {
            var refusal = row(row, from, to);
            if (refusal == null) {
                from.ledger().carried(row.size());
                row.forEach(aspect -> aspect.tell(unsaid, from.ledger()));
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

    /**
     * A rating as it is written.
     *
     * @param said how its scale was changed; empty where it was not
     */
    private record Aspect(Rating rating, double value, String said) {
        void tell(Unsaid unsaid, Ledger ledger) {
            unsaid.count(rating);
            ledger.field(said, said.isEmpty() ? 0 : 1);
            var name = rating.header().criterion();
            ledger.field(
                    "criterion %s: no aspect of HelpSteer2, whose readers take it for another column"
                            .formatted(name),
                    ASPECTS.contains(name) ? 0 : 1);
        }
    }

    private static String key(Rating rating) {
        var header = rating.header();
        return header.item() + "\n" + rating.target() + "\n" + header.annotator();
    }

    private static @Nullable String row(List<Aspect> aspects, Material from, RowSink to)
            throws IOException {
        var first = aspects.getFirst().rating();
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
        var objection =
                Objection.first(
                        Objection.tools(asked.turns()),
                        Objection.tools(said.turns()),
                        Objection.order(asked.turns()),
                        Objection.marks(asked.turns()),
                        Objection.marks(said.turns()));
        if (objection != null) {
            return objection;
        }
        to.row(
                Spoken.key(asked.turns()),
                json -> {
                    json.writeStartObject();
                    json.writeStringField("prompt", prompt(asked.turns()));
                    json.writeStringField("response", said.turns().getFirst().text());
                    aspects(aspects, json);
                    json.writeEndObject();
                });
        return null;
    }

    /** The aspects that its readers know a file by, null where unrated, and then all others. */
    private static void aspects(List<Aspect> aspects, JsonGenerator json) throws IOException {
        var values = new LinkedHashMap<String, @Nullable String>();
        ASPECTS.forEach(name -> values.put(name, null));
        for (var aspect : aspects) {
            values.put(aspect.rating().header().criterion(), Json.number(aspect.value()));
        }
        for (var value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            if (value.getValue() == null) {
                json.writeNull();
            } else {
                json.writeNumber(value.getValue());
            }
        }
    }

    private static String prompt(List<Turn> turns) {
        var text = new StringBuilder(turns.getFirst().text());
        for (var turn : turns.subList(1, turns.size())) {
            text.append(TURN).append(turn.is(Turn.USER) ? "User\n" : "Assistant\n");
            text.append(turn.text());
        }
        return text.toString();
    }
}
