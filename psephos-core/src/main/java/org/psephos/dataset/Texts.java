package org.psephos.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A column of texts that mostly differ, kept as UTF-8 in large blocks: about twelve bytes more than
 * the text itself for each row. Immutable.
 */
public final class Texts {
    private static final int BLOCK = 1 << 16;
    private static final int OFFSET_BITS = 32;

    private final byte[][] blocks;
    private final long[] places;
    private final int[] lengths;
    private final SortedMap<Integer, String> broken;

    private Texts(Rows from) {
        blocks = from.blocks.toArray(byte[][]::new);
        places = from.places.toArray();
        lengths = from.lengths.toArray();
        broken = from.broken;
    }

    /** Number of texts. */
    public int size() {
        return lengths.length;
    }

    /** The text at {@code row}, exactly as it came. */
    public String get(int row) {
        var kept = broken.get(row);
        if (kept != null) {
            return kept;
        }
        int block = (int) (places[row] >>> OFFSET_BITS);
        return new String(blocks[block], (int) places[row], lengths[row], StandardCharsets.UTF_8);
    }

    /** Grows by texts. Not thread-safe. */
    static final class Rows {
        private final List<byte[]> blocks = new ArrayList<>(List.of(new byte[0]));
        private final Longs places = new Longs();
        private final Ints lengths = new Ints();
        // A lone surrogate has no UTF-8: such a text is kept as it is, aside.
        private final SortedMap<Integer, String> broken = new TreeMap<>();
        private int used;

        void add(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            if (hasLoneSurrogate(text)) {
                broken.put(lengths.size(), text);
                bytes = new byte[0];
            }
            int last = blocks.size() - 1;
            if (used + bytes.length > blocks.get(last).length) {
                blocks.set(last, Arrays.copyOf(blocks.get(last), used));
                blocks.add(new byte[Math.max(BLOCK, bytes.length)]);
                used = 0;
                last++;
            }
            System.arraycopy(bytes, 0, blocks.get(last), used, bytes.length);
            places.add(((long) last << OFFSET_BITS) | used);
            lengths.add(bytes.length);
            used += bytes.length;
        }

        int size() {
            return lengths.size();
        }

        /** The text at {@code row}, exactly as it came. */
        String get(int row) {
            var kept = broken.get(row);
            if (kept != null) {
                return kept;
            }
            long place = places.get(row);
            var block = blocks.get((int) (place >>> OFFSET_BITS));
            return new String(block, (int) place, lengths.get(row), StandardCharsets.UTF_8);
        }

        Texts build() {
            int last = blocks.size() - 1;
            blocks.set(last, Arrays.copyOf(blocks.get(last), used));
            return new Texts(this);
        }

        private static boolean hasLoneSurrogate(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (!isPair(text, i)) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }

        private static boolean isPair(String text, int at) {
            return at + 1 < text.length()
                    && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        }
    }
}
