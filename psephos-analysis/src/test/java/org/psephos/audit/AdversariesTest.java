package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Panel.Kind;
import org.psephos.dataset.Dataset;

/** Adversaries are put in and found; where there are none, alarms are as rare as promised. */
class AdversariesTest {
    private static final int RUNS = 60;

    private static Docket docket(Dataset data) {
        return new Docket(new Evidence(data, AuditOptions.withDefaults(), List.of()));
    }

    private static double alarms(Function<Docket, Finding> look, Function<Integer, Dataset> draw) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            var finding = look.apply(docket(draw.apply(run)));
            assertThat(finding.estimate()).as(finding.claim()).isNotNull();
            found += finding.severity() == Severity.NONE ? 0 : 1;
        }
        return (double) found / RUNS;
    }

    private static Dataset honest(int run) {
        return Panel.of(30).draw(run);
    }

    private static Dataset with(Kind kind, int count, int run) {
        return Panel.of(30).with(kind, count).draw(run);
    }

    @Test
    void whoeverAlwaysChoosesLeftIsFound() {
        assertThat(alarms(OneSided::look, run -> with(Kind.LEFT, 2, run))).isGreaterThan(0.95);
        assertThat(alarms(OneSided::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void whoeverAlwaysSaysTheSameIsFound() {
        assertThat(alarms(StraightLining::look, run -> with(Kind.SAME, 2, run)))
                .isGreaterThan(0.95);
        assertThat(alarms(StraightLining::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void whoeverVotesInASecondIsFound() {
        assertThat(alarms(Bursts::look, run -> with(Kind.FAST, 2, run))).isGreaterThan(0.95);
        assertThat(alarms(Bursts::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void whoeverCopiesIsFound() {
        assertThat(alarms(CopiedVotes::look, run -> with(Kind.COPY, 2, run))).isGreaterThan(0.95);
        assertThat(alarms(CopiedVotes::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.05);
    }

    /**
     * Who answers by chance or the wrong way round. Mutants: the bar lies at the chance of a coin;
     * evidence is held against one, not against the number of annotators (too many alarms).
     */
    @Test
    void whoeverAnswersUnlikeTheOthersIsFound() {
        assertThat(
                        alarms(
                                Outliers::look,
                                run -> Panel.of(14).with(Kind.COIN, 2).questions(900, 5).draw(run)))
                .isGreaterThan(0.95);
        assertThat(
                        alarms(
                                Outliers::look,
                                run ->
                                        Panel.of(14)
                                                .with(Kind.CONTRARY, 2)
                                                .questions(300, 5)
                                                .draw(run)))
                .isGreaterThan(0.95);
        assertThat(alarms(Outliers::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.05);
    }

    /** Good people agree with each other because they are right. */
    @Test
    void whoeverSeesMoreDoesNotCopy() {
        assertThat(
                        alarms(
                                CopiedVotes::look,
                                run ->
                                        Panel.of(14)
                                                .with(Kind.SHARP, 6)
                                                .questions(500, 6)
                                                .draw(run)))
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void anEffectOfPositionIsFoundAndAbsenceIsNot() {
        assertThat(alarms(PositionEffect::look, run -> Panel.of(30).position(0.4).draw(run)))
                .isGreaterThan(0.95);
        assertThat(alarms(PositionEffect::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.1);
    }

    @Test
    void chanceMakesNoCycles() {
        assertThat(alarms(Intransitivity::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.07);
    }

    @Test
    void chanceMakesNoDrift() {
        assertThat(alarms(Drift::look, AdversariesTest::honest)).isLessThanOrEqualTo(0.1);
    }
}
