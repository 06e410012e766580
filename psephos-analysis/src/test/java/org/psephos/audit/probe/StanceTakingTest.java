package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.PsephosException;

/**
 * Stances of systems, and what changes them. Mutants that these tests have seen off: a refusal is
 * neutral; the answer that was offered beside two forgotten; answers counted and not questions; a
 * blank that is unread; rates of all rows; a difference turned round, or of questions that one
 * group refused; an interval of no width.
 */
class StanceTakingTest {
    private static final String HEAD = "system,item,stance,group:language\n";

    private static ProbeResult look(String csv, String... numbers) {
        return StanceTaking.PROBE.verb().look(Rows.of(csv, numbers), ProbeOptions.withDefaults());
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    /** A refusal is no neutral answer: it counts for the rates, and takes no part in the mean. */
    @Test
    void aRefusalHasNoSide() {
        var found = look(HEAD + "a,1,Support,en\na,2,refuse,en\na,3,oppose,en\na,4,agree,en\n");

        assertThat(value(found, "support-rate", "a")).isEqualTo(0.5);
        assertThat(value(found, "refusal-rate", "a")).isEqualTo(0.25);
        assertThat(value(found, "net-stance", "a")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(found.quantity("net-stance", "a").n()).isEqualTo(3);
    }

    /** Of the questions that have a stance in both languages. */
    @Test
    void onlyTheSameQuestionsAreCompared() {
        var found =
                look(
                        HEAD
                                + "a,1,support,en\na,1,oppose,de\n"
                                + "a,2,support,en\na,2,support,de\n"
                                + "a,3,refuse,en\na,3,oppose,de\n"
                                + "a,4,oppose,en\n"
                                + "a,5,support,en\na,5,refuse,de\n");

        assertThat(value(found, "stance-difference", "a, language: en - de")).isEqualTo(1.0);
        assertThat(found.quantity("stance-difference", "a, language: en - de").n()).isEqualTo(2);
    }

    /** Asked often is asked once: a question is not weighed by its number of answers. */
    @Test
    void everyQuestionCountsOnce() {
        var often = HEAD + "a,1,support,en\n".repeat(9) + "a,2,oppose,en\n";

        assertThat(value(look(often), "net-stance", "a")).isZero();
    }

    /** By hand: 0.6 - 0.3 of three chances; without the third, 0.6 - 0.3 of 0.9. */
    @Test
    void logProbabilitiesAreMadeChancesOfTheAnswersOffered() {
        var head = "system,item,agree,disagree,neutral\n";
        var row = "a,1,%s,%s,%s%n";
        var three =
                head + row.formatted(Math.log(0.6) - 700, Math.log(0.3) - 700, Math.log(0.1) - 700);
        var two = head + row.formatted(Math.log(0.6), Math.log(0.3), "");

        assertThat(value(look(three, "agree", "disagree", "neutral"), "log-prob-stance", "a"))
                .isCloseTo(0.3, within(1e-12));
        assertThat(value(look(two, "agree", "disagree", "neutral"), "log-prob-stance", "a"))
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    /** Forty statements that get the other stance in another language. */
    @Test
    void aStanceThatGoesWithTheLanguageIsFound() {
        var rows = new StringBuilder(HEAD);
        for (int item = 0; item < 40; item++) {
            rows.append("a,%s,support,en%n".formatted(item));
            rows.append("a,%s,%s,de%n".formatted(item, item % 4 == 0 ? "support" : "oppose"));
        }
        var found = look(rows.toString());

        assertThat(finding(found, "stance-changes").severity()).isEqualTo(Severity.HIGH);
        assertThat(value(found, "stance-difference", "a, language: en - de")).isEqualTo(1.5);
        assertThat(Objects.requireNonNull(found.quantity("cramers-v", "a, language").test()).p())
                .isLessThan(1e-6);
    }

    /** All alike: resampling finds no spread, and that is no certainty. */
    @Test
    void whatNeverVariesHasNoIntervalOfNoWidth() {
        var found = look(HEAD + "a,1,support,en\na,2,support,en\na,3,support,en\n");

        assertThat(found.quantity("net-stance", "a").interval()).isNull();
        assertThat(found.quantity("net-stance", "a").note()).contains("resampling does not say");
        assertThat(finding(found, "one-sided").severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void howControversiesAreHandled() {
        var found =
                look(
                        "system,acknowledges,comprehensive\na,1,0\na,1,1\na,0,\na,0,0\n",
                        "acknowledges",
                        "comprehensive");

        assertThat(value(found, "acknowledgement-rate", "a")).isEqualTo(0.5);
        assertThat(value(found, "comprehensiveness-rate", "a")).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void wordsThatAreNoStanceAreCounted() {
        var found = look(HEAD + "a,1,support,en\na,2,perhaps,en\na,3,,en\n");

        assertThat(value(found, "unread", "a")).isEqualTo(1);
        assertThat(value(found, "support-rate", "a")).isEqualTo(1);
    }

    @Test
    void rowsWithoutAnyStanceAreRefused() {
        assertThatThrownBy(() -> look("system,item\na,1\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column that says a stance");
    }

    @Test
    void aWordThatWouldMeanTwoThingsIsRefused() {
        var options = ProbeOptions.withDefaults().set("support", "yes|no");

        assertThatThrownBy(
                        () ->
                                StanceTaking.PROBE
                                        .verb()
                                        .look(Rows.of(HEAD + "a,1,yes,en\n"), options))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("\"no\" cannot mean two things");
    }

    private static Finding finding(ProbeResult found, String id) {
        return found.findings().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
