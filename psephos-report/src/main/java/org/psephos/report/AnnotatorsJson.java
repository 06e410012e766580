package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.AnnotatorRung;

/** Who judged, most reliable first: the array {@code annotators}, empty where all are equal. */
final class AnnotatorsJson {
    private AnnotatorsJson() {}

    static void write(JsonWriter json, @Nullable Ladder ladder) throws IOException {
        json.array(
                "annotators",
                list -> {
                    for (var rung :
                            ladder == null ? List.<AnnotatorRung>of() : ladder.annotators()) {
                        list.object(one -> annotator(one, rung));
                    }
                });
    }

    private static void annotator(JsonWriter json, AnnotatorRung rung) throws IOException {
        json.text("annotator", rung.annotator().value());
        RankJson.estimate(json, "reliability", rung.reliability());
        Estimate left = rung.leftBias();
        json.number("leftBias", left == null ? null : left.value());
        RankJson.ends(json, "leftBiasLow", "leftBiasHigh", left == null ? null : left.interval());
        json.count("votes", rung.votes());
    }
}
