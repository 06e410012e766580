package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.Probe;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Probes;
import org.psephos.audit.probe.Setting;
import org.psephos.dataset.Manifest.Selection;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.TableFiles;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;
import org.psephos.report.ProbeHtml;
import org.psephos.report.ProbeJson;
import org.psephos.report.ProbeText;
import org.psephos.report.TextStyle;

/** {@code psephos audit --probe NAME FILE}: one question to a table of rows. */
final class ProbeCall {
    static final Option PROBE =
            Option.of(
                    "--probe",
                    "NAME",
                    "ask the rows one question instead, about fairness, bias or influence; the names"
                            + " stand below; with -o FILE.html a page with pictures");
    static final Option SET =
            Option.repeatable(
                    "--set", "KEY=VALUE,...", "what a probe may be told; its page says which keys");

    /** What an audit of judgements takes and a probe does not. */
    private static final List<Option> OTHERS =
            List.of(
                    AuditingOptions.SCALE,
                    AuditingOptions.CATEGORIES,
                    DistanceTable.DISTANCE,
                    AuditingOptions.REFERENCE,
                    JudgeFiles.JUDGE,
                    AuditingOptions.RESAMPLE,
                    AuditingOptions.BY,
                    Where.WHERE,
                    Reading.WINNER_VALUES);

    private ProbeCall() {}

    /** For the help: every probe and what it says. */
    static String note() {
        return "Probes, for --probe; columns are named by --columns, see docs/probes.md:\n"
                + Probes.ALL.stream()
                        .map(probe -> probe.name() + "\t" + probe.summary())
                        .collect(Collectors.joining("\n"));
    }

    static int run(Arguments given, Terminal terminal) {
        var probe = named(given);
        for (var option : OTHERS) {
            if (given.has(option)) {
                throw Usage.error(
                        "--probe %s does not take %s".formatted(probe.name(), option.name()),
                        "Leave it out; what the probe takes: --set and --columns.");
            }
        }
        var format = Output.format(given);
        var options = options(given, probe);
        var columns = columns(given, probe);
        var reading = Reading.rows(given, terminal);
        var file = Output.fileOrPage(given, reading.files());
        var rows = read(given, terminal, reading, fields(probe, columns), columns);
        tell(rows.manifest().selection(), terminal);
        var result = probe.verb().look(rows, options);
        var text =
                Output.isPage(file) && !given.has(Output.FORMAT)
                        ? new ProbeHtml(probe, options, rows.manifest(), result)
                                .render(Shell.command(given), Version.NAME)
                        : switch (format) {
                            case TABLE ->
                                    ProbeText.render(
                                            result,
                                            file == null ? terminal.style() : TextStyle.plain());
                            case JSON ->
                                    ProbeJson.render(
                                            probe.name(), options, rows.manifest(), result);
                            case CSV -> ProbeText.csv(result);
                            case MD -> ProbeText.markdown(result);
                        };
        Output.deliver(file, text, terminal);
        return judged(given, result, terminal);
    }

    /** A table of judgements has rows of one kind alone. */
    private static void tell(@Nullable Selection taken, Terminal terminal) {
        if (taken != null) {
            terminal.say(
                    "rows are the %s; %s of other kinds left out"
                            .formatted(taken.where(), Say.count(taken.leftOut(), "judgement")));
        }
    }

    private static int judged(Arguments given, ProbeResult result, Terminal terminal) {
        if (!result.answers()) {
            terminal.say("the rows cannot answer this; the reasons stand in the result");
            return Exit.NO_ANSWER;
        }
        var failing = given.word(AuditingOptions.FAIL_ON, AuditingOptions.FAILING);
        return failing == null ? Exit.FINE : AuditVerb.judge(result.findings(), failing, terminal);
    }

    private static Probe named(Arguments given) {
        var name = given.value(PROBE);
        var names = Probes.ALL.stream().map(Probe::name).toList();
        return Probes.ALL.stream()
                .filter(probe -> probe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Arguments.notAmong(PROBE.name(), name + "", names));
    }

    private static ProbeOptions options(Arguments given, Probe probe) {
        var usual = ProbeOptions.withDefaults();
        return new ProbeOptions(
                settings(given, probe),
                given.small(AuditingOptions.BOOTSTRAP, 2, usual.rounds()),
                RankingOptions.level(given, usual.level()),
                new Seed(given.integer(RankingOptions.SEED, Long.MIN_VALUE, usual.seed().value())));
    }

    private static SortedMap<String, String> settings(Arguments given, Probe probe) {
        var known = probe.settings().stream().map(Setting::name).toList();
        var chosen = new TreeMap<String, String>();
        for (var pair : Pairs.of(SET, "mode=plain", given.values(SET))) {
            check(SET, probe, pair.key(), known);
            chosen.put(pair.key(), pair.name());
        }
        return chosen;
    }

    private static void check(Option option, Probe probe, String key, List<String> known) {
        if (!known.contains(key)) {
            throw Usage.error(
                    "%s: the probe %s has no \"%s\"; it has %s"
                            .formatted(
                                    option.name(),
                                    probe.name(),
                                    key,
                                    known.isEmpty() ? "none" : String.join(", ", known)),
                    Nearest.hint(key, known) + "See docs/probes.md.");
        }
    }

    private static SortedMap<String, String> columns(Arguments given, Probe probe) {
        var roles = new ArrayList<>(probe.fields().stream().map(TableField::role).toList());
        probe.opens().forEach(open -> roles.add(open.prefix() + ":NAME"));
        var columns = new TreeMap<String, String>();
        for (var pair :
                Pairs.of(
                        Reading.COLUMNS,
                        "system=model,item=question",
                        given.values(Reading.COLUMNS))) {
            if (probe.opens().stream().noneMatch(open -> isOf(open, pair.key()))) {
                check(Reading.COLUMNS, probe, pair.key(), roles);
            }
            columns.put(pair.key(), pair.name());
        }
        return columns;
    }

    private static List<TableField> fields(Probe probe, SortedMap<String, String> columns) {
        var fields = new ArrayList<>(probe.fields());
        for (var open : probe.opens()) {
            for (var key : columns.keySet()) {
                if (isOf(open, key)) {
                    fields.add(
                            new TableField(
                                    key, open.kind(), open.required(), List.of(), open.help()));
                }
            }
        }
        return fields;
    }

    private static boolean isOf(Probe.Open open, String role) {
        return role.startsWith(open.prefix() + ":");
    }

    private static RowTable read(
            Arguments given,
            Terminal terminal,
            Reading reading,
            List<TableField> fields,
            SortedMap<String, String> columns) {
        var rows = TableFiles.read(reading.here(), fields, columns, reading.options());
        var rejects = rows.manifest().rejects();
        if (given.has(Reading.REJECTS)) {
            var file = Output.path(given.value(Reading.REJECTS) + "");
            Output.refuseInput(Reading.REJECTS, file, reading.files());
            Output.write(file, RejectsFile.csv(rejects));
        }
        if (rows.size() == 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "every row was rejected; " + rejects.examples().getFirst(),
                    "Name other columns with --columns, or mend the rows.");
        }
        if (rejects.count() > 0) {
            terminal.say(
                    "read %s, %s rejected: see --rejects FILE"
                            .formatted(
                                    Say.count(rows.manifest().read(), "row"),
                                    Say.number(rejects.count())));
        }
        return rows;
    }

    /** For a check: the rows of {@code file}, columns by their usual names or as given. */
    static ProbeResult look(
            Path file, String name, SortedMap<String, String> columns, ProbeOptions options) {
        return look(List.of(file), name, columns, options);
    }

    /** For a check: the page of {@code file}, columns by their usual names. */
    static String page(Path file, String name, ProbeOptions options) {
        var probe = probe(name);
        var rows =
                TableFiles.read(
                        List.of(file), probe.fields(), new TreeMap<>(), ReadOptions.withDefaults());
        return new ProbeHtml(probe, options, rows.manifest(), probe.verb().look(rows, options))
                .render("psephos audit --probe " + name, Version.NAME);
    }

    private static Probe probe(String name) {
        return Probes.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** The same of several files. */
    static ProbeResult look(
            List<Path> files,
            String name,
            SortedMap<String, String> columns,
            ProbeOptions options) {
        var probe = probe(name);
        var rows =
                TableFiles.read(files, fields(probe, columns), columns, ReadOptions.withDefaults());
        return probe.verb().look(rows, options);
    }
}
