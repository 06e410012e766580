package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    void give() throws IOException {
        var labels = from.dataset().labels();
        var groups = new LinkedHashMap<String, List<Label>>();
        for (int row = 0; row < labels.size(); row++) {
            var label = labels.get(row);
            if (good(label) == null) {
                from.ledger().lost(OTHER, 1);
            } else {
                groups.computeIfAbsent(group(label), any -> new ArrayList<>()).add(label);
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

    private String group(Label label) {
        var header = label.header();
        var item = item(label);
        return (item == null ? header.origin() : item)
                + "\n"
                + header.annotator()
                + "\n"
                + header.criterion();
    }

    private @Nullable ItemId item(Label label) {
        return from.spoken().item(label.header().item(), label.target());
    }

    /** Whether it says good; null where it says neither good nor bad. */
    private static @Nullable Boolean good(Label label) {
        if (label.categories().size() != 1) {
            return null;
        }
        return switch (label.categories().getFirst()) {
            case "correct", "desirable" -> true;
            case "incorrect", "undesirable" -> false;
            default -> null;
        };
    }

    private void alone(List<Label> group) throws IOException {
        for (var label : group) {
            boolean good = Boolean.TRUE.equals(good(label));
            end(label, to.alone(label.target(), item(label), label, good));
        }
    }

    private void pairs(List<Label> group) throws IOException {
        Map<Label, String> refused = new LinkedHashMap<>();
        Map<Label, Boolean> used = new LinkedHashMap<>();
        for (var better : group) {
            for (var worse : group) {
                if (Boolean.TRUE.equals(good(better)) && Boolean.FALSE.equals(good(worse))) {
                    var why = to.pair(better.target(), worse.target(), item(better), better);
                    for (var label : List.of(better, worse)) {
                        if (why == null) {
                            used.put(label, true);
                        } else {
                            refused.put(label, why);
                        }
                    }
                }
            }
        }
        for (var label : group) {
            end(label, used.containsKey(label) ? null : refused.getOrDefault(label, ALONE));
        }
    }

    private void end(Label label, @Nullable String why) {
        if (why == null) {
            from.ledger().carried(1);
            to.carried(label);
        } else {
            from.ledger().lost(why, 1);
        }
    }
}
