package org.psephos.audit.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;

/**
 * Are items shown evenly to the users of a recommender, or systems to the voters of an arena?
 * Jain's index, qualification fairness, entropy, Gini's index plain and weighed by place,
 * satisfaction with a fair share, disparity of coverage, and expected attention, each by its
 * original formula with the range that the sizes allow, and corrected to lie between 0 and 1 where
 * a correction is known. Intervals are bootstrap errors over users.
 *
 * @param k length at which lists are cut; absent for the shortest
 * @param items how many items could have been shown; absent for those in the rows
 * @param gamma how much attention the next place gets, between 0 and 1
 * @see "Rampisela et al. (2023), Evaluation measures of individual item fairness for recommender
 *     systems: a critical study"
 */
public record ItemExposure(@Nullable Double k, @Nullable Double items, double gamma) {
    private static final Setting K =
            new Setting("k", "", "length at which lists are cut (the shortest list)");
    private static final Setting ITEMS =
            new Setting("items", "", "items that could have been shown (those in the rows)");
    private static final Setting GAMMA =
            new Setting(
                    "gamma", "0.8", "attention to a place, as a share of that to the one before");

    static final Probe PROBE =
            new Probe(
                    "item-exposure",
                    "how evenly items are shown to users",
                    List.of(
                            TableField.needed(
                                    "user",
                                    Kind.NAME,
                                    "who was shown a list",
                                    "user",
                                    "user_id",
                                    "userid",
                                    "uid"),
                            TableField.needed(
                                    "item",
                                    Kind.NAME,
                                    "what was shown",
                                    "item",
                                    "item_id",
                                    "itemid",
                                    "iid"),
                            TableField.optional(
                                    "rank",
                                    Kind.COUNT,
                                    "place in the list from 1; empty where the item was not shown",
                                    "rank",
                                    "position"),
                            TableField.optional(
                                    "round",
                                    Kind.NAME,
                                    "which list, where a user was shown several",
                                    "round",
                                    "session"),
                            TableField.optional(
                                    "relevance",
                                    Kind.NUMBER,
                                    "above 0 where the item is relevant to the user",
                                    "relevance",
                                    "rel",
                                    "label"),
                            TableField.optional(
                                    "group",
                                    Kind.NAME,
                                    "items of one group are alike (all)",
                                    "group")),
                    null,
                    List.of(K, ITEMS, GAMMA),
                    (rows, options) ->
                            new ItemExposure(
                                            K.number(options, 1, Integer.MAX_VALUE),
                                            ITEMS.number(options, 1, Integer.MAX_VALUE),
                                            GAMMA.chosen(options, 0, 0.999999))
                                    .look(rows, options));

    /**
     * Measures the lists in {@code rows}.
     *
     * @throws org.psephos.model.PsephosException where a list shows an item twice, or is shorter
     *     than k
     */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        return new ExposureLook(rows, options, Shelf.of(rows, k, items), gamma).result();
    }
}
