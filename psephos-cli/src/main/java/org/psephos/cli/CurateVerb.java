package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.Checkup;
import org.psephos.curate.Doctor;
import org.psephos.curate.Fix;
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
            Option.of(
                    "--pairs", "N", "check: how many pairs are listed (1000000); all are counted");
    private static final Option AGAINST =
            Option.repeatable(
                    "--against",
                    "FILE",
                    "a benchmark: rows that share an n-gram of words with its texts are contaminated");
    private static final Option AGAINST_NGRAM =
            Option.of(
                    "--against-ngram",
                    "N",
                    "words in such an n-gram (13); shorter benchmark texts are looked for whole");

    private static final Syntax SYNTAX =
            new Syntax(
                    "curate",
                    "check|fix FILE",
                    "the dataset doctor: duplicates, leaks, contradictions",
                    """
                    check looks for what spoils a dataset: near duplicates, leaks between splits, identical or
                    empty answers, broken turns, personal data, outliers, scores that contradict; of
                    one file or several. fix drops rows by named rules and writes down why each went.""",
                    List.of(
                            Reading.group(),
                            new Group(
                                    "Looking",
                                    List.of(NGRAM, THRESHOLD, PAIRS, AGAINST, AGAINST_NGRAM)),
                            CurateFix.group(),
                            Output.group()),
                    List.of(
                            "Prompts are compared with prompts and answers with answers: two texts are near"
                                    + " duplicates where their sets of word n-grams have a Jaccard similarity"
                                    + " of at least the threshold. Every such pair is found and computed.",
                            "fix compares whole rows (near-duplicates) or prompts (near-duplicate-prompts) and"
                                    + " keeps the first. The kept rows go to --out as they stand, in the layout that"
                                    + " they came in (CSV, TSV, JSON Lines, a JSON array, Parquet, a dataset"
                                    + " folder); beside it PATH.dropped.jsonl says of each other row by which rule"
                                    + " it went.",
                            "Published layouts are known (psephos formats), and columns with texts by their"
                                    + " usual names (prompt, chosen, rejected, response, messages, text ...); else"
                                    + " name one: --columns"
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
        var what = words.isEmpty() ? "" : words.getFirst();
        if (!what.equals("check") && !what.equals("fix")) {
            throw Usage.error(
                    words.isEmpty()
                            ? "curate needs to know what to do"
                            : "curate does not know \"%s\"".formatted(what),
                    "Write psephos curate check FILE... or psephos curate fix FILE --out PATH.");
        }
        var reading = Reading.of(given, words.subList(1, words.size()), Set.of(), terminal);
        var near = nearDuplicates(given, terminal);
        if (what.equals("fix")) {
            CurateFix.check(format);
            var rules = CurateFix.rules(given, given.has(AGAINST));
            var mixing = CurateFix.mixing(given);
            var fix = new Fix(rules, near, against(given, reading), mixing);
            return CurateFix.run(given, reading, terminal, fix);
        }
        refuseMending(given);
        var out = Output.file(given, reading.files());
        var doctor = new Doctor(near, against(given, reading));
        var texts = Texts.of(reading, terminal);
        var checkup = doctor.check(texts.entries());
        texts.done();
        Output.deliver(out, text(checkup, texts.manifest(), format, terminal), terminal);
        return Exit.FINE;
    }

    private static void refuseMending(Arguments given) {
        for (var option : CurateFix.group().options()) {
            if (given.has(option)) {
                throw Usage.error(
                        "%s belongs to curate fix, and check drops nothing"
                                .formatted(option.name()),
                        "Write psephos curate fix FILE --out PATH, or leave it out.");
            }
        }
    }

    private static @Nullable Benchmarks against(Arguments given, Reading reading) {
        if (!given.has(AGAINST)) {
            return null;
        }
        int ngram = given.small(AGAINST_NGRAM, Benchmarks.SHORTEST, Benchmarks.NGRAM);
        return new Benchmarks(reading.others(given.values(AGAINST)), ngram);
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
