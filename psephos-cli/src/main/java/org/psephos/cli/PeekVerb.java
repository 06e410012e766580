package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.report.PeekJson;
import org.psephos.report.PeekTable;
import org.psephos.report.PeekText;
import org.psephos.report.RowsHtml;

/** {@code psephos peek}: what was understood of files. */
final class PeekVerb implements Verb {
    private static final int SHOWN = 20;
    private static final Option SHOW =
            Option.of("--show", "N", "items on a page, the first ones (20)");

    private static final Syntax SYNTAX =
            new Syntax(
                    "peek",
                    "FILE...",
                    "what was understood: format, counts, rejects, first rows",
                    """
                    Reads files of judgements and says what was understood: the format of each, how many
                    judgements, systems and annotators, what was rejected and why, the first rows.
                    With -o FILE.html a page to look at: the words, pictures, recordings, films and
                    series of the first items, their answers side by side, and what was said of them.""",
                    List.of(
                            Reading.group(),
                            new Group("Writing", List.of(Output.FORMAT, Output.OUT, SHOW))),
                    List.of(
                            "CSV, TSV, JSON, JSON Lines and Parquet are told apart by their content, plain or"
                                    + " compressed (.gz, .zst). psephos formats lists the layouts whose columns"
                                    + " need no naming.",
                            "A page holds what lies beside the data, in their folder; nothing is fetched."),
                    "psephos peek votes.csv");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var reading = Reading.of(given, Set.of(), terminal);
        var file = Output.fileOrPage(given, reading.files());
        boolean page = Output.isPage(file);
        refuse(given, page);
        int shown = given.small(SHOW, 1, SHOWN);
        var dataset = reading.read();
        Output.deliver(
                file,
                page
                        ? RowsHtml.render(
                                dataset,
                                new MediaFiles(reading.files()),
                                shown,
                                Shell.command(given),
                                Version.NAME)
                        : text(dataset, format, terminal),
                terminal);
        return Exit.FINE;
    }

    private static String text(Dataset dataset, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> PeekText.render(dataset, terminal.style());
            case JSON -> PeekJson.render(dataset);
            case CSV -> PeekTable.csv(dataset);
            case MD -> PeekTable.markdown(dataset);
        };
    }

    private static void refuse(Arguments given, boolean page) {
        if (page && given.has(Output.FORMAT)) {
            throw Usage.error(
                    "--format and a page do not go together",
                    "Leave --format out, or name a file that does not end in .html.");
        }
        if (!page && given.has(SHOW)) {
            throw Usage.error(
                    "--show says how many items stand on a page, and none is asked for",
                    "Name a page: -o FILE.html");
        }
    }
}
