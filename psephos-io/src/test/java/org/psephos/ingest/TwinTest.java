package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.testkit.FeedbackReaderContract;

/** The byte scanner and a plain reader that makes strings see the same rows in nasty files. */
final class TwinTest {
    private static final String[] NAMES = {
        "a", "b", "GPT 4", "x,y", "say \"hi\"", "two\nlines", "ü", "", "\r\nodd"
    };
    private static final String[] WINNERS = {"left", "right", "tie", "both-bad", "left", "x", ""};

    @TempDir Path folder;

    @Test
    void theScannerAgreesWithAnotherReaderOnNastyFiles() {
        for (int seed = 0; seed < 60; seed++) {
            var text = nasty(new Seed(seed).random(), 300);
            var file = Reading.write(folder, "votes.csv", text);

            var twin = twin(text);

            for (int threads = 1; threads <= 3; threads++) {
                assertThat(votes(Reading.read(file, Reading.wanted(Reading.VOTES, threads))))
                        .as("seed %d, %d threads", seed, threads)
                        .isEqualTo(twin);
                assertThat(votes(Reading.read(file, Reading.threads(threads))))
                        .as("seed %d, %d threads, everything", seed, threads)
                        .isEqualTo(twin);
            }
        }
    }

    @Test
    void everythingIsTheSameForAnyNumberOfThreads() {
        for (int seed = 0; seed < 30; seed++) {
            var file = Reading.write(folder, "votes.csv", nasty(new Seed(seed).random(), 200));

            var one = FeedbackReaderContract.described(Reading.read(file, Reading.threads(1)));

            for (int threads : new int[] {2, 3, 7, 40}) {
                assertThat(
                                FeedbackReaderContract.described(
                                        Reading.read(file, Reading.threads(threads))))
                        .as("seed %d, %d threads", seed, threads)
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void plainVotesInBulkAgreeToo() {
        var random = new Seed(11).random();
        var text = new StringBuilder("left,right,winner,voter\n");
        for (int row = 0; row < 70_000; row++) {
            text.append('m').append((int) (random.nextLong() >>> 57)).append(',');
            text.append('m').append((int) (random.nextLong() >>> 57)).append(',');
            text.append(WINNERS[(int) (random.nextLong() >>> 62)]).append(",v\n");
        }
        var file = Reading.write(folder, "votes.csv", text.toString());

        var twin = twin(text.toString());

        assertThat(votes(Reading.read(file, Reading.wanted(Reading.VOTES, 1)))).isEqualTo(twin);
        assertThat(votes(Reading.read(file, Reading.wanted(Reading.VOTES, 2)))).isEqualTo(twin);
    }

    private static String nasty(SplitMix64 random, int rows) {
        var text = new StringBuilder("note,left,winner,right\r\n");
        for (int row = 0; row < rows; row++) {
            var fields =
                    new ArrayList<>(
                            List.of(
                                    NAMES[pick(random, NAMES.length)],
                                    NAMES[pick(random, NAMES.length)],
                                    WINNERS[pick(random, WINNERS.length)],
                                    NAMES[pick(random, NAMES.length)]));
            if (pick(random, 15) == 0) {
                fields.removeLast();
            } else if (pick(random, 15) == 0) {
                fields.add("more");
            }
            for (int i = 0; i < fields.size(); i++) {
                text.append(i == 0 ? "" : ",").append(written(fields.get(i), random));
            }
            text.append(pick(random, 3) == 0 ? "\r\n" : "\n");
            if (pick(random, 20) == 0) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String written(String field, SplitMix64 random) {
        boolean must = field.contains(",") || field.contains("\"") || field.contains("\n");
        return must || pick(random, 4) == 0 ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private static int pick(SplitMix64 random, int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** What each row comes to, by the rules and without haste. */
    private static List<String> twin(String text) {
        var all = new ArrayList<String>();
        long rejected = 0;
        try (var csv =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            List<String> header = null;
            for (var row : csv) {
                if (header == null) {
                    header = row.getFields();
                    continue;
                }
                if (row.getFieldCount() != header.size()) {
                    rejected++;
                    continue;
                }
                var left = row.getField(header.indexOf("left"));
                var right = row.getField(header.indexOf("right"));
                var winner = row.getField(header.indexOf("winner"));
                boolean known = List.of("left", "right", "tie", "both-bad").contains(winner);
                if (!known || left.isBlank() || right.isBlank() || left.equals(right)) {
                    rejected++;
                    continue;
                }
                all.add(left + " | " + right + " | " + winner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.add("rejected " + rejected);
        return all;
    }

    private static List<String> votes(Dataset dataset) {
        var votes = dataset.comparisons();
        var all = new ArrayList<String>();
        for (int row = 0; row < votes.size(); row++) {
            var winner = votes.outcome(row).name().toLowerCase(Locale.ROOT).replace('_', '-');
            all.add(
                    votes.systems().name(votes.left(row))
                            + " | "
                            + votes.systems().name(votes.right(row))
                            + " | "
                            + winner);
        }
        all.add("rejected " + dataset.manifest().rejects().count());
        return all;
    }
}
