package org.psephos.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.ingest.Key;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankResult;
import org.psephos.rank.Ranking;
import org.psephos.rank.Slicing;
import org.psephos.report.RankCsv;
import org.psephos.report.RankJson;
import org.psephos.report.RankMarkdown;
import org.psephos.report.RankText;
import org.psephos.report.SlicesCsv;
import org.psephos.report.SlicesText;
import org.psephos.report.Study;
import org.psephos.report.TextStyle;

/** {@code psephos rank}: the ladder. */
final class RankVerb implements Verb {
    private static final Option BY =
            Option.of(
                    "--by",
                    "NAME",
                    "a ladder for each value as well, and whether they differ: criterion, annotator,"
                            + " item, context, or a column or attribute");
    private static final Syntax SYNTAX =
            new Syntax(
                    "rank",
                    "FILE...",
                    "the ladder, with intervals, or why there is none",
                    "Ranks the systems of files of judgements, with an interval for each.\n"
                            + "Where the votes do not determine an answer, it says so and why.",
                    List.of(
                            Reading.group(),
                            RankingOptions.group(),
                            new Group("Parts", List.of(BY)),
                            Output.group()),
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
        var by = given.value(BY);
        var reading = Reading.of(given, wanted(options, by), terminal);
        var file = Output.file(given, reading.files());
        var dataset = reading.read();
        RankResult result = Ranking.rank(dataset, options);
        var study = new Study(dataset, result, anchor, Shell.command(given), Version.NAME);
        var slicing = by == null ? null : Ranking.slices(dataset, options, by);
        var text =
                slicing == null
                        ? text(study, format, terminal)
                        : text(study, slicing, format, terminal);
        Output.deliver(file, text, terminal);
        return Answers.judge(result, terminal);
    }

    /** The columns that are looked at; what they are divided by may be any column. */
    private static Set<Key> wanted(RankOptions options, @Nullable String by) {
        return by == null ? RankingOptions.wanted(options) : EnumSet.allOf(Key.class);
    }

    private static String text(Study study, Slicing slicing, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE ->
                    RankText.render(study, terminal.style())
                            + SlicesText.render(study, slicing, terminal.style());
            case JSON -> RankJson.render(study, slicing);
            case CSV -> SlicesCsv.render(study, slicing);
            case MD ->
                    RankMarkdown.render(study)
                            + "\n```\n"
                            + SlicesText.render(study, slicing, TextStyle.plain()).strip()
                            + "\n```\n";
        };
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
