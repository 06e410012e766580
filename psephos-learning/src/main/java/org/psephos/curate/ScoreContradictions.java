package org.psephos.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Feedback.Critique;
import org.psephos.model.Feedback.Rating;

/**
 * Scores that speak against each other: an overall score against the aspects of the same answer, or
 * against the number in its own critique; and a preferred answer that scored lower.
 *
 * <p>UltraFeedback's overall 10 that meant 1 stood beside aspects of 2 of 5 and less: a score from
 * 1 to 10 is put on the scale of aspects from 1 to 5, and contradicts their mean where the two are
 * more than six tenths of the scale apart.
 */
final class ScoreContradictions implements Check {
    private static final List<String> OVERALL =
            List.of("overall_score", "overall", "overall_rating");
    private static final String MEAN = "fine-grained_score";
    private static final List<String> ASPECTS =
            List.of(
                    "instruction_following",
                    "honesty",
                    "truthfulness",
                    "helpfulness",
                    "correctness",
                    "coherence");
    private static final Pattern SAID =
            Pattern.compile(
                    "(?i)\\b(?:overall score|overall rating|score|rating)\\b\\s*(?:is|of)?\\s*[:=]?\\s*(\\d+(?:\\.\\d+)?)(?:\\s*/\\s*10)?");
    private static final double APART = 0.6;

    private final Evidence scores = new Evidence();
    private final Evidence order = new Evidence();

    /** What is said of one answer. */
    private static final class Said {
        private @Nullable Double overall;
        private @Nullable Double mean;
        private @Nullable Double score;
        private @Nullable String critique;
        private final List<Double> aspects = new ArrayList<>();

        void rate(String criterion, double value) {
            if (OVERALL.contains(criterion)) {
                overall = value;
            } else if (criterion.equals(MEAN)) {
                mean = value;
            } else if (criterion.equals("score")) {
                score = value;
            } else if (ASPECTS.contains(criterion)) {
                aspects.add(value);
            }
        }

        boolean hasTwo() {
            return overall != null && (aspectMean() != null || critique != null);
        }

        private @Nullable Double aspectMean() {
            return mean != null
                    ? mean
                    : aspects.isEmpty()
                            ? null
                            : aspects.stream().mapToDouble(one -> one).sum() / aspects.size();
        }

        boolean contradicts() {
            var score = overall;
            if (score == null || score < 1 || score > 10) {
                return false;
            }
            var aspect = aspectMean();
            if (aspect != null && aspect >= 1 && aspect <= 5) {
                return Math.abs((score - 1) / 9 - (aspect - 1) / 4) > APART;
            }
            var words = critique;
            var said = words == null ? null : number(words);
            return said != null && Math.abs(score - said) / 9 > APART;
        }

        private static @Nullable Double number(String critique) {
            var matcher = SAID.matcher(critique);
            var value = matcher.find() ? Double.valueOf(matcher.group(1)) : null;
            return value != null && value >= 1 && value <= 10 ? value : null;
        }
    }

    @Override
    public List<String> see(Entry entry) {
        var said = new LinkedHashMap<Candidate, Said>();
        for (var feedback : entry.feedback()) {
            switch (feedback) {
                case Rating rating ->
                        of(said, rating.target()).rate(criterion(rating), rating.value());
                case Critique critique -> {
                    var target = critique.target();
                    if (target != null) {
                        of(said, target).critique = critique.text();
                    }
                }
                default -> {
                    // Only numbers and words about one answer can contradict each other here.
                }
            }
        }
        var found = new ArrayList<String>();
        if (said.values().stream().anyMatch(Said::hasTwo)) {
            scores.look();
            if (said.values().stream().anyMatch(Said::contradicts)) {
                found.addAll(scores.hit(entry.origin(), "score-contradiction"));
            }
        }
        order(entry, said, found);
        return found;
    }

    private static String criterion(Rating rating) {
        return rating.header().criterion();
    }

    private static Said of(Map<Candidate, Said> said, Candidate target) {
        return said.computeIfAbsent(target, ignored -> new Said());
    }

    private void order(Entry entry, Map<Candidate, Said> said, List<String> found) {
        for (var feedback : entry.feedback()) {
            if (feedback instanceof Choice choice) {
                var chosen = said.get(choice.chosen());
                var best = chosen == null ? null : chosen.score;
                if (best == null) {
                    continue;
                }
                order.look();
                boolean lower =
                        choice.offered().stream()
                                .map(said::get)
                                .anyMatch(
                                        other ->
                                                other != null
                                                        && other.score != null
                                                        && other.score > best);
                if (lower) {
                    found.addAll(order.hit(entry.origin(), "chosen-scores-lower"));
                }
            }
        }
    }

    @Override
    public List<String> looked() {
        return Evidence.both(
                scores.looked("score-contradiction"), order.looked("chosen-scores-lower"));
    }

    @Override
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        if (scores.cases() > 0) {
            found.add(
                    scores.finding(
                            "score-contradiction",
                            scores.severity(0.001, 0.02),
                            "In %s rows with an overall score it contradicts the aspects or the critique of the same answer, as where UltraFeedback's 10 meant 1."
                                    .formatted(scores.counted()),
                            "rows whose overall score is over 0.6 of the scale from what else is said",
                            "Do not rank by the overall score there: use the mean of the aspects, or drop the rows: psephos curate fix FILE --out PATH --drop score-contradiction"));
        }
        if (order.cases() > 0) {
            found.add(
                    order.finding(
                            "chosen-scores-lower",
                            order.severity(0.001, 0.02),
                            "In %s rows with scores the preferred answer scored lower than another."
                                    .formatted(order.counted()),
                            "rows whose preferred answer has the lower score",
                            "Swap or drop them: psephos curate fix FILE --out PATH --drop chosen-scores-lower"));
        }
        return found;
    }
}
