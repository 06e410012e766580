package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.RaterCorrelation.Kind;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;
import org.psephos.math.Estimate;

/**
 * Agreement rater by rater: of every two, those with the most common units first.
 *
 * @see "Fleiss, Cohen, Everitt (1969), Large sample standard errors of kappa and weighted kappa,
 *     Psychological Bulletin 72:323-327"
 */
final class RaterPairs {

    /** Ten raters make that many pairs; of more raters the pairs with the most units are shown. */
    static final int MOST = 45;

    private final ReliabilityData data;
    private final double level;

    RaterPairs(ReliabilityData data, double level) {
        this.data = data;
        this.level = level;
    }

    /** Nothing where raters are not named. */
    List<PairAgreement> pairs() {
        if (!data.named()) {
            return List.of();
        }
        var patterns = UnitCells.byRaters(data);
        var raters = RaterCells.of(patterns, data.raters());
        return raters.busiest(patterns, MOST).stream()
                .map(couple -> Pairs.ofTwo(patterns, raters, couple.first(), couple.second()))
                .map(pair -> new Two(pair, pair.cells(patterns)))
                .map(this::measured)
                .toList();
    }

    /** What two raters gave to the units that both judged. */
    private record Two(Pairs pair, UnitCells cells) {}

    private PairAgreement measured(Two two) {
        var measure = measure();
        var coefficient = coefficient(two);
        var value = coefficient.of(two.cells().count());
        return new PairAgreement(
                data.feedback(),
                data.criterion(),
                measure,
                data.names().get(two.pair().first()),
                data.names().get(two.pair().second()),
                (long) two.cells().units(),
                value instanceof Known(double number)
                        ? estimate(
                                number, StandardErrors.of(measure, coefficient, two.cells(), true))
                        : null,
                value instanceof Unknown(String reason) ? reason : null);
    }

    private Measure measure() {
        return switch (data.scale()) {
            case NOMINAL -> Measure.COHEN_KAPPA;
            case ORDINAL -> Measure.WEIGHTED_KAPPA_QUADRATIC;
            case INTERVAL, RATIO -> Measure.PEARSON;
        };
    }

    private Coefficient coefficient(Two two) {
        var mismatch = data.declared() ? null : CodeBooks.mismatch(two.cells(), data.categories());
        return switch (data.scale()) {
            case NOMINAL ->
                    mismatch == null
                            ? kappa(two, AgreementWeights.IDENTITY)
                            : weight -> new Unknown(mismatch);
            case ORDINAL -> kappa(two, AgreementWeights.QUADRATIC);
            case INTERVAL, RATIO ->
                    new RaterCorrelation(
                            Pairs.of(two.cells()),
                            data.categories().numbers(data.scale()),
                            Kind.PEARSON);
        };
    }

    private Coefficient kappa(Two two, AgreementWeights weights) {
        return new CongerKappa(two.cells(), data.categories().size(), 2, weights);
    }

    private Estimate estimate(double value, @Nullable Double error) {
        return error == null
                ? new Estimate(value, null)
                : Estimate.normal(value, error, level, "delta");
    }
}
