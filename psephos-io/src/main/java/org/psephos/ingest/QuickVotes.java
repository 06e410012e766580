package org.psephos.ingest;

import org.jspecify.annotations.Nullable;

/**
 * The fast way through plain votes: rows of whole characters without a quote, with all fields,
 * whose systems were seen before and whose winner is known. Whatever else a row holds, it is left
 * to the careful way, which takes the same row to the same end.
 *
 * <p>One pass finds the fields and hashes them. The methods are small and never see the end of a
 * block or a full chunk, so that they are compiled once, early, and stay compiled: a million votes
 * take less time than compiling the careful way does.
 */
final class QuickVotes {
    private static final long LINE_BREAKS = Words.all((byte) '\n');
    private static final long QUOTES = Words.all((byte) '"');

    private final PairRows rows;
    private final int columns;
    private final int left;
    private final int right;
    private final int winner;
    private final int[] ends;
    private final long[] hashes;
    private final byte delimiter;
    private final long delimiters;

    /** Above all bytes that may end a field. */
    private final long bounds;

    private int taken;

    private QuickVotes(
            PairRows rows, byte delimiter, int columns, int left, int right, int winner) {
        this.rows = rows;
        this.columns = columns;
        this.left = left;
        this.right = right;
        this.winner = winner;
        // One longer, so that the field before the first ends before the row.
        ends = new int[columns + 1];
        hashes = new long[columns + 1];
        this.delimiter = delimiter;
        delimiters = Words.all(delimiter);
        bounds = Words.all((byte) (Math.max(delimiter, '"') + 1));
    }

    /** The fast way for {@code rows}, or null where there is none. */
    static @Nullable QuickVotes of(Rows rows, byte delimiter, int[] slots) {
        if (!(rows instanceof PairRows pairs) || !pairs.bare()) {
            return null;
        }
        var plan = rows.plan;
        return new QuickVotes(
                pairs,
                delimiter,
                slots.length,
                column(slots, plan.slot(Part.LEFT)),
                column(slots, plan.slot(Part.RIGHT)),
                column(slots, plan.slot(Part.WINNER)));
    }

    private static int column(int[] slots, int slot) {
        for (int column = 0; column < slots.length; column++) {
            if (slots[column] == slot) {
                return column;
            }
        }
        throw new IllegalStateException("slot " + slot + " has no column");
    }

    /**
     * Takes rows from {@code at} on that begin before {@code stop}.
     *
     * @param stop a place after a line break
     * @return where the first row begins that it does not take
     */
    int rows(byte[] block, int at, int stop) {
        taken = 0;
        int from = at;
        while (from < stop) {
            int room = rows.lefts.room();
            rows.rights.room();
            rows.outcomes.room();
            int before = taken;
            int next = chunk(block, from, stop, room);
            int count = taken - before;
            rows.lefts.advance(count);
            rows.rights.advance(count);
            rows.outcomes.advance(count);
            rows.headers.count(count);
            from = next;
            if (count < room) {
                return from;
            }
        }
        return from;
    }

    /** How many rows the last call took. */
    int taken() {
        return taken;
    }

    private int chunk(byte[] block, int at, int stop, int room) {
        int[] lefts = rows.lefts.tail();
        int[] rights = rows.rights.tail();
        byte[] outcomes = rows.outcomes.tail();
        int into = rows.lefts.tailAt();
        int end = into + room;
        int first = into;
        int from = at;
        while (from < stop && into < end) {
            int next = fields(block, from);
            if (next < 0 || !vote(block, lefts, rights, outcomes, into)) {
                break;
            }
            from = next;
            into++;
        }
        taken += into - first;
        return from;
    }

    /** Finds and hashes the fields of the row at {@code from}; where the next row begins, or -1. */
    private int fields(byte[] block, int from) {
        int at = from;
        ends[0] = from - 1;
        for (int column = 1; column <= columns; column++) {
            byte mark = column == columns ? (byte) '\n' : delimiter;
            int end = field(block, at, column);
            if (block[end] != mark) {
                end = exactField(block, at, column);
                if (block[end] != mark || !Utf8.isWhole(block, at, end)) {
                    return -1;
                }
            }
            ends[column] = end;
            at = end + 1;
        }
        return at;
    }

    /** Hashes the field at {@code from}, up to the first byte that may end it or is not ASCII. */
    private int field(byte[] block, int from, int column) {
        long word = Words.at(block, from);
        long marks = Words.belowOrHigh(word, bounds);
        if (marks != 0) {
            int count = Words.before(marks);
            hashes[column] = ByteDictionary.word(word, count);
            return from + count;
        }
        long hash = 0;
        int at = from;
        do {
            hash = ByteDictionary.step(hash, word);
            at += Words.LENGTH;
            word = Words.at(block, at);
            marks = Words.belowOrHigh(word, bounds);
        } while (marks == 0);
        int count = Words.before(marks);
        hashes[column] = ByteDictionary.last(hash, word, count);
        return at + count;
    }

    /** As {@link #field}, where a space or so, or what is not ASCII, stands before the end. */
    private int exactField(byte[] block, int from, int column) {
        long hash = 0;
        int at = from;
        long word = Words.at(block, at);
        long marks = marks(word);
        while (marks == 0) {
            hash = ByteDictionary.step(hash, word);
            at += Words.LENGTH;
            word = Words.at(block, at);
            marks = marks(word);
        }
        int count = Words.before(marks);
        hashes[column] =
                at == from
                        ? ByteDictionary.word(word, count)
                        : ByteDictionary.last(hash, word, count);
        return at + count;
    }

    /** Marks what ends a field. */
    private long marks(long word) {
        return Words.equal(word, delimiters)
                | Words.equal(word, LINE_BREAKS)
                | Words.equal(word, QUOTES);
    }

    private boolean vote(byte[] block, int[] lefts, int[] rights, byte[] outcomes, int into) {
        int one = rows.find(block, ends[left] + 1, ends[left + 1], hashes[left + 1]);
        int two = rows.find(block, ends[right] + 1, ends[right + 1], hashes[right + 1]);
        int won = rows.winners.find(block, ends[winner] + 1, ends[winner + 1], hashes[winner + 1]);
        if ((one | two | won) < 0 || one == two) {
            return false;
        }
        lefts[into] = one;
        rights[into] = two;
        outcomes[into] = rows.winnerOutcomes[won];
        return true;
    }
}
