package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.psephos.rank.Ladder;
import org.psephos.rank.Slicing;
import org.psephos.rank.Slicing.Contrast;
import org.psephos.rank.Slicing.Part;

/** The ladders of parts of the judgements as JSON, in the shape of {@link RankJson}. */
final class SlicesJson {
    private SlicesJson() {}

    static void write(JsonWriter json, Study study, Slicing slicing) throws IOException {
        json.text("by", slicing.by());
        json.count("withoutValue", slicing.without());
        json.text("shrinkage", slicing.shrinkage());
        json.array(
                "slices",
                list -> {
                    for (var part : slicing.parts()) {
                        list.object(one -> part(one, study, slicing, part));
                    }
                });
        json.array(
                "sliceTests",
                list -> {
                    var together = slicing.together();
                    if (together != null) {
                        list.object(one -> contrast(one, together));
                    }
                    for (var contrast : slicing.contrasts()) {
                        list.object(one -> contrast(one, contrast));
                    }
                });
    }

    /** A part as a study of its own; its points have their mean at 1,000. */
    static Study study(Study study, Part part) {
        return new Study(
                study.dataset(),
                study.judged(),
                part.result(),
                null,
                study.command(),
                study.version());
    }

    private static void part(JsonWriter json, Study study, Slicing slicing, Part part)
            throws IOException {
        var answer = Answer.of(part.result().fit());
        var ladder = answer.ladder();
        var points = Points.of(study(study, part));
        json.text("by", slicing.by());
        json.text("value", part.value());
        json.count("used", part.result().used());
        json.object(
                "setAside",
                one -> {
                    for (var entry : part.result().setAside().entrySet()) {
                        one.count(entry.getKey(), entry.getValue());
                    }
                });
        json.text("status", answer.status());
        json.text("reason", answer.reason());
        json.text("remedy", answer.remedy());
        json.texts("confounded", answer.confounded());
        RankJson.unplaced(json, ladder);
        RankJson.groups(json, answer.groups());
        RankJson.rungs(
                json, "ladder", ladder == null ? List.<Ladder.Rung>of() : ladder.rungs(), points);
        RankJson.effects(json, ladder);
        json.number("logLikelihood", ladder == null ? null : ladder.logLikelihood());
        json.texts("notes", ladder == null ? List.of() : ladder.notes());
        json.array(
                "shrunk",
                list -> {
                    for (var one : part.shrunk()) {
                        list.object(
                                rung -> {
                                    rung.text("system", one.system().value());
                                    RankJson.estimate(rung, "strength", one.strength());
                                });
                    }
                });
    }

    private static void contrast(JsonWriter json, Contrast contrast) throws IOException {
        var test = contrast.test();
        json.texts("values", contrast.parts());
        json.count("systems", contrast.systems());
        json.text("test", test == null ? null : test.name());
        json.number("statistic", test == null ? null : test.statistic());
        json.number("degrees", test == null ? null : (double) test.degrees());
        json.number("p", test == null ? null : test.p());
        json.number("pAdjusted", test == null ? null : test.adjusted());
        json.text("undefined", contrast.undefined());
    }
}
