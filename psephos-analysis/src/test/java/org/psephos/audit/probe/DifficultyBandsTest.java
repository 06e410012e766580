package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/** Tables whose bands are counted by hand, and answers drawn with known difficulties. */
class DifficultyBandsTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults();
    private static final Offset<Double> EXACT = within(1e-12);

    /** Four items of published ratings; one system trained on each of two bands. */
    private static final String TRAINED =
            """
            system,item,score,difficulty,trained
            easy,a,1,0.1,1
            easy,b,1,0.2,1
            easy,c,1,0.7,1
            easy,d,0,0.9,1
            hard,a,1,0.1,2
            hard,b,0,0.2,2
            hard,c,1,0.7,2
            hard,d,1,0.9,2
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "score", "difficulty", "trained");
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value(), name);
    }

    @Test
    void accuracyIsCountedByBandOfTrainingAndOfEvaluation() {
        var result = new DifficultyBands(2).look(rows(TRAINED), OPTIONS);

        assertThat(value(result, "accuracy", "easy: band 1 of 2")).isEqualTo(1);
        assertThat(value(result, "accuracy", "easy: band 2 of 2")).isEqualTo(0.5);
        assertThat(value(result, "accuracy", "band 1 of 2")).isCloseTo(0.75, EXACT);
        assertThat(value(result, "fall", "easy")).isCloseTo(0.5, EXACT);
        assertThat(value(result, "fall", "hard")).isCloseTo(-0.5, EXACT);
        assertThat(value(result, "generalisation", "trained on band 2: band 1 of 2"))
                .isCloseTo(0.5, EXACT);
        // each is 0.25 above the mean in its own band and 0.25 below in the other
        assertThat(value(result, "generalisation-gap", "")).isCloseTo(0.5, EXACT);
        var interval = result.quantity("accuracy", "easy: band 2 of 2").interval();
        assertThat(Objects.requireNonNull(interval).method()).containsIgnoringCase("wilson");
    }

    @Test
    void difficultyIsFoundInTheAnswersOfOthers() {
        var random = new Seed(93).random();
        var csv = new StringBuilder("system,item,score\n");
        for (int s = 0; s < 20; s++) {
            double ability = random.nextGaussian();
            for (int j = 0; j < 50; j++) {
                double chance = 1 / (1 + StrictMath.exp(2 * (-2 + 4 * j / 49.0 - ability)));
                csv.append(
                        "m%02d,i%02d,%s%n".formatted(s, j, random.nextDouble() < chance ? 1 : 0));
            }
        }
        var result = new DifficultyBands(5).look(rows(csv.toString()), OPTIONS);

        for (int b = 1; b < 5; b++) {
            assertThat(value(result, "accuracy", "band %s of 5".formatted(b)))
                    .isGreaterThan(value(result, "accuracy", "band %s of 5".formatted(b + 1)));
        }
        assertThat(value(result, "fall", "")).isBetween(0.5, 0.9);
        assertThat(result.quantity("accuracy", "band 1 of 5").note()).contains("other systems");
    }

    /** Coin tosses have no hard items, unless a system may say which ones it failed. */
    @Test
    void aSystemDoesNotMakeItsOwnHardItems() {
        var random = new Seed(5).random();
        var csv = new StringBuilder("system,item,score\n");
        for (int s = 0; s < 4; s++) {
            for (int j = 0; j < 200; j++) {
                csv.append("m%s,i%03d,%s%n".formatted(s, j, random.nextInt(2)));
            }
        }
        var result = new DifficultyBands(4).look(rows(csv.toString()), OPTIONS);

        assertThat(value(result, "fall", "")).isBetween(-0.15, 0.15);
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThat(
                        new DifficultyBands(2)
                                .look(rows("system,item,score\nm,a,1\nm,b,0\n"), OPTIONS)
                                .quantity("accuracy")
                                .undefined())
                .contains("--columns difficulty=COLUMN");
        assertThatThrownBy(
                        () ->
                                new DifficultyBands(2)
                                        .look(
                                                rows(
                                                        TRAINED.replace(
                                                                "hard,a,1,0.1", "hard,a,1,0.3")),
                                                OPTIONS))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("rows.csv:6: item a has another difficulty than before");
        assertThat(
                        new DifficultyBands(9)
                                .look(rows(TRAINED), OPTIONS)
                                .quantity("accuracy")
                                .undefined())
                .isEqualTo("4 items do not make 9 bands");
    }
}
