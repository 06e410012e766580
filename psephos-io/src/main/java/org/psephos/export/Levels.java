package org.psephos.export;

/** The levels of a leaf, most of which are the same. Not thread-safe. */
final class Levels {
    /** All levels, from when the first was another than those before it. */
    private final Growing bytes = new Growing();

    private int size;
    private int first;
    private boolean varied;

    int size() {
        return size;
    }

    void add(int level) {
        if (!varied) {
            if (size == 0) {
                first = level;
            }
            if (level == first) {
                size++;
                return;
            }
            spell();
        }
        bytes.add(level);
        size++;
    }

    /** Adds a level {@code times} times. */
    void add(int level, int times) {
        if (!varied && (size == 0 || level == first)) {
            first = level;
            size += times;
            return;
        }
        for (int i = 0; i < times; i++) {
            add(level);
        }
    }

    private void spell() {
        for (int i = 0; i < size; i++) {
            bytes.add(first);
        }
        varied = true;
    }

    /** Puts all of them behind what {@code page} holds, with their length before them. */
    void write(int most, Growing page) {
        int at = page.size();
        page.int32(0);
        int width = RunLengths.width(most);
        if (varied) {
            var numbers = bytes.array();
            RunLengths.write(i -> numbers[i], size, width, page);
        } else {
            RunLengths.same(first, size, width, page);
        }
        page.set32(at, page.size() - at - Integer.BYTES);
    }

    void clear() {
        bytes.clear();
        size = 0;
        varied = false;
    }
}
