package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Correlation;
import org.psephos.math.Estimate;

/**
 * The effect of a study on a common scale: what one condition does to answers beside another, or
 * how answers go with a number.
 *
 * @see "Haldane (1956), The estimation and significance of the logarithm of a ratio of frequencies,
 *     Annals of Human Genetics 20:309-311"
 */
enum StudyEffect {
    /** Hedges' g, the later condition by name less the earlier. */
    D("standard deviations"),
    /** The logarithm of the odds ratio of the larger of two answers. */
    LOG_ODDS("log-odds"),
    /** Pearson's correlation of the answer and a number beside it. */
    R("correlation");

    private final String unit;

    StudyEffect(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    /** As in a cell of a table. */
    static @Nullable StudyEffect named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(word))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** An effect, or why there is none. */
    record Found(@Nullable Estimate estimate, String reason, long n, String note) {
        static Found none(String reason, long n) {
            return new Found(null, reason, n, "");
        }
    }

    Found of(SurveyAnswers answers, double level) {
        return this == R ? correlation(answers, level) : difference(answers, level);
    }

    private static Found correlation(SurveyAnswers answers, double level) {
        var pairs = answers.in(null).pairs();
        int n = pairs[0].length;
        var found = Correlation.of(pairs[0], pairs[1], Correlation.Kind.PEARSON, level);
        return found == null
                ? Found.none("the answers or the numbers beside them do not vary", n)
                : new Found(found.estimate(), "", n, "");
    }

    private Found difference(SurveyAnswers answers, double level) {
        var conditions = answers.conditions();
        long n = answers.in(null).words().size();
        if (conditions.size() != 2) {
            return Found.none("it needs two conditions, and has " + conditions.size(), n);
        }
        var samples = new ArrayList<double[]>();
        for (var condition : conditions) {
            var said = answers.in(condition);
            if (!said.numeric()) {
                return Found.none("an effect needs answers in numbers", n);
            }
            samples.add(said.numbers());
        }
        return this == D ? hedges(samples, level, n) : logOdds(samples, level, n);
    }

    private static Found hedges(List<double[]> samples, double level, long n) {
        var earlier = samples.getFirst();
        var later = samples.getLast();
        if (Math.min(earlier.length, later.length) < 2) {
            return Found.none("each condition needs two answers", n);
        }
        var g = new TwoSamples(later, earlier).hedges(level);
        return g == null
                ? Found.none("no answer varies within a condition", n)
                : new Found(g, "", n, "");
    }

    private static Found logOdds(List<double[]> samples, double level, long n) {
        var values = new TreeSet<Double>();
        samples.forEach(one -> Arrays.stream(one).forEach(values::add));
        if (values.size() != 2) {
            return Found.none("odds need two answers, and there are " + values.size(), n);
        }
        double yes = Objects.requireNonNull(values.last());
        var counts = new double[4];
        for (int i = 0; i < 2; i++) {
            for (double one : samples.get(i)) {
                counts[2 * i + (one == yes ? 1 : 0)]++;
            }
        }
        boolean empty = Arrays.stream(counts).anyMatch(count -> count == 0);
        double add = empty ? 0.5 : 0;
        double error = Math.sqrt(Arrays.stream(counts).map(c -> 1 / (c + add)).sum());
        double value =
                StrictMath.log((counts[3] + add) / (counts[2] + add))
                        - StrictMath.log((counts[1] + add) / (counts[0] + add));
        return new Found(
                Estimate.normal(value, error, level, "asymptotic error"),
                "",
                n,
                empty ? "one answer was never given in a condition: a half was added to each" : "");
    }
}
