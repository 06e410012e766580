package org.psephos.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.math.Correlation;
import org.psephos.math.Correlation.Kind;
import org.psephos.math.FalseDiscovery;

/**
 * Feature densities of corpora beside the scores that classifiers reached on them, prepared in the
 * same ways: does density foretell which preparation is worth a training run?
 *
 * @param corpora in the order given
 * @param trends one a classifier, in the order of their names; empty where no scores were given
 * @see "Eronen, Ptaszynski, Masui, Pohl, Leliwa, Wroczynski (2021), Improving classifier training
 *     efficiency for automatic cyberbullying detection with feature density, Information Processing
 *     and Management 58:102616, section 5"
 */
public record DensityStudy(List<Corpus> corpora, List<Trend> trends) {

    public DensityStudy {
        corpora = List.copyOf(corpora);
        trends = List.copyOf(trends);
    }

    /**
     * A corpus of texts.
     *
     * @param densities in every {@link Preparation} that found a feature, in their order
     */
    public record Corpus(String name, List<FeatureDensity> densities) {
        public Corpus {
            densities = List.copyOf(densities);
        }
    }

    /**
     * What a classifier reached.
     *
     * @param corpus its name among the corpora
     * @param score such as F1; higher is better
     */
    public record Score(String corpus, String preparation, String classifier, double score) {}

    /**
     * How density and score of one classifier go together, over corpora and preparations.
     *
     * @param n scores
     * @param pearson absent where undefined
     * @param spearman absent where undefined
     * @param adjusted p-value of {@code spearman} over all classifiers, by Benjamini and Hochberg;
     *     absent with it
     * @param undefined why there is no correlation; absent where there is one
     */
    public record Trend(
            String classifier,
            int n,
            @Nullable Correlation pearson,
            @Nullable Correlation spearman,
            @Nullable Double adjusted,
            @Nullable String undefined) {}

    /** The densities of one corpus. */
    public static Corpus corpus(String name, Entries entries) {
        try (var scratch = new Scratch(null, 0)) {
            var counter = new DensityCounter(List.of(Preparation.values()), scratch, Bounds.USUAL);
            TextUnit.each(entries, unit -> counter.add(unit.text()));
            return new Corpus(
                    name, counter.densities().stream().filter(one -> one.all() > 0).toList());
        }
    }

    /**
     * Puts corpora and scores together.
     *
     * @param scores each of a corpus and a preparation that has a density
     * @param level of intervals, strictly between 0 and 1
     * @throws IllegalArgumentException if a score is of a corpus or preparation that is not there
     */
    public static DensityStudy of(List<Corpus> corpora, List<Score> scores, double level) {
        var classifiers = new TreeMap<String, List<Score>>();
        scores.forEach(
                score ->
                        classifiers
                                .computeIfAbsent(score.classifier(), any -> new ArrayList<>())
                                .add(score));
        var densities = densities(corpora);
        var trends = new ArrayList<Trend>();
        classifiers.forEach(
                (classifier, own) -> trends.add(trend(classifier, own, densities, level)));
        return new DensityStudy(corpora, adjusted(trends));
    }

    private static SequencedMap<List<String>, Double> densities(List<Corpus> corpora) {
        var densities = new LinkedHashMap<List<String>, Double>();
        for (var corpus : corpora) {
            for (var one : corpus.densities()) {
                densities.put(List.of(corpus.name(), one.preparation()), one.density());
            }
        }
        return densities;
    }

    private static Trend trend(
            String classifier,
            List<Score> scores,
            SequencedMap<List<String>, Double> densities,
            double level) {
        var x = new double[scores.size()];
        var y = new double[scores.size()];
        for (int i = 0; i < x.length; i++) {
            var score = scores.get(i);
            var density = densities.get(List.of(score.corpus(), score.preparation()));
            if (density == null) {
                throw new IllegalArgumentException(
                        "no density of %s in %s".formatted(score.preparation(), score.corpus()));
            }
            x[i] = density;
            y[i] = score.score();
        }
        var pearson = Correlation.of(x, y, Kind.PEARSON, level);
        var spearman = Correlation.of(x, y, Kind.SPEARMAN, level);
        var undefined =
                pearson != null
                        ? null
                        : x.length < 3
                                ? "fewer than three scores"
                                : "all its scores or all densities are the same";
        return new Trend(classifier, x.length, pearson, spearman, null, undefined);
    }

    private static List<Trend> adjusted(List<Trend> trends) {
        var p =
                trends.stream()
                        .flatMap(one -> Stream.ofNullable(one.spearman()))
                        .mapToDouble(Correlation::p)
                        .toArray();
        var adjusted = FalseDiscovery.adjusted(p);
        var all = new ArrayList<Trend>();
        int at = 0;
        for (var one : trends) {
            all.add(one.spearman() == null ? one : with(one, adjusted[at++]));
        }
        return all;
    }

    private static Trend with(Trend one, double adjusted) {
        return new Trend(
                one.classifier(),
                one.n(),
                one.pearson(),
                one.spearman(),
                adjusted,
                one.undefined());
    }
}
