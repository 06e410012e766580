package org.psephos.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of accounts by name, ascending, which is gone when it is closed. Not thread-safe. */
final class AccountRun implements AutoCloseable {
    /** The two words of a name, what was told of it, and where. */
    static final int WORDS = 4;

    private static final String PREFIX = "accounts";
    private static final String SUFFIX = ".run";
    private static final int BYTES = WORDS * Long.BYTES;

    /** Accounts that are read at once, of whose first the name is in memory. */
    private static final int BLOCK = 256;

    private final FileChannel file;
    private final NameFilter filter;
    private long[] firsts = new long[1 << 6];
    private long size;

    /** Where the block begins that is at hand. */
    private long begin = -1;

    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK * BYTES);
    private final LongBuffer block = bytes.asLongBuffer();

    private AccountRun(FileChannel file, long count) {
        this.file = file;
        this.filter = new NameFilter(count);
    }

    /** Gives accounts one by one. */
    interface Source {
        /** Puts the next one into {@code into}; false where there is none. */
        boolean next(long[] into) throws IOException;
    }

    /** Writes what {@code from} gives; an account that comes twice is written once. */
    static AccountRun write(@Nullable Path folder, Source from, long count) throws IOException {
        var path =
                folder == null
                        ? Files.createTempFile(PREFIX, SUFFIX)
                        : Files.createTempFile(folder, PREFIX, SUFFIX);
        var file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        var run = new AccountRun(file, count);
        boolean done = false;
        try {
            run.fill(from);
            done = true;
            return run;
        } finally {
            if (!done) {
                run.close();
            }
        }
    }

    private void fill(Source from) throws IOException {
        var last = new long[WORDS];
        var next = new long[WORDS];
        while (from.next(next)) {
            if (size == 0 || last[0] != next[0] || last[1] != next[1]) {
                append(next);
                System.arraycopy(next, 0, last, 0, WORDS);
            }
        }
        flush();
    }

    private void append(long[] account) throws IOException {
        if (size % BLOCK == 0) {
            int at = Math.toIntExact(size / BLOCK);
            firsts = at == firsts.length ? Arrays.copyOf(firsts, 2 * at) : firsts;
            firsts[at] = account[0];
        }
        filter.add(account[0], account[1]);
        block.put(account);
        size++;
        if (!block.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        bytes.clear().limit(block.position() * Long.BYTES);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        bytes.clear();
        block.clear();
    }

    /** What was told of a name, and where, as two numbers; null where nothing was. */
    long @Nullable [] find(long high, long low) throws IOException {
        if (!filter.mayHold(high, low)) {
            return null;
        }
        for (long at = start(high); at < size; at++) {
            int from = in(at);
            long other = block.get(from);
            if (other > high) {
                return null;
            }
            if (other == high && block.get(from + 1) == low) {
                return new long[] {block.get(from + 2), block.get(from + 3)};
            }
        }
        return null;
    }

    /**
     * The last block that begins before {@code high}: names with the same first word may follow.
     */
    private long start(long high) {
        int blocks = Math.toIntExact((size + BLOCK - 1) / BLOCK);
        int at = Arrays.binarySearch(firsts, 0, blocks, high);
        at = at < 0 ? -at - 2 : at;
        while (at > 0 && firsts[at] == high) {
            at--;
        }
        return (long) Math.max(0, at) * BLOCK;
    }

    /**
     * Where the account at {@code at} stands in the block, which is read where it is not at hand.
     */
    private int in(long at) throws IOException {
        long wanted = at / BLOCK * BLOCK;
        if (wanted != begin) {
            bytes.clear().limit((int) Math.min(BLOCK, size - wanted) * BYTES);
            long place = wanted * BYTES;
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, place);
                if (read < 0) {
                    throw new IOException("accounts end before their number says");
                }
                place += read;
            }
            begin = wanted;
        }
        return (int) (at - wanted) * WORDS;
    }

    /** All accounts in order. */
    private Source all() {
        var at = new long[1];
        return into -> {
            if (at[0] == size) {
                return false;
            }
            block.get(in(at[0]++), into);
            return true;
        };
    }

    /** One run of several, which stay as they are. */
    static AccountRun merged(@Nullable Path folder, List<AccountRun> runs) throws IOException {
        var heads = new ArrayList<Head>();
        long count = 0;
        for (var run : runs) {
            count += run.size;
            var head = new Head(run.all());
            if (head.step()) {
                heads.add(head);
            }
        }
        return write(folder, into -> least(heads, into), count);
    }

    /** The next account of a run that is merged. */
    private static final class Head {
        private final Source from;
        private final long[] account = new long[WORDS];

        Head(Source from) {
            this.from = from;
        }

        boolean step() throws IOException {
            return from.next(account);
        }

        boolean isBefore(Head other) {
            return account[0] != other.account[0]
                    ? account[0] < other.account[0]
                    : account[1] < other.account[1];
        }
    }

    private static boolean least(List<Head> heads, long[] into) throws IOException {
        if (heads.isEmpty()) {
            return false;
        }
        var least = heads.getFirst();
        for (var head : heads) {
            least = head.isBefore(least) ? head : least;
        }
        System.arraycopy(least.account, 0, into, 0, WORDS);
        if (!least.step()) {
            heads.remove(least);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
