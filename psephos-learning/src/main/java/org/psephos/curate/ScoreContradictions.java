package org.psephos.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entry;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Feedback.Critique;
import org.psephos.model.Feedback.Rating;

/**
 * Scores that speak against each other: an overall score against the aspects of the same answer, or
 * against the number in its own critique; and a preferred answer that scored lower.
 *
 * <p>UltraFeedback's overall 10 that meant 1 stood beside aspects of 2 of 5 and less. Each score is
 * put between the ends of its scale (an overall score from 1 to 10 and an aspect from 1 to 5 where
 * the source states none); an overall score contradicts the mean of the aspects, or the number in
 * the critique, that the same annotator gave where the two are more than six tenths apart.
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
    private static final double APART = 0.6;

    private final Evidence scores = new Evidence();
    private final Evidence order = new Evidence();

    /** Who said something of which answer. */
    private record Judged(Candidate answer, @Nullable AnnotatorId by) {
        private static Judged of(Candidate answer, Feedback said) {
            return new Judged(answer, said.header().annotator());
        }
    }

    /** What one annotator said of one answer. */
    private static final class Said {
        private @Nullable Rating overall;
        private @Nullable Double mean;
        private @Nullable Critique critique;
        private final List<Double> aspects = new ArrayList<>();

        void rate(Rating rating) {
            var criterion = rating.header().criterion();
            if (OVERALL.contains(criterion)) {
                overall = rating;
            } else if (criterion.equals(MEAN)) {
                mean = Ends.OF_ASPECTS.of(rating).share(rating.value());
            } else if (ASPECTS.contains(criterion)) {
                var share = Ends.OF_ASPECTS.of(rating).share(rating.value());
                if (share != null) {
                    aspects.add(share);
                }
            }
        }

        /** Words about the whole answer go before those about one aspect of it. */
        void say(Critique words) {
            if (critique == null || OVERALL.contains(words.header().criterion())) {
                critique = words;
            }
        }

        boolean hasTwo() {
            return overall != null && (aspectMean() != null || critique != null);
        }

        private @Nullable Double aspectMean() {
            return aspects.isEmpty()
                    ? mean
                    : Double.valueOf(
                            aspects.stream().mapToDouble(one -> one).sum() / aspects.size());
        }

        boolean contradicts() {
            if (overall == null) {
                return false;
            }
            var ends = Ends.OF_OVERALL.of(overall);
            var score = ends.share(overall.value());
            return isApart(score, aspectMean())
                    || (critique != null && isApart(score, ends.said(critique.text())));
        }

        private static boolean isApart(@Nullable Double one, @Nullable Double other) {
            return one != null && other != null && Math.abs(one - other) > APART;
        }
    }

    @Override
    public List<String> see(Entry entry) {
        var said = new LinkedHashMap<Judged, Said>();
        var score = new LinkedHashMap<Candidate, Double>();
        for (var feedback : entry.feedback()) {
            switch (feedback) {
                case Rating rating -> {
                    of(said, Judged.of(rating.target(), rating)).rate(rating);
                    if (rating.header().criterion().equals("score")) {
                        score.put(rating.target(), rating.value());
                    }
                }
                case Critique critique -> {
                    var target = critique.target();
                    if (target != null) {
                        of(said, Judged.of(target, critique)).say(critique);
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
        order(entry, score, found);
        return found;
    }

    private static Said of(Map<Judged, Said> said, Judged judged) {
        return said.computeIfAbsent(judged, ignored -> new Said());
    }

    private void order(Entry entry, Map<Candidate, Double> score, List<String> found) {
        for (var feedback : entry.feedback()) {
            if (feedback instanceof Choice choice) {
                var best = score.get(choice.chosen());
                if (best == null) {
                    continue;
                }
                order.look();
                boolean lower =
                        choice.offered().stream()
                                .map(score::get)
                                .anyMatch(other -> other != null && other > best);
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
