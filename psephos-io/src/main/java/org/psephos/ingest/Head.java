package org.psephos.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** The first bytes of a file, unpacked, and what they say about the rest. */
final class Head {
    private static final int LONGEST = 1 << 20;
    private static final byte[] POINTER =
            "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

    final byte[] bytes;
    final int length;

    /** Whether this is the whole file. */
    final boolean whole;

    /** Where the text begins: after a byte order mark and blank lines. */
    private int start;

    /** Lines before {@link #start}. */
    private long lines;

    private Head(byte[] bytes, int length, boolean whole) {
        this.bytes = bytes;
        this.length = length;
        this.whole = whole;
    }

    /** Reads up to a megabyte. */
    static Head of(Blocks in) throws IOException {
        var bytes = new byte[1 << 13];
        int length = 0;
        while (length < LONGEST) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 4);
            }
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return new Head(bytes, length, true);
            }
            length += count;
        }
        return new Head(bytes, length, false);
    }

    int start() {
        return start;
    }

    long lines() {
        return lines;
    }

    /** Whether nothing follows the first line, as far as this reaches. */
    boolean isOneLine() {
        int at = start;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        while (at < length && blank(bytes[at])) {
            at++;
        }
        return at == length;
    }

    boolean begins(int... values) {
        if (length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isParquet() {
        return begins('P', 'A', 'R', '1');
    }

    /** Tells text from everything else, and where it begins. */
    Shape shape(String source) {
        if (isParquet()) {
            return Shape.PARQUET;
        }
        var fault = fault(source);
        if (fault != null) {
            throw fault;
        }
        if (begins(0xEF, 0xBB, 0xBF)) {
            start = 3;
        }
        for (int i = start; i < length && blank(bytes[i]); i++) {
            if (bytes[i] == '\n') {
                start = i + 1;
                lines++;
            }
        }
        int first = start;
        while (first < length && blank(bytes[first])) {
            first++;
        }
        if (first == length) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": the file holds nothing but blanks",
                    "name a file with a header line and votes: psephos formats shows some");
        }
        if (bytes[first] == '{') {
            return new JsonSample(this, first).isLines() ? Shape.JSON_LINES : Shape.JSON;
        }
        if (bytes[first] == '[') {
            return Shape.JSON;
        }
        refuseReturnsAlone(source, first);
        return Shape.SEPARATED;
    }

    /** Lines that end in a carriage return alone would all be one. */
    private void refuseReturnsAlone(String source, int first) {
        int returns = 0;
        for (int i = first; i < length; i++) {
            if (bytes[i] == '\n') {
                return;
            }
            // One at the very end ends a line that is alone in any case.
            returns += bytes[i] == '\r' && i + 1 < length ? 1 : 0;
        }
        if (returns > 0) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": its lines end in a carriage return alone, as on old Macintoshes",
                    "tr '\\r' '\\n' < " + source + " > votes-lines.csv");
        }
    }

    private @Nullable PsephosException fault(String source) {
        if (length == 0) {
            return new PsephosException(
                    Kind.DATA,
                    source + ": the file is empty",
                    "name a file with a header line and votes: psephos formats shows some");
        }
        if (startsWith(POINTER)) {
            return new PsephosException(
                    Kind.DATA,
                    source + ": this is a git-LFS pointer, not the data",
                    "git lfs pull in the repository it came from, or download the file itself");
        }
        if (begins(0xFF, 0xFE) || begins(0xFE, 0xFF)) {
            return new PsephosException(
                    Kind.DATA,
                    source + ": the text is UTF-16, and only UTF-8 is read",
                    "iconv -f UTF-16 -t UTF-8 < " + source + " > votes-utf8.csv");
        }
        if (begins('P', 'K', 3, 4) && source.endsWith(".xlsx")) {
            return new PsephosException(
                    Kind.DATA,
                    source + ": a workbook, not a table",
                    "save its sheet as CSV in a spreadsheet program");
        }
        if (begins('P', 'K', 3, 4) || begins('B', 'Z', 'h') || begins(0xFD, '7', 'z', 'X', 'Z')) {
            return new PsephosException(
                    Kind.DATA,
                    source + ": packed with zip, bzip2 or xz; only gzip and zstd are read",
                    "unpack it first");
        }
        for (int i = 0; i < Math.min(length, 4096); i++) {
            if (bytes[i] == 0) {
                return new PsephosException(
                        Kind.DATA,
                        source + ": not text (byte " + i + " is zero)",
                        "name a file of CSV, TSV, JSON, JSONL or Parquet; text must be UTF-8");
            }
        }
        return null;
    }

    private boolean startsWith(byte[] text) {
        if (length < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
