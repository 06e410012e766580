package org.psephos.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;

/**
 * What the doctor found.
 *
 * @param rows entries looked at
 * @param items texts that were asked, or stand alone
 * @param responses texts that were answered
 * @param meaning near duplicates in meaning; absent where they were not asked for
 * @param toxicity answers with and without a score; absent where they were not asked for
 * @param scripts texts by the script they are written in, most first
 * @param density feature density by preparation
 * @param removals what dropping near duplicates would take from each source
 * @param matches rows that share words with a benchmark, the first thousand
 * @param looked ids of what could have been found in these rows, of those that are looked for
 *     unasked or against benchmarks; the others need columns or answers that no row has
 * @param findings the worst first
 */
public record Checkup(
        long rows,
        long items,
        long responses,
        Duplicates nearDuplicates,
        @Nullable MeaningPairs meaning,
        Toxicity.@Nullable Counts toxicity,
        SequencedMap<String, Long> scripts,
        List<FeatureDensity> density,
        List<Removal> removals,
        List<Match> matches,
        List<String> looked,
        List<Finding> findings) {
    private static final List<String> KNOWN =
            List.of(
                    "near-duplicates",
                    "near-duplicates-across-splits",
                    "exact-duplicates",
                    "split-leak",
                    "source-removal",
                    "contamination",
                    "identical-answers",
                    "empty-answers",
                    "empty-prompts",
                    "broken-turns",
                    "length-outliers",
                    "refusals",
                    "personal-data",
                    "script-mismatch",
                    "garbled-text",
                    "score-contradiction",
                    "chosen-scores-lower");

    public Checkup {
        scripts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scripts));
        density = List.copyOf(density);
        removals = List.copyOf(removals);
        matches = List.copyOf(matches);
        looked = List.copyOf(looked);
        findings = List.copyOf(findings);
    }

    /**
     * What could not be looked for, because the rows are too few or hold nothing by which it is
     * told.
     */
    public List<String> unseen() {
        return KNOWN.stream().filter(id -> !looked.contains(id)).toList();
    }

    /** What was looked for: the ids that findings may have. */
    public List<String> checked() {
        var checked = new ArrayList<>(KNOWN);
        checked.retainAll(looked);
        if (meaning != null) {
            checked.add("embedding-near-duplicates");
        }
        if (toxicity != null) {
            checked.add("toxic-answers");
        }
        return List.copyOf(checked);
    }
}
