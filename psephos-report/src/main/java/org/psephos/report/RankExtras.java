package org.psephos.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;
import org.psephos.rank.Composite;
import org.psephos.rank.LengthControlled;
import org.psephos.rank.LengthControlled.Gameability;
import org.psephos.rank.OrderSpread;
import org.psephos.rank.PredictionPowered.Saving;
import org.psephos.rank.Slicing;
import org.psephos.rank.Standings;
import org.psephos.rank.Standings.Against;
import org.psephos.rank.TruthAgreement;

/**
 * What may be asked of a ranking beyond its ladder; what was not asked for is absent.
 *
 * @param slicing ladders of parts
 * @param standings errors that fit together, chances of being the best, classes
 * @param reference the system that others are compared with
 * @param against the differences from it, best first; empty without a reference
 * @param saving what a judge was worth
 * @param length win rates against a baseline, as counted and at equal lengths
 * @param gameability how far those of variants of one system lie apart
 * @param composite the ladder of several objectives with weights
 * @param orders how far Elo depends on the order of the votes, by part: all together under an empty
 *     name, then the values that judgements are divided by; empty where not asked for
 * @param truth how near the ladder comes to known values
 */
public record RankExtras(
        @Nullable Slicing slicing,
        @Nullable Standings standings,
        @Nullable SystemId reference,
        List<Against> against,
        @Nullable Saving saving,
        @Nullable LengthControlled length,
        @Nullable Gameability gameability,
        @Nullable TruthAgreement truth,
        @Nullable Composite composite,
        SortedMap<String, OrderSpread> orders) {

    /** Nothing. */
    public static final RankExtras NONE =
            new RankExtras(
                    null, null, null, List.of(), null, null, null, null, null, new TreeMap<>());

    public RankExtras {
        against = List.copyOf(against);
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    }
}
