package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.Checkup;
import org.psephos.curate.Doctor;
import org.psephos.curate.Fix;
import org.psephos.curate.MeaningDuplicates;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.Rule;
import org.psephos.dataset.Manifest;
import org.psephos.lm.Embedder;
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
    private static final Option COSINE =
            Option.of(
                    "--cosine",
                    "T",
                    "look for texts close in meaning too: least cosine of their embeddings, such as 0.95"
                            + " (fix: what embedding-near-duplicates are)");
    static final Option AGAINST =
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
                    "check|fix|density|content|dialogues FILE",
                    "the dataset doctor: duplicates, leaks, contradictions",
                    """
                    check looks for what spoils a dataset: near duplicates, leaks between splits, identical or
                    empty answers, broken turns, personal data, outliers, scores that contradict; of
                    one file or several. fix drops rows by named rules and writes down why each went. density
                    says how rich the language of each file is, and whether that foretells scores. content looks for
                    what might offend, insult, threaten or frighten. dialogues says which of those collected meet
                    what you ask of them.""",
                    List.of(
                            Reading.groupOfRows(),
                            new Group(
                                    "Looking",
                                    List.of(
                                            NGRAM,
                                            THRESHOLD,
                                            PAIRS,
                                            COSINE,
                                            Embedding.EMBEDDER,
                                            AGAINST,
                                            AGAINST_NGRAM)),
                            new Group("Toxicity", CurateToxicity.options()),
                            CurateFix.group(),
                            CurateDensity.group(),
                            CurateContent.group(),
                            CurateDialogues.group(),
                            Output.group()),
                    List.of(
                            "Prompts are compared with prompts and answers with answers: two texts are near"
                                    + " duplicates where their sets of word n-grams have a Jaccard similarity"
                                    + " of at least the threshold. Every such pair is found and computed;"
                                    + " so is every pair that --cosine asks for, which embeds each text"
                                    + " (about a hundred short ones a second and core).",
                            "fix compares whole rows (near-duplicates) or prompts (near-duplicate-prompts) and"
                                    + " keeps the first. The kept rows go to --out as they stand, in the layout that"
                                    + " they came in (CSV, TSV, JSON Lines, a JSON array, Parquet, a dataset"
                                    + " folder); beside it PATH.dropped.jsonl says of each other row by which rule"
                                    + " it went. With --redact what tells of people is masked in them; names"
                                    + " that no row names itself are not looked for.",
                            "Published layouts are known (psephos formats), and columns with texts by their"
                                    + " usual names (prompt, chosen, rejected, response, messages, text ...); else"
                                    + " name one: --columns"
                                    + " item=COLUMN,text=COLUMN. Files are read row by row, a few times."),
                    """
                    psephos curate check votes.csv
                    psephos curate fix docs/examples/pairs.jsonl --redact all --out clean.jsonl
                    psephos curate density docs/examples/pairs.jsonl
                    psephos curate content docs/examples/remarks.csv
                    psephos curate dialogues docs/examples/support.jsonl --require turns=4""");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var words = given.operands();
        var what = words.isEmpty() ? "" : words.getFirst();
        if (!List.of("check", "fix", "density", "content", "dialogues").contains(what)) {
            throw Usage.error(
                    words.isEmpty()
                            ? "curate needs to know what to do"
                            : "curate does not know \"%s\"".formatted(what),
                    "Write psephos curate check FILE..., psephos curate fix FILE --out PATH, psephos"
                            + " curate density FILE..., psephos curate content FILE... or psephos"
                            + " curate dialogues FILE... --require turns=16");
        }
        var files = words.subList(1, words.size());
        refuseOthers(given, what);
        if (!List.of("check", "fix").contains(what)) {
            refuseMending(given, what);
            return measure(given, what, files, terminal);
        }
        var reading = Reading.of(given, files, Set.of(), terminal);
        var near = nearDuplicates(given, terminal);
        var call = new Call(given, reading, near, terminal);
        return what.equals("fix") ? mend(call) : look(call, Output.format(given));
    }

    /** Every word that only measures has options of its own. */
    private static void refuseOthers(Arguments given, String what) {
        if (!what.equals("density")) {
            CurateDensity.refuse(given, what);
        }
        if (!what.equals("content")) {
            CurateContent.refuse(given, what);
        }
        if (!what.equals("dialogues")) {
            CurateDialogues.refuse(given, what);
        }
    }

    private static int measure(
            Arguments given, String what, List<String> files, Terminal terminal) {
        var format = Output.format(given);
        if (what.equals("density")) {
            return CurateDensity.run(given, files, terminal, format);
        }
        refuseAlike(given);
        return what.equals("content")
                ? CurateContent.run(given, files, terminal, format)
                : CurateDialogues.run(given, files, terminal, format);
    }

    /** What was asked, checked. */
    private record Call(Arguments given, Reading reading, NearDuplicates near, Terminal terminal) {
        @Nullable Benchmarks against() {
            return CurateVerb.against(given, reading);
        }

        MeaningDuplicates meaning(Embedder embedder) {
            var cosine = share(given, COSINE, "0.95");
            return new MeaningDuplicates(
                    embedder,
                    scratch(),
                    cosine == null ? MeaningDuplicates.THRESHOLD : cosine,
                    near.most(),
                    near.threads());
        }
    }

    private static int mend(Call call) {
        var given = call.given();
        CurateFix.format(given);
        var rules = CurateFix.rules(given, given.has(AGAINST));
        var mixing = CurateFix.mixing(given);
        var balancing = CurateFix.balancing(given, rules);
        var toxicity = CurateToxicity.of(given);
        CurateToxicity.check(rules, toxicity);
        if (!rules.contains(Rule.EMBEDDING_NEAR_DUPLICATES)) {
            refuseEmbedding(given);
            var fix =
                    new Fix(rules, call.near(), call.against(), mixing, null, balancing, toxicity);
            return CurateFix.run(given, call.reading(), call.terminal(), fix);
        }
        share(given, COSINE, "0.95");
        try (var embedder = Embedding.open(given, call.terminal())) {
            var meaning = call.meaning(embedder);
            var fix =
                    new Fix(
                            rules,
                            call.near(),
                            call.against(),
                            mixing,
                            meaning,
                            balancing,
                            toxicity);
            return CurateFix.run(given, call.reading(), call.terminal(), fix);
        }
    }

    private static void refuseEmbedding(Arguments given) {
        for (var option : List.of(COSINE, Embedding.EMBEDDER)) {
            if (given.has(option)) {
                throw Usage.error(
                        option.name() + " changes nothing here: no rule looks at embeddings",
                        "Add --drop embedding-near-duplicates, or leave it out.");
            }
        }
    }

    private static int look(Call call, Format format) {
        var given = call.given();
        refuseMending(given, "check");
        var toxicity = CurateToxicity.of(given);
        var out = Output.file(given, call.reading().files());
        if (!given.has(COSINE)) {
            if (given.has(Embedding.EMBEDDER)) {
                throw Usage.error(
                        "--embedder changes nothing here: embeddings were not asked for",
                        "Add --cosine 0.95, or leave it out.");
            }
            var doctor = new Doctor(call.near(), call.against(), null, toxicity);
            return look(call, doctor, out, format);
        }
        share(given, COSINE, "0.95");
        try (var embedder = Embedding.open(given, call.terminal())) {
            var meaning = call.meaning(embedder);
            var doctor = new Doctor(call.near(), call.against(), meaning, toxicity);
            return look(call, doctor, out, format);
        }
    }

    private static int look(Call call, Doctor doctor, @Nullable Path out, Format format) {
        var terminal = call.terminal();
        var texts = Texts.of(call.reading(), terminal);
        var checkup = doctor.check(texts.entries());
        texts.done();
        Output.deliver(out, text(checkup, texts.manifest(), format, terminal), terminal);
        return Exit.FINE;
    }

    /** A number above 0 and at most 1; null where it was not given. */
    private static @Nullable Double share(Arguments given, Option option, String example) {
        var number = given.positive(option);
        if (number != null && number > 1) {
            throw Usage.error(
                    "%s must be above 0 and at most 1, but was %s".formatted(option.name(), number),
                    "Write for example %s %s.".formatted(option.name(), example));
        }
        return number;
    }

    private static void refuseAlike(Arguments given) {
        for (var option : List.of(NGRAM, THRESHOLD, PAIRS, COSINE, AGAINST, AGAINST_NGRAM)) {
            if (given.has(option)) {
                throw Usage.error(
                        option.name() + " changes nothing here, which compares no rows",
                        "Write psephos curate check FILE, or leave it out.");
            }
        }
    }

    private static void refuseMending(Arguments given, String what) {
        for (var option : CurateFix.group().options()) {
            if (given.has(option)) {
                throw Usage.error(
                        "%s belongs to curate fix, and %s drops nothing"
                                .formatted(option.name(), what),
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
        var threshold = share(given, THRESHOLD, "0.7");
        return new NearDuplicates(
                given.small(NGRAM, 1, NearDuplicates.NGRAM),
                threshold == null ? NearDuplicates.THRESHOLD : threshold,
                given.small(PAIRS, 0, NearDuplicates.MOST),
                Reading.threads(given, terminal),
                scratch());
    }

    /** Where what is put aside may lie, in files that nobody sees. */
    private static Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
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
