package org.psephos.export;

import java.util.List;
import java.util.Set;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Outcome;

/** Counts, for judgements that are carried, the fields that the format has no place for. */
final class Unsaid {
    private final Material from;
    private final Set<Carries> carries;
    private final List<String> taken;

    /**
     * @param taken names that the format uses itself
     */
    Unsaid(Material from, Set<Carries> carries, List<String> taken) {
        this.from = from;
        this.carries = carries;
        this.taken = taken;
    }

    void count(Feedback judgement) {
        header(judgement.header());
        switch (judgement) {
            case Feedback.Comparison row -> {
                lost(Carries.STRENGTH, row.strength() != null);
                lost(Carries.SIDES, row.outcome() == Outcome.RIGHT);
                lost(Carries.SYSTEMS, named(row.left()) || named(row.right()));
                lost(Carries.PAIRED, true);
            }
            case Feedback.Ranking row -> {
                lost(Carries.SYSTEMS, row.shown().stream().anyMatch(this::named));
                lost(Carries.TOGETHER, row.shown().size() > 2);
                lost(Carries.SIDES, true);
            }
            case Feedback.Choice row -> {
                lost(Carries.SYSTEMS, row.offered().stream().anyMatch(this::named));
                lost(Carries.TOGETHER, row.offered().size() > 2);
                lost(Carries.SIDES, true);
            }
            case Feedback.Rating row -> {
                lost(Carries.SYSTEMS, named(row.target()));
                lost(Carries.RATING, true);
            }
            case Feedback.Edit row -> lost(Carries.SYSTEMS, named(row.original()));
            case Feedback.Label _, Feedback.Critique _, Feedback.Abstention _ -> {}
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
        for (var attribute : header.attributes().entrySet()) {
            var name = attribute.getKey();
            if (isOrderUnknown(name, attribute.getValue())) {
                continue;
            }
            if (!carries.contains(Carries.ATTRIBUTES) || taken.contains(name)) {
                from.ledger().field(Carries.ATTRIBUTES.word() + " " + name, 1);
            }
        }
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
