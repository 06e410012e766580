package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.catalog.Cards;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;
import org.psephos.testkit.FeedbackReaderContract;

/**
 * Damaged files are read or refused, and nothing else: no crash, no row lost, the same for any
 * number of threads. {@code -Dpsephos.fuzz.seconds=N} says how long the tagged test goes on.
 */
final class FuzzTest {
    private static final byte[] SPICE =
            "\"\",\n\r\t;{}[]:\\u0\0\u00e4ab10.e-TZ>=".getBytes(StandardCharsets.UTF_8);

    private static final List<Formats.Format> FORMATS = Formats.all();

    @TempDir Path folder;

    @Test
    void aFewDamagedFilesAreReadOrRefused() {
        for (int i = 0; i < 400; i++) {
            damaged(i);
        }
    }

    @Test
    @Tag("fuzz")
    void damagedFilesAreReadOrRefused() {
        long end = System.nanoTime() + Long.getLong("psephos.fuzz.seconds", 30) * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            damaged(1_000_000L + i);
        }
    }

    private void damaged(long seed) {
        var random = new Seed(seed).random();
        var example = FORMATS.get(random.nextInt(FORMATS.size())).example();
        var file = Reading.write(folder, "votes", damage(grown(example), random));

        var one = outcome(file, 1);

        assertThat(outcome(file, 2)).as("seed %d", seed).isEqualTo(one);
        assertThat(outcome(file, 3)).as("seed %d", seed).isEqualTo(one);
    }

    /** Everything that was read, or the refusal; anything else is thrown and fails the test. */
    private static String outcome(Path file, int threads) {
        try {
            var dataset = Reading.read(file, Reading.threads(threads));
            assertThat(accounted(dataset)).isEqualTo(dataset.manifest().read());
            if (Cards.index().stream().anyMatch(card -> card.layout().equals(layout(dataset)))) {
                // A card reads more of each row than its vote, so it may reject more.
                return FeedbackReaderContract.described(dataset);
            }
            var votes = Reading.read(file, Reading.wanted(Reading.VOTES, threads));
            assertThat(votes.manifest().rejects()).isEqualTo(dataset.manifest().rejects());
            assertThat(votes.comparisons().size()).isEqualTo(dataset.comparisons().size());
            return FeedbackReaderContract.described(dataset);
        } catch (PsephosException e) {
            return e.problem() + "\n" + e.remedy();
        }
    }

    private static String layout(Dataset dataset) {
        return dataset.manifest().sources().getFirst().format().replace(", winner by name", "");
    }

    private static long accounted(Dataset dataset) {
        long all = dataset.manifest().rejects().count();
        for (long count : dataset.totals().values()) {
            all += count;
        }
        return all;
    }

    /** The last line of an example, many times. */
    private static byte[] grown(String example) {
        var lines = example.stripTrailing();
        int last = lines.lastIndexOf('\n') + 1;
        var more = lines + ("\n" + lines.substring(last)).repeat(20) + "\n";
        return more.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damage(byte[] whole, SplitMix64 random) {
        byte[] bytes = whole.clone();
        int wounds = 1 + random.nextInt(12);
        for (int i = 0; i < wounds; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] =
                    random.nextInt(8) == 0
                            ? (byte) random.nextInt(256)
                            : SPICE[random.nextInt(SPICE.length)];
        }
        int length = random.nextInt(4) == 0 ? 1 + random.nextInt(bytes.length) : bytes.length;
        return Arrays.copyOf(bytes, length);
    }
}
