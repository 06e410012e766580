package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.PeopleAndJudges;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;

/**
 * Judges whose judgements stand in files of their own.
 *
 * @param files in the order given; empty where there are none
 */
record JudgeFiles(List<JudgeFile> files) {
    static final Option JUDGE =
            Option.repeatable(
                    "--judge",
                    "[NAME=]FILE",
                    "judgements of a judge in a file of its own, on the same items as those of the"
                            + " people in FILE...; NAME says who it is where the file does not (else"
                            + " it is called after the file)");

    private static final String PEOPLE = "people";

    /**
     * One file.
     *
     * @param name of the judge, where the user gave it
     */
    record JudgeFile(@Nullable String name, Path file) {
        String called() {
            return name == null ? stem(file.toString()) : name;
        }
    }

    JudgeFiles {
        files = List.copyOf(files);
    }

    static JudgeFiles of(Arguments given) {
        var files = new ArrayList<JudgeFile>();
        for (var word : given.values(JUDGE)) {
            var file = file(word);
            if (files.stream().anyMatch(other -> Output.isSame(other.file, file.file))) {
                throw Usage.error(
                        file.file + " was named twice",
                        "Name it once: its votes would count twice.");
            }
            files.add(file);
        }
        return new JudgeFiles(files);
    }

    /** A name of a file may hold an equals sign: what is there is a file. */
    private static JudgeFile file(String word) {
        int equals = word.indexOf('=');
        if (equals < 0 || Files.exists(Output.path(word))) {
            return new JudgeFile(null, Output.path(word));
        }
        var name = word.substring(0, equals).strip();
        var file = word.substring(equals + 1);
        if (name.isEmpty() || file.isBlank()) {
            throw Usage.error(
                    "%s: nothing stands %s the equals sign of \"%s\""
                            .formatted(JUDGE.name(), name.isEmpty() ? "before" : "after", word),
                    "Write for example --judge gpt-4=gpt4-votes.csv.");
        }
        return new JudgeFile(name, Output.path(file));
    }

    /** All files that are read, those of people first. */
    List<Path> and(List<Path> people) {
        var all = new ArrayList<>(people);
        files.forEach(one -> all.add(one.file));
        return all;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** {@code people} with the judges beside them, each known for what it is. */
    Dataset with(Dataset people, Reading reading) {
        if (isEmpty()) {
            return people;
        }
        var beside = PeopleAndJudges.people(people, JudgeFiles::nameless);
        for (var judge : files) {
            var judged = reading.beside(judge.file);
            refuseNames(judge, judged);
            var twice = beside.judge(judged, judge.called());
            if (!twice.isEmpty()) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "%s: \"%s\" judged in another file as well"
                                .formatted(judge.file, twice.first()),
                        "Give the judge a name of its own: --judge NAME=" + judge.file);
            }
        }
        try {
            return beside.together();
        } catch (IllegalArgumentException e) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "the files of people and judges do not go together: " + e.getMessage(),
                    "Items and answers of one name must be the same in all of them.",
                    e);
        }
    }

    private static void refuseNames(JudgeFile judge, Dataset judged) {
        var names = judged.annotatorNames();
        if (judge.name != null && !names.isEmpty()) {
            throw Usage.error(
                    "%s says itself who judged: %s".formatted(judge.file, names.first()),
                    "Leave the name out: --judge " + judge.file);
        }
    }

    private static String nameless(Origin origin) {
        return switch (origin) {
            case Origin.Row row -> stem(row.source());
            case Origin.Event event -> PEOPLE;
        };
    }

    /** {@code votes} of {@code data/votes.csv.gz}. */
    private static String stem(String path) {
        var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
