package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.math.Seed;

/** What was told of names is known wherever it is kept, as a map would know it. */
class AccountsTest {
    @TempDir private Path folder;

    private record Told(int what, long place) {}

    /** Few slots in memory, so that files are made, merged, and merged again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsPutAsideIsKnown(long seed) throws IOException {
        var random = new Seed(seed).random();
        Map<String, Told> known = new TreeMap<>();
        var growing = new Growing();
        int again = 0;
        int other = 0;
        try (var accounts = new Accounts(folder, 1)) {
            for (int place = 1; place <= 90_000; place++) {
                var name = "name " + random.nextInt(70_000);
                int what = random.nextInt(3);
                growing.clear();
                growing.int32(what);
                var standing = accounts.take(name, growing, place);
                var before = known.putIfAbsent(name, new Told(what, place));
                if (before == null) {
                    assertThat(standing).isEqualTo(Accounts.Standing.NEW);
                } else {
                    again++;
                    other += before.what == what ? 0 : 1;
                    assertThat(standing)
                            .isEqualTo(
                                    before.what == what
                                            ? Accounts.Standing.SAME
                                            : Accounts.Standing.OTHER);
                    assertThat(accounts.before()).isEqualTo(before.place);
                }
                assertThat(accounts.size()).isEqualTo(known.size());
            }
        }
        assertThat(again).isGreaterThan(20_000);
        assertThat(other).isBetween(again / 2, again);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** Two names may begin alike: 64 bits of a digest are no proof. */
    @Test
    void namesThatBeginAlikeAreTwo() throws IOException {
        var random = new Seed(5).random();
        var growing = new Growing();
        growing.int32(7);
        try (var accounts = new Accounts(folder, 1)) {
            long place = 0;
            for (int high = 0; high < 3_000; high++) {
                long first = random.nextLong();
                for (int low = 1; low <= 3; low++) {
                    var name = new Accounts.Name(first, low);
                    assertThat(accounts.take(name, growing, ++place))
                            .isEqualTo(Accounts.Standing.NEW);
                }
                for (int low = 3; low >= 1; low--) {
                    var name = new Accounts.Name(first, low);
                    assertThat(accounts.take(name, growing, 1_000_000))
                            .isEqualTo(Accounts.Standing.SAME);
                    assertThat(accounts.before()).isEqualTo(place - 3 + low);
                }
            }
            assertThat(accounts.size()).isEqualTo(9_000);
        }
    }

    /**
     * Names that begin alike lie in files too, more of them than are read at once. Mutants: of two
     * names that begin alike a file takes the first; a search begins at the block of that begin.
     */
    @Test
    void namesThatBeginAlikeAreFoundInFiles() throws IOException {
        var random = new Seed(6).random();
        var growing = new Growing();
        growing.int32(7);
        var highs = new long[40];
        try (var accounts = new Accounts(folder, 1)) {
            long place = 0;
            for (int i = 0; i < highs.length; i++) {
                highs[i] = random.nextLong();
                for (int low = 0; low < 700; low++) {
                    accounts.take(new Accounts.Name(highs[i], low), growing, ++place);
                }
            }
            place = 0;
            for (long high : highs) {
                for (int low = 0; low < 700; low++) {
                    assertThat(accounts.take(new Accounts.Name(high, low), growing, 1_000_000))
                            .isEqualTo(Accounts.Standing.SAME);
                    assertThat(accounts.before()).isEqualTo(++place);
                }
            }
            assertThat(accounts.size()).isEqualTo(28_000);
        }
    }

    @Test
    void theFilterForgetsNothingAndIsSeldomWrong() {
        var random = new Seed(8).random();
        var filter = new NameFilter(100_000);
        var names = new long[200_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = random.nextLong();
        }
        for (int i = 0; i < names.length; i += 2) {
            filter.add(names[i], names[i + 1]);
        }
        int wrong = 0;
        for (int i = 0; i < names.length; i += 2) {
            assertThat(filter.mayHold(names[i], names[i + 1])).isTrue();
            wrong += filter.mayHold(random.nextLong(), random.nextLong()) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(1_500);
    }
}
