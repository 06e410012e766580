package org.psephos.rank;

/**
 * What can be seen of a text without understanding it. Headers, list items, bold passages and
 * citations are those of Markdown, outside fenced code.
 *
 * @param length characters, as code points
 * @param headers lines that begin with one to six number signs and a space
 * @param lists lines that begin with a bullet or a number
 * @param bold passages between double asterisks or double underscores
 * @param citations bracketed numbers, links and bare addresses
 */
public record ResponseStyle(int length, int headers, int lists, int bold, int citations) {

    /** Names of the five counts, in the order of {@link #count}. */
    static final String[] NAMES = {"length", "headers", "lists", "bold", "citations"};

    /** The style of {@code text}. */
    public static ResponseStyle of(String text) {
        var counter = new Counter();
        boolean fenced = false;
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('\n', from);
            var line = text.substring(from, end < 0 ? text.length() : end);
            if (line.stripLeading().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                counter.line(line);
            }
            from = end < 0 ? text.length() + 1 : end + 1;
        }
        return new ResponseStyle(
                text.codePointCount(0, text.length()),
                counter.headers,
                counter.lists,
                counter.bold,
                counter.citations);
    }

    /** One of the counts, by its place in {@link #NAMES}. */
    int count(int which) {
        return switch (which) {
            case 0 -> length;
            case 1 -> headers;
            case 2 -> lists;
            case 3 -> bold;
            case 4 -> citations;
            default -> throw new IllegalArgumentException("which must be 0 to 4, but was " + which);
        };
    }

    private static final class Counter {
        private int headers;
        private int lists;
        private int bold;
        private int citations;

        void line(String line) {
            var start = line.stripLeading();
            headers += header(start) && line.length() - start.length() < 4 ? 1 : 0;
            lists += item(start) ? 1 : 0;
            bold += passages(line, "**") + passages(line, "__");
            citations += citations(line);
        }

        private static boolean header(String line) {
            int signs = 0;
            while (signs < line.length() && line.charAt(signs) == '#') {
                signs++;
            }
            return signs >= 1 && signs <= 6 && blankAt(line, signs);
        }

        private static boolean item(String line) {
            if (line.isEmpty()) {
                return false;
            }
            if ("-*+•".indexOf(line.charAt(0)) >= 0) {
                return blankAt(line, 1);
            }
            int digits = 0;
            while (digits < line.length() && isDigit(line.charAt(digits))) {
                digits++;
            }
            return digits > 0
                    && digits < line.length()
                    && (line.charAt(digits) == '.' || line.charAt(digits) == ')')
                    && blankAt(line, digits + 1);
        }

        private static boolean blankAt(String line, int at) {
            return at < line.length() && Character.isWhitespace(line.charAt(at));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** Passages with something between an opening and a closing mark. */
        private static int passages(String line, String mark) {
            int count = 0;
            int open = line.indexOf(mark);
            while (open >= 0) {
                int close = line.indexOf(mark, open + mark.length() + 1);
                if (close < 0) {
                    return count;
                }
                count++;
                open = line.indexOf(mark, close + mark.length());
            }
            return count;
        }

        private static int citations(String line) {
            int count = 0;
            for (int at = line.indexOf("http"); at >= 0; at = line.indexOf("http", at + 4)) {
                count += line.startsWith("http://", at) || line.startsWith("https://", at) ? 1 : 0;
            }
            for (int at = line.indexOf('['); at >= 0; at = line.indexOf('[', at + 1)) {
                int close = line.indexOf(']', at);
                count += close > at + 1 && number(line, at + 1, close) ? 1 : 0;
            }
            return count;
        }

        private static boolean number(String line, int from, int to) {
            for (int i = from; i < to; i++) {
                if (!isDigit(line.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
