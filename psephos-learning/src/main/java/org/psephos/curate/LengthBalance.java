package org.psephos.curate;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** From class and side to places of rows. */
    private final SortedRuns rows;

    LengthBalance(Balancing how, Scratch scratch, Bounds bounds) {
        this.how = how;
        this.rows = new SortedRuns(scratch, bounds.pairs());
    }

    /**
     * @param by characters that the winner has more than the loser; 0 where the row does not say
     */
    void see(int by, int row) {
        if (by != 0) {
            rows.add((long) (Math.abs(by) / how.width()) << 1 | (by > 0 ? 0 : 1), row);
        }
    }

    /**
     * Places of the rows that go, of those that are not {@code dropped} yet. In memory is one side
     * of one class at a time.
     */
    BitSet gone(BitSet dropped) {
        var sizes = sizes(dropped);
        var gone = new BitSet();
        var side = new int[0];
        int filled = 0;
        for (var cursor = rows.cursor(); cursor.next(); ) {
            int key = (int) (cursor.key >>> 1);
            int own = (int) (cursor.key & 1);
            var both = sizes.getOrDefault(key, new int[2]);
            int excess = both[own] - both[1 - own];
            if (excess > 0 && !dropped.get((int) cursor.value)) {
                side = filled == 0 ? new int[both[own]] : side;
                side[filled++] = (int) cursor.value;
                if (filled == side.length) {
                    draw(key, side, excess, gone);
                    filled = 0;
                }
            }
        }
        return gone;
    }

    /** Of each class of differences, how many rows the longer won, and how many the shorter. */
    private SortedMap<Integer, int[]> sizes(BitSet dropped) {
        var sizes = new TreeMap<Integer, int[]>();
        rows.each(
                (key, row) -> {
                    if (!dropped.get((int) row)) {
                        sizes.computeIfAbsent((int) (key >>> 1), ignored -> new int[2])[
                                (int) (key & 1)]++;
                    }
                });
        return sizes;
    }

    /** So many of {@code side}, by lot. */
    private void draw(int key, int[] side, int excess, BitSet gone) {
        var random = how.seed().child("length-balance", key).random();
        for (int i = 0; i < excess; i++) {
            int j = i + random.nextInt(side.length - i);
            int moved = side[i];
            side[i] = side[j];
            side[j] = moved;
            gone.set(side[i]);
        }
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
