package org.psephos.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.report.page.Figure;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * What an audit of the same judgements looked for: a picture of the shares, and all of it in a
 * table.
 */
final class AuditSection {
    private static final int ROUNDS = 200;

    private AuditSection() {}

    /** The audit that a report of {@code study} rests on. */
    static AuditResult audit(Study study) {
        var options = study.result().options();
        return Audit.run(
                study.dataset(),
                new AuditOptions(
                        null,
                        List.of(),
                        List.of(),
                        ROUNDS,
                        options.level(),
                        options.seed(),
                        options.threads()));
    }

    static Figure figure(AuditResult audit) {
        var shares =
                audit.findings().stream()
                        .filter(finding -> finding.unit() == Unit.SHARE)
                        .filter(finding -> finding.estimate() != null)
                        .toList();
        var payload =
                Charts.payload(
                        "audit",
                        new TreeMap<>(),
                        json -> {
                            for (var finding : shares) {
                                row(json, finding);
                            }
                        });
        return new Figure(
                "audit-figure", "What was looked for", words(audit), payload, table(audit));
    }

    private static void row(JsonWriter json, Finding finding) throws IOException {
        json.object(
                one -> {
                    one.text("id", finding.id());
                    one.text("measure", finding.measure());
                    one.text("severity", finding.severity().toString());
                    one.number("share", finding.estimate());
                    one.number("low", finding.low());
                    one.number("high", finding.high());
                    one.count("n", finding.n());
                });
    }

    private static String words(AuditResult audit) {
        long looked = audit.findings().stream().filter(one -> one.estimate() != null).count();
        long raised =
                audit.findings().stream().filter(one -> one.severity() != Severity.NONE).count();
        return "Of %s doubts, these votes can show %s; %s are raised. The picture has those that are shares, with their intervals (%s); the table has all of them."
                .formatted(
                        Numbers.count(audit.findings().size()),
                        Numbers.count(looked),
                        Numbers.count(raised),
                        Numbers.percent(audit.options().level()));
    }

    private static TableView table(AuditResult audit) {
        var rows = new ArrayList<List<String>>();
        for (var finding : audit.findings()) {
            rows.add(
                    List.of(
                            finding.id(),
                            finding.severity().toString(),
                            finding.claim(),
                            size(finding),
                            Numbers.count(finding.n()),
                            finding.remedy()));
        }
        return new TableView(
                "Every doubt that an audit looks for, the worst first",
                List.of(
                        Column.words("doubt"),
                        Column.words("severity"),
                        Column.words("what was found"),
                        Column.figures("estimate"),
                        Column.figures("n"),
                        Column.words("what to do")),
                rows);
    }

    /** The estimate with its interval and unit, as {@code 0.19 [0.08, 0.30] log-odds}. */
    private static String size(Finding finding) {
        var estimate = finding.estimate();
        if (estimate == null) {
            return "";
        }
        var low = finding.low();
        var high = finding.high();
        var interval =
                low == null || high == null
                        ? ""
                        : " [%s, %s]".formatted(number(finding, low), number(finding, high));
        return number(finding, estimate) + interval + " " + finding.unit();
    }

    private static String number(Finding finding, double value) {
        return Numbers.fixed(value, finding.unit() == Unit.COUNT ? 0 : 3);
    }
}
