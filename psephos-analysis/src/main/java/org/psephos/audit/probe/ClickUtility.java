package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a ranking by score would have earned, from clicks on offers that were shown in random order:
 * in each impression an offer clicked earns its place from below (1 for the lowest score; equal
 * scores share), weighed by its group, divided by how many offers there were. Only impressions in
 * random order count, because in others the place that was shown moved the click.
 *
 * @see "Vladimirova et al. (2024), FairJob: a real-world dataset for fairness in online systems,
 *     section 4"
 */
final class ClickUtility {
    private final TreeMap<Integer, List<Offer>> impressions = new TreeMap<>();
    private final TreeMap<Integer, Integer> products = new TreeMap<>();

    private final boolean shared;

    private ClickUtility(boolean shared) {
        this.shared = shared;
    }

    /** What an impression earns is divided by how many offers it had. */
    static ClickUtility perOffer() {
        return new ClickUtility(true);
    }

    /** What an impression earns is summed over its offers. */
    static ClickUtility perImpression() {
        return new ClickUtility(false);
    }

    /**
     * @param weight of the group of who saw it
     */
    record Offer(double score, double click, double weight) {}

    void add(int impression, int product, Offer offer) {
        impressions.computeIfAbsent(impression, one -> new ArrayList<>()).add(offer);
        products.put(impression, product);
    }

    int impressions() {
        return impressions.size();
    }

    /**
     * Utility with what it would be, were the clicked offers ranked last, and first.
     *
     * @param value mean over products of the mean over their impressions
     */
    record Earned(double value, double least, double most) {}

    /** Each impression as often as drawn; null where none was. */
    @Nullable Earned earned(int[] drawn) {
        var sums = new TreeMap<Integer, double[]>();
        int at = 0;
        for (var impression : impressions.entrySet()) {
            int times = drawn[at++];
            if (times > 0) {
                var own = earned(impression.getValue());
                var sum =
                        sums.computeIfAbsent(
                                products.getOrDefault(impression.getKey(), -1), p -> new double[4]);
                sum[0] += times * own.value;
                sum[1] += times * own.least;
                sum[2] += times * own.most;
                sum[3] += times;
            }
        }
        if (sums.isEmpty()) {
            return null;
        }
        double[] mean = new double[3];
        for (var sum : sums.values()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sum[i] / sum[3] / sums.size();
            }
        }
        return new Earned(mean[0], mean[1], mean[2]);
    }

    private Earned earned(List<Offer> offers) {
        double value = 0;
        var gains = new ArrayList<Double>();
        for (var offer : offers) {
            double place = 0.5;
            for (var other : offers) {
                place += other.score < offer.score ? 1 : other.score == offer.score ? 0.5 : 0;
            }
            value += offer.weight * offer.click * place;
            gains.add(offer.weight * offer.click);
        }
        gains.sort(Double::compare);
        double least = 0;
        double most = 0;
        int n = gains.size();
        for (int i = 0; i < n; i++) {
            most += gains.get(i) * (i + 1);
            least += gains.get(i) * (n - i);
        }
        int by = shared ? n : 1;
        return new Earned(value / by, least / by, most / by);
    }
}
