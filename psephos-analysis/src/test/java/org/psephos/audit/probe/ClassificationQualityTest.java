package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.PsephosException;

/**
 * Figures by scikit-learn 1.9.1 and scipy 1.17.1 ({@code matthews_corrcoef}, {@code
 * cohen_kappa_score}, {@code recall_score}, {@code f1_score}, {@code spearmanr}).
 */
class ClassificationQualityTest {
    private static final int[] GOLD = {1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 3, 3, 2, 4, 3, 3, 5, 1, 3, 4};
    private static final int[] SAID = {1, 3, 2, 3, 3, 4, 3, 3, 4, 4, 3, 3, 3, 4, 2, 3, 5, 2, 3, 4};
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);

    private static String levels(String each) {
        var csv = new StringBuilder("gold,predicted,item\n");
        for (int i = 0; i < GOLD.length; i++) {
            csv.append("%s,%s,%s%n".formatted(GOLD[i], SAID[i], each + i / 4));
        }
        return csv.toString();
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    private static void has(ProbeResult result, String name, String of, double expected) {
        assertThat(value(result, name, of)).as(name + " " + of).isCloseTo(expected, within(1e-12));
    }

    @Test
    void oneLabelARow() {
        var result = ClassificationQuality.look(Rows.of(levels("d")), PLAIN);
        has(result, "accuracy", "", 0.65);
        has(result, "commonest-accuracy", "", 0.45);
        has(result, "mcc", "", 0.4985808425294758);
        has(result, "cohens-kappa", "", 0.4945848375451264);
        has(result, "uar", "", 0.5722222222222222);
        has(result, "macro-f1", "", 0.6140350877192982);
        has(result, "quadratic-kappa", "", 0.8195876288659794);
        has(result, "spearman", "", 0.811772309671148);
        has(result, "f1", "2", 1.0 / 3);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void wholeItemsAreDrawn() {
        var options = ProbeOptions.withDefaults().rounds(400);
        var one = ClassificationQuality.look(Rows.of(levels("d")), options).quantity("accuracy");
        var interval = Objects.requireNonNull(one.interval());
        assertThat(interval.method()).contains("over items");
        // 20 rows of 5 items that are right in 3, 2, 3, 3 and 2 of 4: they vary less than by lot
        assertThat(interval.halfWidth()).isBetween(0.07, 0.14);
    }

    @Test
    void setsOfLabelsAndTheBaselineOfAllLabels() {
        var csv =
                """
                gold,predicted
                a; b,a
                b,b;c
                c,c
                a,
                a;c,c ;a
                b,a;d
                """;
        var options = PLAIN.set("separator", ";");
        var result = ClassificationQuality.look(Rows.of(csv), options);
        has(result, "subset-accuracy", "", 1.0 / 3);
        has(result, "micro-f1", "", 0.625);
        has(result, "macro-f1", "", 0.6555555555555556);
        has(result, "f1-of-macro-averages", "", 0.7179487179487178);
        has(result, "ones-macro-f1", "", 0.611111111111111);
        has(result, "f1", "c", 0.8);
        has(result, "f1", "d", 0);
    }

    @Test
    void predictionsThatLookingAtNothingBeatsAreFound() {
        var csv = "gold,predicted,system\na,a,x\na,b,x\na,a,x\nb,a,x\na,a,y\nb,b,y\na,a,y\nb,b,y\n";
        var result = ClassificationQuality.look(Rows.of(csv), PLAIN);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(result.findings().getFirst().claim())
                .startsWith("x: accuracy is 0.500, and 0.750 without looking");
        has(result, "accuracy", "y", 1);
    }

    @Test
    void minimalPairsPreferTheAcceptableSide() {
        var csv =
                """
                gold,score,pair
                correct,-3,1
                incorrect,-4,1
                correct,-5,2
                incorrect,-5,2
                incorrect,-1,3
                correct,-2,3
                correct,-2,4
                incorrect,-9,5
                correct,-1,5
                """;
        var options = PLAIN.set("positive", "correct");
        var result = ClassificationQuality.look(Rows.of(csv, "score"), options);
        var pairs = result.quantity("minimal-pair-accuracy");
        assertThat(pairs.value()).isEqualTo(0.5);
        assertThat(pairs.n()).isEqualTo(4);
        assertThat(pairs.note()).startsWith("1 pairs are not one acceptable row");
        has(result, "minimal-pairs-tied", "", 0.25);
    }

    @Test
    void whatCannotBeSaidIsUndefinedWithAReason() {
        var csv = "gold,predicted\na,a\na,a\n";
        var result = ClassificationQuality.look(Rows.of(csv), PLAIN);
        assertThat(result.quantity("mcc").undefined()).contains("the same label");
        assertThat(result.quantity("cohens-kappa").value()).isNull();
        has(result, "accuracy", "", 1);
    }

    @Test
    void withoutPredictionsAndPairsItSaysWhatToName() {
        assertThatThrownBy(() -> ClassificationQuality.look(Rows.of("gold\na\n"), PLAIN))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column says what was predicted");
        var csv = "gold,score,pair\na,1,p\n";
        assertThatThrownBy(() -> ClassificationQuality.look(Rows.of(csv, "score"), PLAIN))
                .hasMessageContaining("which label is the acceptable one");
    }
}
