package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The texts that have shingles of one range among their rarest, with these shingles. They are put
 * aside as they come, and all loaded at once when it is their turn.
 */
final class NotedPart {
    private static final int ROOM = 1 << 14;
    private static final long FIRST = Long.MIN_VALUE;
    private static final int HEAD = 3;

    private final Scratch scratch;
    private final int width;
    private final List<Scratch.Block> blocks = new ArrayList<>();
    private long[] waiting = new long[1 << 6];
    private int size;
    private Postings postings = new Postings();
    private Sketches sketches;
    private final BitSet begins = new BitSet();

    /**
     * @param width of the sketches
     */
    NotedPart(Scratch scratch, int width) {
        this.scratch = scratch;
        this.width = width;
        this.sketches = new Sketches(width);
    }

    /**
     * One text as numbers: its place and size, its print, how many shingles follow, its bits, and
     * the shingles.
     *
     * @param begins whether its very rarest shingle is among them
     */
    static long[] note(
            int text, int shingles, long print, long[] bits, long[] noted, boolean begins) {
        var note = new long[HEAD + bits.length + noted.length];
        note[0] = (begins ? FIRST : 0) | (long) shingles << Integer.SIZE | text;
        note[1] = print;
        note[2] = noted.length;
        System.arraycopy(bits, 0, note, HEAD, bits.length);
        System.arraycopy(noted, 0, note, HEAD + bits.length, noted.length);
        return note;
    }

    void add(long[] note) {
        if (size + note.length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(size + note.length, 2 * waiting.length));
        }
        System.arraycopy(note, 0, waiting, size, note.length);
        size += note.length;
        if (size >= ROOM) {
            putAside();
        }
    }

    private void putAside() {
        blocks.add(scratch.put(waiting, size));
        waiting = new long[ROOM + ROOM / 4];
        size = 0;
    }

    /** Brings back what was put aside. */
    void load() {
        for (var block : blocks) {
            read(scratch.get(block), block.length());
        }
        read(waiting, size);
        blocks.clear();
        waiting = new long[0];
    }

    private void read(long[] notes, int length) {
        for (int at = 0; at < length; ) {
            int shingles = (int) ((notes[at] & ~FIRST) >>> Integer.SIZE);
            int text = sketches.add((int) notes[at], shingles, notes[at + 1], notes, at + HEAD);
            begins.set(text, notes[at] < 0);
            int end = at + HEAD + width + (int) notes[at + 2];
            for (at += HEAD + width; at < end; at++) {
                postings.add(notes[at], text);
            }
        }
    }

    /** Lets go of what was loaded. */
    void drop() {
        postings = new Postings();
        sketches = new Sketches(width);
        begins.clear();
    }

    /** The shingles, each with the number of a text here. */
    Postings postings() {
        return postings;
    }

    Sketches sketches() {
        return sketches;
    }

    /**
     * Whether the rarest shingle of a text is in this part: so that its equals are told of once.
     */
    boolean begins(int text) {
        return begins.get(text);
    }
}
