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
 * S080, EduQG: generated distractors and questions beside those of people, and how people answered,
 * by level of Bloom. Figures by a direct calculation in Python.
 */
final class SystemsQuestions {
    private static final String TEXTS =
            """
            item,source,text,rank,bloom
            q1,gold,the cell wall,,1
            q1,gold,a nucleus,,1
            q1,gold,the membrane of a cell,,1
            q1,model,The membrane of the cell,1,1
            q1,model,a Nucleus.,2,1
            q1,model,a ribosome,3,1
            q2,gold,water and carbon dioxide,,3
            q2,model,water and carbon dioxide gas,1,3
            q3,gold,oxygen,,1
            """;

    private SystemsQuestions() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S080", Kind.CODE, "SystemsQuestions", "", SystemsQuestions::texts),
                new Covering("S080", Kind.CODE, "SystemsQuestions", "", SystemsQuestions::answers));
    }

    private static Verdict texts(@Nullable Path published) {
        var result = SystemsProbes.look("generated-texts", TEXTS, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name :
                List.of("recall-at-k", "reciprocal-rank", "ndcg-at-k", "token-f1", "bleu-4")) {
            found.add(value(result, name, "model"));
        }
        found.add(value(result, "rouge-l", "model in 3"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "recall, reciprocal rank and NDCG at three, F1 of words and BLEU of generated texts,"
                        + " and ROUGE-L at one level of Bloom",
                "[0.1111, 0.1667, 0.09869, 0.563, 0.5233, 0.8889]",
                found.toString());
    }

    private static String value(ProbeResult result, String name, String of) {
        return SystemsProbes.digits(result.quantity(name, of).value(), 4);
    }

    private static Verdict answers(@Nullable Path published) {
        var csv = new StringBuilder("item,person,chosen,correct,choices,bloom\n");
        answered(csv, "i1,aabac,a,1");
        answered(csv, "i2,bbaab,b,1");
        answered(csv, "i3,abbab,a,3");
        var result = SystemsProbes.look("item-analysis", csv.toString(), new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name : List.of("difficulty", "discrimination", "distractors-working")) {
            found.add(value(result, name, "i1"));
        }
        found.add(value(result, "discrimination", "i3"));
        found.add(value(result, "difficulty", "part 1"));
        found.add(value(result, "distractors-working", "part 1"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "difficulty, discrimination and working distractors of questions, and at one level"
                        + " of Bloom",
                "[0.6, 0.6455, 0.6667, 0.3273, 0.6, 0.5]",
                found.toString());
    }

    /** {@code question}: its name, what five people took, what is right, its level. */
    private static void answered(StringBuilder csv, String question) {
        var parts = List.of(question.split(",", -1));
        for (int person = 0; person < parts.get(1).length(); person++) {
            csv.append(
                    "%s,p%s,%s,%s,4,%s%n"
                            .formatted(
                                    parts.get(0),
                                    person,
                                    parts.get(1).charAt(person),
                                    parts.get(2),
                                    parts.get(3)));
        }
    }
}
