package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Label;
import org.psephos.model.ItemId;

/**
 * Labels that say good or bad of an answer: {@code correct} is better than {@code incorrect} and
 * {@code desirable} better than {@code undesirable}, for one item, annotator and criterion. All
 * other labels say no preference.
 */
final class LabelledGroups {
    private static final String OTHER = "label: no preference";
    private static final String ALONE =
            "label of an answer beside which no other stands that is worse or better";

    private final Material from;
    private final Taker to;

    /** Takes labels that say good or bad. */
    interface Taker {
        /** Takes an answer by itself, where the format has a place for it; says why it cannot. */
        @Nullable String alone(Candidate answer, @Nullable ItemId item, Label label, boolean good)
                throws IOException;

        /** Whether answers stand by themselves in the format. */
        boolean takesAlone();

        /** Takes a pair; says why it cannot. */
        @Nullable String pair(Candidate better, Candidate worse, @Nullable ItemId item, Label label)
                throws IOException;

        /** Told of each label that is in what was taken. */
        void carried(Label label);

        /** Told after the last answer of a group. */
        void done() throws IOException;
    }

    LabelledGroups(Material from, Taker to) {
        this.from = from;
        this.to = to;
    }

    /** An answer that was called good or bad. */
    private record Called(Label label, Candidate answer, @Nullable ItemId item, boolean good) {}

    void give() throws IOException {
        var labels = from.dataset().labels();
        var groups = new LinkedHashMap<String, List<Called>>();
        for (int row = 0; row < labels.size(); row++) {
            var called = called(labels.get(row));
            if (called == null) {
                from.ledger().lost(OTHER, 1);
            } else {
                groups.computeIfAbsent(group(called), any -> new ArrayList<>()).add(called);
            }
        }
        for (var group : groups.values()) {
            if (to.takesAlone()) {
                alone(group);
            } else {
                pairs(group);
            }
            to.done();
        }
    }

    /** What the label says of an answer; null where it says neither good nor bad of one. */
    private @Nullable Called called(Label label) {
        var answer = label.target();
        if (answer == null || label.categories().size() != 1) {
            return null;
        }
        var item = from.spoken().item(label.header().item(), answer);
        return switch (label.categories().getFirst()) {
            case "correct", "desirable" -> new Called(label, answer, item, true);
            case "incorrect", "undesirable" -> new Called(label, answer, item, false);
            default -> null;
        };
    }

    private static String group(Called called) {
        var header = called.label.header();
        return (called.item == null ? header.origin() : called.item)
                + "\n"
                + header.annotator()
                + "\n"
                + header.criterion();
    }

    private void alone(List<Called> group) throws IOException {
        for (var called : group) {
            end(called, to.alone(called.answer, called.item, called.label, called.good));
        }
    }

    private void pairs(List<Called> group) throws IOException {
        var refused = new LinkedHashMap<Called, String>();
        var used = new LinkedHashSet<Called>();
        var untaken = new LinkedHashMap<String, Long>();
        for (var better : group) {
            for (var worse : group) {
                if (better.good && !worse.good) {
                    var why = to.pair(better.answer, worse.answer, better.item, better.label);
                    if (why != null) {
                        untaken.merge(why, 1L, Long::sum);
                    }
                    for (var called : List.of(better, worse)) {
                        if (why == null) {
                            used.add(called);
                        } else {
                            refused.put(called, why);
                        }
                    }
                }
            }
        }
        if (!used.isEmpty()) {
            untaken.forEach(from.ledger()::pairs);
        }
        for (var called : group) {
            end(called, used.contains(called) ? null : refused.getOrDefault(called, ALONE));
        }
    }

    private void end(Called called, @Nullable String why) {
        if (why == null) {
            from.ledger().carried(1);
            to.carried(called.label);
        } else {
            from.ledger().lost(why, 1);
        }
    }
}
