package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.SystemId;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * A ladder as JSON for programs; {@code rank.schema.json} beside this class says its shape. Numbers
 * have ten significant digits, keys a fixed order, and nothing in it depends on time, machine,
 * locale or threads. Where a number does not exist its key is null, never NaN: {@code low} and
 * {@code high} without an interval or at an open end, {@code elo} for methods without a scale of
 * points.
 */
public final class RankJson {
    private RankJson() {}

    /**
     * An indented object with a line feed at its end.
     *
     * @throws org.psephos.model.PsephosException where the anchor is not on the ladder
     */
    public static String render(Study study) {
        return render(study, RankExtras.NONE);
    }

    /** As above, with what else was asked for after it. */
    public static String render(Study study, RankExtras extras) {
        var points = Points.of(study);
        var answer = Answer.of(study.result().fit());
        return JsonWriter.indented(
                json -> {
                    json.text("method", study.result().options().method().toString());
                    json.object("options", one -> options(one, study));
                    json.object("manifest", one -> manifest(one, study));
                    json.text("status", answer.status());
                    json.text("reason", answer.reason());
                    json.text("remedy", answer.remedy());
                    json.texts("confounded", answer.confounded());
                    unplaced(json, answer.ladder());
                    groups(json, answer.groups());
                    json.object("scale", one -> scale(one, study, points));
                    var ladder = answer.ladder();
                    rungs(json, "ladder", ladder == null ? List.of() : ladder.rungs(), points);
                    effects(json, ladder);
                    rungs(
                            json,
                            "before",
                            ladder == null ? List.of() : ladder.uncontrolled(),
                            points);
                    ItemsJson.write(json, ladder);
                    AnnotatorsJson.write(json, ladder);
                    json.number(
                            "logLikelihood",
                            answer.ladder() == null ? null : answer.ladder().logLikelihood());
                    json.texts(
                            "notes", answer.ladder() == null ? List.of() : answer.ladder().notes());
                    json.rejects(study.dataset().manifest().rejects().examples());
                    ExtrasJson.write(json, study, extras);
                });
    }

    private static void options(JsonWriter json, Study study) throws IOException {
        RankOptions options = study.result().options();
        boolean bootstrap = options.interval() == IntervalMethod.BOOTSTRAP;
        json.text("ties", options.ties().toString());
        json.text("bothBad", options.bothBad().toString());
        json.texts("control", options.controlNames());
        json.text("interval", options.interval().toString());
        json.number("bootstrap", bootstrap ? (double) options.rounds() : null);
        json.text("cluster", options.cluster().toString());
        json.number("level", options.level());
        json.count("seed", options.seed().value());
        prior(json, options.prior());
        json.number("k", options.k());
        json.flag("whole", options.whole());
        online(json, options);
        var anchor = study.anchor();
        if (anchor == null) {
            json.text("anchor", null);
        } else {
            json.object(
                    "anchor",
                    one -> {
                        one.text("system", anchor.system().value());
                        one.number("points", anchor.points());
                    });
        }
    }

    /** Ghost votes as their number, another prior by its name. */
    private static void prior(JsonWriter json, @Nullable Prior prior) throws IOException {
        if (prior == null || prior.kind() == Prior.Kind.GHOST) {
            json.number("prior", prior == null ? null : prior.size());
        } else {
            json.text("prior", prior.toString());
        }
    }

    /** Null for methods that do not read one judgement after the other. */
    private static void online(JsonWriter json, RankOptions options) throws IOException {
        var online = options.online();
        boolean reads =
                options.method().carriesDeviation()
                        || options.method() == RankOptions.Method.WHOLE_HISTORY;
        if (!reads && online.isUsual()) {
            json.text("online", null);
            return;
        }
        json.object(
                "online",
                one -> {
                    one.text("period", online.period());
                    one.number("drift", online.drift());
                    one.number("draw", online.draw());
                    one.text("update", online.update().toString());
                });
    }

    private static void manifest(JsonWriter json, Study study) throws IOException {
        var manifest = study.dataset().manifest();
        var rows = Denominators.of(study);
        json.sources(manifest);
        json.count("read", rows.read());
        json.count("used", rows.used());
        json.count("rejected", rows.rejected());
        json.object(
                "setAside",
                one -> {
                    for (var entry : rows.setAside().entrySet()) {
                        one.count(entry.getKey(), entry.getValue());
                    }
                });
        json.text("reader", manifest.reader());
        json.text("licence", manifest.licence());
        json.flag("simulated", manifest.simulated());
        json.where(manifest);
    }

    static void unplaced(JsonWriter json, @Nullable Ladder ladder) throws IOException {
        json.array(
                "unplaced",
                list -> {
                    for (var system :
                            ladder == null ? List.<Ladder.Unplaced>of() : ladder.unplaced()) {
                        list.object(
                                one -> {
                                    one.text("system", system.system().value());
                                    one.text("reason", system.reason());
                                });
                    }
                });
    }

    static void groups(JsonWriter json, List<List<SystemId>> groups) throws IOException {
        json.array(
                "groups",
                list -> {
                    for (var group : groups) {
                        list.texts(group.stream().map(SystemId::value).toList());
                    }
                });
    }

    private static void scale(JsonWriter json, Study study, @Nullable Points points)
            throws IOException {
        var unit = Unit.of(study.result().options());
        json.text("strength", unit.toString());
        json.text("zero", Zero.ofStrength(unit));
        json.number("eloPerStrength", points == null ? null : points.factor());
        json.number("eloAtZero", points == null ? null : points.zero());
    }

    static void rungs(JsonWriter json, String key, List<Rung> rungs, @Nullable Points points)
            throws IOException {
        json.array(
                key,
                list -> {
                    for (var rung : rungs) {
                        list.object(one -> rung(one, rung, points));
                    }
                });
    }

    private static void rung(JsonWriter json, Rung rung, @Nullable Points points)
            throws IOException {
        var interval = rung.strength().interval();
        json.text("system", rung.system().value());
        estimate(json, "strength", rung.strength());
        json.number("elo", points == null ? null : points.of(rung.strength().value()));
        ends(
                json,
                "eloLow",
                "eloHigh",
                points == null || interval == null ? null : points.of(interval));
        json.count("rank", rung.rank());
        json.count("rankLow", rung.rankLow());
        json.count("rankHigh", rung.rankHigh());
        json.count("comparisons", rung.comparisons());
        json.number("deviation", rung.deviation());
    }

    static void effects(JsonWriter json, @Nullable Ladder ladder) throws IOException {
        json.array(
                "effects",
                list -> {
                    for (var effect :
                            ladder == null ? List.<Ladder.Effect>of() : ladder.effects()) {
                        list.object(
                                one -> {
                                    one.text("name", effect.name());
                                    estimate(one, "value", effect.estimate());
                                    one.text("unit", effect.unit());
                                    one.number("scale", effect.scale());
                                });
                    }
                });
    }

    static void estimate(JsonWriter json, String key, Estimate estimate) throws IOException {
        json.number(key, estimate.value());
        ends(json, "low", "high", estimate.interval());
    }

    static void ends(JsonWriter json, String low, String high, @Nullable Interval interval)
            throws IOException {
        json.number(low, interval == null ? null : interval.low());
        json.number(high, interval == null ? null : interval.high());
    }
}
