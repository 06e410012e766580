package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.rank.DifficultyLabel;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.ItemRung;

/** What was asked, hardest first: the array {@code items}, empty where a method has none. */
final class ItemsJson {
    private ItemsJson() {}

    static void write(JsonWriter json, @Nullable Ladder ladder) throws IOException {
        json.array(
                "items",
                list -> {
                    var items = ladder == null ? List.<ItemRung>of() : ladder.items();
                    var labels = DifficultyLabel.of(items);
                    for (int i = 0; i < items.size(); i++) {
                        var item = items.get(i);
                        var label = labels.get(i);
                        list.object(one -> item(one, item, label));
                    }
                });
    }

    private static void item(JsonWriter json, ItemRung item, DifficultyLabel label)
            throws IOException {
        json.text("item", item.item().value());
        estimate(json, "difficulty", item.difficulty());
        estimate(json, "discrimination", item.discrimination());
        estimate(json, "guessing", item.guessing());
        json.number("information", item.information());
        json.number("infit", item.infit());
        json.count("tried", item.tried());
        json.count("solved", item.solved());
        json.number("deviation", item.deviation());
        json.number("rating", label.rating());
        json.number("ratingStd", label.ratingStd());
        json.number("ratingQuantile", label.ratingQuantile());
        json.number("unnormRating", label.unnormRating());
        json.number("unnormRatingStd", label.unnormRatingStd());
    }

    private static void estimate(JsonWriter json, String key, @Nullable Estimate estimate)
            throws IOException {
        json.number(key, estimate == null ? null : estimate.value());
        RankJson.ends(
                json, key + "Low", key + "High", estimate == null ? null : estimate.interval());
    }
}
