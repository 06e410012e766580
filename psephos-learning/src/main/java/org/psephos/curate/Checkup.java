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
        List<Finding> findings) {
    private static final List<String> CHECKED =
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
        findings = List.copyOf(findings);
    }

    /** What was looked for: the ids that findings may have. */
    public List<String> checked() {
        var checked = new ArrayList<>(CHECKED);
        if (meaning != null) {
            checked.add("embedding-near-duplicates");
        }
        if (toxicity != null) {
            checked.add("toxic-answers");
        }
        return List.copyOf(checked);
    }
}
