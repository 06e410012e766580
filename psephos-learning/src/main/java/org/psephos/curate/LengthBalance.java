package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;
import org.psephos.model.Response;

/**
 * Which pairs go so that the longer answer wins as often as the shorter: among pairs whose lengths
 * differ by about as much, as many of each stay, drawn by lot from those that are more. A judge of
 * length alone then gets half of what is left right, however it weighs differences. Rows that are
 * no decided pair of two texts of unequal length stay. Lengths are characters, as in an audit.
 *
 * @see "Singhal et al. (2024), A long way to go: investigating length correlations in RLHF, section
 *     4"
 */
final class LengthBalance {
    private final Balancing how;
    private final SortedMap<Integer, Sides> classes = new TreeMap<>();

    private LengthBalance(Balancing how) {
        this.how = how;
    }

    /** Rows of one class of differences, by which answer won. */
    private record Sides(List<Integer> longer, List<Integer> shorter) {}

    /** Places of the rows that go, of those that are not {@code dropped} yet. */
    static int[] gone(Entries entries, BitSet dropped, Balancing how) {
        var balance = new LengthBalance(how);
        var at = new int[1];
        entries.forEach(
                entry -> {
                    int row = at[0]++;
                    if (!dropped.get(row)) {
                        balance.see(entry, row);
                    }
                });
        return balance.classes.entrySet().stream()
                .flatMapToInt(one -> balance.drawn(one.getKey(), one.getValue()))
                .sorted()
                .toArray();
    }

    private void see(Entry entry, int row) {
        int by = longerBy(entry);
        if (by != 0) {
            var sides =
                    classes.computeIfAbsent(
                            Math.abs(by) / how.width(),
                            key -> new Sides(new ArrayList<>(), new ArrayList<>()));
            (by > 0 ? sides.longer : sides.shorter).add(row);
        }
    }

    /** As many as one side has more than the other, by lot. */
    private IntStream drawn(int key, Sides sides) {
        boolean longer = sides.longer.size() > sides.shorter.size();
        var more = new ArrayList<>(longer ? sides.longer : sides.shorter);
        int excess = more.size() - (longer ? sides.shorter : sides.longer).size();
        var random = how.seed().child("length-balance", key).random();
        for (int i = 0; i < excess; i++) {
            int j = i + random.nextInt(more.size() - i);
            var moved = more.get(i);
            more.set(i, more.get(j));
            more.set(j, moved);
        }
        return more.subList(0, excess).stream().mapToInt(Integer::intValue);
    }

    /** Characters that the winner has more than the loser; 0 where the row does not say. */
    static int longerBy(Entry entry) {
        for (var feedback : entry.feedback()) {
            var pair = pair(feedback);
            if (pair != null) {
                var winner = text(entry, pair.winner);
                var loser = text(entry, pair.loser);
                return winner == null || loser == null ? 0 : length(winner) - length(loser);
            }
        }
        return 0;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private record Pair(Candidate winner, Candidate loser) {}

    private static @Nullable Pair pair(Feedback feedback) {
        if (feedback instanceof Choice choice && choice.offered().size() == 2) {
            int chosen = choice.offered().indexOf(choice.chosen());
            return new Pair(choice.chosen(), choice.offered().get(1 - chosen));
        }
        if (feedback instanceof Comparison vote && vote.outcome() == Outcome.LEFT) {
            return new Pair(vote.left(), vote.right());
        }
        return feedback instanceof Comparison vote && vote.outcome() == Outcome.RIGHT
                ? new Pair(vote.right(), vote.left())
                : null;
    }

    private static @Nullable String text(Entry entry, Candidate candidate) {
        return entry.responses().stream()
                .filter(one -> one.id().equals(candidate.response()))
                .findFirst()
                .map(Response::messages)
                .map(TextUnit::text)
                .orElse(null);
    }
}
