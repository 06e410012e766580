package org.psephos.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What was first told of each name, as a digest: enough to see that a name is known, and whether
 * another account of it says the same. 32 bytes a slot, however long the names and accounts are;
 * names are told apart by 128 bits of their SHA-256, accounts of one name by 64 bits of {@link
 * Folding}. Not thread-safe.
 */
final class Accounts {
    private static final int SLOT = 4;
    private static final int FIRST_SLOTS = 1 << 10;

    /** Two words of the name, one of what was told of it, and where; 0 where the slot is free. */
    private long[] slots = new long[SLOT * FIRST_SLOTS];

    private final MessageDigest digest = Digests.sha256();
    private int size;
    private long before;

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
        put(slots, at, high, low, content, place);
        size++;
        if (size > slots.length / SLOT / 5 * 3) {
            grow();
        }
        return Standing.NEW;
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
