package org.psephos.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.psephos.cli.Terminal.Surroundings;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/**
 * What the launcher has the JVM do once, so that the cache it makes holds the classes that real
 * runs need. No verb of the program.
 */
public final class Practice {
    private static final int VOTES = 2000;

    /** Enough that the JVM compiles the hot loops: the cache keeps what it learnt of them. */
    private static final int MANY_VOTES = 600_000;

    /** Enough that the loops over words are compiled. */
    private static final int TALKS = 10_000;

    private static final int WORDS = 60;
    private static final int SYSTEMS = 20;
    private static final int MANY_SYSTEMS = 100;
    private static final List<String> WINNERS = List.of("left", "right", "tie");

    private Practice() {}

    /** Runs the common verbs over made-up votes in the folder that {@code words} names. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[0]);
        var votes = folder.resolve("votes.csv");
        Files.writeString(votes, votes());
        var many = folder.resolve("many.csv");
        Files.writeString(many, votes(MANY_VOTES, MANY_SYSTEMS));
        var file = votes.toString();
        var talks = folder.resolve("talks.jsonl");
        Files.writeString(talks, talks());
        var all = new ArrayList<>(calls(file, many.toString(), folder));
        all.addAll(conversions(talks.toString(), folder));
        for (var call : all) {
            if (!Verbs.BUILT.contains(call.getFirst())) {
                continue;
            }
            if (Main.run(call, terminal()) != Exit.FINE) {
                throw new IllegalStateException(call + " failed");
            }
        }
        Files.delete(many);
        Files.delete(talks);
        var missing = folder.resolve("missing.csv").toString();
        System.exit(
                Main.run(List.of("rank", missing), Terminal.ofProcess(Main.surroundings()))
                                == Exit.FINE
                        ? Exit.BUG
                        : Exit.FINE);
    }

    private static List<List<String>> calls(String file, String many, Path folder) {
        return List.of(
                List.of("rank", many, "--bootstrap", "100", "--format", "json"),
                List.of("rank", many, "--ties", "davidson", "--bootstrap", "20"),
                List.of("rank", many),
                List.of("rank", file),
                List.of("rank", file, "--format", "json"),
                List.of("rank", file, "--bootstrap", "10", "--control", "position"),
                List.of("peek", file),
                List.of("report", file, "-o", folder.resolve("report.html").toString()),
                List.of("rank", "--help"));
    }

    private static List<List<String>> conversions(String talks, Path folder) {
        var study = folder.resolve("study").toString();
        var pairs = folder.resolve("pairs.jsonl").toString();
        return List.of(
                List.of("convert", talks, "--to", "psephos", "--out", study),
                List.of(
                        "convert",
                        talks,
                        "--to",
                        "psephos",
                        "--out",
                        folder.resolve("again").toString(),
                        "--also",
                        "trl-preference=" + folder.resolve("also.jsonl")),
                List.of("convert", study, "--to", "trl-preference", "--out", pairs));
    }

    /** Conversations with two answers each, as TRL has them. */
    private static String talks() {
        var random = new Seed(2).random();
        var text = new StringBuilder();
        for (int i = 0; i < TALKS; i++) {
            text.append("{\"prompt\": [{\"role\": \"user\", \"content\": \"").append(i);
            words(random, text);
            text.append("\"}], \"chosen\": [{\"role\": \"assistant\", \"content\": \"");
            words(random, text);
            text.append("\"}], \"rejected\": [{\"role\": \"assistant\", \"content\": \"");
            words(random, text);
            text.append("\"}]}\n");
        }
        return text.toString();
    }

    private static void words(SplitMix64 random, StringBuilder to) {
        for (int word = 0; word < WORDS; word++) {
            to.append(" word").append(random.nextInt(99));
        }
    }

    private static Terminal terminal() {
        return new Terminal(
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                new Surroundings(100, true, true, false, 2, Clock.systemUTC()));
    }

    /** A small file of votes. */
    static String votes() {
        return votes(VOTES, SYSTEMS);
    }

    /** Every pair about as often, every outcome as likely: such votes have an answer. */
    private static String votes(int votes, int systems) {
        var random = new Seed(1).random();
        var text = new StringBuilder("left,right,winner,annotator\n");
        for (int i = 0; i < votes; i++) {
            int left = random.nextInt(systems);
            int right = (left + 1 + random.nextInt(systems - 1)) % systems;
            text.append("system ").append(left).append(",system ").append(right).append(',');
            text.append(WINNERS.get(random.nextInt(WINNERS.size())));
            text.append(",voter").append(random.nextInt(50)).append('\n');
        }
        return text.toString();
    }
}
