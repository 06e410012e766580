package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.model.PsephosException;

/** The part of a call that says in which form the result is written, and where to. */
final class Output {
    static final Option FORMAT =
            Option.of(
                    "--format",
                    "table|json|csv|md",
                    "how the result is written (as --out ends, or else table)");
    static final Option OUT =
            Option.of("--out", "FILE", "write to FILE instead of standard output").shortened("-o");

    /** Opening these as files would empty whatever file stands behind standard output. */
    private static final Set<String> STANDARD =
            Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private static final List<Path> OPEN = List.of(Path.of("/dev/fd"), Path.of("/proc/self/fd"));

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

    /**
     * How the result is written: as {@code --format} says, or else as the name of the file says
     * that it goes to ({@code .json}, {@code .csv}, {@code .md}), or else as a table.
     */
    static Format format(Arguments given) {
        var format = given.word(FORMAT, Format.values());
        return format == null ? named(given.value(OUT)) : format;
    }

    private static Format named(@Nullable String file) {
        if (file == null) {
            return Format.TABLE;
        }
        var name = file.toLowerCase(Locale.ROOT);
        return Stream.of(Format.JSON, Format.CSV, Format.MD)
                .filter(format -> name.endsWith("." + format))
                .findFirst()
                .orElse(Format.TABLE);
    }

    /**
     * How a verb tells what it did, where {@code --out} names the data that it makes: as a table,
     * or as JSON.
     *
     * @param what is told, as in "the report"
     * @param remedy what to do instead of the other formats
     */
    static Format summary(Arguments given, String what, String remedy) {
        var format = given.word(FORMAT, Format.values());
        if (format == Format.CSV || format == Format.MD) {
            throw Usage.error(
                    "--format is \"%s\"; %s is written as table or json".formatted(format, what),
                    remedy);
        }
        return format == null ? Format.TABLE : format;
    }

    /** Where the result goes; null for standard output. No page: a text called so is none. */
    static @Nullable Path file(Arguments given, List<Path> inputs) {
        var file = fileOrPage(given, inputs);
        if (isPage(file)) {
            throw Usage.error(
                    "%s would be no page: this call writes none".formatted(file),
                    "Name a file that does not end in .html; pages are made by psephos report, psephos"
                            + " peek, psephos audit --card and psephos audit --probe.");
        }
        return file;
    }

    /** The same for data that are written in one form: the name may say no other. */
    static @Nullable Path data(Arguments given, List<Path> inputs, Format written) {
        var file = file(given, inputs);
        var said = named(given.value(OUT));
        if (file != null && said != Format.TABLE && said != written) {
            throw Usage.error(
                    "%s would be no %s: this is written as %s".formatted(file, said, written),
                    "Name a file that ends in .%s.".formatted(written));
        }
        return file;
    }

    /** The same for those who write a page where the name ends in {@code .html}. */
    static @Nullable Path fileOrPage(Arguments given, List<Path> inputs) {
        var name = given.value(OUT);
        if (name == null || STANDARD.contains(name)) {
            return null;
        }
        var file = path(name);
        refuseInput(OUT, file, inputs);
        return file;
    }

    /** Whether {@code file} is to be a page for a browser. */
    static boolean isPage(@Nullable Path file) {
        var name = file == null ? null : file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".html");
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

    /** Whether both are one file, by whatever names, there already or not. */
    static boolean isSame(Path a, Path b) {
        try {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
                    || (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b));
        } catch (IOException e) {
            return false;
        }
    }

    /** A number among the open files may be one of the JVM's own, which must not be emptied. */
    private static void refuseOpen(Path file) {
        if (OPEN.stream().anyMatch(file::startsWith) && Files.isRegularFile(file)) {
            throw Usage.error(
                    file + " is a file that is open already", "Name the file by its own name.");
        }
    }

    /** Writes {@code text} as UTF-8; says how many bytes. */
    static long write(Path file, String text) {
        refuseOpen(file);
        try (var stream = Files.newOutputStream(file);
                var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (NoSuchFileException e) {
            throw Usage.error(
                    "%s cannot be written: its folder is not there".formatted(file),
                    "Make the folder first, or name a file elsewhere.");
        } catch (IOException e) {
            boolean named = Files.isDirectory(file) || e instanceof AccessDeniedException;
            throw new PsephosException(
                    named ? PsephosException.Kind.USAGE : PsephosException.Kind.SERVICE,
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
