package org.psephos.report;

import java.util.List;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.model.Outcome;

/**
 * Who met whom and how it ended, for the systems named, in their order. A ranking counts as a
 * meeting of each two of its members that were ranked; votes against both count as neither.
 */
final class Pairs {
    /** Above this many systems a table of all pairs takes more memory than it tells. */
    static final int MOST_SYSTEMS = 1000;

    private final List<String> systems;
    private final long[][] wins;
    private final long[][] ties;

    private Pairs(List<String> systems) {
        this.systems = List.copyOf(systems);
        this.wins = new long[systems.size()][systems.size()];
        this.ties = new long[systems.size()][systems.size()];
    }

    static Pairs of(Dataset dataset, List<String> systems) {
        var pairs = new Pairs(systems);
        pairs.count(dataset.comparisons(), places(dataset.comparisons().systems(), systems));
        pairs.count(dataset.rankings(), places(dataset.rankings().systems(), systems));
        return pairs;
    }

    private static int[] places(Dictionary dictionary, List<String> systems) {
        var places = new int[dictionary.size()];
        java.util.Arrays.fill(places, -1);
        for (int place = 0; place < systems.size(); place++) {
            int code = dictionary.code(systems.get(place));
            if (code != Dictionary.MISSING) {
                places[code] = place;
            }
        }
        return places;
    }

    private void count(Comparisons votes, int[] places) {
        for (int row = 0; row < votes.size(); row++) {
            int left = votes.left(row);
            int right = votes.right(row);
            if (left < 0 || right < 0 || places[left] < 0 || places[right] < 0) {
                continue;
            }
            count(places[left], places[right], votes.outcome(row));
        }
    }

    private void count(int left, int right, Outcome outcome) {
        switch (outcome) {
            case LEFT -> wins[left][right]++;
            case RIGHT -> wins[right][left]++;
            case TIE -> {
                ties[left][right]++;
                ties[right][left]++;
            }
            case BOTH_BAD -> {
                // Says nothing about who is better.
            }
        }
    }

    private void count(Rankings rankings, int[] places) {
        for (int ranking = 0; ranking < rankings.size(); ranking++) {
            for (int a = rankings.start(ranking); a < rankings.start(ranking + 1); a++) {
                for (int b = a + 1; b < rankings.start(ranking + 1); b++) {
                    meet(rankings, places, a, b);
                }
            }
        }
    }

    private void meet(Rankings rankings, int[] places, int a, int b) {
        int first = places[rankings.system(a)];
        int second = places[rankings.system(b)];
        int tierA = rankings.tier(a);
        int tierB = rankings.tier(b);
        if (first < 0 || second < 0 || tierA == Rankings.UNRANKED || tierB == Rankings.UNRANKED) {
            return;
        }
        count(
                first,
                second,
                tierA < tierB ? Outcome.LEFT : tierA > tierB ? Outcome.RIGHT : Outcome.TIE);
    }

    List<String> systems() {
        return systems;
    }

    int size() {
        return systems.size();
    }

    long wins(int a, int b) {
        return wins[a][b];
    }

    long ties(int a, int b) {
        return ties[a][b];
    }

    long votes(int a, int b) {
        return wins[a][b] + wins[b][a] + ties[a][b];
    }

    /** Wins of {@code a} with ties as half a win, over votes; only where there is a vote. */
    double share(int a, int b) {
        return (wins[a][b] + 0.5 * ties[a][b]) / votes(a, b);
    }
}
