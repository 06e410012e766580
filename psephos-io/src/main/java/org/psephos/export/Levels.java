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
        var numbers = bytes.array();
        boolean each = varied;
        int same = first;
        RunLengths.write(i -> each ? numbers[i] : same, size, RunLengths.width(most), page);
        page.set32(at, page.size() - at - Integer.BYTES);
    }

    void clear() {
        bytes.clear();
        size = 0;
        varied = false;
    }
}
