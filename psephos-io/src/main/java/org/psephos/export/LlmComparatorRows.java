package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;

/**
 * LLM Comparator: two models, and for each prompt both outputs with the mean score of all who
 * judged, from -1.5 to 1.5, above 0 where model A is better. Of several pairs of models, the one
 * with the most votes is written.
 */
final class LlmComparatorRows extends VoteRows {
    private static final String OTHERS = "vote on other models than the two of the file";

    private final Map<String, List<Comparison>> examples = new LinkedHashMap<>();
    private @Nullable String modelA;
    private @Nullable String modelB;

    LlmComparatorRows() {
        super(EnumSet.of(Carries.SYSTEMS, Carries.SIDES, Carries.PAIRED));
    }

    @Override
    public Frame frame(Material from) {
        choose(from);
        var head =
                Json.text(
                        json -> {
                            json.writeStartObject();
                            json.writeObjectFieldStart("metadata");
                            json.writeStringField("source_path", source(from));
                            json.writeArrayFieldStart("custom_fields_schema");
                            json.writeEndArray();
                            json.writeEndObject();
                            json.writeArrayFieldStart("models");
                            for (var model : new @Nullable String[] {modelA, modelB}) {
                                json.writeStartObject();
                                json.writeStringField("name", model);
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        });
        return new Frame(
                head.substring(0, head.length() - 1) + ",\"examples\":[\n", ",\n", "\n]}\n");
    }

    private static String source(Material from) {
        var sources = from.dataset().manifest().sources();
        if (sources.isEmpty()) {
            return "";
        }
        var name = Path.of(sources.getFirst().path()).getFileName();
        return name == null ? "" : name.toString();
    }

    /** The two models with the most votes, in name order. */
    private void choose(Material from) {
        var votes = new TreeMap<String, Integer>();
        var rows = from.dataset().comparisons();
        for (int row = 0; row < rows.size(); row++) {
            var models = models(rows.get(row), from);
            if (models != null) {
                votes.merge(String.join("\n", models), 1, Integer::sum);
            }
        }
        int most = votes.values().stream().mapToInt(n -> n).max().orElse(0);
        for (var entry : votes.entrySet()) {
            if (entry.getValue() == most && modelA == null) {
                var models = entry.getKey().split("\n", 2);
                modelA = models[0];
                modelB = models[1];
            }
        }
    }

    private static @Nullable List<String> models(Comparison row, Material from) {
        var one = from.spoken().system(row.left());
        var two = from.spoken().system(row.right());
        if (one == null || two == null) {
            return null;
        }
        return one.compareTo(two) < 0 ? List.of(one, two) : List.of(two, one);
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) {
        var models = models(row, from);
        if (models == null) {
            return NO_SYSTEM;
        }
        if (!models.equals(List.of(String.valueOf(modelA), String.valueOf(modelB)))) {
            return OTHERS;
        }
        if (row.outcome() == Outcome.BOTH_BAD) {
            return Preferences.BOTH_BAD;
        }
        var both = from.spoken().both(row.header().item(), row.left(), row.right());
        if (both.refusal() != null) {
            return both.refusal();
        }
        if (both.media() != null) {
            return Objection.media(both.media());
        }
        examples.computeIfAbsent(answers(row), any -> new ArrayList<>()).add(row);
        return null;
    }

    /** The two answers, whichever was shown first. */
    private static String answers(Comparison row) {
        var one = row.left().toString();
        var two = row.right().toString();
        return row.header().item() + (one.compareTo(two) < 0 ? one + two : two + one);
    }

    @Override
    void end(Material from, RowSink to) throws IOException {
        for (var rows : examples.values()) {
            to.row(key(rows.getFirst(), from), json -> write(rows, from, json));
        }
    }

    private void write(List<Comparison> rows, Material from, JsonGenerator json)
            throws IOException {
        var first = rows.getFirst();
        boolean flipped = flipped(first, from);
        var both =
                from.spoken()
                        .both(
                                first.header().item(),
                                flipped ? first.right() : first.left(),
                                flipped ? first.left() : first.right());
        double sum = 0;
        for (var row : rows) {
            sum += score(row, from);
        }
        json.writeStartObject();
        json.writeStringField("input_text", text(both.prompt()));
        json.writeArrayFieldStart("tags");
        json.writeEndArray();
        json.writeStringField("output_text_a", text(both.one()));
        json.writeStringField("output_text_b", text(both.other()));
        json.writeNumberField("score", sum / rows.size());
        json.writeArrayFieldStart("individual_rater_scores");
        for (var row : rows) {
            json.writeStartObject();
            json.writeNumberField("score", score(row, from));
            json.writeBooleanField("is_flipped", flipped(row, from));
            json.writeStringField("rationale", "");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("custom_fields");
        json.writeEndObject();
        json.writeEndObject();
    }

    private boolean flipped(Comparison row, Material from) {
        return !String.valueOf(modelA).equals(from.spoken().system(row.left()));
    }

    private double score(Comparison row, Material from) {
        double left =
                switch (row.outcome()) {
                    case LEFT -> 1;
                    case RIGHT -> -1;
                    case TIE, BOTH_BAD -> 0;
                };
        return flipped(row, from) ? 0 - left : left;
    }

    private static String text(List<Turn> turns) {
        return turns.size() == 1
                ? turns.getFirst().text()
                : String.join(
                        "\n\n",
                        turns.stream().map(turn -> turn.role() + ": " + turn.text()).toList());
    }
}
