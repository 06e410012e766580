package org.psephos.report;

import java.io.IOException;
import org.psephos.rank.PredictionPowered.Saving;
import org.psephos.rank.Standings;
import org.psephos.rank.TruthAgreement;

/** What was asked for beyond a ladder as JSON: only the keys of that. */
final class ExtrasJson {
    private ExtrasJson() {}

    static void write(JsonWriter json, Study study, RankExtras extras) throws IOException {
        var standings = extras.standings();
        if (standings != null) {
            json.object("standings", one -> standings(one, standings));
        }
        var reference = extras.reference();
        if (reference != null) {
            json.object(
                    "reference",
                    one -> {
                        one.text("system", reference.value());
                        one.array(
                                "differences",
                                list -> {
                                    for (var against : extras.against()) {
                                        list.object(
                                                item -> {
                                                    item.text("system", against.system().value());
                                                    RankJson.estimate(
                                                            item,
                                                            "difference",
                                                            against.difference());
                                                    item.number("pAdjusted", against.p());
                                                });
                                    }
                                });
                    });
        }
        var saving = extras.saving();
        if (saving != null) {
            json.object("judge", one -> saving(one, saving));
        }
        LengthText.write(json, extras);
        var truth = extras.truth();
        if (truth != null) {
            json.object("truth", one -> truth(one, truth));
        }
        var slicing = extras.slicing();
        if (slicing != null) {
            SlicesJson.write(json, study, slicing);
        }
        if (!extras.orders().isEmpty()) {
            json.array("orders", list -> OrdersText.write(list, extras.orders()));
        }
        var composite = extras.composite();
        if (composite != null) {
            json.object("composite", one -> CompositeText.write(one, composite));
        }
    }

    private static void truth(JsonWriter json, TruthAgreement truth) throws IOException {
        json.count("shared", truth.shared());
        json.count("ladderOnly", truth.ladderOnly());
        json.count("truthOnly", truth.truthOnly());
        json.number("kendall", truth.kendall());
        json.array(
                "ndcg",
                list -> {
                    for (var ndcg : truth.ndcg()) {
                        list.object(
                                one -> {
                                    one.count("k", ndcg.k());
                                    one.number("value", ndcg.value());
                                });
                    }
                });
    }

    private static void standings(JsonWriter json, Standings standings) throws IOException {
        json.array(
                "systems",
                list -> {
                    for (var standing : standings.systems()) {
                        list.object(
                                one -> {
                                    one.text("system", standing.system().value());
                                    one.number("quasiError", standing.quasiError());
                                    one.number("best", standing.best());
                                });
                    }
                });
        json.array(
                "classes",
                list -> {
                    for (var members : standings.classes()) {
                        list.texts(members.stream().map(member -> member.value()).toList());
                    }
                });
    }

    private static void saving(JsonWriter json, Saving saving) throws IOException {
        json.number("weight", saving.weight());
        json.count("votes", saving.votes());
        json.count("judged", saving.judged());
        json.count("shared", saving.shared());
        json.number("effectiveVotes", saving.effective());
        json.number("savedVotes", saving.effective() - saving.votes());
    }
}
