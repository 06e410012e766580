package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.model.ItemId;
import org.psephos.rank.Ladder.ItemRung;

/** Labels by hand. */
class DifficultyLabelTest {
    private static ItemRung item(String name, Estimate difficulty, @Nullable Double deviation) {
        return new ItemRung(new ItemId(name), difficulty, null, null, null, null, 9, 3, deviation);
    }

    @Test
    void theEasiestIsZeroTheHardestOneAndEqualOnesShareAPlace() {
        var labels =
                DifficultyLabel.of(
                        List.of(
                                item("hard", Estimate.normal(3, 0.5, 0.9, "test"), null),
                                item("b", new Estimate(-1, null), 0.2),
                                item("a", new Estimate(-1, null), null),
                                item("middle", new Estimate(0, null), 0.4)));

        assertThat(labels).extracting(DifficultyLabel::rating).containsExactly(1.0, 0.0, 0.0, 0.25);
        assertThat(labels)
                .extracting(DifficultyLabel::ratingQuantile)
                .containsExactly(0.875, 0.25, 0.25, 0.625);
        assertThat(labels.getFirst().unnormRatingStd()).isCloseTo(0.5, within(1e-12));
        assertThat(labels.getFirst().ratingStd()).isCloseTo(0.125, within(1e-12));
        assertThat(labels.get(1).ratingStd()).isCloseTo(0.05, within(1e-12));
        assertThat(labels.get(2).ratingStd()).isNull();
    }

    @Test
    void itemsThatAreAllAlikeHaveNoScale() {
        var label = DifficultyLabel.of(List.of(item("a", new Estimate(2, null), 0.1))).getFirst();

        assertThat(label.rating()).isNull();
        assertThat(label.ratingStd()).isNull();
        assertThat(label.unnormRating()).isEqualTo(2);
        assertThat(label.ratingQuantile()).isEqualTo(0.5);
    }
}
