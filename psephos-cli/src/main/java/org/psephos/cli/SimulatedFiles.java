package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.model.PsephosException;

/** Where {@code psephos simulate} writes, and what it says of the files. */
final class SimulatedFiles {
    private SimulatedFiles() {}

    /** How the summary is written; the files have one form each. */
    static Format format(Arguments given) {
        return Output.summary(
                given, "the summary", "Leave it out: the votes themselves are always CSV.");
    }

    /** Refuses options of the other kind of study. */
    static void refuse(Arguments given, String what, List<Option> others) {
        for (var option : others) {
            if (given.has(option)) {
                throw Usage.error(
                        "simulate %s does not take %s".formatted(what, option.name()),
                        "Leave it out; all options: psephos simulate --help");
            }
        }
    }

    /**
     * The file that {@code option} names; null where it names none.
     *
     * @param others that are written too; null for one that is not
     */
    static @Nullable Path beside(Arguments given, Option option, @Nullable Path... others) {
        var name = given.value(option);
        if (name == null) {
            return null;
        }
        var file = Output.path(name);
        for (var other : others) {
            if (file.equals(other)) {
                throw Usage.error(
                        "%s and another option name the same file".formatted(option.name()),
                        "Name another for one.");
            }
        }
        return file;
    }

    /** Writes to a stream. */
    interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    /** Writes text. */
    interface Telling {
        void to(Appendable out) throws IOException;
    }

    /** Text as UTF-8. */
    static Writing text(Telling telling) {
        return stream -> {
            var text = new StringBuilder();
            telling.to(text);
            stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    /**
     * Writes a file, or to standard output.
     *
     * @return its path, rows and digest, for the summary
     */
    static SequencedMap<String, Object> written(
            @Nullable Path file, long rows, Terminal terminal, Writing writing) {
        var digest = sha256();
        try (var stream = new DigestOutputStream(open(file, terminal), digest)) {
            writing.to(stream);
        } catch (IOException e) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s cannot be written: %s".formatted(file, e),
                    "Name a file in a folder that is there and has room.",
                    e);
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("path", file == null ? "-" : file.toString());
        object.put("rows", rows);
        object.put("sha256", HexFormat.of().formatHex(digest.digest()));
        return object;
    }

    private static OutputStream open(@Nullable Path file, Terminal terminal) throws IOException {
        return file == null ? new Printed(terminal) : Files.newOutputStream(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Standard output as a stream of ASCII. */
    private static final class Printed extends OutputStream {
        private final Terminal terminal;

        private Printed(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(int octet) {
            terminal.print(Character.toString(octet));
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            terminal.print(new String(bytes, from, length, StandardCharsets.US_ASCII));
        }
    }
}
