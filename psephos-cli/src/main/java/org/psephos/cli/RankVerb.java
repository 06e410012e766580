package org.psephos.cli;

import java.util.List;
import org.psephos.cli.Output.Format;
import org.psephos.rank.RankResult;
import org.psephos.rank.Ranking;
import org.psephos.report.RankCsv;
import org.psephos.report.RankJson;
import org.psephos.report.RankMarkdown;
import org.psephos.report.RankText;
import org.psephos.report.Study;

/** {@code psephos rank}: the ladder. */
final class RankVerb implements Verb {
    private static final Syntax SYNTAX =
            new Syntax(
                    "rank",
                    "FILE...",
                    "the ladder, with intervals, or why there is none",
                    "Ranks the systems of files of judgements, with an interval for each.\n"
                            + "Where the votes do not determine an answer, it says so and why.",
                    List.of(Reading.group(), RankingOptions.group(), Output.group()),
                    List.of(
                            "Choosing: bradley-terry suits pairs, plackett-luce rankings of three or more; elo"
                                    + " depends on the order of the votes, and counts and win-rate on who met"
                                    + " whom. With more than a few ties, --ties davidson estimates how common"
                                    + " they are. Where sides were not shuffled, --control position. Where a"
                                    + " few people gave many votes, --cluster annotator."),
                    "psephos rank votes.csv --ties davidson --bootstrap 100 --seed 7");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var options = RankingOptions.of(given, Reading.threads(given, terminal));
        var anchor = RankingOptions.anchor(given);
        var reading = Reading.of(given, RankingOptions.wanted(options), terminal);
        var file = Output.file(given, reading.files());
        var dataset = reading.read();
        RankResult result = Ranking.rank(dataset, options);
        var study = new Study(dataset, result, anchor, Shell.command(given), Version.NAME);
        Output.deliver(file, text(study, format, terminal), terminal);
        return Answers.judge(result, terminal);
    }

    private static String text(Study study, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> RankText.render(study, terminal.style());
            case JSON -> RankJson.render(study);
            case CSV -> RankCsv.render(study);
            case MD -> RankMarkdown.render(study);
        };
    }
}
