package org.psephos.export;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Outcome;

/** Counts, for judgements that are carried, the fields that the format has no place for. */
final class Unsaid {
    /** Ends of what a loss is called. */
    static final String OF_ITEM = " of what was asked";

    static final String OF_ANSWER = " of an answer";

    private final Material from;
    private final Set<Carries> carries;
    private final List<String> taken;
    private final List<String> placed;

    /**
     * @param taken names that the format uses itself
     * @param placed attributes that the format has a place of its own for
     */
    Unsaid(Material from, Set<Carries> carries, List<String> taken, List<String> placed) {
        this.from = from;
        this.carries = carries;
        this.taken = taken;
        this.placed = placed;
    }

    void count(Feedback judgement) {
        header(judgement.header());
        switch (judgement) {
            case Feedback.Comparison row -> {
                lost(Carries.STRENGTH, row.strength() != null);
                lost(Carries.SIDES, row.outcome() == Outcome.RIGHT);
                lost(Carries.SYSTEMS, named(row.left()) || named(row.right()));
                lost(Carries.PAIRED, true);
                answers(List.of(row.left(), row.right()));
            }
            case Feedback.Ranking row -> {
                lost(Carries.SYSTEMS, row.shown().stream().anyMatch(this::named));
                lost(Carries.TOGETHER, row.shown().size() > 2);
                lost(Carries.SIDES, true);
                answers(row.shown());
            }
            case Feedback.Choice row -> {
                lost(Carries.SYSTEMS, row.offered().stream().anyMatch(this::named));
                lost(Carries.TOGETHER, row.offered().size() > 2);
                lost(Carries.SIDES, true);
                answers(row.offered());
            }
            case Feedback.Rating row -> {
                lost(Carries.SYSTEMS, named(row.target()));
                lost(Carries.RATING, true);
                answers(List.of(row.target()));
            }
            case Feedback.Edit row -> {
                lost(Carries.SYSTEMS, named(row.original()));
                answers(List.of(row.original()));
            }
            case Feedback.Label row -> answers(known(row.target()));
            case Feedback.Critique _, Feedback.Abstention _ -> {}
        }
    }

    private void header(Header header) {
        lost(Carries.ANNOTATOR, header.annotator() != null);
        lost(Carries.CRITERION, !header.criterion().equals(Header.OVERALL));
        lost(Carries.CONTEXT, header.context() != null);
        lost(Carries.TIME, header.time() != null);
        lost(Carries.DURATION, header.duration() != null);
        lost(Carries.CONFIDENCE, header.confidence() != null);
        lost(Carries.WEIGHT, header.weight() != 1);
        attributes(header);
    }

    private void attributes(Header header) {
        for (var attribute : from.spoken().told(header).attributes().entrySet()) {
            var name = attribute.getKey();
            if (isOrderUnknown(name, attribute.getValue()) || placed.contains(name)) {
                continue;
            }
            if (!carries.contains(Carries.ATTRIBUTES) || taken.contains(name)) {
                from.ledger().field(attribute(name), 1);
            }
        }
        for (var kept : from.spoken().about(header.item()).entrySet()) {
            var own = header.attributes().get(kept.getKey());
            if (own != null && !own.equals(kept.getValue())) {
                from.ledger().field(attribute(kept.getKey()) + OF_ITEM, 1);
            }
        }
    }

    /** What the loss of an attribute is called. */
    static String attribute(String name) {
        return Carries.ATTRIBUTES.word() + " " + name;
    }

    /** The candidate, where there is one. */
    static List<Candidate> known(@Nullable Candidate candidate) {
        return candidate == null ? List.of() : List.of(candidate);
    }

    /** No format of others has a place for what is kept beside each answer. */
    private void answers(List<Candidate> candidates) {
        SortedSet<String> names = Collections.emptySortedSet();
        for (var candidate : candidates) {
            var kept = from.spoken().about(candidate).keySet();
            if (!kept.isEmpty()) {
                names = new TreeSet<>(names);
                names.addAll(kept);
            }
        }
        names.forEach(name -> from.ledger().field(attribute(name) + OF_ANSWER, 1));
    }

    /** Every form of chosen and rejected says so by being one. */
    static boolean isOrderUnknown(String attribute, String value) {
        return attribute.equals("shown") && value.equals("order unknown");
    }

    private boolean named(Candidate candidate) {
        return from.spoken().system(candidate) != null;
    }

    private void lost(Carries field, boolean there) {
        if (there && !carries.contains(field)) {
            from.ledger().field(field.word(), 1);
        }
    }
}
