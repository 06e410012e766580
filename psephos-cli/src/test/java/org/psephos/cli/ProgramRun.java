package org.psephos.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.psephos.cli.Terminal.Surroundings;

/** One run of the program inside this process: its exit code and everything it wrote. */
record ProgramRun(int code, String out, String err) {

    /** The clock of every run: votes from later than this are from the future. */
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static ProgramRun of(String... words) {
        return of(Surroundings.plain(Clock.fixed(NOW, ZoneOffset.UTC)), words);
    }

    static ProgramRun of(Surroundings surroundings, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(List.of(words), new Terminal(out, err, surroundings));
        return new ProgramRun(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
