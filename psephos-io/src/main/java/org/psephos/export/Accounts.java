package org.psephos.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was first told of each name, as a digest: enough to see that a name is known, and whether
 * another account of it says the same. 32 bytes a slot, however long the names and accounts are;
 * names are told apart by 128 bits of their SHA-256, accounts of one name by 64 bits of {@link
 * Folding}. When there are millions they are put aside in files ({@link AccountRuns}), so that
 * memory hardly grows. Not thread-safe.
 */
final class Accounts implements AutoCloseable {
    private static final int SLOT = AccountRun.WORDS;
    private static final int FIRST_SLOTS = 1 << 10;

    /** 128 MB, for two and a half million names. */
    private static final int MOST_SLOTS = 1 << 22;

    /** Two words of the name, one of what was told of it, and where; 0 where the slot is free. */
    private long[] slots = new long[SLOT * FIRST_SLOTS];

    private final MessageDigest digest = Digests.sha256();
    private final AccountRuns aside;
    private final int most;
    private int size;

    /** Slots that are taken, by names that are new and by some that are not. */
    private int taken;

    private long before;

    /**
     * @param folder for accounts that are put aside; null for that of the system
     */
    Accounts(@Nullable Path folder) {
        this(folder, MOST_SLOTS);
    }

    /** With no more slots in memory than {@code most}, a power of two. */
    Accounts(@Nullable Path folder, int most) {
        this.aside = new AccountRuns(folder);
        this.most = Math.max(most, FIRST_SLOTS);
    }

    /** 128 bits of the digest of a name. */
    record Name(long high, long low) {}

    /** How an account stands to those before it. */
    enum Standing {
        /** The first of its name. */
        NEW,
        /** It says what the first said. */
        SAME,
        /** It says something else. */
        OTHER
    }

    /**
     * Takes an account.
     *
     * @param told what it says
     * @param place where it stands, above 0
     */
    Standing take(String name, Growing told, long place) {
        return take(name(name.getBytes(StandardCharsets.UTF_8)), told, place);
    }

    /** As above, for a name that was digested. */
    Standing take(Name name, Growing told, long place) {
        long content = Folding.of(told.array(), told.size());
        long high = name.high;
        long low = name.low;
        int at = find(slots, high, low);
        before = slots[at + 3];
        if (before != 0) {
            return slots[at + 2] == content ? Standing.SAME : Standing.OTHER;
        }
        var known = aside.isEmpty() ? null : aside.find(high, low);
        if (known != null) {
            before = known[1];
            // What is asked for again is often asked for soon.
            put(slots, at, high, low, known[0], before);
            room();
            return known[0] == content ? Standing.SAME : Standing.OTHER;
        }
        put(slots, at, high, low, content, place);
        size++;
        room();
        return Standing.NEW;
    }

    /** One slot more is taken: where few are left there are more, or all are put aside. */
    private void room() {
        taken++;
        if (taken <= slots.length / SLOT / 5 * 3) {
            return;
        }
        if (slots.length / SLOT < most) {
            grow();
        } else {
            aside.add(sorted(), taken);
            Arrays.fill(slots, 0);
            taken = 0;
        }
    }

    /** All slots that are taken, by the first word of the name. */
    private AccountRun.Source sorted() {
        var names = new long[taken];
        int count = 0;
        for (int at = 0; at < slots.length; at += SLOT) {
            if (slots[at + 3] != 0) {
                names[count++] = slots[at];
            }
        }
        Arrays.sort(names);
        var next = new int[1];
        return into -> {
            if (next[0] == names.length) {
                return false;
            }
            int nth = next[0]++;
            int twins = 0;
            while (twins < nth && names[nth - twins - 1] == names[nth]) {
                twins++;
            }
            System.arraycopy(slots, nth(names[nth], twins), into, 0, SLOT);
            return true;
        };
    }

    /**
     * Where the account stands that comes after {@code skipped} others with the same first word.
     */
    private int nth(long high, int skipped) {
        int mask = slots.length / SLOT - 1;
        int left = skipped;
        for (int slot = first(slots, high); ; slot = (slot + 1) & mask) {
            if (slots[slot * SLOT] == high && slots[slot * SLOT + 3] != 0 && left-- == 0) {
                return slot * SLOT;
            }
        }
    }

    /** Takes away what was put aside. */
    @Override
    public void close() throws IOException {
        aside.close();
    }

    /** The digest of a name in UTF-8. */
    Name name(byte[] name) {
        var bytes = digest.digest(name);
        return new Name(word(bytes, 0), word(bytes, Long.BYTES));
    }

    /** What stands where a name is looked for first, so that it is at hand when it is taken. */
    long fetch(Name name) {
        return slots[first(slots, name.high) * SLOT];
    }

    /** Where the first account of the name stood that was just taken again. */
    long before() {
        return before;
    }

    /** How many names are known. */
    int size() {
        return size;
    }

    private static int first(long[] slots, long high) {
        return (int) high & (slots.length / SLOT - 1);
    }

    private static int find(long[] slots, long high, long low) {
        int mask = slots.length / SLOT - 1;
        int slot = first(slots, high);
        while (slots[slot * SLOT + 3] != 0
                && (slots[slot * SLOT] != high || slots[slot * SLOT + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot * SLOT;
    }

    private static void put(long[] slots, int at, long high, long low, long content, long place) {
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = content;
        slots[at + 3] = place;
    }

    private void grow() {
        var larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int at = 0; at < slots.length; at += SLOT) {
            if (slots[at + 3] != 0) {
                int to = find(larger, slots[at], slots[at + 1]);
                System.arraycopy(slots, at, larger, to, SLOT);
            }
        }
        slots = larger;
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << Byte.SIZE | (bytes[from + i] & 0xFF);
        }
        return word;
    }
}
