package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.Plan;
import org.psephos.rank.Plan.Question;

/**
 * A plan as JSON for programs; {@code plan.schema.json} beside this class says its shape. Numbers
 * are written as in {@link RankJson}.
 */
public final class PlanJson {
    private PlanJson() {}

    /** An indented object with a line feed at its end. */
    public static String render(Plan plan, Manifest manifest) {
        return JsonWriter.indented(
                json -> {
                    manifest(json, manifest, plan.rows());
                    json.text("status", "fitted");
                    why(json, null, null, List.of());
                    question(json, plan.question());
                    json.array(
                            "next",
                            list -> {
                                for (var next : plan.next()) {
                                    list.object(
                                            one -> {
                                                one.text("left", next.left().value());
                                                one.text("right", next.right().value());
                                                one.number("gain", next.gain());
                                                one.count("comparisons", next.comparisons());
                                            });
                                }
                            });
                });
    }

    /** The same where there is no ladder to plan from: why, and no votes used. */
    public static String render(Fit why, Manifest manifest) {
        var answer = Answer.of(why);
        return JsonWriter.indented(
                json -> {
                    manifest(json, manifest, 0);
                    json.text("status", answer.status());
                    why(json, answer.reason(), answer.remedy(), answer.groups());
                    question(json, null);
                    json.array("next", list -> {});
                });
    }

    private static void manifest(JsonWriter json, Manifest manifest, long used) throws IOException {
        json.object(
                "manifest",
                one -> {
                    one.sources(manifest);
                    one.count("read", manifest.read());
                    one.count("used", used);
                    one.count("rejected", manifest.rejects().count());
                });
    }

    private static void why(
            JsonWriter json,
            @Nullable String reason,
            @Nullable String remedy,
            List<List<SystemId>> groups)
            throws IOException {
        json.text("reason", reason);
        json.text("remedy", remedy);
        RankJson.groups(json, groups);
    }

    private static void question(JsonWriter json, @Nullable Question question) throws IOException {
        if (question == null) {
            json.text("question", null);
            return;
        }
        json.object(
                "question",
                one -> {
                    one.texts("separate", List.of(question.a().value(), question.b().value()));
                    RankJson.estimate(one, "difference", question.now());
                    var always = question.always().interval();
                    RankJson.ends(one, "anytimeLow", "anytimeHigh", always);
                    one.flag("separated", apart(question.now()));
                    one.flag("separatedAnytime", apart(question.always()));
                    one.number("supposed", question.supposed());
                    one.number("power", question.power());
                    answer(one, "once", question.once());
                    answer(one, "anytime", question.anytime());
                    var direct = question.direct();
                    one.number("direct", direct == null ? null : (double) direct);
                    one.text("undefined", question.undefined());
                });
    }

    /** Whether the interval leaves out 0. */
    static boolean apart(org.psephos.math.Estimate difference) {
        var interval = difference.interval();
        return interval != null && !interval.contains(0);
    }

    private static void answer(JsonWriter json, String key, Plan.@Nullable Answer answer)
            throws IOException {
        if (answer == null) {
            json.text(key, null);
            return;
        }
        json.object(
                key,
                one -> {
                    one.count("votes", answer.votes());
                    one.array(
                            "pairs",
                            list -> {
                                for (var pair : answer.pairs()) {
                                    list.object(
                                            item -> {
                                                item.text("left", pair.left().value());
                                                item.text("right", pair.right().value());
                                                item.count("votes", pair.votes());
                                            });
                                }
                            });
                    one.number("error", answer.error());
                    one.array(
                            "buys",
                            list -> {
                                for (var gain : answer.ladder()) {
                                    list.object(
                                            item -> {
                                                item.text("system", gain.system().value());
                                                item.number("halfWidth", gain.halfWidth());
                                                item.number("halfWidthThen", gain.halfWidthThen());
                                            });
                                }
                            });
                });
    }
}
