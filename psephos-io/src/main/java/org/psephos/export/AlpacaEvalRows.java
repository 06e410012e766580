package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Answer;
import org.psephos.export.Preference.Verdict;
import org.psephos.model.Feedback.Comparison;

/** AlpacaEval's annotations: 1 where the first answer is best, 2 where the second, 1.5 a tie. */
final class AlpacaEvalRows extends VoteRows {
    private static final String DATASET = "dataset";

    AlpacaEvalRows() {
        super(
                EnumSet.of(
                        Carries.ANNOTATOR,
                        Carries.SYSTEMS,
                        Carries.SIDES,
                        Carries.DURATION,
                        Carries.PAIRED),
                "instruction",
                "output_1",
                "output_2");
    }

    @Override
    List<String> placed() {
        return List.of(DATASET);
    }

    @Override
    @Nullable String vote(Comparison row, Material from, RowSink to) throws IOException {
        var preference = preference(row);
        if (preference == 0) {
            return Preferences.BOTH_BAD;
        }
        var both = from.spoken().both(row.header().item(), row.left(), row.right());
        if (both.refusal() != null) {
            return both.refusal();
        }
        var one = from.spoken().answer(row.left(), both.one(), null);
        var two = from.spoken().answer(row.right(), both.other(), null);
        var pair = new Preference(both.prompt(), one, two, Verdict.PREFERRED, null, row.header());
        var objection =
                Objection.first(
                        Objection.media(both.media()),
                        Objection.answers(pair),
                        Objection.alone(pair));
        if (objection != null) {
            return objection;
        }
        if (one.system() == null || two.system() == null) {
            return NO_SYSTEM;
        }
        to.row(Spoken.key(both.prompt()), body(row, pair, preference));
        return null;
    }

    private static Json.Body body(Comparison row, Preference pair, double preference) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("instruction", pair.question());
            side(json, pair.chosen(), 1);
            json.writeStringField(DATASET, attribute(row, DATASET));
            side(json, pair.rejected(), 2);
            var annotator = row.header().annotator();
            json.writeStringField("annotator", annotator == null ? null : annotator.value());
            json.writeNumberField("preference", preference);
            var duration = row.header().duration();
            if (duration != null) {
                json.writeNumberField("time_per_example", duration.toNanos() / 1e9);
            }
            json.writeEndObject();
        };
    }

    private static void side(JsonGenerator json, Answer answer, int side) throws IOException {
        json.writeStringField("output_" + side, answer.only());
        json.writeStringField("generator_" + side, answer.system());
    }

    private static double preference(Comparison row) {
        return switch (row.outcome()) {
            case LEFT -> 1;
            case RIGHT -> 2;
            case TIE -> 1.5;
            case BOTH_BAD -> 0;
        };
    }
}
