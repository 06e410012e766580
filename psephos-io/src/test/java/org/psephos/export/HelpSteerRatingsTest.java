package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.export.Loss.Lost;
import org.psephos.model.Feedback;
import org.psephos.model.Scale;

/**
 * Ratings on other scales as HelpSteer2's 0 to 4.
 *
 * <p>Mutants seen to fail: a shift the other way; six steps taken for five; only the values outside
 * of an open scale left out.
 */
class HelpSteerRatingsTest {
    private static final double FAR = Double.POSITIVE_INFINITY;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;
    private final Talks talks = new Talks();

    @Test
    void aScaleOfOneToFiveIsShiftedAndSaysSo() throws IOException {
        rate("helpfulness", scale(1, 5), 1, 3, 5);

        var converted = convert();

        assertThat(values("helpfulness")).containsExactly(0.0, 2.0, 4.0);
        assertThat(converted.carried()).isEqualTo(3);
        assertThat(converted.losses())
                .contains(
                        new Loss("scale of a rating: 1 to 5 is written as 0 to 4", 3, Lost.FIELDS));
    }

    @Test
    void aScaleAroundZeroIsShiftedToo() throws IOException {
        rate("tone", scale(-2, 2), -2, 0, 2);

        convert();

        assertThat(values("tone")).containsExactly(0.0, 2.0, 4.0);
    }

    @Test
    void whatFitsStaysAsItIs() throws IOException {
        rate("helpfulness", scale(0, 4), 0, 4);
        rate("short", scale(1, 4), 1, 4);
        rate("named", new Scale.Levels(List.of("bad", "fair", "good"), true), 0, 2);
        rate("open", scale(-FAR, FAR), 0, 4);

        var converted = convert();

        assertThat(values("helpfulness")).containsExactly(0.0, 4.0);
        assertThat(values("short")).containsExactly(1.0, 4.0);
        assertThat(values("named")).containsExactly(0.0, 2.0);
        assertThat(values("open")).containsExactly(0.0, 4.0);
        assertThat(converted.losses()).noneMatch(loss -> loss.what().startsWith("scale"));
    }

    @Test
    void aScaleThatDoesNotFitLosesAllOfItsCriterion() throws IOException {
        rate("overall", scale(1, 10), 2, 3, 10);
        rate("helpfulness", scale(1, 5), 2);
        rate("steps", scale(1, 6), 1, 6);
        rate("half", scale(0.5, 4.5), 1, 4);

        var converted = convert();

        assertThat(values("overall")).isEmpty();
        assertThat(values("steps")).isEmpty();
        assertThat(values("half")).isEmpty();
        assertThat(values("helpfulness")).containsExactly(1.0);
        assertThat(rows(converted))
                .containsExactly(
                        lost("rating on a scale of 1 to 10: the format takes 0 to 4", 3),
                        lost("rating on a scale of 1 to 6: the format takes 0 to 4", 2),
                        lost("rating on a scale of 0.5 to 4.5: the format takes 0 to 4", 2));
        assertThat(converted.read()).isEqualTo(converted.carried() + 7);
    }

    /** Another criterion on an open scale stays: nothing of it is cut off. */
    @Test
    void anOpenScaleWithAValueOutsideLosesAllOfItsCriterion() throws IOException {
        rate("score", scale(-FAR, FAR), 1, 3, 5);
        rate("depth", scale(0, FAR), 1, 3);
        rate("taste", scale(-FAR, FAR), 1, -1);

        var converted = convert();

        assertThat(values("score")).isEmpty();
        assertThat(values("taste")).isEmpty();
        assertThat(values("depth")).containsExactly(1.0, 3.0);
        assertThat(rows(converted)).extracting(Loss::rows).containsExactly(5L);
        assertThat(rows(converted).getFirst().what()).contains("beyond 0 to 4");
    }

    /** Mutants: the order of the roles is not looked at; marks in an answer are not. */
    @Test
    void aPromptThatItsTemplateCannotHoldIsLostByName() throws IOException {
        talks.item("twice", Talks.says("user", "Sky?"), Talks.says("user", "Sea?"));
        talks.item("ruled", Talks.says("system", "Be brief."), Talks.says("user", "Sky?"));
        talks.asked("asks", "What is <extra_id_1>?").asked("plain", "Sky?");
        talks.item(
                "talk",
                Talks.says("user", "Sky?"),
                Talks.says("assistant", "Blue."),
                Talks.says("user", "Sure?"));
        for (var item : List.of("twice", "ruled", "asks", "plain", "talk")) {
            rated(item, "Yes.");
        }
        talks.asked("marked", "Sky?");
        rated("marked", "A <extra_id_1>.");

        var converted = convert();

        assertThat(rows(converted))
                .containsExactlyInAnyOrder(
                        lost(Objection.ORDER, 2),
                        lost("text with the format's own marks in it", 2));
        assertThat(Files.readAllLines(home.resolve("out.jsonl")))
                .extracting(line -> JSON.readTree(line).get("prompt").asText())
                .containsExactly(
                        "Sky?", "Sky?\n<extra_id_1>Assistant\nBlue.\n<extra_id_1>User\nSure?");
    }

    private void rated(String item, String answer) {
        talks.answered("to-" + item, item, answer);
        talks.accept(
                new Feedback.Rating(
                        talks.header(item, "ann", "helpfulness", new TreeMap<>()),
                        Talks.response("to-" + item),
                        scale(0, 4),
                        3));
    }

    private void rate(String criterion, Scale scale, double... values) {
        for (int n = 0; n < values.length; n++) {
            talks.asked("q" + n, "Question " + n).answered("a" + n, "q" + n, "answer " + n);
            talks.accept(
                    new Feedback.Rating(
                            talks.header("q" + n, "ann", criterion, new TreeMap<>()),
                            Talks.response("a" + n),
                            scale,
                            values[n]));
        }
    }

    private static Scale scale(double low, double high) {
        return new Scale.Continuum(low, high, false);
    }

    private static Loss lost(String what, long rows) {
        return new Loss(what, rows, Lost.ROWS);
    }

    private static List<Loss> rows(Converted converted) {
        return converted.losses().stream().filter(loss -> loss.lost() == Lost.ROWS).toList();
    }

    private Converted convert() {
        return new Conversion(Target.HELPSTEER, Pairing.withDefaults(), Splits.none())
                .write(talks.build(), home.resolve("out.jsonl"));
    }

    private List<Double> values(String criterion) throws IOException {
        var values = new ArrayList<Double>();
        for (var line : Files.readAllLines(home.resolve("out.jsonl"))) {
            JsonNode value = JSON.readTree(line).get(criterion);
            if (value != null) {
                values.add(value.doubleValue());
            }
        }
        return values;
    }
}
