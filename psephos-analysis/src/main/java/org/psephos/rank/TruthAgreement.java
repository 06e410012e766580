package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How near a ladder comes to known values, over the systems that have both.
 *
 * @param shared systems on the ladder with a known value
 * @param ladderOnly systems on the ladder without one
 * @param truthOnly known values of systems without a place
 * @param kendall Kendall's tau-b, ties of either side taken into account; absent with fewer than
 *     two shared systems, or where either side says all are equal
 * @param ndcg by depth, ascending; empty where a known value is negative or none is positive
 */
public record TruthAgreement(
        int shared, int ladderOnly, int truthOnly, @Nullable Double kendall, List<Ndcg> ndcg) {

    private static final int[] DEPTHS = {10, 100};

    public TruthAgreement {
        ndcg = List.copyOf(ndcg);
    }

    /**
     * Normalised discounted cumulative gain of the first {@code k} places: gain is the known value,
     * discounted by log2(1 + place), over that of the best order. Systems of equal strength share
     * the mean of their gains.
     */
    public record Ndcg(int k, double value) {}

    /**
     * Holds {@code ladder} against known values, larger being better.
     *
     * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251;
     *     Järvelin and Kekäläinen (2002), Cumulated gain-based evaluation of IR techniques, ACM
     *     Transactions on Information Systems 20:422-446"
     */
    public static TruthAgreement of(Ladder ladder, Map<String, Double> truth) {
        var found = new ArrayList<Pair>();
        for (var rung : ladder.rungs()) {
            var known = truth.get(rung.system().value());
            if (known != null) {
                found.add(new Pair(rung.strength().value(), known));
            }
        }
        return new TruthAgreement(
                found.size(),
                ladder.rungs().size() - found.size(),
                truth.size() - found.size(),
                kendall(found),
                ndcg(found));
    }

    private record Pair(double strength, double known) {}

    private static @Nullable Double kendall(List<Pair> pairs) {
        long sum = 0;
        long strengths = 0;
        long knowns = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = 0; j < i; j++) {
                int s = Double.compare(pairs.get(i).strength, pairs.get(j).strength);
                int k = Double.compare(pairs.get(i).known, pairs.get(j).known);
                sum += (long) s * k;
                strengths += s == 0 ? 0 : 1;
                knowns += k == 0 ? 0 : 1;
            }
        }
        return strengths == 0 || knowns == 0
                ? null
                : sum / (Math.sqrt((double) strengths) * Math.sqrt((double) knowns));
    }

    private static List<Ndcg> ndcg(List<Pair> pairs) {
        if (pairs.stream().anyMatch(pair -> pair.known < 0)
                || pairs.stream().noneMatch(pair -> pair.known > 0)) {
            return List.of();
        }
        var best = pairs.stream().map(Pair::known).sorted(Comparator.reverseOrder()).toList();
        var gains = shared(pairs);
        var result = new ArrayList<Ndcg>();
        for (int k : DEPTHS) {
            if (k < pairs.size()) {
                result.add(new Ndcg(k, gain(gains, k) / gain(best, k)));
            }
        }
        result.add(new Ndcg(pairs.size(), gain(gains, pairs.size()) / gain(best, pairs.size())));
        return result;
    }

    /** Known values from the best strength down, the mean of them where strengths are equal. */
    private static List<Double> shared(List<Pair> pairs) {
        var sorted =
                pairs.stream()
                        .sorted(Comparator.comparingDouble((Pair pair) -> -pair.strength))
                        .toList();
        var gains = new ArrayList<Double>();
        for (int from = 0; from < sorted.size(); ) {
            int end = from;
            double sum = 0;
            while (end < sorted.size() && sorted.get(end).strength == sorted.get(from).strength) {
                sum += sorted.get(end++).known;
            }
            for (int i = from; i < end; i++) {
                gains.add(sum / (end - from));
            }
            from = end;
        }
        return gains;
    }

    private static double gain(List<Double> gains, int k) {
        double sum = 0;
        for (int place = 0; place < k; place++) {
            sum += gains.get(place) * StrictMath.log(2) / StrictMath.log(place + 2.0);
        }
        return sum;
    }
}
