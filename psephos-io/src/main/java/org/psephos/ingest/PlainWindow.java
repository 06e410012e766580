package org.psephos.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * The last rows of a table of words, as bytes in one array that is written round and round: nothing
 * for a collector of garbage to look at, however many there are. A row has a name, perhaps an item
 * and a system, and messages of one part of text each. Not thread-safe.
 *
 * <p>A place is counted from the first byte ever kept, so that it says by itself whether it was
 * written over.
 */
final class PlainWindow {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NOTHING = -1;
    private static final int FIRST = 1 << 12;

    private final long most;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final PlainIndex index = new PlainIndex();
    private final Places unindexed = new Places();
    private byte[] ring;
    private byte[] row = new byte[1 << 12];
    private int size;
    private int counted;

    /** Where the next row begins at the earliest. */
    private long head;

    /** All that begins before this is written over. */
    private long oldest;

    /**
     * @param most bytes that are kept; one row is kept however long it is
     */
    PlainWindow(long most) {
        this.most = most;
        ring = new byte[(int) Math.min(FIRST, Long.highestOneBit(most))];
    }

    /** Begins a row: its name, item, system and messages are put in this order. */
    void begin() {
        size = 0;
    }

    /** The text that {@code leaf} stepped over. */
    void text(OwnLeaf leaf) {
        int length = leaf.sliceLength();
        number(length);
        room(length);
        leaf.copySlice(row, size);
        size += length;
    }

    /** No text. */
    void nothing() {
        number(NOTHING);
    }

    /** Who answered. */
    void system(@Nullable String name) {
        number(name == null ? NOTHING : code(name));
    }

    /** Begins the messages. */
    void messages() {
        counted = size;
        number(0);
    }

    /** A message with the text that {@code leaf} stepped over. */
    void message(String role, OwnLeaf leaf) {
        number(code(role));
        text(leaf);
        INT.set(row, counted, (int) INT.get(row, counted) + 1);
    }

    private int code(String word) {
        var known = codes.putIfAbsent(word, words.size());
        if (known == null) {
            words.add(word);
            return words.size() - 1;
        }
        return known;
    }

    private void number(int number) {
        room(Integer.BYTES);
        INT.set(row, size, number);
        size += Integer.BYTES;
    }

    private void room(int more) {
        if (size + more > row.length) {
            row = Arrays.copyOf(row, Math.max(size + more, 2 * row.length));
        }
    }

    /** Keeps the row that was begun; where it stands. */
    long keep() {
        long at = place();
        while (ring.length < size || (at + size > ring.length && 2L * ring.length <= most)) {
            grow();
            at = place();
        }
        System.arraycopy(row, 0, ring, index(at), size);
        head = at + size;
        oldest = Math.max(oldest, head - ring.length);
        unindexed.add(at, oldest);
        return at;
    }

    /** No row goes over the end of the ring. */
    private long place() {
        int from = index(head);
        return from + size > ring.length ? head + ring.length - from : head;
    }

    private void grow() {
        var larger = new byte[Math.multiplyExact(ring.length, 2)];
        long from = oldest;
        while (from < head) {
            int start = index(from);
            int length = (int) Math.min(ring.length - start, head - from);
            System.arraycopy(ring, start, larger, (int) (from & (larger.length - 1)), length);
            from += length;
        }
        ring = larger;
    }

    private int index(long at) {
        return (int) (at & (ring.length - 1));
    }

    /** Whether any row was written over. */
    boolean forgot() {
        return oldest > 0;
    }

    /** Whether the row at {@code at} still stands there. */
    boolean holds(long at) {
        return at >= oldest;
    }

    /** Where the row of this name stands, or -1. */
    long find(byte[] name) {
        indexAll();
        int hash = hash(name, 0, name.length);
        for (int slot = index.first(hash); ; slot = index.next(slot)) {
            long at = index.at(slot);
            if (at < 0 || (index.hash(slot) == hash && holds(at) && isCalled(at, name))) {
                return at;
            }
        }
    }

    /** Names are hashed when one is first looked for: rows read in order are found without. */
    private void indexAll() {
        for (long at = unindexed.take(); at >= 0; at = unindexed.take()) {
            if (holds(at)) {
                int from = index(at);
                index.add(hash(ring, from + Integer.BYTES, length(ring, from)), at, oldest);
            }
        }
    }

    /** Whether the row at {@code at} has this name. */
    boolean isCalled(long at, byte[] name) {
        int from = index(at);
        int start = from + Integer.BYTES;
        return length(ring, from) == name.length
                && Arrays.equals(ring, start, start + name.length, name, 0, name.length);
    }

    private static int length(byte[] in, int at) {
        return (int) INT.get(in, at);
    }

    private static int hash(byte[] in, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + in[i];
        }
        return hash * 0x9E3779B9;
    }

    /** The name of the row at {@code at}. */
    String name(long at) {
        int from = index(at);
        return new String(ring, from + Integer.BYTES, length(ring, from), StandardCharsets.UTF_8);
    }

    /** Puts the words of the row at {@code at} into {@code into}, behind those that it holds. */
    void fill(long at, PlainWords into, int conversation) {
        var reader = reader(at);
        into.begin(conversation);
        into.by(conversation, reader.system());
        for (int left = reader.count(); left > 0; left--) {
            var role = reader.word();
            int length = reader.number();
            int start = into.size();
            System.arraycopy(ring, reader.place, into.room(length), start, length);
            reader.place += length;
            into.message(role, start + length);
        }
        into.end(conversation);
    }

    /** What the row at {@code at} says after its name. */
    Reader reader(long at) {
        return new Reader(index(at));
    }

    /** Goes through a row once. */
    final class Reader {
        private final int itemAt;
        private final int systemAt;
        private int place;

        private Reader(int from) {
            itemAt = from + Integer.BYTES + length(ring, from);
            systemAt = itemAt + Integer.BYTES + Math.max(0, length(ring, itemAt));
            place = systemAt + Integer.BYTES;
        }

        /** The item that was answered, if it says so. */
        @Nullable String item() {
            int length = length(ring, itemAt);
            return length == NOTHING
                    ? null
                    : new String(ring, itemAt + Integer.BYTES, length, StandardCharsets.UTF_8);
        }

        /** Who answered, if it says so. */
        @Nullable String system() {
            int code = length(ring, systemAt);
            return code == NOTHING ? null : words.get(code);
        }

        /** All messages; asked once. */
        List<Message> messages() {
            int count = count();
            var all = new ArrayList<Message>(count);
            for (int i = 0; i < count; i++) {
                var role = word();
                int length = number();
                var text = new String(ring, place, length, StandardCharsets.UTF_8);
                place += length;
                all.add(new Message(role, List.of(new Part.Text(text))));
            }
            return all;
        }

        private int count() {
            return number();
        }

        private String word() {
            return words.get(number());
        }

        private int number() {
            int number = length(ring, place);
            place += Integer.BYTES;
            return number;
        }
    }
}
