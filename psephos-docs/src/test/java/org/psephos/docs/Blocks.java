package org.psephos.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psephos.export.Target;

/**
 * What stands in the blocks of pages: {@code rooms} (the plan of the house), {@code region
 * Class#tag} (lines of a test of this module), {@code targets} (what convert writes), {@code head N
 * FILE} (the first lines of a file), {@code console psephos VERB ...} (what the program prints, and
 * its exit code where it is not 0).
 */
record Blocks(Path root) {

    /** The content of a block, from the line break after its head to the one before its end. */
    String make(String kind, String what) {
        return switch (kind) {
            case "rooms" -> "\n" + Rooms.table();
            case "region" -> fenced("java", region(what));
            case "targets" -> "\n" + targets();
            case "head" -> fenced("", head(what));
            case "console" -> fenced("console", console(what));
            default -> throw new IllegalArgumentException("no kind of block is called " + kind);
        };
    }

    private static String targets() {
        var rows = new StringBuilder("| name | what it is | held to |\n|---|---|---|\n");
        for (var target : Target.values()) {
            rows.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(target.id(), target.description(), target.rules()));
        }
        return rows.toString();
    }

    private static String fenced(String language, String lines) {
        return "\n```" + language + "\n" + lines.stripTrailing() + "\n```\n";
    }

    private String region(String what) {
        var parts = what.split("#", -1);
        var file =
                root.resolve("psephos-docs/src/test/java/org/psephos/docs/" + parts[0] + ".java");
        var lines = lines(file);
        int start = lines.indexOf(tagged(lines, "// tag::" + parts[1]));
        int end = lines.indexOf(tagged(lines, "// end::" + parts[1]));
        return lines.subList(start + 1, end).stream()
                .filter(line -> !line.strip().startsWith("// tag::"))
                .filter(line -> !line.strip().startsWith("// end::"))
                .collect(Collectors.joining("\n"))
                .stripIndent();
    }

    private static String tagged(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.strip().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line says " + tag));
    }

    private String head(String what) {
        var parts = what.split(" ", 2);
        return lines(root.resolve(parts[1])).stream()
                .limit(Integer.parseInt(parts[0]))
                .collect(Collectors.joining("\n"));
    }

    private static String console(String what) {
        var run = Run.of(List.of(what.split(" ", -1)).subList(1, what.split(" ", -1).length));
        var shown = new StringBuilder("$ ./" + what + "\n");
        shown.append(run.out().isEmpty() ? run.err() : run.out());
        if (run.exit() != 0) {
            shown.append("\n$ echo $?\n").append(run.exit());
        }
        return shown.toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
