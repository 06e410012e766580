package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.psephos.cli.Terminal.Surroundings;
import org.psephos.math.Seed;

/**
 * What the launcher has the JVM do once, so that the cache it makes holds the classes that real
 * runs need. No verb of the program.
 */
public final class Practice {
    private static final int VOTES = 2000;
    private static final int SYSTEMS = 20;
    private static final List<String> WINNERS = List.of("left", "right", "tie");

    private Practice() {}

    /** Runs the common verbs over made-up votes in the folder that {@code words} names. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[0]);
        var votes = folder.resolve("votes.csv");
        Files.writeString(votes, votes());
        var file = votes.toString();
        for (var call : calls(file, folder)) {
            if (!Verbs.BUILT.contains(call.getFirst())) {
                continue;
            }
            if (Main.run(call, terminal()) != Exit.FINE) {
                throw new IllegalStateException(call + " failed");
            }
        }
        var missing = folder.resolve("missing.csv").toString();
        System.exit(
                Main.run(List.of("rank", missing), Terminal.ofProcess(Main.surroundings()))
                                == Exit.FINE
                        ? Exit.BUG
                        : Exit.FINE);
    }

    private static List<List<String>> calls(String file, Path folder) {
        return List.of(
                List.of("rank", file),
                List.of("rank", file, "--format", "json"),
                List.of("rank", file, "--bootstrap", "10", "--control", "position"),
                List.of("peek", file),
                List.of("report", file, "-o", folder.resolve("report.html").toString()),
                List.of("rank", "--help"));
    }

    private static Terminal terminal() {
        return new Terminal(
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                new Surroundings(100, true, true, false, 2, Clock.systemUTC()));
    }

    /** Every pair about as often, every outcome as likely: such votes have an answer. */
    static String votes() {
        var random = new Seed(1).random();
        var text = new StringBuilder("left,right,winner,annotator\n");
        for (int i = 0; i < VOTES; i++) {
            int left = random.nextInt(SYSTEMS);
            int right = (left + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            text.append("system ").append(left).append(",system ").append(right).append(',');
            text.append(WINNERS.get(random.nextInt(WINNERS.size())));
            text.append(",voter").append(random.nextInt(50)).append('\n');
        }
        return text.toString();
    }
}
