package org.psephos.curate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Scale;

/** The lowest and the highest score that can be given. */
record Ends(double low, double high) {
    /** Where a source does not say from where to where its overall scores go. */
    static final Ends OF_OVERALL = new Ends(1, 10);

    /** Where a source does not say from where to where its scores by aspect go. */
    static final Ends OF_ASPECTS = new Ends(1, 5);

    /** A number called a score or a rating, and of how many where that is said. */
    private static final Pattern SAID =
            Pattern.compile(
                    "(?i)\\b(?:score|rating)\\b\\s*(?:is|of)?\\s*[:=]?\\s*(\\d+(?:\\.\\d+)?)"
                            + "(?:\\s*(?:/|out of)\\s*(\\d+))?");

    /** Those of the scale that {@code rating} is on; these where it has none. */
    Ends of(Rating rating) {
        return switch (rating.scale()) {
            case Scale.Levels levels -> new Ends(0, levels.names().size() - 1.0);
            case Scale.Continuum(double from, double to, boolean _) ->
                    Double.isFinite(from) && Double.isFinite(to) ? new Ends(from, to) : this;
        };
    }

    /** How far {@code score} lies from the lowest, from 0 to 1; null where it lies outside. */
    @Nullable Double share(double score) {
        return score < low || score > high ? null : (score - low) / (high - low);
    }

    /** The same of the first score that {@code words} tell; null where they tell none. */
    @Nullable Double said(String words) {
        var matcher = SAID.matcher(words);
        if (!matcher.find()) {
            return null;
        }
        var most = matcher.group(2);
        var ends = most == null ? this : new Ends(low, Double.parseDouble(most));
        return ends.low < ends.high ? ends.share(Double.parseDouble(matcher.group(1))) : null;
    }
}
