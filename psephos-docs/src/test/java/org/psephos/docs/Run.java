package org.psephos.docs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.psephos.cli.Main;
import org.psephos.cli.Terminal;
import org.psephos.cli.Terminal.Surroundings;

/** One run of the program inside this process, at a time that stands still. */
record Run(int exit, String out, String err) {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    static Run of(List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Main.run(words, new Terminal(out, err, Surroundings.plain(CLOCK)));
        return new Run(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
