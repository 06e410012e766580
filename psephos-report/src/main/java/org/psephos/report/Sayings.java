package org.psephos.report;

import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Scale;

/**
 * Judgements in words.
 *
 * @param name what a candidate is called
 */
record Sayings(Function<Candidate, String> name) {

    /** A sentence without a full stop: what was said, of which criterion, by whom. */
    String of(Feedback feedback) {
        var said =
                switch (feedback) {
                    case Feedback.Comparison row -> comparison(row);
                    case Feedback.Ranking row -> ranking(row);
                    case Feedback.Choice row -> "chose " + name.apply(row.chosen());
                    case Feedback.Rating row -> rating(row);
                    case Feedback.Label row -> label(row);
                    case Feedback.Critique row -> of(row.target()) + "wrote: " + row.text();
                    case Feedback.Edit row ->
                            "wrote in place of "
                                    + name.apply(row.original())
                                    + ": "
                                    + row.revised();
                    case Feedback.Abstention row ->
                            "no judgement: " + word(row.reason()) + " " + row.detail();
                };
        return (said.strip() + about(feedback.header())).strip();
    }

    private String comparison(Feedback.Comparison row) {
        var left = name.apply(row.left());
        var right = name.apply(row.right());
        var strength = row.strength() == null ? "" : " (by " + Numbers.exact(row.strength()) + ")";
        return switch (row.outcome()) {
            case LEFT -> left + " over " + right + strength;
            case RIGHT -> right + " over " + left + strength;
            case TIE -> left + " and " + right + " are even";
            case BOTH_BAD -> left + " and " + right + " are both bad";
        };
    }

    private String ranking(Feedback.Ranking row) {
        return row.tiers().stream()
                .map(tier -> tier.stream().map(name).collect(Collectors.joining(" = ")))
                .collect(Collectors.joining(" > "));
    }

    private String rating(Feedback.Rating row) {
        var value =
                switch (row.scale()) {
                    case Scale.Levels levels -> levels.names().get((int) row.value());
                    case Scale.Continuum range -> number(row.value(), range);
                };
        return name.apply(row.target()) + ": " + value;
    }

    private static String number(double value, Scale.Continuum range) {
        var number = Numbers.exact(value);
        return Double.isFinite(range.low()) && Double.isFinite(range.high())
                ? "%s (of %s to %s)"
                        .formatted(number, Numbers.exact(range.low()), Numbers.exact(range.high()))
                : number;
    }

    private String label(Feedback.Label row) {
        var categories =
                row.categories().isEmpty() ? "none applies" : String.join(", ", row.categories());
        var severity = row.severity() == null ? "" : ", severity " + row.severity();
        return of(row.target()) + categories + severity;
    }

    private String of(@Nullable Candidate target) {
        return target == null ? "" : name.apply(target) + ": ";
    }

    private static String about(Header header) {
        var about = new ArrayList<String>();
        if (!header.criterion().equals(Header.OVERALL)) {
            about.add(header.criterion());
        }
        if (header.annotator() != null) {
            about.add("by " + header.annotator().value());
        }
        return about.isEmpty() ? "" : " [" + String.join(", ", about) + "]";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
