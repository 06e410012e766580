package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Choices;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.math.SplitMix64;
import org.psephos.rank.LuceOrder.Kind;
import org.psephos.rank.RankOptions.Ties;

/**
 * Rankings, choices and comparisons among placed systems as {@link LuceOrder}s, grouped by cluster.
 * The orders of cluster {@code g} are {@code order[start[g]]} until {@code order[start[g + 1] -
 * 1]}.
 *
 * @param weight by order
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record LuceRows(List<LuceOrder> orders, double[] weight, int[] order, int[] start) {

    int groups() {
        return start.length - 1;
    }

    static LuceRows of(Dataset dataset, Tally tally, RankOptions options, int[] place) {
        var rows = new Reading(dataset, tally, options, place);
        int[] key = tally.duels().byJudgement(Clusters.keys(tally, options, place));
        for (int j = 0; j < key.length; j++) {
            if (key[j] >= 0) {
                rows.add(j, key[j]);
            }
        }
        return rows.grouped();
    }

    /** One past the last member of a choice. */
    static int end(Choices choices, int row) {
        return row + 1 < choices.offered().size()
                ? choices.offered().start(row + 1)
                : choices.offered().members().size();
    }

    /** Whether a ranking has ties that cannot be left open. */
    static boolean tied(Rankings rankings) {
        for (int r = 0; r < rankings.size(); r++) {
            var sizes = new TreeMap<Integer, Integer>();
            for (int m = rankings.start(r); m < rankings.start(r + 1); m++) {
                if (rankings.tier(m) != Rankings.UNRANKED) {
                    sizes.merge(rankings.tier(m), 1, Integer::sum);
                }
            }
            if (kind(sizes.values().stream().mapToInt(Integer::intValue).toArray()) == null) {
                return true;
            }
        }
        return false;
    }

    /** What a ranking says whose ties are in no order; null where it would take all its orders. */
    private static @Nullable Kind kind(int[] sizes) {
        int tied = 0;
        for (int size : sizes) {
            tied += size > 1 ? 1 : 0;
        }
        int last = sizes.length - 1;
        if (tied == 0) {
            return Kind.FULL;
        }
        if (tied == 1 && last > 0 && sizes[last] > 1) {
            return Kind.TOP;
        }
        return tied == 1 && sizes.length == 3 && sizes[1] > 1 ? Kind.BEST_WORST : null;
    }

    /** Turns judgements into orders. */
    private static final class Reading {
        private final Dataset dataset;
        private final Tally tally;
        private final boolean open;
        private final int[] place;
        private final List<LuceOrder> orders = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private final List<Integer> keys = new ArrayList<>();

        Reading(Dataset dataset, Tally tally, RankOptions options, int[] place) {
            this.dataset = dataset;
            this.tally = tally;
            this.open = options.ties() == Ties.DROP;
            this.place = place;
        }

        void add(int judgement, int key) {
            int ranking = judgement - dataset.comparisons().size();
            int choice = ranking - dataset.rankings().size();
            keys.add(key);
            if (ranking < 0) {
                orders.add(pair(judgement));
                weights.add(dataset.comparisons().headers().weight(judgement));
            } else if (choice < 0) {
                orders.add(ranked(dataset.rankings(), ranking));
                weights.add(dataset.rankings().headers().weight(ranking));
            } else {
                orders.add(chosen(dataset.choices(), choice));
                weights.add(dataset.choices().headers().weight(choice));
            }
        }

        private LuceOrder pair(int row) {
            var comparisons = tally.duels().comparisons();
            int l = place[comparisons.left(row)];
            int r = place[comparisons.right(row)];
            var tiers =
                    switch (comparisons.outcome(row)) {
                        case LEFT -> new int[][] {{l}, {r}};
                        case RIGHT -> new int[][] {{r}, {l}};
                        case TIE, BOTH_BAD -> new int[][] {{l, r}};
                    };
            return new LuceOrder(tiers, Kind.FULL);
        }

        private LuceOrder ranked(Rankings rankings, int ranking) {
            var byTier = new TreeMap<Integer, List<Integer>>();
            var sizes = new TreeMap<Integer, Integer>();
            for (int m = rankings.start(ranking); m < rankings.start(ranking + 1); m++) {
                int code = rankings.system(m);
                if (rankings.tier(m) == Rankings.UNRANKED || code == Dictionary.MISSING) {
                    continue;
                }
                sizes.merge(rankings.tier(m), 1, Integer::sum);
                int system = place[tally.names().code(rankings.systems().name(code))];
                var tier = byTier.computeIfAbsent(rankings.tier(m), _ -> new ArrayList<>());
                if (system >= 0) {
                    tier.add(system);
                }
            }
            var whole = kind(sizes.values().stream().mapToInt(Integer::intValue).toArray());
            var tiers = tiers(byTier.values(), open && whole == Kind.BEST_WORST);
            return new LuceOrder(tiers, open && whole != null ? whole : Kind.FULL);
        }

        /** Without empty tiers, unless they are to be kept. */
        private static int[][] tiers(Iterable<List<Integer>> lists, boolean empty) {
            var tiers = new ArrayList<int[]>();
            for (var list : lists) {
                if (empty || !list.isEmpty()) {
                    tiers.add(list.stream().mapToInt(Integer::intValue).sorted().toArray());
                }
            }
            return tiers.toArray(new int[0][]);
        }

        private LuceOrder chosen(Choices choices, int row) {
            var first = new ArrayList<Integer>();
            var others = new ArrayList<Integer>();
            int start = choices.offered().start(row);
            var members = choices.offered().members().systems();
            for (int m = start; members != null && m < end(choices, row); m++) {
                var name = members.name(m);
                int system = name == null ? -1 : place[tally.names().code(name)];
                if (system >= 0) {
                    (m == start + choices.chosen(row) ? first : others).add(system);
                }
            }
            var tiers = tiers(List.of(first, others), false);
            return new LuceOrder(tiers, tiers.length == 2 ? Kind.TOP : Kind.FULL);
        }

        LuceRows grouped() {
            int n = orders.size();
            var weight = new double[n];
            var order = new int[n];
            var byKey = new TreeMap<Integer, List<Integer>>();
            for (int r = 0; r < n; r++) {
                weight[r] = weights.get(r);
                byKey.computeIfAbsent(keys.get(r), _ -> new ArrayList<>()).add(r);
            }
            var start = new int[byKey.size() + 1];
            int at = 0;
            int g = 0;
            for (var members : byKey.values()) {
                for (int r : members) {
                    order[at++] = r;
                }
                start[++g] = at;
            }
            return new LuceRows(orders, weight, order, start);
        }
    }

    /** Sizes of tied sets that were chosen together, ascending, 1 first. */
    int[] tieSizes() {
        var sizes = new TreeSet<Integer>();
        sizes.add(1);
        for (var one : orders) {
            for (int t = 0; t < one.tiers().length; t++) {
                if (one.chosen(t) && one.tiers()[t].length > 0) {
                    sizes.add(one.tiers()[t].length);
                }
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] appearances(int systems) {
        var sums = new double[systems];
        for (int r = 0; r < orders.size(); r++) {
            for (var tier : orders.get(r).tiers()) {
                for (int i : tier) {
                    sums[i] += weight[r];
                }
            }
        }
        return sums;
    }

    double[] resampled(SplitMix64 random) {
        var weights = new double[orders.size()];
        for (int draw = 0; draw < groups(); draw++) {
            int g = random.nextInt(groups());
            for (int member = start[g]; member < start[g + 1]; member++) {
                weights[order[member]] += weight[order[member]];
            }
        }
        return weights;
    }

    /** Whether chains of places join everyone both ways in a round. */
    boolean joined(int systems, double[] weights) {
        var left = new ArrayList<Integer>();
        var right = new ArrayList<Integer>();
        for (int r = 0; r < orders.size(); r++) {
            if (weights[r] > 0) {
                chain(orders.get(r), left, right);
            }
        }
        int n = left.size();
        var ones = new double[n];
        Arrays.fill(ones, 1);
        var cells =
                new Cells(
                        systems,
                        left.stream().mapToInt(Integer::intValue).toArray(),
                        right.stream().mapToInt(Integer::intValue).toArray(),
                        ones,
                        new double[n],
                        new double[n]);
        for (int component : Components.strong(cells)) {
            if (component > 0) {
                return false;
            }
        }
        return true;
    }

    /** Edges from each tier to each member of the next, and around within those that tied. */
    private static void chain(LuceOrder one, List<Integer> left, List<Integer> right) {
        int[] above = {};
        for (int t = 0; t < one.tiers().length; t++) {
            int[] tier = one.tiers()[t];
            for (int m = 0; m < tier.length; m++) {
                if (tier.length > 1 && one.chosen(t)) {
                    left.add(tier[m]);
                    right.add(tier[(m + 1) % tier.length]);
                }
                for (int i : above) {
                    left.add(i);
                    right.add(tier[m]);
                }
            }
            above = tier.length == 0 ? above : tier;
        }
    }
}
