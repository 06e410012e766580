package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Ceiling;
import org.psephos.audit.JudgeCard;
import org.psephos.audit.JudgeCard.Calibration;
import org.psephos.audit.JudgeCard.Orders;
import org.psephos.audit.JudgeCard.Score;
import org.psephos.math.Estimate;

/** The cards of judges as JSON, with how far the reference agrees with itself. */
final class JudgesJson {
    private JudgesJson() {}

    static void write(JsonWriter json, List<Ceiling> ceilings, List<JudgeCard> judges)
            throws IOException {
        json.array(
                "ceiling",
                list -> {
                    for (var ceiling : ceilings) {
                        list.object(one -> ceiling(one, ceiling));
                    }
                });
        json.array(
                "judges",
                list -> {
                    for (var card : judges) {
                        list.object(one -> card(one, card));
                    }
                });
    }

    private static void ceiling(JsonWriter json, Ceiling ceiling) throws IOException {
        json.text("criterion", ceiling.criterion());
        json.text("feedback", ceiling.feedback());
        json.count("votes", ceiling.votes());
        estimate(json, ceiling.agreement());
    }

    private static void card(JsonWriter json, JudgeCard card) throws IOException {
        json.text("judge", card.judge());
        json.text("criterion", card.criterion());
        json.text("feedback", card.feedback());
        json.count("votes", card.votes());
        json.count("scored", card.scored());
        estimate(json, card.accuracy());
        var first = card.first();
        json.object("firstShown", one -> estimate(one, first));
        var bias = card.bias();
        json.object("bias", one -> estimate(one, bias));
        json.number("variance", card.variance());
        var orders = card.orders();
        if (orders == null) {
            json.text("orders", null);
        } else {
            json.object("orders", one -> orders(one, orders));
        }
        var calibration = card.calibration();
        if (calibration == null) {
            json.text("calibration", null);
        } else {
            json.object("calibration", one -> calibration(one, calibration));
        }
        json.array(
                "measures",
                list -> {
                    for (var score : card.measures()) {
                        list.object(one -> score(one, score));
                    }
                });
    }

    private static void score(JsonWriter json, Score score) throws IOException {
        json.text("measure", score.measure().toString());
        json.number("value", score.value());
        json.text("undefined", score.undefined());
    }

    private static void estimate(JsonWriter json, @Nullable Estimate estimate) throws IOException {
        var interval = estimate == null ? null : estimate.interval();
        json.number("value", estimate == null ? null : estimate.value());
        AuditJson.ends(json, interval);
        json.text("interval", interval == null ? null : interval.method());
    }

    private static void orders(JsonWriter json, Orders orders) throws IOException {
        json.count("pairs", orders.pairs());
        json.count("consistent", orders.consistent());
        json.number("conflictRate", 1 - (double) orders.consistent() / orders.pairs());
        json.count("firstTwice", orders.firstTwice());
        json.count("secondTwice", orders.secondTwice());
        json.count("scored", orders.scored());
        json.count("firstOrderRight", orders.firstOrder());
        json.count("secondOrderRight", orders.secondOrder());
        json.count("bothRight", orders.bothRight());
        json.count("netRight", orders.netRight());
        json.number("flipAsTie", orders.flipAsTie());
    }

    private static void calibration(JsonWriter json, Calibration calibration) throws IOException {
        json.number("error", calibration.error());
        json.number("byChance", calibration.byChance());
        json.array(
                "bins",
                list -> {
                    for (var bin : calibration.bins()) {
                        list.object(
                                one -> {
                                    one.count("votes", bin.votes());
                                    one.number("confidence", bin.confidence());
                                    one.number("accuracy", bin.accuracy());
                                });
                    }
                });
        json.array(
                "coverage",
                list -> {
                    for (var kept : calibration.coverage()) {
                        list.object(
                                one -> {
                                    one.number("share", kept.share());
                                    one.number("accuracy", kept.accuracy());
                                });
                    }
                });
    }
}
