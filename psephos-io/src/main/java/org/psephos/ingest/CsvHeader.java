package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * The header line of separated values: its separator, its columns, and where the rows begin.
 *
 * @param names as they stand; a byte that is no UTF-8 is spelt, as {@code \x8C}, so that none is
 *     lost
 * @param end where the rows begin
 * @param lines lines before them
 */
record CsvHeader(byte delimiter, List<String> names, int end, long lines) {
    private static final byte[] DELIMITERS = {',', '\t', ';'};

    /** The record separator of ASCII, which no text holds. */
    private static final char NEVER = 0x1E;

    /** Reads it, with the separator that stands in it most often outside quotes. */
    static CsvHeader of(String source, Head head) {
        var header = asItStands(source, head);
        header.checkOnce(source);
        return header;
    }

    /** As {@link #of}, though a name may stand there twice: it may be no header at all. */
    static CsvHeader asItStands(String source, Head head) {
        byte delimiter = ',';
        int most = 0;
        for (byte candidate : DELIMITERS) {
            int count = fields(source, head, candidate).names.size();
            if (count > most) {
                most = count;
                delimiter = candidate;
            }
        }
        return fields(source, head, delimiter);
    }

    /** The first line with {@code delimiter} between its fields. */
    static CsvHeader cut(String source, Head head, char delimiter) {
        return fields(source, head, (byte) delimiter);
    }

    /**
     * The first row of a file without a header line: {@code columns} fields between tabs where
     * there are as many, since commas stand in texts as well, else between what separates most, or
     * blanks.
     */
    static CsvHeader headerless(String source, Head head, int columns) {
        if (columns == 1) {
            return cut(source, head, NEVER);
        }
        for (var one : List.of(cut(source, head, '\t'), asItStands(source, head))) {
            if (one.names.size() == columns) {
                return one;
            }
        }
        return cut(source, head, ' ');
    }

    private void checkOnce(String source) {
        var seen = new LinkedHashSet<String>();
        for (var name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new PsephosException(
                        Kind.DATA,
                        source + ": the header line names the column \"" + name + "\" twice",
                        "rename one of the two");
            }
        }
    }

    private static CsvHeader fields(String source, Head head, byte delimiter) {
        var names = new ArrayList<String>();
        var field = new Field(head, delimiter);
        int at = head.start();
        while (true) {
            at = field.read(at);
            names.add(field.text());
            if (at >= head.length) {
                if (!head.whole || field.open) {
                    throw new PsephosException(
                            Kind.DATA,
                            source + ": the header line does not end within the first megabyte",
                            "check the first line: a quote in it may never be closed");
                }
                return new CsvHeader(delimiter, names, head.length, head.lines() + field.lines);
            }
            if (head.bytes[at] == '\n') {
                return new CsvHeader(delimiter, names, at + 1, head.lines() + field.lines + 1);
            }
            at++;
        }
    }

    /** One field of the header. */
    private static final class Field {
        private final Head head;
        private final byte delimiter;
        private final StringBuilder text = new StringBuilder();
        private boolean open;
        private long lines;

        Field(Head head, byte delimiter) {
            this.head = head;
            this.delimiter = delimiter;
        }

        /** Reads the field at {@code from}; gives the separator or line break after it. */
        int read(int from) {
            text.setLength(0);
            byte[] b = head.bytes;
            if (from >= head.length || b[from] != '"') {
                int end = plain(from);
                boolean cr =
                        end > from && b[end - 1] == '\r' && (end == head.length || b[end] == '\n');
                append(from, cr ? end - 1 : end);
                return end;
            }
            open = true;
            int start = from + 1;
            for (int i = start; i < head.length; i++) {
                if (b[i] == '\n') {
                    lines++;
                } else if (b[i] == '"') {
                    append(start, i);
                    start = i + 1;
                    if (start < head.length && b[start] == '"') {
                        i++;
                    } else {
                        open = false;
                        return plain(start);
                    }
                }
            }
            return head.length;
        }

        private int plain(int from) {
            int i = from;
            while (i < head.length && head.bytes[i] != delimiter && head.bytes[i] != '\n') {
                i++;
            }
            return i;
        }

        private void append(int from, int to) {
            text.append(Utf8.spelt(head.bytes, from, to));
        }

        String text() {
            return text.toString();
        }
    }
}
