package org.psephos.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.Portion;
import org.psephos.curate.RowFacts;
import org.psephos.curate.RowLook;
import org.psephos.curate.Rule;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * What a worker must know to look at rows as {@link RowLook} does.
 *
 * @param rules that are asked for
 * @param benchmarks files that rows must not share words with, which every machine can read
 * @param score by which rows are told, as in {@link Mixing}
 * @param groups whether the best of each group stay
 */
record FixLook(
        List<Rule> rules,
        List<String> benchmarks,
        int ngram,
        @Nullable String score,
        @Nullable Double least,
        @Nullable Double most,
        String group,
        boolean groups)
        implements Serializable {
    FixLook {
        rules = List.copyOf(rules);
        benchmarks = List.copyOf(benchmarks);
    }

    static FixLook of(Fix fix, List<String> benchmarks, int ngram) {
        var mixing = fix.mixing();
        return new FixLook(
                List.copyOf(fix.rules()),
                benchmarks,
                ngram,
                mixing.score(),
                mixing.least(),
                mixing.most(),
                mixing.group(),
                !mixing.portions().isEmpty());
    }

    /** What a row is by itself, on its way to the driver; see {@link RowFacts}. */
    record Seen(
            @Nullable Rule rule,
            long said,
            long asked,
            String split,
            String group,
            @Nullable Double score,
            int longerBy)
            implements Serializable {
        static Seen of(RowFacts facts) {
            return new Seen(
                    facts.rule(),
                    facts.said(),
                    facts.asked(),
                    facts.split(),
                    facts.group(),
                    facts.score(),
                    facts.longerBy());
        }

        RowFacts facts() {
            return new RowFacts(rule, said, asked, split, group, score, longerBy);
        }
    }

    /** Begins to look. */
    RowLook begin() {
        var asked = EnumSet.noneOf(Rule.class);
        asked.addAll(rules);
        var portions = new TreeMap<String, Portion>();
        if (groups) {
            portions.put(Mixing.OTHERS, Portion.ofRows(0)); // How many stay is for the driver.
        }
        return new RowLook(asked, against(), new Mixing(score, least, most, group, portions));
    }

    private @Nullable Benchmarks against() {
        if (benchmarks.isEmpty()) {
            return null;
        }
        var files = benchmarks.stream().map(Path::of).toList();
        return new Benchmarks(
                EntryFiles.of(files, ReadOptions.withDefaults(), ReadProgress.SILENT), ngram);
    }
}
