package org.psephos.cli;

import java.util.Set;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditResult;
import org.psephos.audit.LabelModel;
import org.psephos.cli.Output.Format;
import org.psephos.report.AuditJson;
import org.psephos.report.AuditMarkdown;
import org.psephos.report.AuditText;
import org.psephos.report.LabelsText;
import org.psephos.report.SettledLabels;
import org.psephos.report.TextStyle;

/** {@code psephos audit --labels}: an audit, and one label for each item below it. */
final class LabelsCall {
    private LabelsCall() {}

    static int run(Arguments given, Terminal terminal) {
        var model = given.word(AuditingOptions.LABELS, LabelModel.values());
        if (model == null || given.has(AuditingOptions.FAIL_ON)) {
            throw Usage.error(
                    "--labels and --fail-on do not go together", "Ask for one after the other.");
        }
        var format = Output.format(given);
        var options = AuditingOptions.of(given, Reading.threads(given, terminal));
        var reading = Reading.of(given, Set.of(), terminal);
        var judges = JudgeFiles.of(given);
        var file = Output.file(given, judges.and(reading.files()));
        var dataset = judges.with(reading.read(), reading);
        var labels = new SettledLabels(model, model.settle(dataset));
        // A table of labels has no room for doubts, so that nobody has to wait for them.
        var text =
                format == Format.CSV
                        ? LabelsText.csv(labels)
                        : text(Audit.run(dataset, options), labels, format, terminal);
        Output.deliver(file, text, terminal);
        return Exit.FINE;
    }

    private static String text(
            AuditResult result, SettledLabels labels, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE ->
                    AuditText.render(result, terminal.style())
                            + LabelsText.render(labels, terminal.style());
            case JSON -> AuditJson.render(result, labels);
            case CSV -> LabelsText.csv(labels);
            case MD ->
                    AuditMarkdown.render(result)
                            + "\n```"
                            + LabelsText.render(labels, TextStyle.plain())
                            + "```\n";
        };
    }
}
