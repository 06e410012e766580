package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.math.Decimals;
import org.psephos.math.Estimate;
import org.psephos.math.Rate;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Feedback;
import org.psephos.model.Message;

/**
 * Quality control of collected dialogues by declared thresholds: how many turns, how many words a
 * turn of each role has, what was rated afterwards, and how far distress fell from before to after.
 * What cannot be told of a dialogue, such as a survey that nobody filled in, it does not meet.
 *
 * @param needs what a dialogue must meet, all of it
 * @param before criterion of the rating before the dialogue
 * @param after criterion of the rating after it
 * @see "Liu et al. (2021), Towards emotional support dialog systems, section 4"
 */
public record DialogueChecks(List<Need> needs, String before, String after) {
    /** The quantity that is how far distress fell. */
    public static final String CHANGE = "change";

    private static final String TURNS = "turns";
    private static final String WORDS = "words:";
    private static final char BY = '@';
    private static final double LEVEL = 0.95;
    private static final int ROWS = 1000;

    public DialogueChecks {
        needs = List.copyOf(needs);
    }

    /**
     * A threshold.
     *
     * @param quantity {@code turns}, {@code words:ROLE} (mean words of a turn of that role), {@code
     *     change} (before less after), or the criterion of a rating, with {@code @ANNOTATOR} where
     *     that of one counts alone
     * @param least what it must reach
     */
    public record Need(String quantity, double least) {
        @Override
        public String toString() {
            return "%s >= %s".formatted(quantity, Decimals.significant(least, 6));
        }
    }

    /** Goes through the dialogues once. */
    public ProbeResult look(Entries entries) {
        var tally = new Tally();
        entries.forEach(
                entry -> {
                    var item = entry.item();
                    if (item != null && !item.conversation().isEmpty()) {
                        tally.see(entry, item.conversation());
                    }
                });
        return tally.result();
    }

    /** What was counted so far. Not thread-safe. */
    private final class Tally {
        private final long[] met = new long[needs.size()];
        private final long[] unknown = new long[needs.size()];
        private final long[] alone = new long[needs.size()];
        private final Sums all = new Sums();
        private final Sums kept = new Sums();
        private final Sums dropped = new Sums();
        private final List<String> rows = new ArrayList<>();
        private long dialogues;
        private long passed;

        void see(Entry entry, List<Message> turns) {
            dialogues++;
            int failed = 0;
            int last = -1;
            for (int i = 0; i < needs.size(); i++) {
                var value = value(needs.get(i).quantity(), entry, turns);
                unknown[i] += value == null ? 1 : 0;
                if (value != null && value >= needs.get(i).least()) {
                    met[i]++;
                } else {
                    failed++;
                    last = i;
                }
            }
            if (failed == 1) {
                alone[last]++;
            }
            passed += failed == 0 ? 1 : 0;
            if (failed > 0 && rows.size() < ROWS) {
                rows.add(entry.origin().toString());
            }
            var change = value(CHANGE, entry, turns);
            if (change != null) {
                all.add(change);
                (failed == 0 ? kept : dropped).add(change);
            }
        }

        ProbeResult result() {
            var quantities = new ArrayList<Quantity>();
            for (int i = 0; i < needs.size(); i++) {
                quantities.add(share("met", met[i]).about(needs.get(i).toString()).noting(note(i)));
            }
            quantities.add(share("kept", passed));
            quantities.add(all.quantity("all"));
            quantities.add(kept.quantity("kept"));
            quantities.add(dropped.quantity("dropped"));
            return new ProbeResult(quantities, findings());
        }

        private String note(int i) {
            return unknown[i] + alone[i] == 0
                    ? ""
                    : "%s: of %s dialogues it cannot be told, and %s miss this alone"
                            .formatted(needs.get(i), unknown[i], alone[i]);
        }

        private Quantity share(String name, long count) {
            if (dialogues == 0) {
                return Quantity.undefined(name, "share", 0, "there are no dialogues");
            }
            var rate = new Rate(count, dialogues);
            return Quantity.of(name, "share", rate.share(), dialogues)
                    .within(rate.wilson(LEVEL))
                    .from(0, 1);
        }

        private List<Finding> findings() {
            if (rows.isEmpty()) {
                return List.of();
            }
            var rate = new Rate(dialogues - passed, dialogues);
            var interval = rate.wilson(LEVEL);
            return List.of(
                    new Finding(
                            "dialogues-below-standard",
                            rate.share() >= 0.5 ? Severity.MEDIUM : Severity.LOW,
                            "%s of %s dialogues do not meet all that is asked"
                                    .formatted(
                                            Words.number(rate.successes()),
                                            Words.number(rate.asked())),
                            "dialogues that miss any threshold",
                            Finding.Unit.SHARE,
                            rate.share(),
                            interval.low(),
                            interval.high(),
                            dialogues,
                            rows,
                            "leave them out, or ask those who wrote them again; look first at what drops most"
                                    + " alone"));
        }
    }

    /** Changes of distress. Not thread-safe. */
    private static final class Sums {
        private final List<Double> changes = new ArrayList<>();

        void add(double change) {
            changes.add(change);
        }

        Quantity quantity(String of) {
            int n = changes.size();
            if (n < 2) {
                return Quantity.undefined(
                                CHANGE, "points", n, "fewer than two dialogues were rated twice")
                        .about(of);
            }
            double mean = changes.stream().mapToDouble(one -> one).average().orElseThrow();
            double squares = changes.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
            double error = Math.sqrt(squares / (n - 1) / n);
            return Quantity.of(CHANGE, "points", mean, n)
                    .within(Estimate.student(mean, error, n - 1, LEVEL, "paired t").interval())
                    .about(of);
        }
    }

    private @Nullable Double value(String quantity, Entry entry, List<Message> turns) {
        if (quantity.equals(TURNS)) {
            return (double) turns.size();
        }
        if (quantity.startsWith(WORDS)) {
            return words(quantity.substring(WORDS.length()), turns);
        }
        if (!quantity.equals(CHANGE)) {
            return rating(quantity, entry);
        }
        var first = rating(before, entry);
        var last = rating(after, entry);
        return first == null || last == null ? null : (Double) (first - last);
    }

    /** Mean words of the turns of a role; words stand between blanks. */
    private static @Nullable Double words(String role, List<Message> turns) {
        long words = 0;
        long said = 0;
        for (var turn : turns) {
            if (turn.role().equals(role)) {
                var text = TextUnit.text(List.of(turn)).strip();
                words += text.isEmpty() ? 0 : text.split("\\s+", -1).length;
                said++;
            }
        }
        return said == 0 ? null : (Double) ((double) words / said);
    }

    /** The mean of what was rated by a criterion; of one annotator where {@code @} names one. */
    private static @Nullable Double rating(String quantity, Entry entry) {
        int at = quantity.lastIndexOf(BY);
        var criterion = at < 0 ? quantity : quantity.substring(0, at);
        var who = at < 0 ? null : quantity.substring(at + 1);
        double sum = 0;
        int n = 0;
        for (var said : entry.feedback()) {
            if (said instanceof Feedback.Rating rating
                    && rating.header().criterion().equals(criterion)
                    && (who == null || isBy(rating.header().annotator(), who))) {
                sum += rating.value();
                n++;
            }
        }
        return n == 0 ? null : (Double) (sum / n);
    }

    /** Annotators of one dialogue are often called by it, as in {@code 17/seeker}. */
    private static boolean isBy(@Nullable AnnotatorId annotator, String who) {
        return annotator != null
                && (annotator.value().equals(who) || annotator.value().endsWith("/" + who));
    }
}
