package org.psephos.report;

/**
 * Text in the cells of a terminal: what a name takes in columns, and names that cannot command the
 * terminal they are shown on.
 */
final class Cells {
    private static final char[] EIGHTHS = {' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'};

    /** First and last of each run of code points that a terminal draws two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Cells() {}

    /**
     * The text with every character that moves the cursor, changes colours or reverses the line
     * replaced by a visible question mark.
     */
    static String harmless(String text) {
        return JsonWriter.whole(text)
                .codePoints()
                .map(c -> commands(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean commands(int c) {
        return Character.isISOControl(c)
                || (Character.getType(c) == Character.FORMAT && c != 0x200D)
                || c == 0x2028
                || c == 0x2029;
    }

    /** Columns that {@code text} takes: two for wide East Asian characters and pictures. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        for (var range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text in at most {@code columns}, cut in the middle where it is longer. */
    static String fit(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        int room = Math.max(2, columns - width(ellipsis));
        return head(text, (room + 1) / 2) + ellipsis + tail(text, room / 2);
    }

    /** The text in at most {@code columns}, cut at its end where it is longer. */
    static String begin(String text, int columns, String ellipsis) {
        return width(text) <= columns
                ? text
                : head(text, Math.max(1, columns - width(ellipsis))) + ellipsis;
    }

    private static String head(String text, int columns) {
        int at = 0;
        int taken = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            taken += width(c);
            if (taken > columns) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(0, at);
    }

    private static String tail(String text, int columns) {
        int at = text.length();
        int taken = 0;
        while (at > 0) {
            int c = text.codePointBefore(at);
            taken += width(c);
            if (taken > columns) {
                break;
            }
            at -= Character.charCount(c);
        }
        return text.substring(at);
    }

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** A bar of {@code share} of the columns: in eighths of a block, or in hash marks. */
    static String bar(double share, int columns, boolean unicode) {
        double clamped = Math.clamp(share, 0, 1);
        if (!unicode) {
            return left("#".repeat((int) Math.round(clamped * columns)), columns);
        }
        int eighths = (int) Math.round(clamped * columns * 8);
        var bar = "█".repeat(eighths / 8);
        return left(eighths % 8 == 0 ? bar : bar + EIGHTHS[eighths % 8], columns);
    }

    /** Lines of at most {@code columns}, broken between words where words are short enough. */
    static String wrap(String text, int columns, String indent) {
        var out = new StringBuilder();
        int at = 0;
        for (var whole : text.split(" ", -1)) {
            var word = whole;
            while (at == 0 && width(word) > columns) {
                var first = head(word, columns);
                out.append(first).append('\n').append(indent);
                word = word.substring(first.length());
            }
            int wide = width(word);
            if (at > 0 && at + 1 + wide > columns) {
                out.append('\n').append(indent);
                at = indent.length();
            } else if (at > 0) {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += wide;
        }
        return out.toString();
    }
}
