package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of separated values after RFC 4180: fields in quotes may hold separators, line breaks and
 * doubled quotes. A quote inside a field that does not begin with one is a character like any
 * other. Empty lines are no rows.
 */
final class CsvScanner extends RowScanner {
    private final byte delimiter;
    private final int columns;

    /** Slot by column, -1 where it is not looked at. */
    private final int[] slots;

    private final Fields fields;
    private final boolean quotes;
    private final boolean[] doubled;
    private final @Nullable QuickVotes quick;
    private boolean anyDoubled;
    private boolean ragged;
    private long lineBreaks;
    private int fieldEnd;

    CsvScanner(String source, Rows rows, byte delimiter, int columns, int[] slots, int slotCount) {
        this(source, rows, delimiter, true, columns, slots, slotCount);
    }

    /** With {@code quotes} false, a quote at the beginning of a field is a part of its text. */
    CsvScanner(
            String source,
            Rows rows,
            byte delimiter,
            boolean quotes,
            int columns,
            int[] slots,
            int slotCount) {
        super(source, rows);
        this.delimiter = delimiter;
        this.quotes = quotes;
        this.columns = columns;
        this.slots = slots;
        fields = new Fields(slotCount);
        doubled = new boolean[slotCount];
        quick = QuickVotes.of(rows, delimiter, slots);
    }

    @Override
    int rows(int at, int stop) {
        fields.bytes = block;
        int safe = quick == null ? 0 : Math.min(stop, afterLastLineBreak());
        int from = at;
        while (from < stop && !rows.stopped()) {
            if (from < safe && quick != null) {
                from = quick.rows(block, from, safe);
                line += quick.taken();
                if (from >= stop) {
                    return from;
                }
            }
            int next = row(from);
            if (next == MORE) {
                return from;
            }
            from = next;
        }
        return from;
    }

    private int afterLastLineBreak() {
        int at = limit;
        while (at > 0 && block[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Reads the row at {@code from}; where the next begins, or MORE. */
    private int row(int from) {
        byte[] b = block;
        int count = 0;
        int at = from;
        lineBreaks = 0;
        ragged = false;
        if (anyDoubled) {
            // Left by a row that was torn, or not whole yet.
            Arrays.fill(doubled, false);
            anyDoubled = false;
        }
        while (true) {
            int start = at;
            int slot = count < columns ? slots[count] : -1;
            if (quotes && at < limit && b[at] == '"') {
                start++;
                at = quoted(start, slot);
                if (at == MORE) {
                    return MORE;
                }
            } else {
                at = plain(b, at, limit, delimiter);
                fieldEnd = at;
            }
            if (at == limit) {
                return MORE;
            }
            boolean last = b[at] == '\n';
            if (last && fieldEnd == at && fieldEnd > start && b[fieldEnd - 1] == '\r') {
                fieldEnd--;
            }
            if (slot >= 0) {
                fields.start[slot] = start;
                fields.end[slot] = fieldEnd;
            }
            count++;
            at++;
            if (last) {
                finish(from, start, count, at);
                return at;
            }
        }
    }

    /** The next separator or line break from {@code at} on, or {@code limit}. */
    private static int plain(byte[] b, int at, int limit, byte delimiter) {
        int i = at;
        while (i < limit && b[i] != delimiter && b[i] != '\n') {
            i++;
        }
        return i;
    }

    /**
     * Reads a field in quotes whose text begins at {@code start}: sets the end of its text, and
     * gives the separator or line break after it.
     */
    private int quoted(int start, int slot) {
        byte[] b = block;
        if (slot >= 0) {
            doubled[slot] = false;
        }
        int i = start;
        while (true) {
            while (i < limit && b[i] != '"') {
                if (b[i] == '\n') {
                    lineBreaks++;
                }
                i++;
            }
            if (i + 1 >= limit) {
                return MORE;
            }
            if (b[i + 1] != '"') {
                break;
            }
            if (slot >= 0) {
                doubled[slot] = true;
                anyDoubled = true;
            }
            i += 2;
        }
        fieldEnd = i++;
        int next = plain(b, i, limit, delimiter);
        boolean clean =
                next == i || (next == i + 1 && b[i] == '\r' && next < limit && b[next] == '\n');
        ragged |= !clean;
        return next;
    }

    private void finish(int from, int start, int count, int end) {
        long at = line;
        line += lineBreaks + 1;
        if (count == 1 && fieldEnd == start && block[from] != '"') {
            return;
        }
        var flaw = flaw(from, end);
        if (flaw != null && (ragged || count != columns)) {
            rows.torn(at, flaw.expected(), flaw.found());
            return;
        }
        if (ragged) {
            rows.torn(at, "a separator after the closing quote", shown(from));
            return;
        }
        if (count != columns) {
            rows.torn(at, columns + " fields", count + (count == 1 ? " field" : " fields"));
            return;
        }
        if (anyDoubled) {
            undouble();
        }
        if (flaw != null) {
            rows.flawed(fields, at, flaw);
            return;
        }
        rows.row(fields, at);
    }

    private void undouble() {
        for (int slot = 0; slot < doubled.length; slot++) {
            if (doubled[slot]) {
                doubled[slot] = false;
                fields.end[slot] = undouble(fields.start[slot], fields.end[slot]);
            }
        }
    }

    /** Makes one quote of each two, in place. */
    private int undouble(int start, int end) {
        byte[] b = block;
        int to = start;
        for (int i = start; i < end; i++) {
            b[to++] = b[i];
            if (b[i] == '"') {
                i++;
            }
        }
        return to;
    }

    private String shown(int from) {
        int end = from;
        while (end < limit && block[end] != '\n' && end - from < 400) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    void rest(int at) {
        long first = line;
        for (int i = at; i < limit; i++) {
            if (block[i] == '\n') {
                line++;
            }
        }
        // The last line ends the file, with a line break or without.
        long swallowed = line - first - (block[limit - 1] == '\n' ? 1 : 0);
        rows.torn(
                first,
                "a closing quote",
                swallowed == 0
                        ? "the end of the file"
                        : "the end of the file, " + swallowed + " lines on");
    }
}
