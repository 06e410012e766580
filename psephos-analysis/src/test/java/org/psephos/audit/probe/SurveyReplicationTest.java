package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Rate;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/** Survey experiments by hand, against published intervals, and how often intervals cover. */
class SurveyReplicationTest {
    private static final String HEAD =
            "study,system,condition,order,answer,effect,original,original-low,original-high\n";

    private static ProbeResult look(String rows, ProbeOptions options) {
        return SurveyReplication.PROBE
                .verb()
                .look(
                        Rows.of(HEAD + rows, "answer", "original", "original-low", "original-high"),
                        options);
    }

    private static ProbeResult look(String rows) {
        return look(rows, ProbeOptions.withDefaults().rounds(0));
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    private static String rows(String start, String end, int... answers) {
        var rows = new StringBuilder();
        for (int answer : answers) {
            rows.append(start).append(answer).append(end).append('\n');
        }
        return rows.toString();
    }

    private static String moral(String system, int... answers) {
        return rows("moral," + system + ",,,", ",,,,", answers);
    }

    /** The ratio and the test by scipy 1.17.1, levene with center='median'. */
    @Test
    void answersOfASystemVaryBesideThoseOfPeople() {
        var found =
                look(
                        moral("human", 1, 5, 2, 4, 3, 1, 5, 2, 4)
                                + moral("m", 3, 3, 3, 4, 3, 2, 3, 3));

        assertThat(value(found, "variance", "moral: human")).isCloseTo(2.5, within(1e-12));
        var ratio = found.quantity("variance-ratio", "moral: m");
        assertThat(ratio.value()).isCloseTo(0.1142857142857143, within(1e-12));
        assertThat(Objects.requireNonNull(ratio.test()).p())
                .isCloseTo(0.002220034481313145, within(1e-9));
        assertThat(value(found, "top-share", "moral: m")).isEqualTo(0.75);
        assertThat(found.quantity("top-share", "moral: human").test()).isNull();
    }

    @Test
    void answersThatAreAllAlikeHaveNoIntervalOfTheirRatio() {
        var found = look(moral("human", 1, 2, 3) + moral("m", 3, 3, 3));

        var ratio = found.quantity("variance-ratio", "moral: m");
        assertThat(ratio.value()).isZero();
        assertThat(ratio.interval()).isNull();
        assertThat(ratio.note()).contains("alike");
        var none = look(moral("human", 3, 3, 3) + moral("m", 1, 2, 3));
        assertThat(none.quantity("variance-ratio", "moral: m").undefined())
                .contains("people do not vary");
    }

    /**
     * The law: whatever the shares of three answers, none above the limit, so common a commonest
     * answer has at most this chance; and where two answers share all, just this chance.
     */
    @Test
    void noSharesBelowTheLimitMakeOneAnswerLikelier() {
        double limit = 0.6;
        for (int n : new int[] {6, 9}) {
            for (int common = n * 3 / 4; common <= n; common++) {
                double bound = AnswerSpread.uniformP(new Rate(common, n), limit);
                for (double a = 0; a <= limit; a += 0.05) {
                    for (double b = 0; b <= limit && a + b <= 1; b += 0.05) {
                        double c = 1 - a - b;
                        if (c <= limit + 1e-9) {
                            assertThat(chance(n, common, a, b, c))
                                    .isLessThanOrEqualTo(bound + 1e-9);
                        }
                    }
                }
                assertThat(chance(n, common, limit, 1 - limit, 0)).isCloseTo(bound, within(1e-9));
            }
        }
    }

    /** Of a commonest answer of at least so many, by all counts. */
    private static double chance(int n, int common, double a, double b, double c) {
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; i + j <= n; j++) {
                int k = n - i - j;
                if (Math.max(i, Math.max(j, k)) >= common) {
                    sum +=
                            choose(n, i)
                                    * choose(n - i, j)
                                    * Math.pow(a, i)
                                    * Math.pow(b, j)
                                    * Math.pow(Math.max(0, c), k);
                }
            }
        }
        return sum;
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product = product * (n - i) / (i + 1);
        }
        return product;
    }

    /** Ten questions: the p of each is raised for being one of ten. */
    @Test
    void uniformCellsAreCountedAfterAdjusting() {
        var rows = new StringBuilder();
        int[] alike = Collections.nCopies(40, 2).stream().mapToInt(one -> one).toArray();
        for (int study = 0; study < 10; study++) {
            int[] answers = alike.clone();
            for (int i = 0; study > 0 && i < 12; i++) {
                answers[i] = 3;
            }
            rows.append(rows("q" + study + ",m,,,", ",,,,", answers));
        }

        var found = look(rows.toString());

        var test = Objects.requireNonNull(found.quantity("top-share", "q0: m").test());
        assertThat(test.p()).isCloseTo(Math.pow(0.9, 40) + Math.pow(0.1, 40), within(1e-12));
        assertThat(test.adjusted()).isCloseTo(10 * test.p(), within(1e-12));
        assertThat(value(found, "uniform-share", "m")).isZero();
        var easier =
                look(rows.toString(), ProbeOptions.withDefaults().rounds(0).set("uniform", "0.85"));
        assertThat(value(easier, "uniform-share", "m")).isEqualTo(0.1);
    }

    /** Drawn from five answers of unequal shares; a ratio of 1 must lie within 95 of 100 times. */
    @Test
    void theIntervalOfARatioCoversWhatItPromises() {
        double[] up = {0.1, 0.3, 0.7, 0.9};
        int covered = 0;
        for (int round = 0; round < 2000; round++) {
            var random = new Seed(166).child("ratio", round).random();
            var one = new double[80];
            var other = new double[120];
            for (var column : List.of(one, other)) {
                for (int i = 0; i < column.length; i++) {
                    double u = random.nextDouble();
                    for (double step : up) {
                        column[i] += u > step ? 1 : 0;
                    }
                }
            }
            var interval = Objects.requireNonNull(AnswerSpread.ratio(one, other, 0.95));
            covered += interval.contains(1) ? 1 : 0;
        }
        assertThat(covered / 2000.0).isBetween(0.93, 0.965);
    }

    private static String study(String name, String original, int[] control, int[] treated) {
        return rows(name + ",m,control,,", ",," + original, control)
                + rows(name + ",m,treated,,", ",," + original, treated);
    }

    private static final int[] LOW = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
    private static final int[] HARDLY = {1, 2, 1, 2, 1, 2, 1, 2, 2, 2};
    private static final int[] HIGH = {4, 5, 4, 5, 4, 5, 4, 5, 4, 5};

    /** Up as published, down although up was published, nothing, hardly anything, no variation. */
    @Test
    void aSystemRepeatsAnEffectInItsDirectionOrNot() {
        var rows =
                study("a up", "0.5,0.2,0.8", LOW, HIGH)
                        + study("b down", "0.5,0.2,0.8", HIGH, LOW)
                        + study("c none", "0.5,0.2,0.8", LOW, LOW)
                        + study("e weak", "0.5,0.2,0.8", LOW, HARDLY)
                        + study("d alike", "0.5,0.2,0.8", new int[] {3, 3}, new int[] {3, 3});
        var found = look(rows);

        assertThat(value(found, "replicated", "a up: m")).isEqualTo(1);
        assertThat(value(found, "replicated", "b down: m")).isZero();
        assertThat(value(found, "replicated", "c none: m")).isZero();
        assertThat(value(found, "replicated", "e weak: m")).isZero();
        assertThat(value(found, "effect", "e weak: m")).isPositive();
        assertThat(found.quantity("replicated", "d alike: m").undefined()).contains("varies");
        var rate = found.quantity("replication-rate", "m");
        assertThat(rate.value()).isEqualTo(0.25);
        assertThat(rate.n()).isEqualTo(4);
        assertThat(value(found, "not-decided", "m")).isEqualTo(1);
        assertThat(value(found, "original-effect", "a up")).isEqualTo(0.5);

        var predicted =
                look(rows, ProbeOptions.withDefaults().rounds(0).set("criterion", "prediction"));
        assertThat(value(predicted, "replicated", "a up: m")).isZero();
        assertThat(value(predicted, "replicated", "c none: m")).isEqualTo(1);
    }

    /**
     * By hand: 8 of 10 beside 3 of 10 are odds of 4 and 3/7; the difference from 1 with its
     * published interval, half a width of 0.5, by both errors.
     */
    @Test
    void oddsAreHeldAgainstThePublishedEffect() {
        var control = rows("s,m,control,,", ",log-odds,1,0.5,1.5", 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
        var treated = rows("s,m,treated,,", ",log-odds,1,0.5,1.5", 1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
        var found = look(control + treated);

        double odds = Math.log(4.0 / (3.0 / 7));
        double error = Math.sqrt(1 / 3.0 + 1 / 7.0 + 1 / 8.0 + 1 / 2.0);
        assertThat(value(found, "effect", "s: m")).isCloseTo(odds, within(1e-12));
        var difference = found.quantity("effect-difference", "s: m - original");
        assertThat(difference.value()).isCloseTo(odds - 1, within(1e-12));
        double half = Math.hypot(1.959963984540054 * error, 0.5);
        assertThat(Objects.requireNonNull(difference.interval()).halfWidth())
                .isCloseTo(half, within(1e-9));
        double z = (odds - 1) / (half / 1.959963984540054);
        assertThat(Objects.requireNonNull(difference.test()).p())
                .isCloseTo(2 * org.psephos.math.Normal.survival(z), within(1e-9));
    }

    /** Of people where nothing was published. */
    @Test
    void peopleStandForTheOriginalWhereNothingWasPublished() {
        var people = study("s", ",,", LOW, HIGH).replace(",m,", ",human,");
        var found = look(people + study("s", ",,", LOW, HIGH));

        assertThat(value(found, "replicated", "s: m")).isEqualTo(1);
        assertThat(value(found, "effect-difference", "s: m - human")).isZero();
        assertThat(found.quantities()).noneMatch(one -> one.of().equals("s: m - original"));
    }

    /** 48 of 80 and 56 of 70: the difference with its interval is example (a) of Newcombe. */
    @Test
    void theIntervalOfAnOrderIsThePublishedOne() {
        var shift = new OrderShift(said(48, 32), said(56, 14));

        assertThat(shift.answer()).isEqualTo("yes");
        assertThat(shift.change()).isCloseTo(0.2, within(1e-12));
        assertThat(shift.interval(0.95).low()).isCloseTo(0.0524, within(5e-5));
        assertThat(shift.interval(0.95).high()).isCloseTo(0.3339, within(5e-5));
    }

    private static List<String> said(int yes, int no) {
        var all = new java.util.ArrayList<>(Collections.nCopies(yes, "yes"));
        all.addAll(Collections.nCopies(no, "no"));
        return all;
    }

    /** 4 of 5 and 1 of 5: of the 252 ways to part them 52 are as far apart. */
    @Test
    void thePermutationsAgreeWithAllOfThem() {
        var p = new OrderShift(said(4, 1), said(1, 4)).p(ProbeOptions.withDefaults().rounds(20000));

        assertThat(Objects.requireNonNull(p)).isCloseTo(52 / 252.0, within(0.01));
    }

    @Test
    void anOrderThatTurnsAnswersRoundIsFound() {
        int[] left = Collections.nCopies(60, 1).stream().mapToInt(one -> one).toArray();
        int[] right = Collections.nCopies(60, 7).stream().mapToInt(one -> one).toArray();
        var rows = rows("party,m,,given,", ",,,,", left) + rows("party,m,,turned,", ",,,,", right);

        var found = look(rows, ProbeOptions.withDefaults().rounds(200));

        var effect = found.quantity("order-effect", "party: m (turned - given)");
        assertThat(effect.value()).isEqualTo(-1);
        assertThat(Objects.requireNonNull(effect.test()).p()).isCloseTo(1 / 201.0, within(1e-12));
        assertThat(value(found, "top-share", "party / given: m")).isEqualTo(1);
        assertThat(found.quantity("top-share", "party / given: m").note())
                .isEqualTo("\"1\" in party / given: m");
        assertThat(found.findings())
                .extracting(one -> one.id() + " " + one.severity())
                .contains("order-decides " + Severity.HIGH);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> look("s,m,,,1,beta,,,\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("effect is \"beta\"; expected one of [d, log-odds, r]");
        assertThatThrownBy(() -> look("s,m,,,1,,1,,\ns,m,,,1,,2,,\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("two original effects");
        assertThatThrownBy(() -> look("s,m,,,1,,1,2,3\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("does not hold it");
        assertThatThrownBy(
                        () ->
                                look(
                                        "s,m,,,1,,,,\n",
                                        ProbeOptions.withDefaults().set("criterion", "luck")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("criterion");
    }

    /** Answers in words have no variance and no effect; a correlation has its own. */
    @Test
    void wordsHaveSharesAndACorrelationNeedsNumbers() {
        var words =
                SurveyReplication.PROBE
                        .verb()
                        .look(
                                Rows.of(
                                        """
                                        study,system,condition,choice
                                        s,m,a,Agree
                                        s,m,a,Agree
                                        s,m,b,No
                                        s,human,a,No
                                        s,human,b,Agree
                                        """),
                                ProbeOptions.withDefaults().rounds(0));
        assertThat(value(words, "top-share", "s / a: m")).isEqualTo(1);
        assertThat(words.quantity("effect", "s: m").undefined()).contains("numbers");
        assertThat(words.quantities()).noneMatch(one -> one.name().startsWith("variance"));

        var related =
                SurveyReplication.PROBE
                        .verb()
                        .look(
                                Rows.of(
                                        """
                                        study,system,answer,predictor,effect,original
                                        s,m,1,1,r,0.3
                                        s,m,2,2,r,0.3
                                        s,m,3,4,r,0.3
                                        s,m,4,3,r,0.3
                                        s,m,5,5,r,0.3
                                        """,
                                        "answer",
                                        "predictor",
                                        "original"),
                                ProbeOptions.withDefaults().rounds(0));
        assertThat(value(related, "effect", "s: m")).isCloseTo(0.9, within(1e-12));
        assertThat(value(related, "replicated", "s: m")).isEqualTo(1);
    }
}
