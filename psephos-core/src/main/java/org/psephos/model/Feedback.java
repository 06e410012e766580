package org.psephos.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One judgement about AI outputs. Sealed: a new kind makes every analysis say what it does with it.
 */
public sealed interface Feedback {

    /** What all kinds share. */
    Header header();

    /** The same judgement, of which {@code other} says who made it and where. */
    default Feedback with(Header other) {
        return switch (this) {
            case Comparison one ->
                    new Comparison(other, one.left, one.right, one.outcome, one.strength);
            case Ranking one -> new Ranking(other, one.shown, one.tiers, one.unranked);
            case Choice one -> new Choice(other, one.offered, one.chosen);
            case Rating one -> new Rating(other, one.target, one.scale, one.value);
            case Label one -> new Label(other, one.target, one.categories, one.severity);
            case Critique one -> new Critique(other, one.target, one.text, one.spans);
            case Edit one -> new Edit(other, one.original, one.revised);
            case Abstention one -> new Abstention(other, one.candidates, one.reason, one.detail);
        };
    }

    /**
     * Two candidates side by side.
     *
     * @param left what was shown first
     * @param right what was shown second; not the same as {@code left}
     * @param strength how much better on the source's own scale, at least 0; absent where none was
     *     asked
     */
    record Comparison(
            Header header,
            Candidate left,
            Candidate right,
            Outcome outcome,
            @Nullable Double strength)
            implements Feedback {
        public Comparison {
            Check.that(!left.equals(right), "left and right must differ", right);
            if (strength != null) {
                Check.that(
                        strength >= 0 && Double.isFinite(strength),
                        "strength must be at least 0",
                        strength);
            }
        }
    }

    /**
     * Several candidates in order.
     *
     * @param shown in the order shown, each once
     * @param tiers best tier first, none empty; candidates of one tier are tied and stand in the
     *     order shown
     * @param unranked shown, but could not be ranked; in the order shown
     */
    record Ranking(
            Header header,
            List<Candidate> shown,
            List<List<Candidate>> tiers,
            List<Candidate> unranked)
            implements Feedback {
        public Ranking {
            shown = Check.distinct("shown", shown);
            var order = Check.places(shown);
            var placed = new ArrayList<>(unranked);
            tiers.forEach(placed::addAll);
            Check.that(
                    placed.size() == shown.size() && order.keySet().containsAll(placed),
                    "each of the " + shown.size() + " shown must be placed once",
                    placed);
            Check.distinct("placed", placed);
            Check.that(tiers.stream().noneMatch(List::isEmpty), "a tier must not be empty", tiers);
            tiers = tiers.stream().map(tier -> Check.ordered(tier, order)).toList();
            unranked = Check.ordered(unranked, order);
        }
    }

    /**
     * One candidate picked from those offered; the others stay unordered.
     *
     * @param offered in the order shown, each once
     */
    record Choice(Header header, List<Candidate> offered, Candidate chosen) implements Feedback {
        public Choice {
            offered = Check.distinct("offered", offered);
            Check.that(
                    offered.contains(chosen),
                    "the chosen candidate must be among the offered",
                    chosen);
        }
    }

    /** A number on a scale. */
    record Rating(Header header, Candidate target, Scale scale, double value) implements Feedback {
        public Rating {
            Check.that(scale.admits(value), "value must lie on the scale " + scale, value);
        }
    }

    /**
     * Categories that apply.
     *
     * @param target what was labelled; absent where the item itself was
     * @param categories in name order; may be empty where none applied
     * @param severity the source's own grade, at least 0
     */
    record Label(
            Header header,
            @Nullable Candidate target,
            SortedSet<String> categories,
            @Nullable Integer severity)
            implements Feedback {
        public Label {
            categories = Check.sorted(categories);
            if (severity != null) {
                Check.that(severity >= 0, "severity must be at least 0", severity);
            }
        }
    }

    /** Words about a candidate, with the passages they point at. */
    record Critique(Header header, @Nullable Candidate target, String text, List<Span> spans)
            implements Feedback {
        public Critique {
            spans = List.copyOf(spans);
        }
    }

    /** A better version of a candidate, written by the annotator. */
    record Edit(Header header, Candidate original, String revised) implements Feedback {}

    /**
     * A judgement that was asked for and did not come.
     *
     * @param candidates what was shown
     * @param detail the raw reply or the reason given; may be empty
     */
    record Abstention(Header header, List<Candidate> candidates, Reason reason, String detail)
            implements Feedback {
        public Abstention {
            candidates = List.copyOf(candidates);
        }

        /** Why there is no judgement. The order of the constants is stored; append only. */
        public enum Reason {
            SKIPPED,
            REFUSED,
            UNPARSEABLE,
            TIMED_OUT
        }
    }

    /**
     * A passage of a response.
     *
     * @param start first character, in Unicode code points from 0
     * @param end one past the last character
     * @param label what it was marked as
     */
    record Span(int start, int end, String label) {
        public Span {
            Check.that(
                    start >= 0 && start < end, "start must be from 0 to before end " + end, start);
        }
    }
}
