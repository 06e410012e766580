package org.psephos.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.cli.Output.Format;
import org.psephos.report.JudgeHtml;
import org.psephos.report.JudgeText;
import org.psephos.report.TextStyle;

/** {@code psephos audit --card}: one page about one judge. */
final class JudgeCall {
    static final Option CARD =
            Option.of(
                    "--card",
                    "JUDGE",
                    "one page about one judge beside the --reference, or all others: agreement and its ceiling, bias"
                            + " and variance, biases, calibration, price and time; with -o FILE.html"
                            + " a page with pictures");

    private JudgeCall() {}

    static int run(Arguments given, Terminal terminal) {
        refuse(given, AuditingOptions.FAIL_ON);
        refuse(given, AuditingOptions.LABELS);
        refuse(given, AuditingOptions.BY);
        refuse(given, Output.FORMAT);
        var options = AuditingOptions.of(given, Reading.threads(given, terminal));
        var reading = Reading.of(given, Set.of(), terminal);
        var judges = JudgeFiles.of(given);
        var file = Output.fileOrPage(given, judges.and(reading.files()));
        refuseTable(given, file);
        var dataset = judges.with(reading.read(), reading);
        var profile = Audit.judge(dataset, options, Objects.requireNonNull(given.value(CARD)));
        var text =
                Output.isPage(file)
                        ? JudgeHtml.render(profile, Shell.command(given), Version.NAME)
                        : JudgeText.render(
                                profile, file == null ? terminal.style() : TextStyle.plain());
        Output.deliver(file, text, terminal);
        return Exit.FINE;
    }

    /** A card has no columns, and its figures are those of the audit. */
    private static void refuseTable(Arguments given, @Nullable Path file) {
        if (Output.format(given) != Format.TABLE) {
            throw Usage.error(
                    "%s would be no %s: a card is a text or a page"
                            .formatted(file, Output.format(given)),
                    "Name a file that ends in .txt or .html; --format json of an audit has the figures"
                            + " of every judge.");
        }
    }

    private static void refuse(Arguments given, Option option) {
        if (given.has(option)) {
            throw Usage.error(
                    "--card and %s do not go together".formatted(option.name()),
                    "Ask for one after the other; --format json of an audit has the figures of every judge.");
        }
    }
}
