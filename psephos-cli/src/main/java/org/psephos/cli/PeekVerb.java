package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.report.PeekJson;
import org.psephos.report.PeekText;

/** {@code psephos peek}: what was understood of files. */
final class PeekVerb implements Verb {
    private static final Syntax SYNTAX =
            new Syntax(
                    "peek",
                    "FILE...",
                    "what was understood: format, counts, rejects, first rows",
                    "Reads files of judgements and says what was understood: the format of each, how many\n"
                            + "judgements, systems and annotators, what was rejected and why, the first rows.",
                    List.of(
                            Reading.group(),
                            new Group("Writing", List.of(Output.FORMAT, Output.OUT))),
                    List.of(
                            "CSV, TSV, JSON, JSON Lines and Parquet are told apart by their content, plain or"
                                    + " compressed (.gz, .zst). psephos formats lists the layouts whose columns"
                                    + " need no naming."),
                    "psephos peek votes.csv");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var reading = Reading.of(given, Set.of(), terminal);
        var file = Output.file(given, reading.files());
        var dataset = reading.read();
        var text =
                format == Format.JSON
                        ? PeekJson.render(dataset)
                        : PeekText.render(dataset, terminal.style());
        Output.deliver(file, text, terminal);
        return Exit.FINE;
    }
}
