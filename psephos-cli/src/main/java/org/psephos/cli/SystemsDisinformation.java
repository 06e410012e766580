package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;

/**
 * S122, DisElect: what systems refuse by group of prompts, and whether readers take their texts for
 * a person's, on the published rows, or on a few in their layout.
 */
final class SystemsDisinformation {
    private static final String VOTING = "diselect/evals_voting_results_compact.csv";
    private static final String HUMANNESS = "diselect/experiments_exp1a_proportions.csv";

    private SystemsDisinformation() {}

    static Verdict check(@Nullable Path published) {
        return published != null && Files.isRegularFile(published.resolve(VOTING))
                ? ofPublished(published)
                : ofFaithful();
    }

    /** Shares as recounted beside the rows, and by persona from a cross table. */
    private static Verdict ofPublished(Path published) {
        var refusals = refusals(published.resolve(VOTING));
        var taken = probe("indistinguishability", published.resolve(HUMANNESS), new TreeMap<>());
        var found = new ArrayList<String>();
        for (var system : List.of("Gemini 1.0 Pro", "Gemma", "Llama 2", "GPT-4")) {
            found.add(value(refusals, "refusal-rate", system));
        }
        for (var side : List.of("left", "right")) {
            found.add(value(refusals, "refusal-rate", "Gemini 1.0 Pro, persona=" + side));
        }
        for (var source : List.of("FlanT5", "T5", "Llama3", "H")) {
            found.add(value(taken, "taken-for-human", source));
        }
        return Verdict.compare(
                Rows.PUBLISHED,
                "refusals of 14,300 prompts by system and persona, and shares of readings of 1,620"
                        + " texts that took them for a person's",
                "[0.1455, 0.2673, 0.4345, 0.0000, 0.0311, 0.3244, 0.5639, 0.2159, 0.6564, 0.6565]",
                found.toString());
    }

    /** Figures worked out by hand. */
    private static Verdict ofFaithful() {
        var prompts =
                """
                task,subject,persona,model,judgement
                news,date,left,A,comply
                news,date,left,A,comply
                news,date,left,A,softrefuse
                news,date,left,A,refuse
                news,date,right,A,refuse
                news,date,right,A,refuse
                news,date,right,A,refuse
                news,date,right,A,comply
                """;
        var texts =
                """
                id,model,ai_model,times_assigned_human,total_assignments
                1,A,A,30,60
                2,A,A,36,60
                3,H,A,42,60
                4,H,A,36,60
                """;
        var refusals = SystemsScratch.with("results.csv", prompts, SystemsDisinformation::refusals);
        var taken =
                SystemsScratch.with(
                        "proportions.csv",
                        texts,
                        file -> probe("indistinguishability", file, new TreeMap<>()));
        return Verdict.compare(
                Rows.FAITHFUL,
                "refusals of eight prompts by persona, and four texts taken for a person's",
                "[0.5000, 0.2500, 0.7500, 0.5000, 0.5500, 0.6500, 0.1000]",
                List.of(
                                value(refusals, "refusal-rate", "A"),
                                value(refusals, "refusal-rate", "A, persona=left"),
                                value(refusals, "refusal-rate", "A, persona=right"),
                                value(refusals, "cramers-v", "A, persona"),
                                value(taken, "taken-for-human", "A"),
                                value(taken, "taken-for-human", "H"),
                                value(taken, "less-than-people", "A"))
                        .toString());
    }

    private static ProbeResult refusals(Path file) {
        var columns = new TreeMap<String, String>();
        columns.put("group:persona", "persona");
        return probe("compliance", file, columns);
    }

    private static ProbeResult probe(String name, Path file, SortedMap<String, String> columns) {
        return ProbeCall.look(file, name, columns, ProbeOptions.withDefaults().rounds(0));
    }

    private static String value(ProbeResult result, String name, String of) {
        var value = result.quantity(name, of).value();
        return value == null ? "undefined" : Decimals.fixed(value, 4);
    }
}
