package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Scale;

/**
 * TRL's stepwise supervision: a prompt, the steps of an answer and whether each is right. Steps are
 * ratings of one answer under the contexts {@code step 1}, {@code step 2} and so on, right at the
 * top of their scale and wrong at its bottom; their words are the turns of the answer, or its lines
 * where it is one turn.
 */
final class StepRows implements RowSource {
    static final String BETWEEN = "step between right and wrong: the format takes one of them";
    static final String GAPS = "steps that are not numbered from 1 without gaps, each once";
    static final String APART = "answer that does not fall into as many turns or lines as steps";
    private static final Pattern STEP = Pattern.compile("step ([1-9][0-9]{0,8})");
    private static final String NO_STEP = "rating: a file of steps";

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var carried = EnumSet.of(Carries.CONTEXT, Carries.RATING);
        var unsaid = new Unsaid(from, carried, List.of(), List.of());
        for (var steps : answers(from).values()) {
            var refusal = row(steps, from, to);
            if (refusal == null) {
                from.ledger().carried(steps.size());
                steps.forEach(unsaid::count);
            } else {
                from.ledger().lost(refusal, steps.size());
            }
        }
        from.dataset()
                .totals()
                .forEach(
                        (kind, total) -> {
                            if (!kind.equals("rating")) {
                                from.ledger().lost(kind + ": a file of steps", total);
                            }
                        });
    }

    /** The steps of each answer, as each annotator rated them. */
    private static SequencedMap<String, List<Rating>> answers(Material from) {
        var answers = new LinkedHashMap<String, List<Rating>>();
        var ratings = from.dataset().ratings();
        for (int row = 0; row < ratings.size(); row++) {
            var rating = ratings.get(row);
            if (step(rating).matches()) {
                answers.computeIfAbsent(key(rating), any -> new ArrayList<>()).add(rating);
            } else {
                from.ledger().lost(NO_STEP, 1);
            }
        }
        return answers;
    }

    private static Matcher step(Rating rating) {
        var context = rating.header().context();
        return STEP.matcher(context == null ? "" : context);
    }

    private static String key(Rating rating) {
        var header = rating.header();
        return header.item()
                + "\n"
                + rating.target()
                + "\n"
                + header.annotator()
                + "\n"
                + header.criterion();
    }

    private static @Nullable String row(List<Rating> steps, Material from, RowSink to)
            throws IOException {
        var first = steps.getFirst();
        var item = from.spoken().item(first.header().item(), first.target());
        var asked = from.spoken().asked(item);
        var said = from.spoken().answered(first.target(), item);
        if (asked.turns().isEmpty()) {
            return Spoken.NO_PROMPT;
        }
        if (asked.media() != null || said.media() != null) {
            return Objection.media(asked.media() == null ? said.media() : asked.media());
        }
        if (asked.turns().size() > 1) {
            return Objection.FOLLOW_UP;
        }
        var words = words(said.turns(), steps.size());
        var labels = labels(steps);
        var refusal =
                labels.size() < steps.size() ? GAPS : words.size() < steps.size() ? APART : null;
        if (refusal != null) {
            return refusal;
        }
        if (labels.containsValue(null)) {
            return BETWEEN;
        }
        to.row(
                Spoken.key(asked.turns()),
                json -> write(asked.turns().getFirst().text(), words, labels, json));
        return null;
    }

    /** As many words as steps; none where the answer does not fall into them. */
    private static List<String> words(List<Turn> turns, int steps) {
        var words =
                turns.size() == 1 && steps > 1
                        ? turns.getFirst().text().lines().toList()
                        : turns.stream().map(Turn::text).toList();
        return words.size() == steps ? words : List.of();
    }

    /**
     * By step from 1, null where neither right nor wrong; fewer than steps where one is missing.
     */
    private static SortedMap<Integer, @Nullable Boolean> labels(List<Rating> steps) {
        var labels = new TreeMap<Integer, @Nullable Boolean>();
        for (var rating : steps) {
            var number = step(rating);
            if (number.matches() && Integer.parseInt(number.group(1)) <= steps.size()) {
                labels.put(Integer.parseInt(number.group(1)), label(rating));
            }
        }
        return labels;
    }

    private static @Nullable Boolean label(Rating rating) {
        double value = rating.value();
        return switch (rating.scale()) {
            case Scale.Continuum(var low, var high, _) ->
                    value == high ? Boolean.TRUE : value == low ? Boolean.FALSE : null;
            case Scale.Levels(var names, _) ->
                    value == names.size() - 1 ? Boolean.TRUE : value == 0 ? Boolean.FALSE : null;
        };
    }

    private static void write(
            String prompt,
            List<String> words,
            SortedMap<Integer, @Nullable Boolean> labels,
            JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("prompt", prompt);
        json.writeArrayFieldStart("completions");
        for (var word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("labels");
        for (var label : labels.values()) {
            json.writeBoolean(Boolean.TRUE.equals(label));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
