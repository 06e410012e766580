package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.testkit.FeedbackReaderContract;

/**
 * Damaged files of every layout are read or refused, and nothing else: no crash, no row lost, the
 * same for any number of threads, and the fast readers of votes say what the cards say. {@code
 * -Dpsephos.fuzz.seconds=N} says how long the tagged test goes on, {@code -Dpsephos.fuzz.seed=N}
 * with which file it begins.
 */
final class FuzzTest {
    private static final List<Formats.Format> FORMATS = Formats.all();

    /** Votes alone, but with their lines. */
    private static final Set<Key> FAST = Set.of(Key.LEFT, Key.RIGHT, Key.WINNER, Key.ITEM);

    private static final Pattern FIRST = Pattern.compile("first on line (\\d+)");

    /** A side of which no system is named; no damaged name holds this. */
    private static final String NOBODY = "\u0001nobody\u0001";

    /** The search goes on after a find, until there are many. */
    private static final int MOST_FINDS = 30;

    @TempDir Path folder;

    @Test
    void aFewDamagedFilesAreReadOrRefused() {
        for (int i = 0; i < 120; i++) {
            damaged(i);
        }
    }

    @Test
    @Tag("fuzz")
    void damagedFilesAreReadOrRefused(TestReporter reporter) {
        long end = System.nanoTime() + Long.getLong("psephos.fuzz.seconds", 30) * 1_000_000_000L;
        long first = Long.getLong("psephos.fuzz.seed", 1_000_000L);
        long files = 0;
        var finds = new ArrayList<AssertionError>();
        for (; System.nanoTime() < end && finds.size() < MOST_FINDS; files++) {
            try {
                damaged(first + files);
            } catch (AssertionError e) {
                finds.add(e);
            }
        }
        reporter.publishEntry("damaged files", Long.toString(files));
        assertThat(finds.stream().map(FuzzTest::told)).isEmpty();
        assertThat(files).isPositive();
    }

    /** Which file it was, and what happened where. */
    private static String told(AssertionError find) {
        var cause = Objects.requireNonNull(find.getCause());
        var where =
                Arrays.stream(cause.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.psephos"))
                        .limit(8)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining("\n  "));
        return "%s: %s\n  %s".formatted(find.getMessage(), cause, where);
    }

    private void damaged(long seed) {
        var random = new Seed(seed).random();
        var format = FORMATS.get(random.nextInt(FORMATS.size()));
        var file = Reading.write(folder, "votes", Damage.some(grown(format.example()), random));
        try {
            var one = outcome(file, 1);

            assertThat(outcome(file, 3)).isEqualTo(one);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError("seed %d, %s".formatted(seed, format.name()), e);
        }
    }

    /** Everything that was read, or the refusal; anything else is thrown and fails the test. */
    private static String outcome(Path file, int threads) {
        try {
            var dataset = Reading.read(file, Reading.threads(threads));
            assertThat(accounted(dataset)).isEqualTo(dataset.manifest().read());
            compareWithFast(dataset, Reading.read(file, Reading.wanted(FAST, threads)));
            return FeedbackReaderContract.described(dataset) + entries(file);
        } catch (PsephosException e) {
            return e.problem() + "\n" + e.remedy();
        }
    }

    /** Row by row, every row is an entry or a reject. */
    private static String entries(Path file) {
        var entries = EntryFiles.of(List.of(file), Reading.threads(1), ReadProgress.SILENT);
        if (!entries.holdTexts()) {
            return "";
        }
        long[] count = {0};
        entries.forEach(entry -> count[0]++);
        var manifest = entries.manifest();
        if (entries.areRows()) {
            assertThat(count[0] + manifest.rejects().count()).isEqualTo(manifest.read());
        }
        return "\nentries " + count[0];
    }

    /**
     * A card reads more of each row than its vote, so it may reject more; and it takes votes on
     * answers of nobody, which the readers of votes reject. Where it rejected the first vote of an
     * id, it takes the next one of that id. Nothing else may differ.
     */
    private static void compareWithFast(Dataset card, Dataset fast) {
        assertThat(accounted(fast)).isEqualTo(fast.manifest().read());
        var known = votes(fast.comparisons());
        var found = votes(card.comparisons());
        boolean named = found.values().stream().noneMatch(vote -> vote.contains(NOBODY));
        found.forEach(
                (line, vote) -> {
                    if (!vote.contains(NOBODY) && !after(fast, line, found)) {
                        assertThat(known).containsEntry(line, vote);
                    }
                });
        if (named && card.manifest().rejects().count() == 0) {
            assertThat(fast.comparisons().size()).isEqualTo(card.comparisons().size());
        }
    }

    /** Whether the fast reader rejects a vote for the id of another one, which the card rejects. */
    private static boolean after(Dataset fast, long line, Map<Long, String> found) {
        return fast.manifest().rejects().examples().stream()
                .filter(reject -> reject.origin() instanceof Origin.Row row && row.line() == line)
                .map(reject -> FIRST.matcher(reject.expected()))
                .anyMatch(
                        first -> first.find() && !found.containsKey(Long.valueOf(first.group(1))));
    }

    /** What was voted, by line. */
    private static Map<Long, String> votes(Comparisons comparisons) {
        var votes = new LinkedHashMap<Long, String>();
        for (int row = 0; row < comparisons.size(); row++) {
            var vote = comparisons.get(row);
            if (vote.header().origin() instanceof Origin.Row from) {
                votes.merge(
                        from.line(),
                        "%s %s %s"
                                .formatted(named(vote.left()), named(vote.right()), vote.outcome()),
                        (a, b) -> a + "\n" + b);
            }
        }
        return votes;
    }

    private static String named(Candidate side) {
        return side.system() == null ? NOBODY : side.system().value();
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
}
