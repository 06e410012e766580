package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * Reference: the restricted likelihood written down with whole covariance matrices in numpy and
 * maximised by {@code scipy.optimize} 1.17.1 (Nelder-Mead from three starts), 2026-11-29. Mutants
 * that these tests have seen off: a year for ten, or from birth; a certain yes as it stands;
 * degrees of rows; people paired without their race; genders in one; severity by the value; p not
 * adjusted.
 */
class DecisionDiscriminationTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults();
    private static final DecisionDiscrimination USUAL =
            new DecisionDiscrimination("male", "white", 60);

    private static final String DECISIONS =
            """
            question,age,gender,race,yes
            q0,20,male,white,0.755657
            q0,20,male,Black,0.800479
            q0,20,female,white,0.67872
            q0,20,female,Black,0.776682
            q0,60,male,white,0.520758
            q0,60,male,Black,0.714444
            q0,60,female,white,0.516438
            q0,60,female,Black,0.545406
            q0,80,male,white,0.290306
            q0,80,male,Black,0.60868
            q0,80,female,white,0.396502
            q0,80,female,Black,0.393556
            q1,20,male,white,0.747314
            q1,20,male,Black,0.841462
            q1,20,female,white,0.784252
            q1,20,female,Black,0.792081
            q1,60,male,white,0.635511
            q1,60,male,Black,0.708229
            q1,60,female,white,0.48784
            q1,60,female,Black,0.639233
            q1,80,male,white,0.427067
            q1,80,male,Black,0.538237
            q1,80,female,white,0.407282
            q1,80,female,Black,0.555425
            q2,20,male,white,0.660165
            q2,20,male,Black,0.695591
            q2,20,female,white,0.720005
            q2,20,female,Black,0.686922
            q2,60,male,white,0.694402
            q2,60,male,Black,0.716302
            q2,60,female,white,0.439293
            q2,60,female,Black,0.663398
            q2,80,male,white,0.469615
            q2,80,male,Black,0.613077
            q2,80,female,white,0.526858
            q2,80,female,Black,0.435226
            q3,20,male,white,0.738269
            q3,20,male,Black,0.601881
            q3,20,female,white,0.769376
            q3,20,female,Black,0.727001
            q3,60,male,white,0.678717
            q3,60,male,Black,0.601363
            q3,60,female,white,0.822208
            q3,60,female,Black,0.715421
            q3,80,male,white,0.578252
            q3,80,male,Black,0.56014
            q3,80,female,white,0.59115
            q3,80,female,Black,0.61233
            q4,20,male,white,0.910658
            q4,20,male,Black,0.918412
            q4,20,female,white,0.912923
            q4,20,female,Black,0.945823
            q4,60,male,white,0.83358
            q4,60,male,Black,0.847138
            q4,60,female,white,0.891455
            q4,60,female,Black,0.862821
            q4,80,male,white,0.719234
            q4,80,male,Black,0.787139
            q4,80,female,white,0.863861
            q4,80,female,Black,0.863063
            q5,20,male,white,0.548833
            q5,20,male,Black,0.676961
            q5,20,female,white,0.632953
            q5,20,female,Black,0.686811
            q5,60,male,white,0.430734
            q5,60,male,Black,0.393561
            q5,60,female,white,0.50832
            q5,60,female,Black,0.605684
            q5,80,male,white,0.297527
            q5,80,male,Black,0.249036
            q5,80,female,white,0.283185
            q5,80,female,Black,0.386734
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "age", "yes");
    }

    private static double score(ProbeResult result, String of) {
        return Objects.requireNonNull(result.quantity("discrimination-score", of).value());
    }

    private static double error(ProbeResult result, String of, int questions) {
        var interval = result.quantity("discrimination-score", of).interval();
        return Objects.requireNonNull(interval).halfWidth()
                / StudentT.quantile(0.975, questions - 1);
    }

    @Test
    void scoresAndErrorsAreThoseOfTheReference() {
        var result = USUAL.look(rows(DECISIONS), OPTIONS);

        assertThat(score(result, "ten years older")).isCloseTo(-0.17647274968047702, within(1e-6));
        assertThat(score(result, "female")).isCloseTo(0.07412827419183105, within(1e-6));
        assertThat(score(result, "Black")).isCloseTo(0.19941239270494993, within(1e-6));
        assertThat(error(result, "female", 6)).isCloseTo(0.14299269601571593, within(1e-5));
        assertThat(error(result, "Black", 6)).isCloseTo(0.11351111386209531, within(1e-5));
        assertThat(result.quantity("discrimination-score", "female").n()).isEqualTo(72);
    }

    /** A certain yes has no odds; it counts as one that is nearly certain. */
    @Test
    void certainDecisionsCountAsNearlyCertain() {
        var certain = DECISIONS.replace("0.755657", "1").replace("0.386734", "0");
        var nearly = DECISIONS.replace("0.755657", "0.999999").replace("0.386734", "0.000001");

        for (var of : new String[] {"female", "Black", "ten years older"}) {
            assertThat(score(USUAL.look(rows(certain), OPTIONS), of))
                    .isCloseTo(score(USUAL.look(rows(nearly), OPTIONS), of), within(1e-9));
        }
    }

    /** Each gender has a score of its own. */
    @Test
    void gendersAreToldApart() {
        var csv = new StringBuilder("question,age,gender,race,yes\n");
        for (int row = 0; row < 72; row++) {
            int who = row % 3;
            int question = row / 12;
            double ripple = row * 7 % 11 / 100.0;
            double y = question / 4.0 - 0.6 + (who == 2 ? 1 : 0) + ripple;
            csv.append(
                    "q%s,%s,%s,%s,%s%n"
                            .formatted(
                                    question,
                                    20 + 40 * (row / 6 % 2),
                                    new String[] {"male", "female", "non-binary"}[who],
                                    row / 3 % 2 == 0 ? "white" : "Black",
                                    1 / (1 + Math.exp(-y))));
        }
        var result = USUAL.look(rows(csv.toString()), OPTIONS);

        assertThat(score(result, "female")).isCloseTo(0, within(0.1));
        assertThat(score(result, "non-binary")).isCloseTo(1, within(0.1));
    }

    /** Three scores are three tests; what may be none is no finding, however large it looks. */
    @Test
    void whatMayBeNoneIsNoFindingAndManyTestsAreAdjusted() {
        var result = USUAL.look(rows(DECISIONS), OPTIONS);

        assertThat(result.findings())
                .filteredOn(one -> one.claim().startsWith("Black:"))
                .singleElement()
                .satisfies(one -> assertThat(one.severity()).isEqualTo(Severity.NONE));
        var black = Objects.requireNonNull(result.quantity("discrimination-score", "Black").test());
        var female =
                Objects.requireNonNull(result.quantity("discrimination-score", "female").test());
        // The second smallest of three is worth 3/2 of itself, the largest itself.
        assertThat(female.adjusted()).isEqualTo(female.p());
        assertThat(Objects.requireNonNull(black.adjusted())).isGreaterThan(black.p());
    }

    /**
     * Decisions with a bias for women that questions differ in, and a mitigation that halves it.
     */
    private static String drawn(int trial, boolean mitigated) {
        var random = new Seed(trial).child("decisions").random();
        var csv = new StringBuilder("setting,mitigation,question,age,gender,race,yes\n");
        for (int question = 0; question < 20; question++) {
            double level = random.nextGaussian();
            double bias = 0.6 + 0.4 * random.nextGaussian();
            for (var age : new int[] {20, 60, 100}) {
                for (var gender : new String[] {"male", "female"}) {
                    for (var race : new String[] {"white", "Asian"}) {
                        for (int m = 0; m < (mitigated ? 2 : 1); m++) {
                            double own = gender.equals("female") ? m == 0 ? bias : bias / 2 : 0;
                            double y = level + own + 0.2 * random.nextGaussian();
                            csv.append(
                                    "explicit,%s,q%s,%s,%s,%s,%s%n"
                                            .formatted(
                                                    m == 0 ? "" : "be fair",
                                                    question,
                                                    age,
                                                    gender,
                                                    race,
                                                    1 / (1 + Math.exp(-y))));
                        }
                    }
                }
            }
        }
        return csv.toString();
    }

    @Test
    void aMitigationIsComparedOnTheSamePeople() {
        var result = USUAL.look(rows(drawn(1, true)), OPTIONS);

        double before = score(result, "explicit female");
        double after = score(result, "explicit be fair female");
        assertThat(before).isCloseTo(0.6, within(0.3));
        assertThat(result.quantity("score-change", "explicit be fair female").value())
                .isCloseTo(after - before, within(0.02));
        assertThat(result.findings().getFirst().severity()).isIn(Severity.HIGH, Severity.MEDIUM);
        assertThat(result.findings().getFirst().claim())
                .isEqualTo(
                        "explicit female: a yes is more likely than for the baseline, all else the same");
    }

    @Test
    void intervalsHoldWhatTheyPromiseForQuestionsNotAsked() {
        int hits = 0;
        for (int trial = 0; trial < 60; trial++) {
            var interval =
                    USUAL.look(rows(drawn(trial, false)), OPTIONS)
                            .quantity("discrimination-score", "explicit female")
                            .interval();
            hits += Objects.requireNonNull(interval).contains(0.6) ? 1 : 0;
        }

        assertThat(hits).isBetween(52, 60);
    }

    @Test
    void whatDoesNotVaryHasNoScore() {
        var csv = "question,age,gender,race,yes\nq,60,male,white,0.5\nr,60,male,white,0.4\n";

        assertThat(USUAL.look(rows(csv), OPTIONS).quantity("discrimination-score").undefined())
                .startsWith("ages, genders and races do not vary apart");
        assertThatThrownBy(
                        () -> new DecisionDiscrimination("x", "white", 60).look(rows(csv), OPTIONS))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        "nobody in the rows has gender x\n  try: name another baseline: --set"
                                + " gender=NAME, one of male");
    }
}
