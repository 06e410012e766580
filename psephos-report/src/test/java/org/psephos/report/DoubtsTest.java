package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.rank.RankOptions;
import org.psephos.report.page.Card;
import org.psephos.report.page.Card.Strip;
import org.psephos.report.page.Card.Target;
import org.psephos.report.page.DoubtsView;

/** One section says every doubt once, and each comes from the audit. */
class DoubtsTest {

    @Test
    void everyFindingOfTheAuditIsSaidOnceAndNothingElseIs() {
        for (var study : List.of(Studies.drawn(12, 900, 1), Studies.hostile(), Studies.islands())) {
            var audit = Doubts.audit(study);
            var view = Doubts.of("Doubts", audit, study.result().options(), Map.of());
            var said = new ArrayList<String>();
            view.first().forEach(card -> said.add(card.title()));
            view.rest().forEach(card -> said.add(card.title()));
            if (view.clear() != null) {
                view.clear().rows().forEach(row -> said.add(row.getFirst()));
            }
            if (view.unseen() != null) {
                view.unseen().rows().forEach(row -> said.add(row.getFirst()));
            }
            assertThat(said)
                    .extracting(title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .containsExactlyElementsOf(inOrder(audit).stream().map(Finding::id).toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aClaimStandsOnceOnThePage() {
        var study = Studies.drawn(12, 900, 1);
        var page = HtmlReport.render(study);

        assertThat(Doubts.audit(study).findings())
                .filteredOn(finding -> finding.severity() != Severity.NONE)
                .isNotEmpty()
                .allSatisfy(
                        finding -> {
                            var claim = finding.claim().substring(1);
                            assertThat(page.split(java.util.regex.Pattern.quote(claim), -1))
                                    .as(claim)
                                    .hasSize(2);
                        });
    }

    @Test
    void aCardHasClaimEstimateRemedyRowsAndWhereToSeeMore() {
        var view = view(finding("position-effect", Severity.HIGH, 0.25, 0.1, 0.4));

        assertThat(view.first())
                .containsExactly(
                        new Card(
                                "high",
                                "Position effect",
                                "The left side won.",
                                "Log-odds of the left side: 0.25 (0.10 to 0.40) log-odds; n\u00a0=\u00a0120.",
                                new Strip("-0.5", "0", "0.5", "75.00%", "60.00%", "90.00%"),
                                "Look.",
                                new Target("outcomes", "How votes ended"),
                                List.of("votes.csv:2", "5", "other.csv:7"),
                                2));
        assertThat(view.summary())
                .isEqualTo(
                        "1 of 1 kinds of doubt is raised (1 high); 0 were looked for and not found, 0 cannot be seen in these data. Intervals: 95%.");
    }

    @Test
    void theFifthIsTheLastBeforeTheFoldUnlessItWouldHideOne() {
        var raised = new ArrayList<Finding>();
        for (int at = 0; at < 6; at++) {
            raised.add(finding("kind-" + at, Severity.LOW, 0.1, 0.0, 0.2));
        }

        assertThat(view(raised.toArray(Finding[]::new)).first()).hasSize(6);

        raised.add(finding("kind-6", Severity.LOW, 0.1, 0.0, 0.2));

        assertThat(view(raised.toArray(Finding[]::new)).first()).hasSize(5);
        assertThat(view(raised.toArray(Finding[]::new)).rest()).hasSize(2);
    }

    @Test
    void whatCouldNotBeLookedForSaysWhyAndWhatWouldHelp() {
        var view =
                view(
                        finding("self-preference", Severity.NONE, null, null, null),
                        finding("burst", Severity.NONE, 0.0, null, null));

        assertThat(view.first()).isEmpty();
        assertThat(view.unseen())
                .extracting(table -> table.rows())
                .isEqualTo(List.of(List.of("Self-preference", "No vote has a time.", "Look.")));
        assertThat(view.clear())
                .extracting(table -> table.rows())
                .isEqualTo(
                        List.of(
                                List.of(
                                        "Burst",
                                        "The left side won.",
                                        "Log-odds of the left side: 0.000 log-odds; n\u00a0=\u00a0120.")));
    }

    /** An open end has no place on an axis, and counts and seconds have no axis. */
    @Test
    void aPictureStandsOnlyWhereTheIntervalHasBothEnds() {
        assertThat(Strips.of(finding("x", Severity.LOW, 0.1, null, 0.2))).isNull();
        assertThat(Strips.size(finding("x", Severity.LOW, 0.1, null, 0.2)))
                .isEqualTo("0.100 (open to 0.200) log-odds");
        assertThat(Strips.of(of(Unit.COUNT, 3, 1, 5))).isNull();
        assertThat(Strips.of(of(Unit.SECONDS, 3, 1, 5))).isNull();
        assertThat(Strips.of(of(Unit.SHARE, 0.44, 0.4, 0.5)))
                .isEqualTo(new Strip("0", "0.5", "1", "44.00%", "40.00%", "50.00%"));
        assertThat(Strips.of(of(Unit.SHARE, -0.2, -0.6, 0.2)))
                .isEqualTo(new Strip("-1", "0", "1", "40.00%", "20.00%", "60.00%"));
    }

    private static DoubtsView view(Finding... findings) {
        var manifest = new Manifest(List.of(), 120, Rejects.NONE, "test", null, false);
        var audit =
                new AuditResult(
                        manifest,
                        AuditOptions.withDefaults(),
                        120,
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(findings),
                        List.of(),
                        List.of());
        return Doubts.of(
                "Doubts", audit, RankOptions.withDefaults(), Map.of("outcomes", "How votes ended"));
    }

    private static Finding finding(
            String id,
            Severity severity,
            @org.jspecify.annotations.Nullable Double estimate,
            @org.jspecify.annotations.Nullable Double low,
            @org.jspecify.annotations.Nullable Double high) {
        return new Finding(
                id,
                severity,
                estimate == null ? "not looked at: no vote has a time" : "the left side won",
                "log-odds of the left side",
                Unit.LOG_ODDS,
                estimate,
                low,
                high,
                120,
                List.of("votes.csv:2", "votes.csv:5", "other.csv:7", "other.csv:8", "other.csv:9"),
                "look");
    }

    private static Finding of(Unit unit, double estimate, double low, double high) {
        return new Finding(
                "x", Severity.LOW, "c", "m", unit, estimate, low, high, 1, List.of(), "r");
    }

    /** Raised, then not found, then not looked for; within each as the audit has them. */
    private static List<Finding> inOrder(AuditResult audit) {
        var all = new ArrayList<Finding>();
        audit.findings().stream().filter(f -> f.severity() != Severity.NONE).forEach(all::add);
        audit.findings().stream()
                .filter(f -> f.severity() == Severity.NONE && f.estimate() != null)
                .forEach(all::add);
        audit.findings().stream()
                .filter(f -> f.severity() == Severity.NONE && f.estimate() == null)
                .forEach(all::add);
        return all;
    }
}
