package org.psephos.audit;

import org.jspecify.annotations.Nullable;
import org.psephos.audit.Value.Known;

/**
 * Standard errors of coefficients by the infinitesimal jackknife over units: how much the value
 * moves where one unit counts a little more, squared and summed. For kappas and alphas these are
 * the formulas that the literature derives by the delta method.
 *
 * @see "Jaeckel (1972), The infinitesimal jackknife, Bell Laboratories memorandum MM72-1215-11;
 *     Efron (1982), The jackknife, the bootstrap and other resampling plans, chapter 6; Gwet
 *     (2014), section 5.4"
 */
final class StandardErrors {

    /** The step of a derivative, in units: small against one, large against rounding. */
    private static final double STEP = 1e-4;

    private static final double MOST_STEPS = 2e8;

    private StandardErrors() {}

    /** Krippendorff's alpha takes units with one rating for absent. */
    private static boolean alone(Measure measure, int ratings) {
        return measure == Measure.KRIPPENDORFF_ALPHA && ratings < 2;
    }

    /**
     * Null where there is none, and where finding it would take long.
     *
     * @param ofTwo whether the literature on two raters makes no allowance for few units
     */
    static @Nullable Double of(
            Measure measure, Coefficient coefficient, UnitCells cells, boolean ofTwo) {
        if (2 * coefficient.steps() * cells.size() > MOST_STEPS) {
            return null;
        }
        var weight = cells.count().clone();
        double sum = 0;
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            double count = weight[c];
            weight[c] = count + STEP;
            var more = coefficient.linearised(weight);
            weight[c] = count - STEP;
            var less = coefficient.linearised(weight);
            weight[c] = count;
            if (!(more instanceof Known(double above) && less instanceof Known(double below))) {
                return null;
            }
            double slope = (above - below) / (2 * STEP);
            sum += count * slope * slope;
            units += alone(measure, cells.ratings()[c]) ? 0 : count;
        }
        double few = ofTwo ? 1 : units / (units - 1);
        return units > 1 ? Math.sqrt(sum * few) : null;
    }
}
