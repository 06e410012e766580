package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.math.Seed;
import org.psephos.simulate.ArenaDraw;
import org.psephos.simulate.ArenaVotes;
import org.psephos.simulate.StudyCsv;

/** {@code psephos simulate votes}: as many votes with known truth as a benchmark needs. */
final class SimulateVerb implements Verb {
    static final Option SYSTEMS =
            Option.of("--systems", "N", "how many systems; sim-001 is the strongest (12)");
    static final Option VOTES = Option.of("--votes", "N", "how many votes (10000)");
    static final Option VOTERS = Option.of("--voters", "N", "how many voters there may be (50000)");
    static final Option TIE_SHARE =
            Option.of("--tie-share", "SHARE", "expected share of ties, below 1 (0.35)");
    static final Option SEED = Option.of("--seed", "N", "start of all randomness (1)");
    static final Option TRUTH =
            Option.of(
                    "--truth", "FILE", "write the truth to FILE: system,strength or trait,points");

    /** What transcripts do not take. */
    static final List<Option> OWN = List.of(SYSTEMS, VOTES, VOTERS, TIE_SHARE);

    private static final int MOST_SYSTEMS = 5000;
    private static final int MOST_VOTERS = 10_000_000;

    @Override
    public Syntax syntax() {
        return new Syntax(
                "simulate",
                "votes|transcripts",
                "votes or transcripts with a known truth",
                """
                votes: between systems whose strengths are known, as model_a,model_b,winner,voter.
                transcripts: of schools, words with labels, grades with a bias of known size.""",
                List.of(
                        new Group("Drawing", List.of(SEED)),
                        new Group("Votes", OWN),
                        new Group("Transcripts", SimulateTranscripts.OWN),
                        new Group(
                                "Writing",
                                List.of(
                                        Output.OUT,
                                        TRUTH,
                                        Option.of(
                                                Output.FORMAT.name(),
                                                "table|json",
                                                "how the summary is written (table)")))),
                List.of(
                        "Strengths are standard normal, moved to mean zero; ties follow Davidson's"
                                + " model, with nu solved for their share; the system at place n of"
                                + " popularity is drawn in proportion to n^-0.5; voters are Zipf(1.5)"
                                + " numbers modulo --voters. No person voted: the names say sim.",
                        SimulateTranscripts.NOTE),
                "psephos simulate votes --systems 130 --votes 1000000 --out simulated.csv --truth"
                        + " truth.csv\n"
                        + "psephos simulate transcripts --bias arabic=3 --out words.jsonl --grades"
                        + " grades.csv");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (given.operands().equals(List.of("transcripts"))) {
            return SimulateTranscripts.run(given, terminal);
        }
        if (!given.operands().equals(List.of("votes"))) {
            throw Usage.error(
                    "simulate makes votes or transcripts, but was asked for \"%s\""
                            .formatted(String.join(" ", given.operands())),
                    "Write psephos simulate votes or psephos simulate transcripts; all options:"
                            + " psephos simulate --help");
        }
        SimulatedFiles.refuse(given, "votes", SimulateTranscripts.OWN);
        var format = SimulatedFiles.format(given);
        var plan = plan(given);
        long seed = given.integer(SEED, Long.MIN_VALUE, 1);
        var votes = Output.data(given, List.of(), Format.CSV);
        var truth = SimulatedFiles.beside(given, TRUTH, votes);
        var draw = plan.simulate(new Seed(seed));
        var files = new ArrayList<SequencedMap<String, Object>>();
        files.add(
                SimulatedFiles.written(
                        votes,
                        plan.votes(),
                        terminal,
                        stream -> drawTo(draw, stream, plan.votes(), terminal)));
        if (truth != null) {
            files.add(
                    SimulatedFiles.written(
                            truth,
                            plan.systems(),
                            terminal,
                            SimulatedFiles.text(out -> StudyCsv.truth(draw.truth(), out))));
        }
        summarise(format, plan, seed, draw, files, votes != null, terminal);
        return Exit.FINE;
    }

    private static ArenaVotes plan(Arguments given) {
        int systems = given.small(SYSTEMS, 2, 12);
        int voters = given.small(VOTERS, 1, 50_000);
        refuseMore(SYSTEMS, systems, MOST_SYSTEMS);
        refuseMore(VOTERS, voters, MOST_VOTERS);
        return new ArenaVotes(systems, given.integer(VOTES, 1, 10_000), tieShare(given), voters);
    }

    private static void refuseMore(Option option, int number, int most) {
        if (number > most) {
            throw Usage.error(
                    "%s is \"%s\"; expected at most %s".formatted(option.name(), number, most),
                    "Write a smaller number.");
        }
    }

    private static double tieShare(Arguments given) {
        var text = given.value(TIE_SHARE);
        if (text == null) {
            return 0.35;
        }
        var share = Usage.number(text);
        if (share == null || share < 0 || share >= 1) {
            throw Usage.error(
                    "--tie-share is \"%s\"; expected a share from 0 to below 1".formatted(text),
                    "Write for example --tie-share 0.35.");
        }
        return share;
    }

    private static void drawTo(ArenaDraw draw, OutputStream stream, long votes, Terminal terminal)
            throws IOException {
        var progress = new Progress(terminal, "drawing votes");
        try {
            // Progress counts bytes; a vote has about 25 of them.
            draw.write(stream, done -> progress.advanced(done * 25, votes * 25));
        } finally {
            progress.done();
        }
    }

    private static void summarise(
            Format format,
            ArenaVotes plan,
            long seed,
            ArenaDraw draw,
            List<SequencedMap<String, Object>> files,
            boolean toFile,
            Terminal terminal) {
        var object = new LinkedHashMap<String, Object>();
        object.put("simulated", true);
        object.put("seed", seed);
        object.put("votes", plan.votes());
        object.put("systems", plan.systems());
        object.put("tieShare", plan.tieShare());
        object.put("nu", draw.tieWeight());
        object.put("files", files);
        var text =
                format == Format.JSON
                        ? JsonText.of(object)
                        : "Simulated %s between %s (seed %s, Davidson's nu %s)%s.%n"
                                .formatted(
                                        Say.count(plan.votes(), "vote"),
                                        Say.count(plan.systems(), "system"),
                                        seed,
                                        DemoText.fixed(draw.tieWeight(), 6),
                                        toFile ? ": " + files.getFirst().get("path") : "");
        if (toFile) {
            terminal.print(text);
        } else {
            terminal.whisper(text);
        }
    }
}
