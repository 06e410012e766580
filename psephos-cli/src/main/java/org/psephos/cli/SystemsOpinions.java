package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/** S088: opinions of systems, by hand: reliability, neutrality, consistency, and a mode. */
final class SystemsOpinions {
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
                new Covering(
                        "S088",
                        Kind.CODE,
                        "SystemsOpinions",
                        "asking systems in the three modes, and reading the nested files of the published answers",
                        SystemsOpinions::check));
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
}
