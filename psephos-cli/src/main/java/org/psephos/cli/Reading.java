package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Manifest;
import org.psephos.export.Conversion;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.Key;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;

/** The part of a call that says which files are read, and how. */
final class Reading {
    static final Option COLUMNS =
            Option.repeatable(
                    "--columns",
                    "KEY=COLUMN,...",
                    "which column is what, where the layout is not recognised; keys: "
                            + "left right winner item system response annotator criterion rating label"
                            + " ranking text confidence time duration weight split, prompt chosen"
                            + " rejected for words of pairs, prompt answer rating for words that"
                            + " were rated, and"
                            + " attribute:NAME for more");
    static final Option WINNER_VALUES =
            Option.repeatable(
                    "--winner-values",
                    "KEY=VALUE,...",
                    "how the winner column says left, right, tie, both-bad; other values are"
                            + " rejected");
    static final Option STRICT = Option.flag("--strict", "stop at the first row that is rejected");
    static final Option REJECTS =
            Option.of("--rejects", "FILE", "write every rejected row to FILE, as CSV");
    static final Option THREADS =
            Option.of("--threads", "N", "how many may work at once; changes time only");

    private static final String ATTRIBUTE = "attribute:";
    private static final int EXAMPLES = 1000;

    /**
     * Bytes from which on rows go by way of the disk and not of memory; packed files count as
     * packed.
     */
    private static final long LARGE = 16L << 20;

    private final List<String> operands;
    private final List<Path> files;
    private final Arguments given;
    private final Terminal terminal;
    private final Fetching fetching;
    private final Where where;
    private ReadOptions options;
    private @Nullable List<Path> here;

    private Reading(
            List<String> operands, ReadOptions options, Arguments given, Terminal terminal) {
        this.operands = operands;
        this.files = files(given.syntax().verb(), operands);
        this.fetching = new Fetching(given, terminal);
        this.where = Where.of(given);
        this.options = options;
        this.given = given;
        this.terminal = terminal;
    }

    /** The options of every verb that takes judgements. */
    static Group group() {
        var all = new ArrayList<Option>();
        all.add(Where.WHERE);
        all.addAll(groupOfRows().options());
        return new Group("Reading", all);
    }

    /** The options of every verb that takes rows as they stand. */
    static Group groupOfRows() {
        return new Group(
                "Reading",
                List.of(
                        COLUMNS,
                        WINNER_VALUES,
                        STRICT,
                        REJECTS,
                        THREADS,
                        Fetching.HUB,
                        Fetching.CACHE,
                        Fetching.OFFLINE));
    }

    /** Checks what was asked, without opening anything. */
    static Reading of(Arguments given, Set<Key> wanted, Terminal terminal) {
        return of(given, given.operands(), wanted, terminal);
    }

    /** As above, for a verb that has other operands besides files. */
    static Reading of(Arguments given, List<String> operands, Set<Key> wanted, Terminal terminal) {
        var columns = new EnumMap<Key, String>(Key.class);
        var attributes = new TreeMap<String, String>();
        columns(given, columns, attributes);
        var options =
                new ReadOptions(
                        columns,
                        attributes,
                        winnerValues(given),
                        given.has(Where.WHERE) ? Set.of() : wanted,
                        given.has(STRICT),
                        given.has(REJECTS) ? Integer.MAX_VALUE : EXAMPLES,
                        terminal.surroundings().clock().instant(),
                        threads(given, terminal));
        return new Reading(operands, options, given, terminal);
    }

    /** For a table whose columns somebody else names; winners are nobody's. */
    static Reading rows(Arguments given, Terminal terminal) {
        var usual = ReadOptions.withDefaults();
        var options =
                new ReadOptions(
                        usual.columns(),
                        usual.attributes(),
                        usual.winnerValues(),
                        usual.wanted(),
                        given.has(STRICT),
                        given.has(REJECTS) ? Integer.MAX_VALUE : EXAMPLES,
                        null,
                        threads(given, terminal));
        return new Reading(given.operands(), options, given, terminal);
    }

    /** How files are read, and what those are called that an address names. */
    ReadOptions options() {
        here();
        return options;
    }

    static int threads(Arguments given, Terminal terminal) {
        return given.small(THREADS, 1, terminal.surroundings().processors());
    }

    /** The files of this machine that were named; what an address names is none of them. */
    List<Path> files() {
        return files;
    }

    /** All files, those that an address names brought here first. */
    List<Path> here() {
        if (here == null) {
            var all = new ArrayList<Path>();
            operands.forEach(word -> all.addAll(fetching.files(word)));
            here = all;
            options = options.named(fetching.names());
        }
        return here;
    }

    /** Reads one file more in the same way, apart from the others. */
    Dataset beside(Path file) {
        if (contains(files, file)) {
            throw Usage.error(
                    file + " was named twice", "Name it once: its votes would count twice.");
        }
        here();
        var dataset = FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
        long rejected = dataset.manifest().rejects().count();
        if (rejected > 0) {
            terminal.say("%s: %s rejected".formatted(file, Say.count(rejected, "row")));
        }
        return where.of(dataset, file.toString());
    }

    /** The rejects and the result in one file would be one of the two. */
    private void refuseResult(Path rejects) {
        var out = given.value(Output.OUT);
        if (out != null && Output.isSame(rejects, Output.path(out))) {
            throw Usage.error(
                    "%s and %s both name %s".formatted(REJECTS.name(), Output.OUT.name(), rejects),
                    "Name two files.");
        }
    }

    /** Reads, and says on standard error what was rejected. */
    Dataset read() {
        var rejects = rejects();
        here();
        var progress = new Progress(terminal, "reading " + name());
        var dataset = AuditingOptions.inShownOrder(given, read(progress));
        tell(Intake.of(dataset), rejects, progress);
        return kept(dataset);
    }

    /** What {@code --where} asks for, and a word on how much that is. */
    private Dataset kept(Dataset dataset) {
        var kept = where.of(dataset, name());
        if (!where.isAll()) {
            terminal.say(
                    "kept %s of %s: %s"
                            .formatted(
                                    Say.number(Where.count(kept)),
                                    Say.count(Where.count(dataset), "judgement"),
                                    where));
        }
        return kept;
    }

    /**
     * Reads and writes row by row; says the same as {@link #read}. Null, with nothing written,
     * where the files can only be read as a whole.
     */
    Conversion.@Nullable Passed pass(
            Conversion conversion, Path out, Conversion.@Nullable Also also) {
        if (!where.isAll() || (!conversion.passes() && !conversion.passesComparisons(out))) {
            return null;
        }
        var rejects = rejects();
        var files = here();
        var progress = new Progress(terminal, "reading " + name());
        var manner = manner();
        Conversion.Reader reader = sink -> handOn(files, progress, sink);
        Consumer<Intake> told = intake -> tell(intake, rejects, progress);
        if (conversion.passes()) {
            return conversion.pass(reader, manner, told, out, also);
        }
        var passed = pass(files, conversion, out);
        if (passed != null) {
            progress.done();
            told.accept(passed.intake());
            return passed;
        }
        return areLarge(files) ? conversion.through(reader, manner, told, out) : null;
    }

    /** The same files once more, for another form, without a word; null as above. */
    Conversion.@Nullable Passed passAgain(Conversion conversion, Path out) {
        return where.isAll() && conversion.passesComparisons(out) && areLarge(here())
                ? conversion.through(
                        sink -> FeedbackFiles.handOn(here(), options, ReadProgress.SILENT, sink),
                        manner(),
                        intake -> {},
                        out)
                : null;
    }

    private Conversion.Manner manner() {
        return new Conversion.Manner(options.keptRejects(), options.strict(), options.threads());
    }

    /** Whether memory should not hold what the files say. */
    private static boolean areLarge(List<Path> files) {
        long bytes = 0;
        for (var file : files) {
            bytes += file.toFile().length();
        }
        return bytes >= LARGE;
    }

    /**
     * Comparisons of a folder to a file, one by one; null where they have to be read as a whole.
     */
    Conversion.@Nullable Passed pass(List<Path> files, Conversion conversion, Path out) {
        if (!conversion.passesComparisons(out)) {
            return null;
        }
        var exchanges = FeedbackFiles.exchanges(files, options.threads());
        return exchanges == null ? null : conversion.pass(exchanges, options.threads(), out);
    }

    private @Nullable Manifest handOn(List<Path> files, Progress progress, FeedbackSink sink) {
        try {
            return FeedbackFiles.handOn(files, options, progress, sink);
        } finally {
            progress.done();
        }
    }

    /** Where rejects go, or null. */
    private @Nullable Path rejects() {
        var name = given.value(REJECTS);
        if (name == null) {
            return null;
        }
        var rejects = Output.path(name);
        Output.refuseInput(REJECTS, rejects, files);
        refuseResult(rejects);
        return rejects;
    }

    private void tell(Intake intake, @Nullable Path rejects, Progress progress) {
        if (rejects != null) {
            Output.write(rejects, RejectsFile.csv(intake.manifest().rejects()));
        }
        refuseNothing(intake);
        report(intake.manifest(), progress);
        new ReadingNotes(here(), intake).say(terminal);
    }

    /** Reads every column of the same files again, without a word; what was rejected was told. */
    Dataset whole() {
        var everything =
                new ReadOptions(
                        options.columns(),
                        options.attributes(),
                        options.winnerValues(),
                        EnumSet.allOf(Key.class),
                        options.strict(),
                        options.keptRejects(),
                        options.now(),
                        options.threads(),
                        options.names());
        return where.of(FeedbackFiles.read(here(), everything, ReadProgress.SILENT), name());
    }

    /** The files as rows with texts, told of on the way; not opened yet. */
    EntryFiles entries(Progress progress) {
        return EntryFiles.of(here(), options, progress);
    }

    /** Other files with texts, whose columns have their usual names. */
    EntryFiles others(List<String> others) {
        var all = new ArrayList<Path>();
        others.forEach(word -> all.addAll(fetching.files(word)));
        var defaults = ReadOptions.withDefaults().named(fetching.names());
        return EntryFiles.of(all, defaults, ReadProgress.SILENT);
    }

    private Dataset read(Progress progress) {
        try {
            return FeedbackFiles.read(here(), options, progress);
        } finally {
            progress.done();
        }
    }

    private void report(Manifest manifest, Progress progress) {
        long rejected = manifest.rejects().count();
        if (rejected == 0 && !progress.wasShown()) {
            return;
        }
        var kept = given.value(REJECTS);
        var where = rejected == 0 ? "" : kept == null ? ": see --rejects FILE" : ": see " + kept;
        terminal.say(
                "read %s in %s, %s rejected%s"
                        .formatted(
                                Say.count(manifest.read(), "row"),
                                progress.elapsed(),
                                Say.number(rejected),
                                where));
    }

    /** No judgement at all is no data, whatever the reason. */
    private void refuseNothing(Intake intake) {
        if (intake.judgements() + intake.items() + intake.responses() > 0) {
            return;
        }
        var rejects = intake.manifest().rejects();
        if (rejects.count() == 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    name() + " holds no judgements",
                    "See what was understood: psephos peek " + spelt());
        }
        throw new PsephosException(
                PsephosException.Kind.DATA,
                "%s: every row was rejected; %s".formatted(name(), rejects.examples().getFirst()),
                ReadingNotes.isBroken(rejects)
                        ? ReadingNotes.ENCODING
                        : "See all of them with --rejects FILE; name columns and values with"
                                + " --columns and --winner-values.");
    }

    /** The operands as a shell reads them back. */
    String spelt() {
        return Shell.quoted(operands);
    }

    private String name() {
        return operands.size() == 1 ? operands.getFirst() : Say.count(operands.size(), "file");
    }

    private static List<Path> files(String verb, List<String> operands) {
        if (operands.isEmpty()) {
            throw Usage.error(
                    verb + " needs a file of judgements",
                    "Name one, as in psephos %s votes.csv; all options: psephos %s --help"
                            .formatted(verb, verb));
        }
        var files = new ArrayList<Path>();
        for (var operand : operands) {
            if (Fetching.isAddress(operand)) {
                continue;
            }
            if (operand.equals("-")) {
                throw Usage.error(
                        "reading from standard input is not built yet",
                        "Save it to a file first, and name the file.");
            }
            var file = Output.path(operand);
            if (contains(files, file)) {
                throw Usage.error(
                        operand + " was named twice", "Name it once: its votes would count twice.");
            }
            files.add(file);
        }
        return files;
    }

    private static boolean contains(List<Path> files, Path file) {
        return files.stream().anyMatch(other -> Output.isSame(other, file));
    }

    private static void columns(
            Arguments given, Map<Key, String> columns, SortedMap<String, String> attributes) {
        for (var pair : Pairs.of(COLUMNS, "left=model_a,right=model_b", given.values(COLUMNS))) {
            var before =
                    pair.key().startsWith(ATTRIBUTE)
                            ? attributes.put(attribute(pair.key()), pair.name())
                            : columns.put(key(pair.key()), pair.name());
            if (before != null) {
                throw Usage.error(
                        "%s names %s twice: \"%s\" and \"%s\""
                                .formatted(COLUMNS.name(), pair.key(), before, pair.name()),
                        "Keep one of them.");
            }
        }
    }

    private static String attribute(String key) {
        var name = key.substring(ATTRIBUTE.length());
        if (name.isBlank()) {
            throw Usage.error(
                    "%s: attribute: has no name".formatted(COLUMNS.name()),
                    "Write for example --columns attribute:language=lang.");
        }
        return name;
    }

    private static Key key(String word) {
        for (var key : Key.values()) {
            if (key.toString().equals(word)) {
                return key;
            }
        }
        var known =
                Stream.concat(
                                Stream.of(Key.values()).map(Key::toString),
                                Stream.of("attribute:NAME"))
                        .toList();
        throw Usage.error(
                "%s: there is no key \"%s\"; the keys are %s"
                        .formatted(COLUMNS.name(), word, String.join(" ", known)),
                "%sThe key stands before the equals sign, the column of your file after it."
                        .formatted(Nearest.hint(word, known)));
    }

    private static Map<Outcome, String> winnerValues(Arguments given) {
        var values = new EnumMap<Outcome, String>(Outcome.class);
        for (var pair : Pairs.of(WINNER_VALUES, "left=A,right=B", given.values(WINNER_VALUES))) {
            var outcome = outcome(pair.key());
            if (values.containsKey(outcome)) {
                throw Usage.error(
                        "%s names %s twice: \"%s\" and \"%s\""
                                .formatted(
                                        WINNER_VALUES.name(),
                                        pair.key(),
                                        values.get(outcome),
                                        pair.name()),
                        "Keep one of them.");
            }
            if (values.containsValue(pair.name())) {
                throw Usage.error(
                        "%s: \"%s\" cannot mean two things"
                                .formatted(WINNER_VALUES.name(), pair.name()),
                        "Give each outcome a value of its own.");
            }
            values.put(outcome, pair.name());
        }
        return values;
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "left" -> Outcome.LEFT;
            case "right" -> Outcome.RIGHT;
            case "tie" -> Outcome.TIE;
            case "both-bad" -> Outcome.BOTH_BAD;
            default -> {
                var known = List.of("left", "right", "tie", "both-bad");
                throw Usage.error(
                        "%s: there is no outcome \"%s\"; the outcomes are %s"
                                .formatted(WINNER_VALUES.name(), word, String.join(" ", known)),
                        Nearest.hint(word, known)
                                + "Write for example --winner-values left=A,right=B,tie=same.");
            }
        };
    }
}
