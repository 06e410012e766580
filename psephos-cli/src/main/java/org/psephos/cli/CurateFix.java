package org.psephos.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.Balancing;
import org.psephos.curate.Dropped;
import org.psephos.curate.Fix;
import org.psephos.curate.Fixed;
import org.psephos.curate.Mixing;
import org.psephos.curate.Portion;
import org.psephos.curate.Redaction;
import org.psephos.curate.Rule;
import org.psephos.dataset.Entry;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;
import org.psephos.report.FixedText;

/** {@code psephos curate fix}: drops rows by named rules, and writes down why each went. */
final class CurateFix {
    static final Option DROP =
            Option.repeatable(
                    "--drop",
                    "RULE,...",
                    "fix: what rows are dropped for, ids of findings, near-duplicate-prompts,"
                            + " embedding-near-duplicates, length-imbalance, or none"
                            + " (empty-prompts, empty-answers, identical-answers, broken-turns,"
                            + " exact-duplicates, near-duplicates)");
    static final Option SCORE =
            Option.of("--score", "NAME", "fix: the rating or column that ranks rows");
    static final Option MIN_SCORE =
            Option.of("--min-score", "X", "fix: drop rows whose score is below X, or missing");
    static final Option MAX_SCORE =
            Option.of("--max-score", "X", "fix: drop rows whose score is above X");
    static final Option LENGTH_CLASS =
            Option.of(
                    "--length-class",
                    "N",
                    "fix: characters by which differences of length may differ among the pairs that"
                            + " length-imbalance evens out (50)");
    static final Option SEED =
            Option.of("--seed", "N", "fix: start of the lot that length-imbalance draws (1)");
    static final Option BY = Option.of("--by", "COLUMN", "fix: what groups rows (source)");
    static final Option TOP =
            Option.repeatable(
                    "--top",
                    "GROUP=N,...",
                    "fix: keep of each group the best by score: a number of rows, or a share such as"
                            + " 30%; * for groups not named");
    private static final String PROVENANCE = ".dropped.jsonl";

    /** Drops no row, for who only masks. */
    private static final String NONE = "none";

    private final Arguments given;
    private final Terminal terminal;
    private final Texts texts;
    private final Path in;
    private final Path out;
    private final Path provenance;
    private final @Nullable Redaction redaction;

    private CurateFix(Arguments given, Terminal terminal, Texts texts, Path in, Path out) {
        this.given = given;
        this.terminal = terminal;
        this.texts = texts;
        this.in = in;
        this.out = out;
        this.provenance = Path.of(out + PROVENANCE);
        this.redaction = CurateRedaction.of(given);
    }

    static Group group() {
        var options =
                new ArrayList<>(
                        List.of(DROP, SCORE, MIN_SCORE, MAX_SCORE, BY, TOP, LENGTH_CLASS, SEED));
        options.addAll(CurateRedaction.options());
        return new Group("Mending", options);
    }

    static int run(Arguments given, Reading reading, Terminal terminal, Fix fix) {
        var out = Output.file(given, reading.files());
        if (out == null) {
            throw Usage.error(
                    "curate fix needs to know where the kept rows go",
                    "Write psephos curate fix %s --out PATH".formatted(reading.spelt()));
        }
        if (reading.here().size() != 1) {
            throw Usage.error(
                    "curate fix mends one file at a time", "Name one, and call it for each.");
        }
        var in = reading.here().getFirst();
        var texts = Texts.of(reading, terminal);
        var one = new CurateFix(given, terminal, texts, in, out);
        one.refuseWhatIsRead(reading);
        one.run(fix);
        return Exit.FINE;
    }

    /** What says why rows went is written first, and must not empty what is read. */
    private void refuseWhatIsRead(Reading reading) {
        var taken = new ArrayList<>(reading.here());
        for (var option : List.of(CurateVerb.AGAINST, Reading.REJECTS)) {
            given.values(option).forEach(name -> taken.add(Path.of(name)));
        }
        for (var file : List.of(out, provenance)) {
            Output.refuseInput(Output.OUT, file, taken);
        }
    }

    private void run(Fix fix) {
        var dataset = texts.dataset();
        if (dataset != null && redaction != null) {
            throw Usage.error(
                    in + " is a dataset folder, in which nothing is masked",
                    "Mask the files that it was made of, and make it anew: psephos convert FILE --to"
                            + " psephos --out FOLDER");
        }
        if (dataset == null) {
            KeptRows.refuseOtherForm(in, out);
            var rows = new KeptRows(in, texts, redaction);
            mend(fix, rows::take, () -> rows.write(out));
        } else {
            var kept = new KeptFeedback(dataset);
            mend(fix, kept::take, () -> kept.write(out));
        }
    }

    private void mend(Fix fix, Consumer<Entry> keep, Runnable write) {
        try (var fixed = decided(fix, keep)) {
            if (fixed.kept() == 0) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "not one of %s would be kept".formatted(Say.count(fixed.rows(), "row")),
                        "Drop for fewer reasons: --drop RULE,...; psephos curate check shows how many.");
            }
            write.run();
            texts.done();
            terminal.print(text(fixed));
        }
    }

    private String text(Fixed fixed) {
        var manifest = texts.manifest();
        return switch (format(given)) {
            case JSON ->
                    FixedText.json(
                            fixed, manifest, redaction, out.toString(), provenance.toString());
            case TABLE, CSV, MD ->
                    FixedText.render(fixed, manifest, redaction, keptIn(), provenance.toString());
        };
    }

    /** Judgements alone become a folder, whatever it is called. */
    private String keptIn() {
        return texts.dataset() == null ? out.toString() : out + ", a dataset folder";
    }

    /** What was decided; why each row went is written down. */
    private Fixed decided(Fix fix, Consumer<Entry> keep) {
        try (var writer = Files.newBufferedWriter(provenance, StandardCharsets.UTF_8)) {
            return fix.decide(texts.entries(), keep, dropped -> line(writer, masked(dropped)));
        } catch (IOException e) {
            throw unwritable(e);
        } catch (UncheckedIOException e) {
            throw unwritable(Objects.requireNonNull(e.getCause()));
        }
    }

    private Dropped masked(Dropped dropped) {
        return redaction == null ? dropped : redaction.masked(dropped);
    }

    private static void line(BufferedWriter writer, Dropped dropped) {
        try {
            writer.write(FixedText.line(dropped));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PsephosException unwritable(IOException cause) {
        return new PsephosException(
                PsephosException.Kind.USAGE,
                "%s cannot be written: %s".formatted(provenance, cause.getMessage()),
                "Name a file in a folder that is there and that you may write to.",
                cause);
    }

    /** The rules that were asked for, or the usual ones. */
    static Set<Rule> rules(Arguments given, boolean against) {
        var rules = EnumSet.noneOf(Rule.class);
        for (var value : given.values(DROP)) {
            for (var word : value.split(",", -1)) {
                if (!word.strip().equals(NONE)) {
                    rules.add(rule(word.strip()));
                }
            }
        }
        if (!given.has(DROP)) {
            rules.addAll(Fix.USUAL);
        }
        if (against) {
            rules.add(Rule.CONTAMINATION);
        } else if (rules.contains(Rule.CONTAMINATION)) {
            throw Usage.error(
                    "--drop contamination needs a benchmark", "Name its file: --against FILE.");
        }
        if (given.has(MIN_SCORE)) {
            rules.add(Rule.MIN_SCORE);
        }
        if (given.has(MAX_SCORE)) {
            rules.add(Rule.MAX_SCORE);
        }
        return rules;
    }

    /** Rules that have an option of their own. */
    private static final Set<Rule> OPTIONS = EnumSet.of(Rule.TOP, Rule.MIN_SCORE, Rule.MAX_SCORE);

    private static Rule rule(String word) {
        var known = Stream.of(Rule.values()).filter(one -> !OPTIONS.contains(one));
        var names = new ArrayList<String>();
        for (var rule : known.toList()) {
            if (rule.toString().equals(word)) {
                return rule;
            }
            names.add(rule.toString());
        }
        throw Arguments.notAmong(DROP.name(), word, names);
    }

    /** How much of each group stays. */
    static Mixing mixing(Arguments given) {
        var score = given.value(SCORE);
        var least = bound(given, MIN_SCORE);
        var most = bound(given, MAX_SCORE);
        var by = given.value(BY);
        return new Mixing(score, least, most, by == null ? "source" : by, portions(given));
    }

    private static @Nullable Double bound(Arguments given, Option option) {
        var text = given.value(option);
        if (text == null) {
            return null;
        }
        if (!given.has(SCORE)) {
            throw Usage.error(
                    option.name() + " needs to know which score", "Name it: --score NAME.");
        }
        var number = Usage.number(text);
        if (number == null) {
            throw Usage.error(
                    "%s is \"%s\"; expected a number".formatted(option.name(), text),
                    "Write for example %s 3.5.".formatted(option.name()));
        }
        return number;
    }

    /** How pairs are evened out by length. */
    static Balancing balancing(Arguments given, Set<Rule> rules) {
        for (var option : List.of(LENGTH_CLASS, SEED)) {
            if (given.has(option) && !rules.contains(Rule.LENGTH_IMBALANCE)) {
                throw Usage.error(
                        option.name() + " changes nothing here: no rule looks at lengths",
                        "Add --drop length-imbalance, or leave it out.");
            }
        }
        var usual = Balancing.withDefaults();
        return new Balancing(
                given.small(LENGTH_CLASS, 1, usual.width()),
                new Seed(given.integer(SEED, Long.MIN_VALUE, usual.seed().value())));
    }

    private static SortedMap<String, Portion> portions(Arguments given) {
        var portions = new TreeMap<String, Portion>();
        for (var pair : Pairs.of(TOP, "math=1000,code=30%", given.values(TOP))) {
            portions.put(pair.key(), portion(pair.name()));
        }
        return portions;
    }

    private static Portion portion(String text) {
        var share = share(text);
        if (share != null) {
            return Portion.ofShare(share);
        }
        try {
            return Portion.ofRows(Long.parseLong(text));
        } catch (IllegalArgumentException e) {
            throw Usage.error(
                    "--top: \"%s\" is neither a number of rows nor a share".formatted(text),
                    "Write for example --top math=30%,code=5000.");
        }
    }

    private static @Nullable Double share(String text) {
        boolean percent = text.endsWith("%");
        var number =
                percent || text.contains(".")
                        ? Usage.number(percent ? text.substring(0, text.length() - 1) : text)
                        : null;
        var share = number == null ? null : percent ? number / 100 : number;
        return share == null || share < 0 || share > 1 ? null : share;
    }

    /** Formats that a report of mending has. */
    static Format format(Arguments given) {
        return Output.summary(
                given,
                "what was mended",
                "Leave --format out, or write --format json; the rows go to --out.");
    }
}
