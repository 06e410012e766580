package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.model.PsephosException;

/** The part of a call that says in which form the result is written, and where to. */
final class Output {
    static final Option FORMAT =
            Option.of("--format", "table|json|csv|md", "how the result is written (table)");
    static final Option OUT =
            Option.of("--out", "FILE", "write to FILE instead of standard output").shortened("-o");

    /** Ways to write a result. */
    enum Format {
        TABLE,
        JSON,
        CSV,
        MD;

        @Override
        public String toString() {
            return RankingOptions.word(this);
        }
    }

    private Output() {}

    static Group group() {
        return new Group("Writing", List.of(FORMAT, OUT));
    }

    static Format format(Arguments given) {
        var format = given.word(FORMAT, Format.values());
        return format == null ? Format.TABLE : format;
    }

    /** Where the result goes; null for standard output. */
    static @Nullable Path file(Arguments given, List<Path> inputs) {
        var name = given.value(OUT);
        if (name == null || name.equals("-")) {
            return null;
        }
        var file = path(name);
        refuseInput(OUT, file, inputs);
        return file;
    }

    /** Writes {@code text} to {@code file}, or prints it. */
    static void deliver(@Nullable Path file, String text, Terminal terminal) {
        if (file == null) {
            terminal.print(text);
        } else {
            write(file, text);
        }
    }

    /** The path that {@code name} spells. */
    static Path path(String name) {
        try {
            if (name.isEmpty()) {
                throw Usage.error("the name of a file is empty", "Name a file.");
            }
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw Usage.error(
                    "\"%s\" cannot be the name of a file: %s".formatted(name, e.getReason()),
                    "Name another file.");
        }
    }

    /** What is read must never be written over. */
    static void refuseInput(Option option, Path file, List<Path> inputs) {
        for (var input : inputs) {
            if (isSame(file, input)) {
                throw Usage.error(
                        "%s %s would write over what is read".formatted(option.name(), file),
                        "Name another file.");
            }
        }
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.equals(b);
        }
    }

    /** Writes {@code text} as UTF-8; says how many bytes. */
    static long write(Path file, String text) {
        try (var stream = Files.newOutputStream(file);
                var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (NoSuchFileException e) {
            throw Usage.error(
                    "%s cannot be written: its folder is not there".formatted(file),
                    "Make the folder first, or name a file elsewhere.");
        } catch (IOException e) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s cannot be written: %s".formatted(file, reason(file, e)),
                    "Name a file elsewhere, or make room for this one.",
                    e);
        }
        return size(file);
    }

    private static String reason(Path file, IOException e) {
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new PsephosException(
                    PsephosException.Kind.SERVICE,
                    "%s was written and cannot be found again".formatted(file),
                    "Look for what else writes there, and run again.",
                    e);
        }
    }
}
