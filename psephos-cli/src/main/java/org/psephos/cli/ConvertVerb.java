package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Manifest;
import org.psephos.export.ContentAnswer;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.ingest.DatasetFolderReader;
import org.psephos.math.Seed;

/** {@code psephos convert}: any known format to any other, with a loss report. */
final class ConvertVerb implements Verb {
    static final Option TO = Option.of("--to", "NAME", "the format to write: " + names());
    static final Option OUT =
            Option.of("--out", "PATH", "where to: a file, or a folder where the name has no ending")
                    .shortened("-o");
    static final Option FORMAT =
            Option.of("--format", "table|json", "how the report is written (table)");
    static final Option SPLIT =
            Option.of(
                    "--split",
                    "NAME=SHARE,...",
                    "divide the rows, as in train=0.95,test=0.05; a prompt never stands on both"
                            + " sides");
    static final Option SEED = Option.of("--seed", "N", "start of all randomness (1)");
    static final Option PAIRS =
            Option.of(
                    "--pairs",
                    "all|best-worst|best-random|best-rest",
                    "which pairs ratings and rankings of several answers make (all)");
    static final Option MARGIN =
            Option.of("--margin", "X", "only pairs of ratings that differ by at least X (0)");
    static final Option VOTES =
            Option.of(
                    "--votes",
                    "each|majority|soft",
                    "whether each judgement counts by itself, the majority of votes on the same"
                            + " two answers and the mean of ratings, or all as one pair with the"
                            + " probability that the chosen one is better (each)");
    static final Option ASPECTS =
            Option.repeatable(
                    "--aspects",
                    "CRITERION=WEIGHT,...",
                    "how the ratings by several criteria make one score (overall where there is"
                            + " one, else the mean)");

    static final Option SINGLES =
            Option.of(
                    "--singles",
                    "leave|each",
                    "where an overall judgement sums up those of single annotators, as in"
                            + " HelpSteer3: whether these are left out or make pairs too (leave)");
    static final Option MARGIN_FROM =
            Option.of(
                    "--margin-from",
                    "strength|scores",
                    "what the margin of trl-reward and openrlhf is: the strength of the judgement,"
                            + " or the score of the chosen answer minus that of the rejected"
                            + " (strength)");

    static final Option CONTENT =
            Option.of(
                    "--content",
                    "FILE",
                    "what psephos curate content --format json found: the datasheet of the folder"
                            + " answers by it whether there is inappropriate content");

    private static final Syntax SYNTAX =
            new Syntax(
                    "convert",
                    "FILE...",
                    "any known format to any other",
                    "Writes judgements in the form that a trainer, a benchmark or another tool reads, and says\n"
                            + "exactly what that form could not carry and how many rows it cost.",
                    List.of(
                            new Group(
                                    "Writing",
                                    List.of(
                                            TO,
                                            OUT,
                                            ConvertAlso.ALSO,
                                            SPLIT,
                                            SEED,
                                            CONTENT,
                                            FORMAT)),
                            new Group(
                                    "Pairing",
                                    List.of(PAIRS, MARGIN, VOTES, ASPECTS, SINGLES, MARGIN_FROM)),
                            Reading.group()),
                    List.of(
                            "Each format is held to the rules of its reader, whose version psephos formats"
                                    + " shows. Two answers that are the same are never a pair. Where nothing"
                                    + " can be written there is no file, and the exit code is 3 where words"
                                    + " are missing, 4 where no answer is better than another."),
                    "psephos convert votes.csv --to csv --split train=0.9,test=0.1 --out plain.csv");

    private static String names() {
        return String.join(" ", Arrays.stream(Target.values()).map(Target::id).toList());
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = format(given);
        var target = target(given);
        var reading = Reading.of(given, Set.of(), terminal);
        var out = out(given, reading.files());
        var forms = new ArrayList<>(List.of(new ConvertAlso.Form(target, out)));
        forms.addAll(ConvertAlso.of(given, out, reading.files()));
        refusePairing(forms, given);
        refuseMargins(forms, given);
        var content = content(given, target, out);
        var also = new ArrayList<Conversion.Also>();
        for (var form : forms) {
            also.add(
                    new Conversion.Also(
                            conversion(given, form, forms.size(), content), form.out()));
        }
        Consumer<Intake> told = intake -> noteIdle(given, intake.totals(), terminal);
        var reports = write(also.removeFirst(), also, reading, told);
        terminal.print(
                format == Format.JSON ? ConvertReport.json(reports) : ConvertReport.text(reports));
        return reports.stream().mapToInt(report -> report.exit(terminal)).max().orElse(Exit.FINE);
    }

    /** Writes all forms, the first before the others. */
    private static List<ConvertReport> write(
            Conversion.Also first,
            List<Conversion.Also> also,
            Reading reading,
            Consumer<Intake> told) {
        var passed =
                reading.pass(first.how(), first.out(), also.isEmpty() ? null : also.getFirst());
        Dataset whole = null;
        if (passed == null) {
            whole = reading.read();
            passed = new Conversion.Passed(Intake.of(whole), first.how().write(whole, first.out()));
        }
        told.accept(passed.intake());
        var from = from(reading.here(), passed.intake().manifest());
        var reports = new ArrayList<ConvertReport>();
        reports.add(new ConvertReport(from, passed.converted(), first.how()));
        var folder = first.how().target() == Target.PSEPHOS ? first.out() : null;
        for (int i = 0; i < also.size(); i++) {
            var done = i == 0 ? passed.also() : null;
            var converted =
                    done == null ? ConvertAlso.write(also.get(i), reading, whole, folder) : done;
            reports.add(new ConvertReport(from, converted, also.get(i).how()));
        }
        return reports;
    }

    /** How one of {@code all} forms is made: a dataset folder among others is never divided. */
    private static Conversion conversion(
            Arguments given, ConvertAlso.Form form, int all, @Nullable ContentAnswer content) {
        boolean whole = form.target() == Target.PSEPHOS && all > 1;
        var shares = shares(given);
        var splits = new Splits(whole ? new LinkedHashMap<>() : shares, seed(given));
        return new Conversion(form.target(), pairing(given), splits, content);
    }

    private static @Nullable ContentAnswer content(Arguments given, Target target, Path out) {
        var name = given.value(CONTENT);
        if (name == null) {
            return null;
        }
        boolean folder = Files.isDirectory(out) || !String.valueOf(out.getFileName()).contains(".");
        if (!folder || target == Target.PSEPHOS) {
            throw Usage.error(
                    "--content changes nothing here: only a folder for others gets a datasheet",
                    "Name a folder, as in --to csv --out FOLDER, or leave it out.");
        }
        return ContentAnswer.read(Output.path(name));
    }

    private static Format format(Arguments given) {
        return Output.summary(given, "the report", "What the data become is said by --to.");
    }

    private static Target target(Arguments given) {
        var name = given.value(TO);
        if (name == null) {
            throw Usage.error(
                    "convert needs --to, the format to write",
                    "Name one of %s; see psephos formats.".formatted(names()));
        }
        return target(TO, name);
    }

    /** The format that {@code option} names. */
    static Target target(Option option, String name) {
        var target = Target.named(name);
        if (target == null) {
            var known = Arrays.stream(Target.values()).map(Target::id).toList();
            throw Usage.error(
                    "%s is \"%s\"; the formats that can be written are %s"
                            .formatted(option.name(), name, names()),
                    Nearest.hint(name, known) + "See what each is: psephos formats");
        }
        return target;
    }

    private static Path out(Arguments given, List<Path> inputs) {
        var name = given.value(OUT);
        if (name == null) {
            throw Usage.error(
                    "convert needs --out, the file or folder to write",
                    "Name one, as in --out pairs.jsonl or --out pairs");
        }
        var out = Output.path(name);
        Output.refuseInput(OUT, out, inputs);
        return out;
    }

    private static Seed seed(Arguments given) {
        return new Seed(given.integer(SEED, Long.MIN_VALUE, 1));
    }

    private static SequencedMap<String, Double> shares(Arguments given) {
        var shares = new LinkedHashMap<String, Double>();
        double sum = 0;
        for (var pair : Pairs.of(SPLIT, "train=0.95,test=0.05", given.values(SPLIT))) {
            var share = Usage.number(pair.name());
            if (share == null || !(share > 0) || share > 1 || !pair.key().matches("[\\w-]+")) {
                throw Usage.error(
                        "--split: \"%s=%s\" is no name with a share from 0 to 1"
                                .formatted(pair.key(), pair.name()),
                        "Write for example --split train=0.95,test=0.05.");
            }
            shares.put(pair.key(), share);
            sum += share;
        }
        if (!shares.isEmpty() && Math.abs(sum - 1) > 1e-6) {
            throw Usage.error(
                    "--split: the shares have the sum %s, not 1".formatted(sum),
                    "Write for example --split train=0.95,test=0.05.");
        }
        return shares;
    }

    /** An option that would change nothing is refused, not ignored. */
    private static void refusePairing(List<ConvertAlso.Form> forms, Arguments given) {
        if (forms.stream().anyMatch(form -> form.target().makesPairs())) {
            return;
        }
        var target = forms.getFirst().target();
        boolean soft = given.word(VOTES, Pairing.Votes.values()) == Pairing.Votes.SOFT;
        for (var option : soft ? List.of(PAIRS) : List.of(PAIRS, MARGIN, VOTES, ASPECTS, SINGLES)) {
            if (given.has(option)) {
                throw Usage.error(
                        "%s: %s holds judgements as they are and makes no pairs"
                                .formatted(option.name(), target),
                        "Leave it out, or write one of %s; --votes soft goes with every format."
                                .formatted(pairFormats()));
            }
        }
    }

    private static void refuseMargins(List<ConvertAlso.Form> forms, Arguments given) {
        boolean any = forms.stream().anyMatch(form -> form.target().carriesMargins());
        if (given.has(MARGIN_FROM) && !any) {
            throw Usage.error(
                    "--margin-from: %s has no margin".formatted(forms.getFirst().target()),
                    "Leave it out, or write one of %s.".formatted(names(Target::carriesMargins)));
        }
    }

    /** Says where an option met nothing that it is about. */
    private static void noteIdle(Arguments given, Map<String, Long> totals, Terminal terminal) {
        noteIdle(given, PAIRS, List.of("rating", "ranking", "label"), totals, terminal);
        noteIdle(given, MARGIN, List.of("rating", "ranking"), totals, terminal);
        noteIdle(given, ASPECTS, List.of("rating"), totals, terminal);
    }

    private static void noteIdle(
            Arguments given,
            Option option,
            List<String> kinds,
            Map<String, Long> totals,
            Terminal terminal) {
        boolean idle = kinds.stream().allMatch(kind -> totals.getOrDefault(kind, 0L) == 0);
        if (given.has(option) && idle) {
            terminal.say(
                    "%s changed nothing: it is about %ss, and there are none"
                            .formatted(option.name(), String.join("s and ", kinds)));
        }
    }

    private static String pairFormats() {
        return names(Target::makesPairs);
    }

    private static String names(Predicate<Target> which) {
        return String.join(
                " ", Arrays.stream(Target.values()).filter(which).map(Target::id).toList());
    }

    private static Pairing pairing(Arguments given) {
        var pairs = given.word(PAIRS, Pairing.Pairs.values());
        var votes = given.word(VOTES, Pairing.Votes.values());
        var singles = given.word(SINGLES, Pairing.Singles.values());
        var degree = given.word(MARGIN_FROM, Pairing.Degree.values());
        var margin = given.value(MARGIN) == null ? Double.valueOf(0) : Usage.number(margin(given));
        if (margin == null || margin < 0) {
            throw Usage.error(
                    "--margin is \"%s\"; expected a number of at least 0"
                            .formatted(given.value(MARGIN)),
                    "Write for example --margin 1.");
        }
        var aspects = new TreeMap<String, Double>();
        for (var pair : Pairs.of(ASPECTS, "helpfulness=2,truthfulness=1", given.values(ASPECTS))) {
            var weight = Usage.number(pair.name());
            if (weight == null) {
                throw Usage.error(
                        "--aspects: the weight of %s is \"%s\"; expected a number"
                                .formatted(pair.key(), pair.name()),
                        "Write for example --aspects helpfulness=0.65,verbosity=-0.4.");
            }
            aspects.put(pair.key(), weight);
        }
        return new Pairing(
                pairs == null ? Pairing.Pairs.ALL : pairs,
                margin,
                votes == null ? Pairing.Votes.EACH : votes,
                aspects,
                seed(given),
                singles == null ? Pairing.Singles.LEAVE : singles,
                degree == null ? Pairing.Degree.STRENGTH : degree);
    }

    private static String margin(Arguments given) {
        return String.valueOf(given.value(MARGIN));
    }

    private static String from(List<Path> files, Manifest manifest) {
        if (files.size() == 1 && DatasetFolderReader.recognises(files.getFirst())) {
            return Target.PSEPHOS.id();
        }
        return String.join(
                " and ", manifest.sources().stream().map(s -> s.format()).distinct().toList());
    }
}
