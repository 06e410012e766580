package org.psephos.cli;

import java.util.List;
import org.psephos.cli.Output.Format;
import org.psephos.rank.Ranking;
import org.psephos.report.ExtrasText;
import org.psephos.report.RankCsv;
import org.psephos.report.RankExtras;
import org.psephos.report.RankJson;
import org.psephos.report.RankMarkdown;
import org.psephos.report.RankText;
import org.psephos.report.SlicesCsv;
import org.psephos.report.Study;
import org.psephos.report.TextStyle;

/** {@code psephos rank}: the ladder. */
final class RankVerb implements Verb {
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
                            RankQuestions.group(),
                            Output.group()),
                    List.of(
                            """
                            Choosing a method
                            unsure\t--method auto looks at the kind of data and says why
                            pairs\tbradley-terry, with ties above a few percent --ties davidson
                            both bad\t--ties grounded-rao-kupper makes it an outcome of its own
                            rankings\tplackett-luce; choices and best-worst too (--ties drop: no order)
                            points\telo-mle needs no order of votes; elo depends on it
                            which order\tschulze, ranked-pairs, kemeny, copeland: by majorities; borda
                            a second look\tthurstone-mosteller, newman, rank-centrality, pagerank
                            ratings\ttaken as they rank systems within an item; solved or not: irt-1pl
                            sides\twhere they were not shuffled, --control position
                            few voters\twhere some gave many votes, --cluster annotator
                            bad voters\tam-elo says how reliable each is; crowd-bt; noisy-bt, with sides"""),
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
        var questions = RankQuestions.of(given);
        var reading = Reading.of(given, questions.wanted(options), terminal);
        var file = Output.file(given, reading.files());
        var dataset = questions.enough(reading, options);
        var judged = questions.judged(reading, dataset, options);
        var result = judged == null ? Ranking.rank(dataset, options) : judged.result();
        var study = new Study(dataset, dataset, result, anchor, Shell.command(given), Version.NAME);
        var extras = questions.extras(dataset, result, judged);
        Output.deliver(file, text(study, extras, format, terminal), terminal);
        return Answers.judge(result, terminal);
    }

    private static String text(Study study, RankExtras extras, Format format, Terminal terminal) {
        var slicing = extras.slicing();
        return switch (format) {
            case TABLE ->
                    RankText.render(study, terminal.style())
                            + ExtrasText.render(study, extras, terminal.style());
            case JSON -> RankJson.render(study, extras);
            case CSV -> slicing == null ? RankCsv.render(study) : SlicesCsv.render(study, slicing);
            case MD -> RankMarkdown.render(study) + fenced(study, extras);
        };
    }

    private static String fenced(Study study, RankExtras extras) {
        var text = ExtrasText.render(study, extras, TextStyle.plain()).strip();
        return text.isEmpty() ? "" : "\n```\n" + text + "\n```\n";
    }
}
