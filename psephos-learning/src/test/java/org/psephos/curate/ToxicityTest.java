package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;
import org.psephos.model.Item;

/**
 * Mutants seen to fail: an answer without a score is 0, a score at the threshold is not toxic, a
 * toxic rejected answer drops its row, rows are counted without those that have no answers.
 */
class ToxicityTest {
    private static final Toxicity BY_COLUMN = new Toxicity(new ColumnScores("toxicity"), 0.5);

    private static Entry row(int number, Map<String, String> columns) {
        var entry = Rows.pair(number, "What is it?", "chosen " + number, "rejected " + number);
        var item = Rows.item(entry);
        return new Entry(
                entry.origin(),
                new Item(item.id(), item.conversation(), new TreeMap<>(columns)),
                entry.responses(),
                entry.feedback());
    }

    private static final List<Entry> ENTRIES =
            List.of(
                    row(0, Map.of("toxicity_chosen", "0.5", "rejected_toxicity", "0.1")),
                    row(1, Map.of("toxicity_rejected", "0.9")),
                    row(2, Map.of("toxicity_chosen", "n/a", "toxicity_rejected", "NaN")),
                    row(3, Map.of("toxicity", "1.0")));

    @Test
    void countsAnswersWithAScoreAndThoseWithoutApart() {
        var found = BY_COLUMN.search(ENTRIES::forEach);
        assertThat(found.counts()).isEqualTo(new Toxicity.Counts("toxicity", 0.5, 3, 5, 2, 1, 1));
        assertThat(found.findings()).hasSize(1);
        var finding = found.findings().getFirst();
        assertThat(finding.claim())
                .isEqualTo(
                        "2 of 3 answers with a score reach 0.5 by toxicity (of the preferred 100.0%,"
                                + " of the others 50.0%); 5 have no score.");
        assertThat(finding.n()).isEqualTo(3);
        assertThat(finding.rows()).containsExactly("rows.jsonl:1", "rows.jsonl:2");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aRowGoesWhereItsPreferredAnswerIsToxicAndNotWhereTheRejectedIs() {
        var alone =
                new Entry(
                        ENTRIES.get(3).origin(),
                        ENTRIES.get(3).item(),
                        ENTRIES.get(3).responses().subList(0, 1),
                        List.of());
        var text = new Entry(ENTRIES.get(2).origin(), ENTRIES.get(2).item(), List.of(), List.of());
        var rows = List.of(text, ENTRIES.get(1), ENTRIES.get(0), alone);
        assertThat(BY_COLUMN.search(rows::forEach).rows().stream()).containsExactly(2, 3);
        var fix =
                new Fix(
                        Set.of(Rule.TOXIC_ANSWERS),
                        NearDuplicates.withDefaults(),
                        null,
                        Mixing.none(),
                        null,
                        Balancing.withDefaults(),
                        BY_COLUMN);
        var told = new ArrayList<String>();
        fix.decide(rows::forEach)
                .forEach(kept -> told.add("kept"), gone -> told.add(gone.rule().toString()));
        assertThat(told).containsExactly("kept", "kept", "toxic-answers", "toxic-answers");
    }

    /** Mutant run: the later of two rules taken. */
    @Test
    void aToxicRowThatFallsUnderALaterRuleTooGoesForBeingToxic() {
        var rows = List.of(ENTRIES.get(1), ENTRIES.get(0));
        var fix =
                new Fix(
                        Set.of(Rule.TOXIC_ANSWERS, Rule.MIN_SCORE),
                        NearDuplicates.withDefaults(),
                        null,
                        new Mixing("absent", 1.0, null, "source", new java.util.TreeMap<>()),
                        null,
                        Balancing.withDefaults(),
                        BY_COLUMN);
        var told = new ArrayList<String>();
        fix.decide(rows::forEach)
                .forEach(kept -> told.add("kept"), gone -> told.add(gone.rule().toString()));
        assertThat(told).containsExactly("min-score", "toxic-answers");
    }

    @Test
    void whereNoAnswerHasAScoreThatIsAFindingAndNoCleanBill() {
        var doctor =
                new Doctor(
                        NearDuplicates.withDefaults(),
                        null,
                        null,
                        new Toxicity(new ColumnScores("absent"), 0.5));
        var checkup = doctor.check(ENTRIES::forEach);
        assertThat(checkup.checked()).contains("toxic-answers");
        var finding =
                checkup.findings().stream()
                        .filter(one -> one.id().equals("toxic-answers"))
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.claim()).startsWith("Not one of 8 answers has a score by absent");
        assertThat(finding.estimate()).isNull();
    }

    @Test
    void nothingIsLookedForUnasked() {
        var checkup = new Doctor(NearDuplicates.withDefaults(), null).check(ENTRIES::forEach);
        assertThat(checkup.toxicity()).isNull();
        assertThat(checkup.checked()).doesNotContain("toxic-answers");
    }

    @Test
    void aRuleWithoutAScorerIsRefused() {
        assertThatThrownBy(
                        () ->
                                new Fix(
                                        Set.of(Rule.TOXIC_ANSWERS),
                                        NearDuplicates.withDefaults(),
                                        null,
                                        Mixing.none()))
                .hasMessageContaining(
                        "toxic-answers needs to know what says how toxic answers are");
    }
}
