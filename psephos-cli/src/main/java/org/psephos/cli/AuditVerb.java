package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.cli.Output.Format;
import org.psephos.report.AuditCsv;
import org.psephos.report.AuditJson;
import org.psephos.report.AuditMarkdown;
import org.psephos.report.AuditText;

/** {@code psephos audit}: the doubts. */
final class AuditVerb implements Verb {
    private static final Syntax SYNTAX =
            new Syntax(
                    "audit",
                    "FILE...",
                    "the doubts: agreement, and what is wrong",
                    "Says how far the annotators agree, and what is wrong with judgements before a\n"
                            + "ladder is believed: the worst first, with its evidence and what to do.",
                    List.of(
                            Reading.group(),
                            AuditingOptions.group(),
                            new Syntax.Group(
                                    "Probing",
                                    List.of(ProbeCall.PROBE, ProbeCall.SET, PromptsCall.PROMPTS)),
                            Output.group()),
                    List.of(
                            "Agreement is measured by criterion, for units that two or more judged: for votes"
                                    + " an item and a pair of systems, whatever side they stood on; for"
                                    + " ratings and labels an item and what of it was judged. Where"
                                    + " agreement is not defined, the reason is given.",
                            ProbeCall.note()),
                    "psephos audit votes.csv --bootstrap 100 --seed 7");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (given.has(PromptsCall.PROMPTS)) {
            return PromptsCall.run(given, terminal);
        }
        if (given.has(ProbeCall.PROBE)) {
            return ProbeCall.run(given, terminal);
        }
        if (given.has(ProbeCall.SET)) {
            throw Usage.error(
                    "--set says something to a probe, and there is none",
                    "Add --probe NAME, or leave --set out.");
        }
        if (given.has(JudgeCall.CARD)) {
            return JudgeCall.run(given, terminal);
        }
        var format = Output.format(given);
        var failing = given.word(AuditingOptions.FAIL_ON, AuditingOptions.FAILING);
        var options = AuditingOptions.of(given, Reading.threads(given, terminal));
        var reading = Reading.of(given, Set.of(), terminal);
        var judges = JudgeFiles.of(given);
        var file = Output.file(given, judges.and(reading.files()));
        if (given.has(AuditingOptions.LABELS)) {
            return LabelsCall.run(given, terminal);
        }
        var dataset = judges.with(reading.read(), reading);
        var result = Audit.run(dataset, options);
        Output.deliver(file, text(result, format, terminal), terminal);
        return failing == null ? Exit.FINE : judge(result.findings(), failing, terminal);
    }

    /** The exit code, and what to say, where findings may end the program. */
    static int judge(List<Finding> findings, Severity failing, Terminal terminal) {
        var bad = findings.stream().filter(finding -> finding.severity().reaches(failing)).toList();
        if (bad.isEmpty()) {
            return Exit.FINE;
        }
        terminal.say(
                "%s of severity %s or worse; the first is %s"
                        .formatted(Say.count(bad.size(), "finding"), failing, bad.getFirst().id()));
        terminal.whisper(Say.sentence(bad.getFirst().remedy()));
        return Exit.DATA;
    }

    private static String text(AuditResult result, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> AuditText.render(result, terminal.style());
            case JSON -> AuditJson.render(result);
            case CSV -> AuditCsv.render(result);
            case MD -> AuditMarkdown.render(result);
        };
    }
}
