package org.psephos.report;

/**
 * What the place where text will stand can show. Rooms do not look for themselves: the face that
 * owns the terminal says.
 *
 * @param width columns, at least 40
 * @param unicode whether block characters and dashes may be drawn; names are printed as they are
 *     either way
 * @param colour whether ANSI colours may be used
 */
public record TextStyle(int width, boolean unicode, boolean colour) {
    private static final int NARROWEST = 40;
    private static final int USUAL = 100;

    public TextStyle {
        if (width < NARROWEST) {
            throw new IllegalArgumentException(
                    "width must be at least %s columns, but was %s".formatted(NARROWEST, width));
        }
    }

    /** What any file or pipe can take: 100 columns of plain ASCII. */
    public static TextStyle plain() {
        return new TextStyle(USUAL, false, false);
    }

    String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    String accent(String text) {
        return colour ? "\u001b[36m" + text + "\u001b[0m" : text;
    }

    String warning(String text) {
        return colour ? "\u001b[33m" + text + "\u001b[0m" : text;
    }

    String ellipsis() {
        return unicode ? "…" : "..";
    }

    String plusMinus() {
        return unicode ? "±" : "+-";
    }

    String dash() {
        return unicode ? "–" : "-";
    }
}
