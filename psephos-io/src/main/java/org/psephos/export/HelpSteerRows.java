package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;

/** HelpSteer3's preferences: -3 where the first response is much better, 3 where the second is. */
final class HelpSteerRows extends VoteRows {
    private static final List<String> FIELDS =
            List.of(
                    "context",
                    "response1",
                    "response2",
                    "overall_preference",
                    "individual_preference");
    private static final double MOST = 3;
    private static final double BETTER = 2;

    /** The criterion under which judgements of single annotators are read. */
    private static final String SINGLE = "single annotator";

    private static final String STRENGTH = "strength: the format takes 1, 2 or 3";

    private final Set<String> overalls = new LinkedHashSet<>();
    private final Map<String, List<Comparison>> singles = new LinkedHashMap<>();

    HelpSteerRows() {
        super(
                EnumSet.of(Carries.SIDES, Carries.STRENGTH, Carries.ATTRIBUTES, Carries.PAIRED),
                FIELDS.toArray(String[]::new));
    }

    /** Judgements of single annotators stand in the row of the judgement that they make up. */
    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var comparisons = from.dataset().comparisons();
        for (int row = 0; row < comparisons.size(); row++) {
            var vote = comparisons.get(row);
            if (!single(vote)) {
                overalls.add(key(vote));
            }
        }
        for (int row = 0; row < comparisons.size(); row++) {
            var vote = comparisons.get(row);
            if (single(vote) && overalls.contains(key(vote))) {
                singles.computeIfAbsent(key(vote), any -> new ArrayList<>()).add(vote);
            }
        }
        super.rows(from, to);
    }

    private static boolean single(Comparison row) {
        return row.header().criterion().equals(SINGLE);
    }

    private static String key(Comparison row) {
        return row.header().item() + "\n" + row.left() + "\n" + row.right();
    }

    /** Of a single annotator, written where its overall judgement is. */
    private @Nullable String beside(Comparison row) {
        var score = overall(row);
        if (score == null) {
            return Preferences.BOTH_BAD;
        }
        return fits(row, score) ? null : STRENGTH;
    }

    /** From 1 to 3 where one answer is better: 0 would say that none is. */
    private static boolean fits(Comparison row, double score) {
        boolean decided = row.outcome() != Outcome.TIE;
        return Math.abs(score) <= MOST && score == Math.rint(score) && (score == 0) != decided;
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) throws IOException {
        if (single(row) && overalls.contains(key(row))) {
            return beside(row);
        }
        var overall = overall(row);
        if (overall == null) {
            return Preferences.BOTH_BAD;
        }
        if (!fits(row, overall)) {
            return STRENGTH;
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
                    individual(row, json);
                    json.writeEndObject();
                });
        return null;
    }

    private void individual(Comparison row, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("individual_preference");
        var each = singles.getOrDefault(key(row), List.of());
        for (var one : each) {
            var own = overall(one);
            if (own != null && fits(one, own)) {
                score(own.intValue(), json);
            }
        }
        json.writeEndArray();
        for (var extra : row.header().attributes().entrySet()) {
            if (!FIELDS.contains(extra.getKey())) {
                json.writeStringField(extra.getKey(), extra.getValue());
            }
        }
    }

    private static void score(int score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("score", score);
        json.writeEndObject();
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
