package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;
import org.psephos.testkit.FeedbackReaderContract;

/**
 * Parquet files and folders of datasets whose bytes were hurt are read or refused, the same for any
 * number of threads. {@code -Dpsephos.fuzz.seconds=N} and {@code -Dpsephos.fuzz.seed=N} as in
 * {@link FuzzTest}.
 */
final class DamagedParquetTest {
    private static final List<Damage> KINDS =
            List.of(Damage.BYTES, Damage.BYTES, Damage.TRUNCATED, Damage.MOVED);

    @TempDir Path folder;

    private Dataset votes;
    private Path file;
    private Path home;

    @BeforeEach
    void write() {
        var text = new StringBuilder("left,right,winner,prompt,left_text,right_text\n");
        for (int i = 0; i < 300; i++) {
            text.append("s%d,s%d,%s,q%d,a %d,b %d\n".formatted(i % 7, 7 + i % 5, "left", i, i, i));
        }
        votes = Reading.read(Reading.write(folder, "votes.csv", text.toString()));
        assertThat(votes.manifest().rejects().count()).isZero();
        file = folder.resolve("votes.parquet");
        home = folder.resolve("study");
        converted(Target.PARQUET, file);
        converted(Target.PSEPHOS, home);
    }

    private void converted(Target target, Path to) {
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(votes, to);
    }

    @Test
    void aFewDamagedFilesAreReadOrRefused() {
        for (int i = 0; i < 40; i++) {
            damaged(i);
        }
    }

    @Test
    @Tag("fuzz")
    void damagedFilesAreReadOrRefused(TestReporter reporter) {
        long end = System.nanoTime() + Long.getLong("psephos.fuzz.seconds", 30) * 1_000_000_000L;
        long first = Long.getLong("psephos.fuzz.seed", 1_000_000L);
        long files = 0;
        for (; System.nanoTime() < end; files++) {
            damaged(first + files);
        }
        reporter.publishEntry("damaged files", Long.toString(files));
        assertThat(files).isPositive();
    }

    /** One file, alone or of a folder, is hurt, read, and put right again. */
    private void damaged(long seed) {
        var random = new Seed(seed).random();
        boolean alone = random.nextInt(2) == 0;
        var parts = alone ? List.of(file) : parts();
        var part = parts.get(random.nextInt(parts.size()));
        try {
            byte[] whole = Files.readAllBytes(part);
            Files.write(part, hurt(whole, random));
            try {
                var read = alone ? file : home;
                assertThat(outcome(read, 3)).isEqualTo(outcome(read, 1));
            } finally {
                Files.write(part, whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError("seed %d, %s".formatted(seed, part.getFileName()), e);
        }
    }

    private List<Path> parts() {
        try (var files = Files.walk(home)) {
            return files.filter(one -> one.toString().endsWith(".parquet"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anywhere, or in the foot, where a few bytes say what all others are. */
    private static byte[] hurt(byte[] whole, SplitMix64 random) {
        if (random.nextInt(2) == 0) {
            return KINDS.get(random.nextInt(KINDS.size())).to(whole, random);
        }
        byte[] bytes = whole.clone();
        int foot = Math.min(bytes.length, 800);
        for (int wounds = 1 + random.nextInt(4); wounds > 0; wounds--) {
            bytes[bytes.length - 1 - random.nextInt(foot)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String outcome(Path path, int threads) {
        try {
            var dataset = Reading.read(path, Reading.threads(threads));
            long all = dataset.manifest().rejects().count();
            for (long count : dataset.totals().values()) {
                all += count;
            }
            assertThat(all).isEqualTo(dataset.manifest().read());
            return FeedbackReaderContract.described(dataset);
        } catch (PsephosException e) {
            return e.problem() + "\n" + e.remedy();
        }
    }
}
