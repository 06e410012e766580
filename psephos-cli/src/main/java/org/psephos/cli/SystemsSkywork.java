package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.Portion;
import org.psephos.curate.Rule;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * S021, Skywork-Reward's pipeline: pairs of several sources are verified, held to a least score and
 * kept out of a benchmark, and of each source the best share stays. What stays and goes was counted
 * by hand.
 */
final class SystemsSkywork {
    static final String LACKS =
            "the reward models trained on what stays, and their leaderboard in RewardBench's form (learn)";

    private static final String BENCHMARK =
            "which of these thirteen words in a row would a benchmark never want to share";
    private static final int BEST = 8;

    private SystemsSkywork() {}

    static Verdict check(@Nullable Path published) {
        var found =
                SystemsScratch.with(
                        "benchmark.jsonl",
                        "{\"prompt\":\"%s\"}%n".formatted(BENCHMARK),
                        benchmark ->
                                SystemsScratch.with(
                                        "pairs.jsonl", pairs(), file -> fixed(file, benchmark)));
        return Verdict.compare(
                Rows.FAITHFUL,
                "rows that stay of each source, rows that each rule drops, and lines that say why",
                "{code=3, helpsteer2=8, magpie=2, math=3} {identical-answers=1,"
                        + " chosen-scores-lower=1, contamination=1, min-score=1, exact-duplicates=1,"
                        + " top=32} 37 lines",
                found);
    }

    /** Ten rows of mathematics and of code, twenty of other kinds, and thirteen of people. */
    private static String pairs() {
        var lines = new StringBuilder();
        for (int row = 0; row < 10; row++) {
            row(lines, "math", row, "m" + row, "");
            row(lines, "code", row, "c" + row, "");
        }
        for (int row = 0; row < 20; row++) {
            row(lines, "magpie", row, "o" + row, "");
        }
        for (int row = 0; row < BEST; row++) {
            row(lines, "helpsteer2", 5, "h" + row, "");
        }
        row(lines, "helpsteer2", 5, "h0", "");
        row(lines, "helpsteer2", -1, "poor", "");
        row(lines, "helpsteer2", 5, BENCHMARK, "");
        row(lines, "helpsteer2", 5, "lower", ",\"score_chosen\":2,\"score_rejected\":4");
        lines.append(
                "{\"prompt\":\"same\",\"chosen\":\"one\",\"rejected\":\"one\",\"source\":\"helpsteer2\",\"quality\":5}\n");
        return lines.toString();
    }

    private static void row(
            StringBuilder lines, String source, int quality, String prompt, String more) {
        lines.append(
                "{\"prompt\":\"%s\",\"chosen\":\"yes %s\",\"rejected\":\"no %s\",\"source\":\"%s\",\"quality\":%s%s}%n"
                        .formatted(prompt, prompt, prompt, source, quality, more));
    }

    private static String fixed(Path file, Path benchmark) {
        var portions = new TreeMap<String, Portion>();
        portions.put("math", Portion.ofShare(0.3));
        portions.put("code", Portion.ofShare(0.3));
        portions.put("helpsteer2", Portion.ofShare(1));
        portions.put(Mixing.OTHERS, Portion.ofShare(0.1));
        var rules =
                Set.of(
                        Rule.IDENTICAL_ANSWERS,
                        Rule.CHOSEN_SCORES_LOWER,
                        Rule.CONTAMINATION,
                        Rule.MIN_SCORE,
                        Rule.EXACT_DUPLICATES);
        var fix =
                new Fix(
                        rules,
                        NearDuplicates.withDefaults(),
                        new Benchmarks(entries(benchmark), Benchmarks.NGRAM),
                        new Mixing("quality", 0.0, null, "source", portions));
        var kept = new TreeMap<String, Integer>();
        var lines = new int[1];
        var fixed = fix.decide(entries(file));
        fixed.forEach(
                entry -> {
                    var item = entry.item();
                    var source = item == null ? null : item.attributes().get("source");
                    kept.merge(source == null ? "none" : source, 1, Integer::sum);
                },
                gone -> lines[0]++);
        return "%s %s %s lines".formatted(kept, fixed.dropped(), lines[0]);
    }

    private static EntryFiles entries(Path file) {
        return EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }
}
