package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.math.Seed;
import org.psephos.simulate.SimulatedTranscripts;
import org.psephos.simulate.TranscriptFiles;
import org.psephos.simulate.Transcripts;

/** {@code psephos simulate transcripts}: grades with a bias of known size, in labelled words. */
final class SimulateTranscripts {
    static final Option STUDENTS = Option.of("--students", "N", "how many, at least 16 (240)");
    static final Option SUBJECTS =
            Option.of("--subjects", "N", "how many subjects each has, at most 12 (8)");
    static final Option BIAS =
            Option.repeatable(
                    "--bias",
                    "NAME=POINTS,...",
                    "taken off every grade of an origin or a gender, 0 to 20 (none)");
    static final Option GRADES =
            Option.of(
                    "--grades",
                    "FILE",
                    "write the grades to FILE: student,group,gender,subject,grade,simulated");

    /** What votes do not take. */
    static final List<Option> OWN = List.of(STUDENTS, SUBJECTS, BIAS, GRADES);

    static final String NOTE =
            "Transcripts are JSON Lines: words with boxes and labels, as MERIT has them. Names are"
                    + " common first names of an origin (%s) and a gender; grades have 0 to 100 points"
                            .formatted(
                                    String.join(
                                            ", ",
                                            Transcripts.traits()
                                                    .subList(0, Transcripts.traits().size() - 2)))
                    + " and are drawn alike for all before the bias is taken off. No such student is:"
                    + " numbers, rows and pages say so.";

    private static final int MOST_STUDENTS = 1_000_000;

    private SimulateTranscripts() {}

    static int run(Arguments given, Terminal terminal) {
        SimulatedFiles.refuse(given, "transcripts", SimulateVerb.OWN);
        var format = SimulatedFiles.format(given);
        var plan = plan(given);
        long seed = given.integer(SimulateVerb.SEED, Long.MIN_VALUE, 1);
        var words = Output.data(given, List.of(), Format.JSON);
        var grades = SimulatedFiles.beside(given, GRADES, words);
        var truth = SimulatedFiles.beside(given, SimulateVerb.TRUTH, words, grades);
        var study = plan.simulate(new Seed(seed));
        var files = new ArrayList<SequencedMap<String, Object>>();
        files.add(
                SimulatedFiles.written(
                        words,
                        plan.students(),
                        terminal,
                        SimulatedFiles.text(out -> TranscriptFiles.words(study, out))));
        if (grades != null) {
            files.add(
                    SimulatedFiles.written(
                            grades,
                            (long) plan.students() * plan.subjects(),
                            terminal,
                            SimulatedFiles.text(out -> TranscriptFiles.grades(study, out))));
        }
        if (truth != null) {
            files.add(
                    SimulatedFiles.written(
                            truth,
                            study.bias().size(),
                            terminal,
                            SimulatedFiles.text(out -> TranscriptFiles.truth(study, out))));
        }
        var text =
                format == Format.JSON
                        ? JsonText.of(object(plan, seed, study, files))
                        : line(plan, seed, study, words);
        if (words == null) {
            terminal.whisper(text);
        } else {
            terminal.print(text);
        }
        return Exit.FINE;
    }

    private static Transcripts plan(Arguments given) {
        int students = given.small(STUDENTS, 16, 240);
        int subjects = given.small(SUBJECTS, 1, 8);
        most(STUDENTS, students, MOST_STUDENTS);
        most(SUBJECTS, subjects, Transcripts.mostSubjects());
        return new Transcripts(students, subjects, bias(given));
    }

    private static void most(Option option, int number, int most) {
        if (number > most) {
            throw Usage.error(
                    "%s is \"%s\"; expected at most %s".formatted(option.name(), number, most),
                    "Write a smaller number.");
        }
    }

    private static SortedMap<String, Double> bias(Arguments given) {
        var bias = new TreeMap<String, Double>();
        for (var pair : Pairs.of(BIAS, "arabic=3,female=1.5", given.values(BIAS))) {
            if (!Transcripts.traits().contains(pair.key())) {
                throw Arguments.notAmong(BIAS.name(), pair.key(), Transcripts.traits());
            }
            if (bias.put(pair.key(), points(pair)) != null) {
                throw Usage.error("--bias names %s twice".formatted(pair.key()), "Write it once.");
            }
        }
        return bias;
    }

    private static double points(Pairs.Pair pair) {
        var points = Usage.number(pair.name());
        if (points == null
                || points < 0
                || points > Transcripts.MOST_BIAS
                || Math.rint(points * 10) / 10 != points) {
            throw Usage.error(
                    "--bias %s is \"%s\"; expected points from 0 to 20, in tenths"
                            .formatted(pair.key(), pair.name()),
                    "Write for example --bias %s=3.5.".formatted(pair.key()));
        }
        return points;
    }

    private static SequencedMap<String, Object> object(
            Transcripts plan,
            long seed,
            SimulatedTranscripts study,
            List<SequencedMap<String, Object>> files) {
        var object = new LinkedHashMap<String, Object>();
        object.put("simulated", true);
        object.put("seed", seed);
        object.put("students", plan.students());
        object.put("subjects", plan.subjects());
        object.put("bias", study.bias());
        object.put("files", files);
        return object;
    }

    private static String line(
            Transcripts plan, long seed, SimulatedTranscripts study, @Nullable Path words) {
        var against =
                study.bias().entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .map(one -> "%s %s".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
        return "Simulated transcripts of %s in %s (seed %s; points taken off: %s)%s.%n"
                .formatted(
                        Say.count(plan.students(), "student"),
                        Say.count(plan.subjects(), "subject"),
                        seed,
                        against.isEmpty() ? "none" : against,
                        words == null ? "" : ": " + words);
    }
}
