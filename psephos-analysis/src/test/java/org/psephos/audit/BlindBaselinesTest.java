package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** How far judges get that see no question. */
class BlindBaselinesTest {

    private static Finding of(List<Finding> found, String id) {
        return found.stream().filter(finding -> finding.id().equals(id)).findFirst().orElseThrow();
    }

    /** Mutant: the ratio of lengths is not turned to the winner. */
    @Test
    void whereTheShorterAnswerWinsAJudgeOfLengthLearnsThat() {
        var table = new Table();
        for (int i = 0; i < 200; i++) {
            boolean left = i % 3 == 0;
            boolean shorter = i % 10 < 8;
            table.prefer(
                    "i" + i,
                    left ? 100 + i : 300 + i,
                    left ? 300 + i : 100 + i,
                    left == shorter ? Outcome.LEFT : Outcome.RIGHT,
                    1);
        }
        var found = BlindBaselines.look(table.docket());
        var finding = of(found, "length-only");

        assertThat(finding.estimate()).isEqualTo(0.8);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.n()).isEqualTo(200);
        assertThat(finding.rows()).hasSize(20);
        assertThat(of(found, "style-only").claim()).contains("no comparison has the texts");
    }

    /** Mutant: who cannot tell is wrong. */
    @Test
    void whereLengthsAreEqualAJudgeOfLengthIsACoin() {
        var table = new Table();
        for (int i = 0; i < 50; i++) {
            table.prefer("i" + i, 10, 10, i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT, 1);
        }
        var finding = of(BlindBaselines.look(table.docket()), "length-only");

        assertThat(finding.estimate()).isEqualTo(0.5);
        assertThat(finding.severity()).isEqualTo(Severity.NONE);
    }

    /**
     * Each item has a word that wins or loses all ten of its questions: a judge that met the item
     * before would know them all. Mutant: folds of questions, not items.
     */
    @Test
    void noJudgeHasSeenTheItemThatItIsAskedAbout() {
        var table = new Table();
        var random = new Seed(7).random();
        for (int item = 0; item < 60; item++) {
            boolean wins = random.nextInt(2) == 0;
            for (int i = 0; i < 10; i++) {
                table.write(
                        "i" + item,
                        List.of("a" + i, "b" + i),
                        "the word of this is w" + item * 7919,
                        "there is no word in it",
                        wins ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        var finding = of(BlindBaselines.look(table.docket()), "prompt-blind");

        assertThat(finding.estimate()).isCloseTo(0.5, within(0.2));
        assertThat(finding.severity()).isEqualTo(Severity.NONE);
    }

    /** Length says nothing here and lists say all. Mutant: style is length alone. */
    @Test
    void listsThatWinAreLearnedBesideLength() {
        var table = new Table();
        for (int i = 0; i < 100; i++) {
            boolean left = i % 2 == 0;
            var listed = "- one\n- two" + "y".repeat(90) + "x".repeat(i % 7);
            var plain = "one and two" + "y".repeat(90) + "x".repeat((i + 3) % 7);
            table.write(
                    "i" + i,
                    List.of("a", "b"),
                    left ? listed : plain,
                    left ? plain : listed,
                    left ? Outcome.LEFT : Outcome.RIGHT);
        }

        var found = BlindBaselines.look(table.docket());
        assertThat(of(found, "style-only").estimate()).isEqualTo(1);
        assertThat(of(found, "length-only").estimate()).isLessThan(0.75);
        assertThat(of(found, "style-only").claim()).contains("as long as each other");
    }

    /**
     * n rows whose one feature is 1: the slope of the penalised likelihood is n / (1 + exp(w)) - w.
     * Mutant: no prior.
     */
    @Test
    void theWeightIsWhereThePenalisedLikelihoodIsHighest() {
        var rows = Collections.nCopies(40, SparseRow.dense(1));
        var fold = new int[40];
        Arrays.setAll(fold, i -> i % 2);

        double w = BlindJudge.outOfFold(rows, 1, fold)[0];

        assertThat(20 / (1 + Math.exp(w))).isCloseTo(w, within(1e-4));
    }

    @Test
    void fewQuestionsTeachNobody() {
        var table = new Table();
        table.prefer("i", 10, 20, Outcome.RIGHT, 1);

        var found = BlindBaselines.look(table.docket());
        assertThat(of(found, "length-only").estimate()).isNull();
        assertThat(of(found, "length-only").claim()).contains("needs 40 decided questions");
        assertThat(of(BlindBaselines.look(new Table().docket()), "prompt-blind").claim())
                .contains("there are no comparisons");
    }

    /** Words in another order are the same words; hashing keeps length one. */
    @Test
    void wordsAreCountedWithoutTheirOrder() {
        var one = BagOfWords.of("A rose is a rose.");
        var other = BagOfWords.of("rose, rose: is a a");
        var places = new TreeMap<Integer, Double>();
        for (int i = 0; i < one.index().length; i++) {
            places.put(one.index()[i], one.value()[i]);
        }

        assertThat(one.index()).isEqualTo(other.index()).hasSize(3);
        assertThat(one.value()).isEqualTo(other.value());
        assertThat(places.values().stream().mapToDouble(v -> v * v).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(BagOfWords.of("…").index()).isEmpty();
        assertThat(one.minus(other).value()).containsOnly(0);
    }
}
