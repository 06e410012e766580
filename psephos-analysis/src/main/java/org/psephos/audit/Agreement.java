package org.psephos.audit;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * How far the raters of one criterion agree, by one measure.
 *
 * @param measure by which
 * @param scale what was made of the values
 * @param feedback the kind of judgement, such as {@code comparison}
 * @param criterion by what measure things were judged, such as {@code overall}
 * @param units what was judged, at least once
 * @param pairable units with two ratings or more, which alone can show agreement
 * @param raters who judged; where they are not named, the most that judged one unit
 * @param ratings judgements used
 * @param repeated judgements set aside because the same rater had judged the unit before
 * @param estimate the value with its interval; absent where the data do not determine one
 * @param standardError by the infinitesimal jackknife over units; absent where there is none or it
 *     would take long
 * @param undefined why there is no value; absent where there is one
 * @param weights by what weights or distances, where the measure has any
 * @param note what else a reader has to know, where there is anything
 */
public record Agreement(
        Measure measure,
        MeasurementScale scale,
        String feedback,
        String criterion,
        long units,
        long pairable,
        long raters,
        long ratings,
        long repeated,
        @Nullable Estimate estimate,
        @Nullable Double standardError,
        @Nullable String undefined,
        @Nullable String weights,
        @Nullable String note) {

    public Agreement {
        if ((estimate == null) == (undefined == null)) {
            throw new IllegalArgumentException(
                    "there must be an estimate or a reason, but was %s and %s"
                            .formatted(estimate, undefined));
        }
    }
}
