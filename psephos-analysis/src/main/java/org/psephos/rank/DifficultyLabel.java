package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Normal;
import org.psephos.rank.Ladder.ItemRung;

/**
 * The difficulty of an item on a scale that does not depend on the method, under the names that
 * Easy2Hard-Bench publishes: the easiest item has rating 0 and the hardest 1, those between lie in
 * proportion.
 *
 * @param rating (difficulty - least) / (most - least), from 0 to 1; absent where all are equal
 * @param ratingStd the standard error on that scale; absent where the fit gave none
 * @param ratingQuantile the share of items that are easier, equal ones counted half, from 0 to 1
 * @param unnormRating the difficulty in the unit of the method
 * @param unnormRatingStd its standard error, or the deviation that the method carries along
 * @see "Ding et al. (2024), Easy2Hard-Bench, arXiv:2409.18433"
 */
public record DifficultyLabel(
        String item,
        @Nullable Double rating,
        @Nullable Double ratingStd,
        double ratingQuantile,
        double unnormRating,
        @Nullable Double unnormRatingStd) {

    /** A label an item, in the order of {@code items}. */
    public static List<DifficultyLabel> of(List<ItemRung> items) {
        var values = items.stream().mapToDouble(item -> item.difficulty().value()).toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double span = Arrays.stream(values).max().orElse(0) - least;
        var quantiles = quantiles(values);
        var labels = new ArrayList<DifficultyLabel>();
        for (int i = 0; i < values.length; i++) {
            var error = error(items.get(i));
            boolean spread = span > 0;
            labels.add(
                    new DifficultyLabel(
                            items.get(i).item().value(),
                            spread ? (values[i] - least) / span : null,
                            spread && error != null ? error / span : null,
                            quantiles[i],
                            values[i],
                            error));
        }
        return labels;
    }

    /** By place, the share of values below, equal ones (itself among them) counted half. */
    public static double[] quantiles(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var distinct = Arrays.stream(sorted).distinct().toArray();
        var ends = new int[distinct.length + 1];
        for (int i = 0, k = 0; i < sorted.length; i++) {
            k += sorted[i] == distinct[k] ? 0 : 1;
            ends[k + 1] = i + 1;
        }
        return Arrays.stream(values)
                .map(
                        v -> {
                            int k = Arrays.binarySearch(distinct, v);
                            return (ends[k] + ends[k + 1]) / (2.0 * values.length);
                        })
                .toArray();
    }

    private static @Nullable Double error(ItemRung item) {
        var interval = item.difficulty().interval();
        return interval == null
                ? item.deviation()
                : Double.valueOf(
                        interval.halfWidth() / Normal.quantile(0.5 + interval.level() / 2));
    }
}
