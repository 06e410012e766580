package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/** S088: opinions of systems, by hand: reliability, neutrality, consistency, and a mode. */
final class SystemsOpinions {
    private static final String LACKS = "asking systems in the three modes";
    private static final String[] OPTIONS = {
        "Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree", "Refused"
    };
    private static final String ANSWERS =
            """
            model,mode,topic,question_id,answer_polarity,choice
            m,direct,speech,1,-1.0,Strongly agree
            m,direct,speech,1,-0.5,Agree
            m,direct,speech,2,0.5,Agree
            m,direct,speech,2,,Refused
            m,direct,faith,3,0.0,Neutral
            m,direct,faith,3,0.0,Neutral
            m,reflection,speech,1,1.0,Strongly disagree
            m,reflection,speech,1,1.0,Strongly disagree
            m,reflection,speech,2,0.5,Agree
            m,reflection,speech,2,0.5,Agree
            m,reflection,faith,3,0.0,Neutral
            m,reflection,faith,3,0.0,Neutral
            """;

    private SystemsOpinions() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S088", Kind.CODE, "SystemsOpinions", LACKS, SystemsOpinions::check),
                new Covering("S088", Kind.CODE, "SystemsOpinions", LACKS, SystemsOpinions::nested));
    }

    /**
     * Distances 0.5, the root of a half, and 0 over 2; stances -0.75 and 0.5 of one topic, 0 of the
     * other; then 1 and 0.5.
     */
    private static Verdict check(@Nullable Path published) {
        var result = SystemsProbes.look("opinion-survey", ANSWERS, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name :
                List.of("reliability", "non-neutrality", "topical-consistency", "refusal-rate")) {
            found.add(SystemsProbes.digits(result.quantity(name, "m: direct").value(), 4));
        }
        for (var name :
                List.of("reliability-change", "topical-consistency-change", "opinion-shift")) {
            found.add(SystemsProbes.digits(result.quantity(name, "m: reflection").value(), 4));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "reliability, non-neutrality, topical consistency and refusals of repeated answers, and what"
                        + " reflection changes",
                "[0.7988, 0.3125, 0.6875, 0.1667, 0.2012, 0.1875, 0.3333]",
                found.toString());
    }

    /** The same answers in the published files, two runs a mode, nested by topic. */
    private static Verdict nested(@Nullable Path published) {
        var runs =
                List.of(
                        List.of("0", "3", "2"),
                        List.of("1", "5", "2"),
                        List.of("0 4", "- 3", "2 2"),
                        List.of("0 4", "- 3", "2 2"));
        var result = looked(runs, new ArrayList<>());
        var found = new ArrayList<String>();
        for (var mode : List.of("m: direct", "m: reasoning", "m: reflection")) {
            for (var name : List.of("reliability", "non-neutrality", "refusal-rate")) {
                found.add(SystemsProbes.digits(result.quantity(name, mode).value(), 4));
            }
        }
        found.add(
                "unread "
                        + SystemsProbes.digits(
                                result.quantity("unread", "m: reasoning").value(), 4));
        return Verdict.compare(
                Rows.FAITHFUL,
                "reliability, non-neutrality and refusals of nested answers, directly, by reasoning"
                        + " and after reflection, and answers that cannot be read",
                "[0.7988, 0.3125, 0.1667, 1, 0.5, 0, 1, 0.375, 0, unread 2]",
                found.toString());
    }

    private static ProbeResult looked(List<List<String>> runs, List<Path> files) {
        if (files.size() == runs.size()) {
            return ProbeCall.look(
                    files,
                    "opinion-survey",
                    new TreeMap<>(),
                    ProbeOptions.withDefaults().rounds(0));
        }
        return SystemsScratch.with(
                "POBS_m_%s.json".formatted(1 + files.size() % 2),
                survey(runs.get(files.size())),
                file -> {
                    var more = new ArrayList<>(files);
                    more.add(file);
                    return looked(runs, more);
                });
    }

    /** Two questions of one topic and one of another, each with the place of its option. */
    private static String survey(List<String> said) {
        return """
                {"survey": {"title": "POBS", "topics": [
                {"name": "speech", "questions": [%s, %s]}, {"name": "faith", "questions": [%s]}]},
                "model": "m"}
                """
                .formatted(
                        question(1, said.get(0)),
                        question(2, said.get(1)),
                        question(3, said.get(2)));
    }

    private static String question(int id, String said) {
        var places = said.split(" ", 2);
        return "{\"id\": %s, \"question\": \"q%s\", \"response\": \"<answer>\", %s%s}"
                .formatted(
                        id,
                        id,
                        answer(places[0], "selected", "choice", "answer_polarity"),
                        places.length == 1
                                ? ""
                                : ", \"reconsideration_prompt\": \"Again?\", "
                                        + answer(
                                                places[1],
                                                "reconsidered_selection",
                                                "reconsidered_choice",
                                                "reconsidered_polarity"));
    }

    private static String answer(String place, String letter, String words, String stance) {
        if (place.equals("-")) {
            return "\"%s\": null, \"%s\": null, \"%s\": null".formatted(letter, words, stance);
        }
        int at = Integer.parseInt(place);
        return "\"%s\": \"%s\", \"%s\": \"%s\", \"%s\": %s"
                .formatted(
                        letter,
                        (char) ('A' + at),
                        words,
                        OPTIONS[at],
                        stance,
                        at == OPTIONS.length - 1 ? "null" : (at - 2) / 2.0);
    }
}
