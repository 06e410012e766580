package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.model.Outcome;

/**
 * How often each system won against each other, rankings counted as all their pairs. Weighted votes
 * count with their weight. Only pairs that met take room.
 */
final class PairTable {
    private final Dictionary systems;
    private final LongPairs numbers = new LongPairs();
    private int[] lower = new int[16];
    private int[] upper = new int[16];
    private double[] lowerWins = new double[16];
    private double[] upperWins = new double[16];
    private double[] met = new double[16];
    private final double[] bySystem;

    private PairTable(Dictionary systems) {
        this.systems = systems;
        bySystem = new double[systems.size()];
    }

    static PairTable of(Dataset data) {
        var names = new TreeSet<>(data.comparisons().systems().names());
        names.addAll(data.rankings().systems().names());
        var table = new PairTable(Dictionary.of(names));
        table.add(data.comparisons());
        table.add(data.rankings());
        return table;
    }

    private int[] codes(Dictionary from) {
        var codes = new int[from.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = systems.code(from.name(code));
        }
        return codes;
    }

    private void add(Comparisons votes) {
        var codes = codes(votes.systems());
        for (int row = 0; row < votes.size(); row++) {
            if ((votes.left(row) | votes.right(row)) >= 0 && votes.left(row) != votes.right(row)) {
                int left = codes[votes.left(row)];
                int right = codes[votes.right(row)];
                add(left, right, votes.outcome(row), votes.headers().weight(row));
            }
        }
    }

    private void add(int left, int right, Outcome outcome, double weight) {
        int pair = numbers.of(Math.min(left, right), Math.max(left, right));
        if (pair == lower.length) {
            grow();
        }
        lower[pair] = Math.min(left, right);
        upper[pair] = Math.max(left, right);
        met[pair] += weight;
        bySystem[left] += weight;
        bySystem[right] += weight;
        switch (outcome) {
            case LEFT -> win(pair, left, weight);
            case RIGHT -> win(pair, right, weight);
            case TIE, BOTH_BAD -> {
                // Nobody won.
            }
        }
    }

    private void win(int pair, int system, double weight) {
        if (system == lower[pair]) {
            lowerWins[pair] += weight;
        } else {
            upperWins[pair] += weight;
        }
    }

    private void grow() {
        int size = 2 * lower.length;
        lower = Arrays.copyOf(lower, size);
        upper = Arrays.copyOf(upper, size);
        lowerWins = Arrays.copyOf(lowerWins, size);
        upperWins = Arrays.copyOf(upperWins, size);
        met = Arrays.copyOf(met, size);
    }

    private void add(Rankings rankings) {
        var codes = codes(rankings.systems());
        for (int ranking = 0; ranking < rankings.size(); ranking++) {
            int end = rankings.start(ranking + 1);
            double weight = rankings.headers().weight(ranking);
            for (int a = rankings.start(ranking); a < end; a++) {
                for (int b = a + 1; b < end; b++) {
                    if (placed(rankings, a) && placed(rankings, b)) {
                        add(
                                codes[rankings.system(a)],
                                codes[rankings.system(b)],
                                outcome(rankings.tier(a), rankings.tier(b)),
                                weight);
                    }
                }
            }
        }
    }

    private static boolean placed(Rankings rankings, int member) {
        return rankings.tier(member) != Rankings.UNRANKED && rankings.system(member) >= 0;
    }

    private static Outcome outcome(int first, int second) {
        if (first == second) {
            return Outcome.TIE;
        }
        return first < second ? Outcome.LEFT : Outcome.RIGHT;
    }

    /** How many systems there are; some may never have met another. */
    int size() {
        return systems.size();
    }

    String name(int system) {
        return systems.name(system);
    }

    int code(String name) {
        return systems.code(name);
    }

    /** How many pairs met. */
    int pairs() {
        return numbers.size();
    }

    /** The system of {@code pair} whose name comes first. */
    int lower(int pair) {
        return lower[pair];
    }

    int upper(int pair) {
        return upper[pair];
    }

    double lowerWins(int pair) {
        return lowerWins[pair];
    }

    double upperWins(int pair) {
        return upperWins[pair];
    }

    /** How often the two met, ties and votes against both included. */
    double met(int pair) {
        return met[pair];
    }

    /** Judgements of pairs that {@code system} took part in. */
    double judged(int system) {
        return bySystem[system];
    }

    /** Systems that met another, by how often, most often first; equal ones in name order. */
    int[] busiest() {
        return IntStream.range(0, size())
                .filter(system -> bySystem[system] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(bySystem[b], bySystem[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Sets of systems joined by meetings, largest first; equal ones in name order. */
    List<List<String>> islands() {
        var root = IntStream.range(0, size()).toArray();
        for (int pair = 0; pair < pairs(); pair++) {
            int a = find(root, lower[pair]);
            int b = find(root, upper[pair]);
            root[Math.max(a, b)] = Math.min(a, b);
        }
        var islands = new TreeMap<Integer, List<String>>();
        for (int system = 0; system < size(); system++) {
            if (bySystem[system] > 0) {
                islands.computeIfAbsent(find(root, system), first -> new ArrayList<>())
                        .add(name(system));
            }
        }
        return islands.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .toList();
    }

    private static int find(int[] root, int system) {
        int at = system;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
