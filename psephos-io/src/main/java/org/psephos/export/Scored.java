package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.psephos.model.Candidate;

/**
 * An answer with a number; more is better.
 *
 * @param candidate the answer
 */
record Scored(Candidate candidate, double score) {

    /** A better answer with a worse one. */
    record Pair(Scored better, Scored worse) {
        double gap() {
            return better.score - worse.score;
        }
    }

    /**
     * The pairs that {@code answers} make: better first, those with the best answers first.
     *
     * @param name of the group, for random picks
     * @param close told of the pairs that were asked for and are none, because their scores are
     *     equal or differ by less than the margin; of none where one pair is picked of several
     */
    static List<Pair> pairs(List<Scored> answers, Pairing how, String name, Consumer<Pair> close) {
        var sorted = new ArrayList<>(answers);
        sorted.sort((a, b) -> Double.compare(b.score, a.score));
        var all = new ArrayList<Pair>();
        int heads = how.pairs() == Pairing.Pairs.ALL ? sorted.size() : Math.min(1, sorted.size());
        for (int i = 0; i < heads; i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                var pair = new Pair(sorted.get(i), sorted.get(j));
                if (pair.gap() > 0 && pair.gap() >= how.margin()) {
                    all.add(pair);
                } else if (isEach(how.pairs())) {
                    close.accept(pair);
                }
            }
        }
        return picked(all, how, name);
    }

    /** Whether every pair that fits is taken. */
    private static boolean isEach(Pairing.Pairs pairs) {
        return switch (pairs) {
            case ALL, BEST_REST -> true;
            case BEST_WORST, BEST_RANDOM -> false;
        };
    }

    private static List<Pair> picked(List<Pair> all, Pairing how, String name) {
        if (all.isEmpty()) {
            return all;
        }
        return switch (how.pairs()) {
            case ALL, BEST_REST -> all;
            case BEST_WORST -> List.of(all.getLast());
            case BEST_RANDOM ->
                    List.of(all.get(how.seed().child(name).random().nextInt(all.size())));
        };
    }
}
