package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Manifest;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;
import org.psephos.report.HtmlReport;
import org.psephos.report.Study;
import org.psephos.simulate.SimulatedVotes;
import org.psephos.simulate.StudyCsv;

/** {@code psephos demo}: a study with a known truth, from the votes to the page. */
final class DemoVerb implements Verb {
    static final Option OUT =
            Option.of("--out", "DIR", "write the three files to DIR and open nothing")
                    .shortened("-o");
    static final Option SEED = Option.of("--seed", "N", "start of all randomness (1)");

    private static final String COMMAND =
            "./psephos report votes.csv --ties davidson --control position --out report.html";

    @Override
    public Syntax syntax() {
        return new Syntax(
                "demo",
                "",
                "a simulated study, from votes to report",
                """
                Simulates a study with a known truth, reads its votes back, ranks, writes the
                report, and says how close the ladder came to the truth. Needs no network.""",
                List.of(
                        new Group("Drawing", List.of(SEED)),
                        new Group(
                                "Writing",
                                List.of(
                                        OUT,
                                        Option.of(
                                                Output.FORMAT.name(),
                                                "table|json",
                                                "how the result is written (table)")))),
                List.of(
                        "Twelve systems, 80 voters (some careless, one malicious, many prefer what"
                                + " is shown first), 5,000 votes with ties. Without --out the files go"
                                + " to a fresh folder for temporary files, and the report opens in a"
                                + " browser where a person at a screen can see it."),
                "psephos demo --out demo");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (!given.operands().isEmpty()) {
            throw Usage.error(
                    "demo reads no file, but was given \"%s\""
                            .formatted(given.operands().getFirst()),
                    "To rank your own votes: psephos rank "
                            + Shell.quoted(given.operands().getFirst()));
        }
        var format = format(given);
        long seed = given.integer(SEED, Long.MIN_VALUE, 1);
        var named = given.value(OUT);
        var folder = folder(named);
        var study = DemoStudy.simulate(new Seed(seed));
        writeVotes(study, folder);
        var dataset = readBack(folder.resolve(DemoText.VOTES));
        var fits = DemoFits.of(dataset, study);
        var report = folder.resolve(DemoText.REPORT);
        var page =
                new Study(
                        dataset, dataset, fits.controlled().result(), null, COMMAND, Version.NAME);
        Output.write(report, HtmlReport.render(page));
        var text = new DemoText(seed, study.truth(), dataset.comparisons().size(), fits, folder);
        terminal.print(
                format == Format.JSON
                        ? text.json()
                        : text.table(terminal.surroundings().columns()));
        if (named == null && terminal.surroundings().watched()) {
            open(report, terminal);
        }
        return Exit.FINE;
    }

    private static Format format(Arguments given) {
        return Output.summary(
                given,
                "the demonstration",
                "Leave it out: truth.csv and votes.csv are CSV already.");
    }

    private static Path folder(@Nullable String named) {
        try {
            return named == null
                    ? Files.createTempDirectory("psephos-demo-")
                    : Files.createDirectories(Output.path(named));
        } catch (IOException e) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s cannot be made a folder: %s"
                            .formatted(named == null ? "a temporary folder" : named, e),
                    "Name another: psephos demo --out DIR.",
                    e);
        }
    }

    private static void writeVotes(SimulatedVotes study, Path folder) {
        var votes = new StringBuilder();
        var truth = new StringBuilder();
        try {
            StudyCsv.votes(study, votes);
            StudyCsv.truth(study.truth(), truth);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        Output.write(folder.resolve(DemoText.VOTES), votes.toString());
        Output.write(folder.resolve(DemoText.TRUTH), truth.toString());
    }

    /**
     * The votes as any program would read them, named as in the command that the report shows, so
     * that the same seed gives the same report in any folder.
     */
    private static Dataset readBack(Path file) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var manifest = read.manifest();
        var sources =
                manifest.sources().stream()
                        .map(
                                source ->
                                        new Manifest.Source(
                                                DemoText.VOTES,
                                                source.sha256(),
                                                source.format(),
                                                source.rows()))
                        .toList();
        return new Dataset(
                new Manifest(
                        sources,
                        manifest.read(),
                        manifest.rejects(),
                        manifest.reader(),
                        manifest.licence(),
                        true),
                read.comparisons(),
                read.rankings(),
                read.abstained());
    }

    private static void open(Path report, Terminal terminal) {
        var command =
                DemoBrowser.command(
                        report, System.getProperty("os.name", ""), new TreeMap<>(System.getenv()));
        if (command != null && DemoBrowser.start(command)) {
            terminal.say("opened " + report);
        }
    }
}
