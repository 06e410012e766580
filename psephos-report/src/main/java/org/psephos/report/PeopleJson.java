package org.psephos.report;

import java.io.IOException;
import org.psephos.audit.AnnotatorCard;
import org.psephos.audit.AuditResult;

/** What each annotator did, as JSON. */
final class PeopleJson {
    private PeopleJson() {}

    static void write(JsonWriter json, AuditResult result) throws IOException {
        json.array(
                "annotators",
                list -> {
                    for (var card : result.annotators()) {
                        list.object(one -> card(one, card));
                    }
                });
    }

    private static void card(JsonWriter json, AnnotatorCard card) throws IOException {
        var left = card.left();
        json.text("annotator", card.annotator());
        json.count("judgements", card.judgements());
        json.count("decided", card.decided());
        json.number("left", left == null ? null : left.value());
        AuditJson.ends(json, left == null ? null : left.interval());
        json.number("positionP", card.position());
        json.count("compared", card.compared());
        json.number("consensus", card.consensus());
        json.number("seconds", card.seconds());
        json.count("bothOrders", card.bothOrders());
        json.number("conflictRate", card.conflictRate());
        json.number("entropy", card.entropy());
        json.texts("hardest", card.hardest());
        var gold = card.gold();
        if (gold == null) {
            json.text("gold", null);
        } else {
            json.object(
                    "gold",
                    one -> {
                        one.count("scored", gold.scored());
                        one.number("value", gold.accuracy().value());
                        AuditJson.ends(one, gold.accuracy().interval());
                    });
        }
        var unlike = card.unlike();
        if (unlike == null) {
            json.text("unlikeOthers", null);
        } else {
            json.object("unlikeOthers", one -> unlike(one, unlike));
        }
    }

    private static void unlike(JsonWriter json, AnnotatorCard.Unlike unlike) throws IOException {
        json.count("answers", unlike.answers());
        json.number("agreed", unlike.agreed());
        json.number("expected", unlike.expected());
        json.number("logEvidence", unlike.logEvidence());
        json.number("alarm", unlike.alarm() == null ? null : unlike.alarm().doubleValue());
        var drift = unlike.drift();
        json.number("drift", drift == null ? null : drift.value());
        RankJson.ends(json, "driftLow", "driftHigh", drift == null ? null : drift.interval());
    }
}
