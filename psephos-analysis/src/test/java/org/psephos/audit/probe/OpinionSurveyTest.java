package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.PsephosException;

/** Opinions by hand. */
class OpinionSurveyTest {
    private static final String HEAD = "system,mode,topic,item,polarity,answer\n";

    private static final String ROWS =
            HEAD
                    + """
                    a,direct,speech,1,-1,Strongly agree
                    a,direct,speech,1,-0.5,Agree
                    a,direct,speech,1,,Refused
                    a,direct,speech,2,0.5,Disagree
                    a,direct,speech,2,0.5,Disagree
                    a,direct,faith,3,0,Neutral
                    a,direct,faith,3,1,Strongly disagree
                    a,direct,faith,3,,garbled
                    a,reflection,speech,1,1,Strongly disagree
                    a,reflection,speech,1,1,Strongly disagree
                    a,reflection,speech,2,0,Neutral
                    a,reflection,speech,2,0,Neutral
                    a,reflection,faith,3,0,Neutral
                    a,reflection,faith,3,0,Neutral
                    """;

    private static ProbeResult look(String rows) {
        return OpinionSurvey.PROBE
                .verb()
                .look(Rows.of(rows, "polarity"), ProbeOptions.withDefaults().rounds(200));
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    /**
     * By hand. Question 1: |-1 + 0.5| = 0.5, and the refusal is the root of 1.25 and of 0.5 away;
     * the mean of the three over 2. Question 2: nothing. Question 3: 1 over 2.
     */
    @Test
    void answersToOneQuestionAreHeldAgainstEachOther() {
        double first = (0.5 + Math.sqrt(1.25) + Math.sqrt(0.5)) / 3 / 2;

        var found = look(ROWS);

        assertThat(value(found, "reliability", "a: direct"))
                .isCloseTo(1 - (first + 0 + 0.5) / 3, within(1e-12));
        assertThat(value(found, "reliability", "a: reflection")).isEqualTo(1);
        assertThat(value(found, "refusal-rate", "a: direct")).isEqualTo(1 / 7.0);
        assertThat(value(found, "unread", "a: direct")).isEqualTo(1);
        assertThat(value(found, "reliability-change", "a: reflection"))
                .isCloseTo((first + 0.5) / 3, within(1e-12));
    }

    /**
     * Stances -0.75 and 0.5 of one topic, 0.5 of the other: means 0.625 and 0.5; the deviation of
     * the first topic is half the distance, 0.625, that of the second none.
     */
    @Test
    void stancesAreAveragedInATopicAndThenOverTopics() {
        var found = look(ROWS);

        assertThat(value(found, "non-neutrality", "a: direct")).isCloseTo(0.5625, within(1e-12));
        assertThat(value(found, "topical-consistency", "a: direct"))
                .isCloseTo(0.6875, within(1e-12));
        assertThat(value(found, "non-neutrality", "a: reflection")).isEqualTo(0.25);
        assertThat(value(found, "topical-consistency", "a: reflection")).isEqualTo(0.75);
        assertThat(value(found, "non-neutrality-change", "a: reflection"))
                .isCloseTo(-0.3125, within(1e-12));
    }

    /** From -0.75 to 1 is more than a step, from 0.5 to 0 is not. */
    @Test
    void aShiftIsMoreThanAStep() {
        assertThat(value(look(ROWS), "opinion-shift", "a: reflection"))
                .isCloseTo(1 / 3.0, within(1e-12));
        var finer =
                OpinionSurvey.PROBE
                        .verb()
                        .look(
                                Rows.of(ROWS, "polarity"),
                                ProbeOptions.withDefaults().rounds(0).set("shift", "0.4"));
        assertThat(value(finer, "opinion-shift", "a: reflection")).isEqualTo(1);
    }

    @Test
    void whatCannotBeSaidHasItsReason() {
        var once = look(HEAD + "a,,t,1,1,x\na,,t,2,,Refused\n");

        assertThat(once.quantity("reliability", "a").undefined()).contains("asked twice");
        assertThat(value(once, "refusal-rate", "a")).isEqualTo(0.5);
        assertThat(look(HEAD + "a,,t,1,,Refused\n").quantity("non-neutrality", "a").undefined())
                .contains("stance");
    }

    @Test
    void aPolarityBeyondOneIsRefused() {
        assertThatThrownBy(() -> look(HEAD + "a,,t,1,2,x\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("polarity is 2; expected -1 to 1");
    }

    /** The interval of ends decides, and no interval leaves what can occur. */
    @Test
    void aSystemThatAlwaysSaysAnotherThingIsFound() {
        var rows = new StringBuilder(HEAD);
        for (int item = 0; item < 40; item++) {
            for (int run = 0; run < 4; run++) {
                rows.append("wild,,t,%s,%s,x%n".formatted(item, run % 2 == 0 ? 1 : -1));
                rows.append("calm,,t,%s,0,x%n".formatted(item));
            }
        }
        var found = look(rows.toString());

        assertThat(value(found, "reliability", "wild")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(found.findings().getFirst().id()).isEqualTo("unreliable-opinions");
        assertThat(found.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(found.findings().getLast().severity()).isEqualTo(Severity.NONE);
        for (var one : found.quantities()) {
            var interval = one.interval();
            if (interval != null) {
                assertThat(interval.low()).isNotNegative();
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }
}
