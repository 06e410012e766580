package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/**
 * How often an interval that promises 95% holds the truth. The customary bootstrap of alpha, which
 * draws pairs of ratings, holds it in 71 to 76 of a hundred cases here.
 */
@Tag("slow")
class AgreementCoverageTest {
    private static final int STUDIES = 300;
    private static final int RATERS = 5;
    private static final int CATEGORIES = 4;
    private static final double CARE = 0.7;

    private static @Nullable String[][] drawn(int units, SplitMix64 random) {
        var table = new @Nullable String[units][RATERS];
        for (var unit : table) {
            int truth = random.nextInt(CATEGORIES);
            for (int rater = 0; rater < RATERS; rater++) {
                int given = random.nextDouble() < CARE ? truth : random.nextInt(CATEGORIES);
                unit[rater] = random.nextDouble() < 0.1 ? null : Integer.toString(given);
            }
        }
        return table;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 400})
    void intervalsOfUnitsHoldWhatTheyPromise(int units) {
        // Two ratings of a unit agree beyond chance only where both come from its truth.
        double truth = CARE * CARE;
        int held = 0;
        for (int study = 0; study < STUDIES; study++) {
            var random = new Seed(units).child("study", study).random();
            var options =
                    new AuditOptions(
                            MeasurementScale.NOMINAL,
                            List.of(),
                            List.of(),
                            400,
                            0.95,
                            new Seed(study),
                            1);
            var alpha =
                    Tables.measured(
                            Tables.labels(drawn(units, random)),
                            options,
                            Measure.KRIPPENDORFF_ALPHA);
            var estimate = Objects.requireNonNull(alpha.estimate());
            held += Objects.requireNonNull(estimate.interval()).contains(truth) ? 1 : 0;
        }
        assertThat(held / (double) STUDIES).isBetween(0.92, 0.975);
    }
}
