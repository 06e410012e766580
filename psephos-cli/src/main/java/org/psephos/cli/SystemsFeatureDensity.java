package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.DensityStudy;
import org.psephos.curate.DensityStudy.Corpus;
import org.psephos.curate.DensityStudy.Score;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Correlation;
import org.psephos.math.Decimals;

/**
 * S108, feature density of a corpus of messages with labels, prepared in several ways, and its
 * correlation with the scores that classifiers reached. The densities were counted by hand.
 */
final class SystemsFeatureDensity {
    private static final String MESSAGES =
            """
            text,label
            "you are a loser, you know",1
            "nobody likes a loser like you!",1
            "see you at 8 :)",0
            """;
    private static final List<String> DENSITIES =
            List.of(
                    "words 11/16",
                    "words-without-stopwords 6/7",
                    "tokens 15/20",
                    "alphabetic-words 10/15",
                    "word-bigrams 12/13",
                    "character-trigrams 34/52");
    private static final double LEVEL = 0.95;

    private SystemsFeatureDensity() {}

    static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "different of all features by six preparations, and Pearson's r and Spearman's rho"
                        + " with scores that fall evenly in them",
                DENSITIES + ", r -1.000, rho -1.000",
                SystemsScratch.with("messages.csv", MESSAGES, SystemsFeatureDensity::found));
    }

    private static String found(Path file) {
        var files = EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var corpus = DensityStudy.corpus("messages", files);
        var study = DensityStudy.of(List.of(corpus), scores(corpus), LEVEL);
        var trend = study.trends().getFirst();
        var counts =
                corpus.densities().stream()
                        .map(one -> one.preparation() + " " + one.unique() + "/" + one.all())
                        .toList();
        return "%s, r %s, rho %s"
                .formatted(counts, value(trend.pearson()), value(trend.spearman()));
    }

    /** What a classifier reached that does worse the denser the corpus, to scale. */
    private static List<Score> scores(Corpus corpus) {
        var scores = new ArrayList<Score>();
        for (var one : corpus.densities()) {
            scores.add(new Score("messages", one.preparation(), "svm", 1 - one.density() / 2));
        }
        return scores;
    }

    private static String value(@Nullable Correlation correlation) {
        return correlation == null
                ? "undefined"
                : Decimals.fixed(correlation.estimate().value(), 3);
    }
}
