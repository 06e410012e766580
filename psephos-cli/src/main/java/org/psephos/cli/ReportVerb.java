package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.rank.Ranking;
import org.psephos.report.HtmlReport;
import org.psephos.report.Study;

/** {@code psephos report}: the ladder, its doubts and what it rests on as one page. */
final class ReportVerb implements Verb {
    private static final String USUAL_NAME = "report.html";

    private static final Option OUT =
            Option.of(
                            "--out",
                            "FILE",
                            "write the page to FILE (report.html); an older page is written over")
                    .shortened("-o");

    private static final Syntax SYNTAX =
            new Syntax(
                    "report",
                    "FILE...",
                    "all of it as one self-contained HTML page",
                    "Ranks the systems of files of judgements and writes one HTML page: who leads, how sure,\n"
                            + "what the ladder rests on. The page needs no network, and says how to make it again.",
                    List.of(
                            Reading.group(),
                            RankingOptions.group(),
                            new Group("Judges", List.of(JudgeFiles.JUDGE)),
                            new Group("Writing", List.of(OUT))),
                    List.of(),
                    "psephos report votes.csv -o report.html");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var options = RankingOptions.of(given, Reading.threads(given, terminal));
        var anchor = RankingOptions.anchor(given);
        var reading = Reading.of(given, Set.of(), terminal);
        var judges = JudgeFiles.of(given);
        var file = file(given, judges.and(reading.files()));
        var dataset = reading.read();
        var judged = judges.with(dataset, reading);
        var result = Ranking.rank(dataset, options);
        var study = new Study(dataset, judged, result, anchor, Shell.command(given), Version.NAME);
        var page = HtmlReport.render(study);
        if (file == null) {
            terminal.print(page);
        } else {
            long bytes = Output.write(file, page);
            terminal.say("wrote %s (%s)".formatted(file, Say.bytes(bytes)));
        }
        return Answers.judge(result, terminal);
    }

    private static @Nullable Path file(Arguments given, List<Path> inputs) {
        if (!given.has(OUT)) {
            var usual = Output.path(USUAL_NAME);
            Output.refuseInput(OUT, usual, inputs);
            return usual;
        }
        return Output.fileOrPage(given, inputs);
    }
}
