package org.psephos.audit;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * How far two raters agree on the units that both judged.
 *
 * @param feedback the kind of judgement
 * @param criterion by what measure things were judged
 * @param measure Cohen's kappa where the scale is nominal, quadratically weighted kappa where it is
 *     ordinal, else Pearson's correlation
 * @param first the rater that comes first by name
 * @param second the other rater
 * @param units that both judged
 * @param estimate the value with its interval by the delta method; absent where the data do not
 *     determine one
 * @param undefined why there is no value; absent where there is one
 */
public record PairAgreement(
        String feedback,
        String criterion,
        Measure measure,
        String first,
        String second,
        long units,
        @Nullable Estimate estimate,
        @Nullable String undefined) {}
