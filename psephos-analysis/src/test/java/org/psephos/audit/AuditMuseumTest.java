package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Abstention;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

/**
 * Bugs that programs for judging shipped (docs/methods/museum.md), as far as stored judgements can
 * show them and no other test does.
 */
class AuditMuseumTest {
    private static final AuditOptions BESIDE_GOLD = Tables.QUICK.beside(List.of("gold"));

    private final DatasetBuilder builder = new DatasetBuilder();
    private int line = 1;

    private static Candidate system(String name) {
        return new Candidate(new SystemId(name), null);
    }

    private Header header(String item, String who) {
        return new Header(
                new ItemId(item),
                new AnnotatorId(who),
                Header.OVERALL,
                null,
                null,
                null,
                null,
                1,
                new TreeMap<>(),
                new Origin.Row("verdicts.csv", ++line));
    }

    private void says(String item, String who, String left, String right, Outcome outcome) {
        builder.accept(
                new Comparison(header(item, who), system(left), system(right), outcome, null));
    }

    private void fails(String item, String who, String left, String right) {
        builder.accept(
                new Abstention(
                        header(item, who),
                        List.of(system(left), system(right)),
                        Abstention.Reason.UNPARSEABLE,
                        "I cannot decide"));
    }

    private Dataset data() {
        return builder.build(new Manifest(List.of(), line - 1, Rejects.NONE, "test", null, false));
    }

    /**
     * JudgeLM (27) writes a failure down as a draw, so that two failures are consistent. Mutant:
     * DatasetBuilder makes a tie of an abstention.
     */
    @Test
    void twoFailuresAreNoConsistentDraw() {
        for (var item : List.of("1", "2", "3")) {
            says(item, "gold", "a", "b", Outcome.LEFT);
        }
        says("1", "judge", "a", "b", Outcome.LEFT);
        says("1", "judge", "b", "a", Outcome.LEFT);
        fails("2", "judge", "a", "b");
        fails("2", "judge", "b", "a");
        fails("3", "judge", "a", "b");
        says("3", "judge", "b", "a", Outcome.RIGHT);
        var result = Audit.run(data(), BESIDE_GOLD);
        var card = result.judges().getFirst();
        var orders = Objects.requireNonNull(card.orders());

        assertThat(orders.pairs()).isEqualTo(1);
        assertThat(orders.consistent()).isZero();
        assertThat(card.votes()).isEqualTo(3);
        assertThat(result.setAside()).containsEntry("abstained", 3L);
        var flips =
                result.findings().stream()
                        .filter(finding -> finding.id().equals("self-inconsistency"))
                        .findFirst()
                        .orElseThrow();
        assertThat(flips.n()).isEqualTo(1);
        assertThat(flips.estimate()).isEqualTo(1.0);
    }

    /**
     * PersonaGym (11) takes the mean of what is left, FairEval (24) divides by nothing: a judge
     * that was never understood has no score at all. Mutant: as above.
     */
    @Test
    void aJudgeThatWasNeverUnderstoodHasNoScore() {
        says("1", "gold", "a", "b", Outcome.LEFT);
        fails("1", "judge", "a", "b");
        fails("1", "judge", "b", "a");
        var result = Audit.run(data(), BESIDE_GOLD);

        assertThat(result.judges()).isEmpty();
        assertThat(result.used()).isEqualTo(1);
        assertThat(result.setAside()).containsEntry("abstained", 2L);
    }

    /**
     * humanIF (25) asks "if", "if", "else" where it means "else if", and one measure is taken
     * twice. Mutant: Coefficients lists Gwet's AC1 twice.
     */
    @ParameterizedTest
    @EnumSource(MeasurementScale.class)
    void everyMeasureIsTakenOnce(MeasurementScale scale) {
        var table = Tables.labels("1 1\n2 3\n3 3\n1 2\n2 2\n");
        var measures = new ArrayList<Measure>();
        Audit.run(table, Tables.QUICK.on(scale))
                .agreement()
                .forEach(a -> measures.add(a.measure()));

        assertThat(measures).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    /**
     * PersonaGym (12) printed 3.64 over the parts 2.47, 4.28, 3.04, 4.47 and 4.94 of one model,
     * whose mean is 3.84. Mutant: totals are compared to within a quarter.
     */
    @Test
    void thePublishedTotalThatItsPartsDoNotMakeIsFlagged() {
        var table = new Table();
        double[] parts = {2.47, 4.28, 3.04, 4.47, 4.94};
        for (int part = 0; part < parts.length; part++) {
            table.rate("", "", "claude-3-haiku", "task" + part, parts[part]);
            table.rate("", "", "other", "task" + part, 4);
        }
        table.rate("", "", "claude-3-haiku", "PersonaScore", 3.64);
        table.rate("", "", "other", "PersonaScore", 4);
        var finding = TotalsMismatch.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.claim()).contains("claude-3-haiku has 3.64 where its parts make 3.84");
    }

    /**
     * Platforms mix up a judge and a person of one name: the second account is a reject. Mutant:
     * DatasetBuilder takes every account.
     */
    @Test
    void aJudgeAndAPersonOfOneNameAreToldApart() {
        var name = new AnnotatorId("claude");
        builder.annotator(
                new Annotator.Person(name, new TreeMap<>()), new Origin.Row("people.csv", 2));
        builder.annotator(
                new Annotator.Judge(name, "m", "v1", new TreeMap<>()),
                new Origin.Row("judges.csv", 2));
        var rejects = data().manifest().rejects();

        assertThat(rejects.count()).isEqualTo(1);
        assertThat(rejects.examples().getFirst().origin()).hasToString("judges.csv:2");
    }
}
