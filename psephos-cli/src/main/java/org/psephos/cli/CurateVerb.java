package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.Checkup;
import org.psephos.curate.Doctor;
import org.psephos.curate.NearDuplicates;
import org.psephos.dataset.Manifest;
import org.psephos.report.CheckupCsv;
import org.psephos.report.CheckupJson;
import org.psephos.report.CheckupMarkdown;
import org.psephos.report.CheckupText;

/** {@code psephos curate}: the dataset doctor. */
final class CurateVerb implements Verb {
    private static final Option NGRAM =
            Option.of("--ngram", "N", "words in a shingle (5); texts are sets of shingles");
    private static final Option THRESHOLD =
            Option.of("--threshold", "T", "least Jaccard similarity of near duplicates (0.7)");
    private static final Option PAIRS =
            Option.of("--pairs", "N", "how many pairs are listed (1000000); all are counted");

    private static final Syntax SYNTAX =
            new Syntax(
                    "curate",
                    "check FILE...",
                    "the dataset doctor: duplicates, leaks, contradictions",
                    "Looks for what spoils a dataset: near duplicates, leaks between splits, identical or empty\n"
                            + "answers, broken turns, personal data, refusals, outliers, scores that contradict.",
                    List.of(
                            Reading.group(),
                            new Group("Near duplicates", List.of(NGRAM, THRESHOLD, PAIRS)),
                            Output.group()),
                    List.of(
                            "Prompts are compared with prompts and answers with answers: two texts are near"
                                    + " duplicates where their sets of word n-grams have a Jaccard similarity"
                                    + " of at least the threshold. Every such pair is found and computed.",
                            "Columns with texts are known by their usual names (prompt, chosen, rejected,"
                                    + " response, messages, text ...); else name one: --columns"
                                    + " item=COLUMN,text=COLUMN. Files are read row by row, a few times."),
                    "psephos curate check votes.csv");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var words = given.operands();
        if (words.isEmpty() || !words.getFirst().equals("check")) {
            throw Usage.error(
                    words.isEmpty()
                            ? "curate needs to know what to do"
                            : "curate does not know \"%s\"".formatted(words.getFirst()),
                    "Write psephos curate check FILE...");
        }
        var reading = Reading.of(given, words.subList(1, words.size()), Set.of(), terminal);
        var out = Output.file(given, reading.files());
        var doctor = new Doctor(nearDuplicates(given, terminal));
        var texts = Texts.of(reading, terminal);
        var checkup = doctor.check(texts.entries());
        texts.done();
        Output.deliver(out, text(checkup, texts.manifest(), format, terminal), terminal);
        return Exit.FINE;
    }

    private static NearDuplicates nearDuplicates(Arguments given, Terminal terminal) {
        var threshold = given.positive(THRESHOLD);
        if (threshold != null && threshold > 1) {
            throw Usage.error(
                    "--threshold must be above 0 and at most 1, but was " + threshold,
                    "Write for example --threshold 0.7.");
        }
        return new NearDuplicates(
                given.small(NGRAM, 1, NearDuplicates.NGRAM),
                threshold == null ? NearDuplicates.THRESHOLD : threshold,
                given.small(PAIRS, 0, NearDuplicates.MOST),
                Reading.threads(given, terminal));
    }

    private static String text(
            Checkup checkup, Manifest manifest, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> CheckupText.render(checkup, manifest, terminal.style());
            case JSON -> CheckupJson.render(checkup, manifest);
            case CSV -> CheckupCsv.render(checkup);
            case MD -> CheckupMarkdown.render(checkup, manifest);
        };
    }
}
