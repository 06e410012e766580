package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import org.psephos.ingest.ReadOptions;

/**
 * Files of rows whose columns a probe names, and how they are read: {@link Reading} knows columns
 * of judgements only.
 *
 * @param files in the order they were named
 * @param options of which only what concerns rejects and threads is asked
 */
record TableReading(List<Path> files, ReadOptions options) {
    private static final int EXAMPLES = 1000;

    TableReading {
        files = List.copyOf(files);
    }

    /** Checks what was asked, without opening anything. */
    static TableReading of(Arguments given, Terminal terminal) {
        var files = given.operands().stream().map(Output::path).toList();
        if (files.isEmpty()) {
            throw Usage.error(
                    given.syntax().verb() + " needs a file",
                    "Name one: psephos %s FILE".formatted(given.syntax().verb()));
        }
        if (files.stream().distinct().count() < files.size()) {
            throw Usage.error(
                    "a file was named twice", "Name it once: its rows would count twice.");
        }
        var usual = ReadOptions.withDefaults();
        var options =
                new ReadOptions(
                        usual.columns(),
                        usual.attributes(),
                        usual.winnerValues(),
                        usual.wanted(),
                        given.has(Reading.STRICT),
                        given.has(Reading.REJECTS) ? Integer.MAX_VALUE : EXAMPLES,
                        null,
                        Reading.threads(given, terminal));
        return new TableReading(files, options);
    }
}
