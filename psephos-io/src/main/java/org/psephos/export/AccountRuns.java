package org.psephos.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that memory no longer holds, in sorted files. Whether a file may hold a name is asked of
 * a filter in memory, some ten bits a name; eight files of a size are merged into one, so that few
 * have to be asked. Not thread-safe.
 *
 * @see "O'Neil, Cheng, Gawlick and O'Neil (1996), The log-structured merge-tree"
 * @see "Bloom (1970), Space/time trade-offs in hash coding with allowable errors"
 */
final class AccountRuns implements AutoCloseable {
    private static final int FAN = 8;

    private final @Nullable Path folder;

    /** Runs by how often they were merged, each level with less than {@link #FAN}. */
    private final List<List<AccountRun>> levels = new ArrayList<>();

    /**
     * @param folder for the files, which nobody sees; null for that of the system
     */
    AccountRuns(@Nullable Path folder) {
        this.folder = folder;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    /**
     * Takes accounts over.
     *
     * @param from gives them by name, ascending
     * @param count how many there are at most
     */
    void add(AccountRun.Source from, long count) {
        try {
            put(AccountRun.write(folder, from, count), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(AccountRun run, int level) throws IOException {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        var same = levels.get(level);
        same.add(run);
        if (same.size() == FAN) {
            var merged = AccountRun.merged(folder, same);
            for (var old : same) {
                old.close();
            }
            same.clear();
            put(merged, level + 1);
        }
    }

    /** What was told of a name, and where, as two numbers; null where nothing was. */
    long @Nullable [] find(long high, long low) {
        try {
            for (var level : levels) {
                for (var run : level) {
                    var found = run.find(high, low);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var level : levels) {
            for (var run : level) {
                run.close();
            }
        }
        levels.clear();
    }
}
