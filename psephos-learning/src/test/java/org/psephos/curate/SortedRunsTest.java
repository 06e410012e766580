package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.math.Seed;

class SortedRunsTest {
    @TempDir private Path folder;

    private record Pair(long key, long value) {}

    private static List<Pair> told(SortedRuns runs) {
        var told = new ArrayList<Pair>();
        runs.each((key, value) -> told.add(new Pair(key, value)));
        return told;
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 0", "3, 500, 8", "100, 1000, 1000000", "5000, 23000, 0", "90000, 900, 0"})
    void pairsComeByKeyAndThenAsTheyWereAdded(int most, int size, long numbers) throws IOException {
        var random = new Seed(most).random();
        try (var scratch = new Scratch(folder, numbers)) {
            var runs = new SortedRuns(scratch, most);
            var pairs = new ArrayList<Pair>();
            for (int i = 0; i < size; i++) {
                // Half of the keys are few, so that many are the same; the others are of all sizes.
                long key = random.nextLong() >>> random.nextInt(64);
                pairs.add(new Pair(i % 2 == 0 ? key : key & 7, i));
                runs.add(pairs.getLast().key, i);
            }
            pairs.sort(Comparator.comparingLong(pair -> pair.key ^ Long.MIN_VALUE));
            assertThat(told(runs)).isEqualTo(pairs);
            assertThat(told(runs)).as("once more").isEqualTo(pairs);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void pairsMayBeAddedAfterOthersWereGoneThrough() {
        try (var scratch = new Scratch(null, 0)) {
            var runs = new SortedRuns(scratch, 2);
            assertThat(runs.isEmpty()).isTrue();
            runs.add(5, 0);
            runs.add(3, 1);
            assertThat(told(runs)).containsExactly(new Pair(3, 1), new Pair(5, 0));
            runs.add(4, 2);
            assertThat(told(runs)).containsExactly(new Pair(3, 1), new Pair(4, 2), new Pair(5, 0));
            runs.clear();
            assertThat(told(runs)).isEmpty();
        }
    }

    @Test
    void differentHashesAreCountedOnceInWhateverTablesTheyWere() {
        var random = new Seed(3).random();
        try (var scratch = new Scratch(null, 0)) {
            var few = new Distinct(scratch, new Bounds(16, 5, 0));
            var all = new HashCounts();
            for (int i = 0; i < 3000; i++) {
                long hash = Shingles.mixed(random.nextInt(700));
                few.add(hash);
                all.put(hash, 1);
            }
            assertThat(few.count()).isEqualTo(all.size());
        }
    }
}
