package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/**
 * S052, A 106K multi-topic multilingual conversational user dataset with emoticons: messages of
 * users with time and emoticon, in the published layout. Every hour a message: 20 times, user a
 * says "qI hello" and always smiles, and b answers "qI there" and waves from the eleventh time on.
 * Half of the messages come before what is looked for and told.
 */
final class SystemsChats {
    private static final int TIMES = 20;

    private SystemsChats() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S052", Kind.CODE, "SystemsChats", "", SystemsChats::users),
                new Covering("S052", Kind.CODE, "SystemsChats", "", SystemsChats::retrieval));
    }

    /**
     * Change: all ten later sessions of b are above the ten earlier ones, so U is 100, its variance
     * 100 / 12 · (21 - 1980 / 380), z = 49.5 / 11.4708 and p = 1.59379e-5. Losses by a program in
     * Python that follows the formulas.
     */
    private static Verdict users(@Nullable Path published) {
        var result = look("user-dynamics");
        var found = new ArrayList<String>();
        for (var name : List.of("sessions", "median-gap", "emoticon-rate", "emoticon-change")) {
            found.add(value(result, name, "b"));
        }
        var change = result.quantity("emoticon-change", "b").test();
        found.add(SystemsProbes.digits(change == null ? null : change.p(), 6));
        found.add(value(result, "users-that-changed", "emoticon-change"));
        for (var model : List.of("population", "last value", "own past", "recent past")) {
            found.add(value(result, "log-loss", "emoticon: " + model));
        }
        found.add(value(result, "prediction-gain", "emoticon: own past over population"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "sessions, gaps, emoticons and change of a user, and how well the next emoticon is told"
                        + " from the user's past, the last value and everybody's",
                "[20, 7200, 0.5, 1, 0.0000159379, 1, 0.989244, 0.183396, 0.461897, 0.47603, 0.527347]",
                found.toString());
    }

    /**
     * An answer shares its number with what it follows and is found first of 19; "qI hello" shares
     * nothing, so that ten stand above it and nine or ten are level with it. With Hn the sum of 1 /
     * r up to n, MRR is (10 + (H20 - H10) / 10 + (H19 - H10)) / 20; by lot it is (H20 / 20 + 19 H19
     * / 19) / 20.
     */
    private static Verdict retrieval(@Nullable Path published) {
        var result = look("response-retrieval");
        var found = new ArrayList<String>();
        for (var name : List.of("recall-at-1", "recall-at-10", "mrr")) {
            found.add(value(result, name, "bm25"));
        }
        found.add(value(result, "mrr", "random"));
        found.add(value(result, "mrr", "most popular"));
        found.add(value(result, "mrr-gain", "bm25 over random"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "the next message found among all later ones by BM25, by lot, and by what was said most",
                "[0.5, 0.5, 0.534282, 0.186381, 0.186381, 0.347901]",
                found.toString());
    }

    private static ProbeResult look(String probe) {
        var set = new TreeMap<String, String>();
        set.put("train", "0.5");
        if (probe.equals("response-retrieval")) {
            set.put("candidates", "all");
        }
        return SystemsScratch.with(
                "chat.jsonl",
                rows(),
                file ->
                        ProbeCall.look(
                                file,
                                probe,
                                new TreeMap<>(),
                                org.psephos.audit.probe.ProbeOptions.withDefaults()
                                        .rounds(0)
                                        .with(set)));
    }

    private static String value(ProbeResult result, String name, String of) {
        return SystemsProbes.digits(result.quantity(name, of).value(), 6);
    }

    private static String rows() {
        var rows = new StringBuilder();
        for (int i = 0; i < TIMES; i++) {
            rows.append(row(2 * i, "a", i, "hello", "\"smile\""));
            rows.append(row(2 * i + 1, "b", i, "there", i < TIMES / 2 ? "null" : "\"wave\""));
        }
        return rows.toString();
    }

    private static String row(int hour, String user, int number, String word, String sticker) {
        int day = 1 + hour / 24;
        int of = hour % 24;
        var zero = day < 10 ? "0" : "";
        return """
        {"message_id": %s, "date": "2024-01-%s%sT%s%s:00:00", "from_id": "%s", "reply_id": null, "sticker": %s, "text": "q%s %s"}
        """
                .formatted(hour, zero, day, of < 10 ? "0" : "", of, user, sticker, number, word);
    }
}
