package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;

/**
 * Groups, conditions and trees: S081 compares novices with experts, S116 conditions of a study by
 * what people said of it and by how the texts read, S132 reports scores on a tree of tasks. The
 * figures of S081 are by scipy 1.17.1, the others by hand.
 */
final class SystemsGroups {
    private static final int[] NOVICES = {5, 4, 4, 3, 5, 2, 4, 3};
    private static final int[] EXPERTS = {2, 3, 1, 4, 2, 3, 2, 1, 3};

    private SystemsGroups() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S081", Kind.CODE, "SystemsGroups", "", SystemsGroups::importance),
                new Covering("S116", Kind.CODE, "SystemsGroups", "", SystemsGroups::conditions),
                new Covering("S132", Kind.CODE, "SystemsGroups", "", SystemsGroups::tree));
    }

    /** Two ratings a person, one of each category, in the published layout. */
    private static Verdict importance(@Nullable Path published) {
        var csv = new StringBuilder("Question,Category,Q_Importance,Participant_ID,Group\n");
        rated(csv, "novice", NOVICES);
        rated(csv, "expert", EXPERTS);
        var result = SystemsProbes.look("group-comparison", csv.toString(), new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name : List.of("mean-difference", "cliffs-delta")) {
            found.add(shown(result.quantity(name, "value: expert - novice")));
        }
        found.add(value(result, "hedges-g", "value: expert - novice"));
        found.add(value(result, "cliffs-delta", "value in why: expert - novice"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "novices and experts: Welch's difference and Cliff's delta with interval, p and"
                        + " adjusted p, Hedges' g, and a category",
                "[-1.417 [-2.474, -0.3592] p 0.01212 (0.01212), -0.6667 [-0.8909, -0.1814] p 0.02024"
                        + " (0.02024), -1.323, -0.6667]",
                found.toString());
    }

    private static String shown(Quantity one) {
        var interval = Objects.requireNonNull(one.interval());
        var test = Objects.requireNonNull(one.test());
        return "%s [%s, %s] p %s (%s)"
                .formatted(
                        digits(one.value()),
                        digits(interval.low()),
                        digits(interval.high()),
                        digits(test.p()),
                        digits(test.adjusted()));
    }

    private static void rated(StringBuilder csv, String group, int[] ratings) {
        for (int i = 0; i < ratings.length; i++) {
            for (var category : List.of("why", "what")) {
                csv.append(
                        "Q?,%s,%s,%s%s,%s%n"
                                .formatted(category, ratings[i], group.charAt(0), i, group));
            }
        }
    }

    private static String digits(@Nullable Double value) {
        return value == null ? "undefined" : Decimals.significant(value, 4);
    }

    private static Verdict conditions(@Nullable Path published) {
        var survey =
                """
                participant_id,condition,empathy,useful
                p1,gpt4,5,4
                p2,gpt4,4,4
                p3,rules,2,4
                p4,rules,3,5
                """;
        var turns =
                """
                participant_id,condition,role,text
                p1,gpt4,assistant,What helps you? Tell me.
                p2,gpt4,assistant,How are you?
                p3,rules,assistant,Stop smoking.
                p4,rules,assistant,Walk each day. Sleep.
                """;
        var columns =
                new TreeMap<>(
                        java.util.Map.of("value:empathy", "empathy", "value:useful", "useful"));
        var found = new ArrayList<String>();
        var said = SystemsProbes.look("group-comparison", survey, columns, new TreeMap<>());
        for (var scale : List.of("empathy", "useful")) {
            found.add(value(said, "mean-difference", scale + ": gpt4 - rules"));
            found.add(value(said, "cliffs-delta", scale + ": gpt4 - rules"));
        }
        var read = SystemsProbes.look("language-by-condition", turns, new TreeMap<>());
        for (var feature : List.of("words", "questions", "second-person")) {
            found.add(value(read, "mean-difference", feature + ": gpt4 - rules"));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "empathy and usefulness by condition, and words, questions and second person of"
                        + " the turns",
                "[2, 1, -0.5, -0.5, 1, 0.75, 0.2667]",
                found.toString());
    }

    private static String value(ProbeResult result, String name, String of) {
        return digits(result.quantity(name, of).value());
    }

    private static Verdict tree(@Nullable Path published) {
        var scores =
                """
                prompt id,domain area,class,tasks,model,score
                1,NLP,summary,news,a,4
                1,NLP,summary,news,a,5
                2,NLP,summary,mail,a,3
                3,NLP,translation,poems,a,1
                4,NLP,translation,poems,a,2
                5,maths,sums,money,a,5
                """;
        var result = SystemsProbes.look("task-tree", scores, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var node :
                List.of(
                        "all",
                        "NLP",
                        "NLP / summary",
                        "NLP / summary / news",
                        "NLP / translation")) {
            found.add(value(result, "mean", node + ": a"));
        }
        found.add(value(result, "mean-of-children", "all: a"));
        found.add(value(result, "mean-of-children", "NLP: a"));
        found.add(value(result, "beside-siblings", "NLP / translation: a"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "means of five nodes of three levels, means of children, and a class beside its"
                        + " sibling",
                "[3.1, 2.625, 3.75, 4.5, 1.5, 3.812, 2.625, -1]",
                found.toString());
    }
}
