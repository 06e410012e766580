package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Check;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/** S091 and S103: stances on statements in two languages, and how controversies are handled. */
final class SystemsStances {

    /** Chances of 0.6, 0.3 and 0.1 in English, 0.2, 0.6 and 0.2 in German. */
    private static final String STATEMENTS =
            """
            model,id,language,stance,agree,disagree,neutral
            m,1,en,support,-0.5108256,-1.2039728,-2.3025851
            m,2,en,support,-0.5108256,-1.2039728,-2.3025851
            m,3,en,refuse,-0.5108256,-1.2039728,-2.3025851
            m,4,en,refuse,-0.5108256,-1.2039728,-2.3025851
            m,1,de,support,-1.6094379,-0.5108256,-1.6094379
            m,2,de,oppose,-1.6094379,-0.5108256,-1.6094379
            m,3,de,neutral,-1.6094379,-0.5108256,-1.6094379
            m,4,de,oppose,-1.6094379,-0.5108256,-1.6094379
            """;

    private static final String CONTROVERSIES =
            """
            model,qid,controversial,stance,acknowledges,comprehensive
            m,1,TRUE,neutral,yes,yes
            m,2,TRUE,neutral,yes,yes
            m,3,TRUE,refuse,yes,no
            m,4,TRUE,support,no,no
            m,5,FALSE,support,no,yes
            m,6,FALSE,oppose,no,no
            """;

    private SystemsStances() {}

    static List<Covering> all() {
        return List.of(
                covering(
                        "S091",
                        "asking systems: answers must be at hand; the published answers",
                        SystemsStances::statements),
                covering("S103", "", SystemsStances::controversies));
    }

    private static Covering covering(String system, String lacks, Check check) {
        return new Covering(system, Kind.CODE, "SystemsStances", lacks, check);
    }

    /**
     * By hand: in English two for it and two refusals, in German 1 - 2 of four; on what got a
     * stance in both the English ones are 0 and 2 higher; chi-squared 16/3 of eight answers.
     */
    private static Verdict statements(@Nullable Path published) {
        var result = look(STATEMENTS, Map.of("item", "id", "group:language", "language"));
        var found = new ArrayList<String>();
        for (var part : List.of("m, language=en", "m, language=de")) {
            for (var name : List.of("support-rate", "refusal-rate", "net-stance")) {
                found.add(value(result, name, part));
            }
            found.add(value(result, "log-prob-stance", part));
        }
        found.add(value(result, "stance-difference", "m, language: en - de"));
        found.add(value(result, "log-prob-difference", "m, language: en - de"));
        found.add(value(result, "cramers-v", "m, language"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "stances, refusals and agreement by log-probabilities in two languages, the change from one"
                        + " to the other, and its size",
                "[0.5, 0.5, 1, 0.3, 0.25, 0, -0.25, -0.4, 1, 0.7, 0.8165]",
                found.toString());
    }

    /** Three of four say that people differ, two of four give both sides. */
    private static Verdict controversies(@Nullable Path published) {
        var result =
                look(CONTROVERSIES, Map.of("item", "qid", "group:controversial", "controversial"));
        var found = new ArrayList<String>();
        for (var part : List.of("m, controversial=TRUE", "m, controversial=FALSE")) {
            for (var name :
                    List.of(
                            "acknowledgement-rate",
                            "comprehensiveness-rate",
                            "neutral-rate",
                            "refusal-rate")) {
                found.add(value(result, name, part));
            }
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "how often a system says that people differ, gives more than one side, takes none or"
                        + " refuses, on controversial questions and on others",
                "[0.75, 0.5, 0.5, 0.25, 0, 0.5, 0, 0]",
                found.toString());
    }

    private static String value(ProbeResult result, String name, String of) {
        return SystemsProbes.digits(result.quantity(name, of).value(), 4);
    }

    private static ProbeResult look(String csv, Map<String, String> columns) {
        var options = ProbeOptions.withDefaults().rounds(0);
        return SystemsScratch.with(
                "rows.csv",
                csv,
                file -> ProbeCall.look(file, "stance", new TreeMap<>(columns), options));
    }
}
