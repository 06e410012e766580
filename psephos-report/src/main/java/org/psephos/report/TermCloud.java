package org.psephos.report;

import java.util.List;
import org.psephos.curate.ContentLook.Term;
import org.psephos.math.Decimals;

/**
 * A cloud of words as one SVG file: those of flagged texts above, those of the others below, the
 * larger the more they tell. Words stand in lines, in the order of their weight; nothing is drawn
 * by lot.
 */
public final class TermCloud {
    private static final int WIDTH = 960;
    private static final int MARGIN = 24;
    private static final int SMALLEST = 13;
    private static final int LARGEST = 44;
    private static final double LETTER = 0.6;
    private static final int GAP = 14;

    private final StringBuilder svg = new StringBuilder();
    private int y = MARGIN;

    private TermCloud() {}

    /** The file; it needs no other. */
    public static String svg(List<Term> terms) {
        var cloud = new TermCloud();
        cloud.part(
                "More in flagged texts",
                "#a8400a",
                terms.stream().filter(one -> one.z() > 0).toList());
        cloud.part(
                "More in the others",
                "#0b5a9c",
                terms.stream().filter(one -> one.z() < 0).toList().reversed());
        return cloud.whole();
    }

    private void part(String title, String colour, List<Term> terms) {
        y += SMALLEST;
        text(MARGIN, SMALLEST, "#565e68", title);
        y += GAP;
        double most = terms.stream().mapToDouble(one -> Math.abs(one.z())).max().orElse(1);
        double x = MARGIN;
        double tall = 0;
        var line = new StringBuilder();
        for (var term : terms) {
            double size = SMALLEST + (LARGEST - SMALLEST) * Math.abs(term.z()) / most;
            double wide = Cells.width(term.word()) * size * LETTER;
            if (x + wide > WIDTH - MARGIN && x > MARGIN) {
                end(line, tall);
                x = MARGIN;
                tall = 0;
            }
            tall = Math.max(tall, size);
            line.append(word(x, size, colour, term));
            x += wide + GAP;
        }
        end(line, tall);
        y += MARGIN;
    }

    /** Puts a line of words on the ground that its tallest one needs. */
    private void end(StringBuilder line, double tall) {
        y += (int) Math.ceil(tall) + GAP / 2;
        svg.append(line.toString().replace("@y", Integer.toString(y)));
        line.setLength(0);
    }

    private static String word(double x, double size, String colour, Term term) {
        return "<text x=\"%s\" y=\"@y\" font-size=\"%s\" fill=\"%s\"%s>%s<title>%s in flagged texts, %s in the others</title></text>%n"
                .formatted(
                        Decimals.fixed(x, 1),
                        Decimals.fixed(size, 1),
                        colour,
                        term.anchor() ? " font-style=\"italic\"" : "",
                        harmless(term.word()),
                        term.flagged(),
                        term.others());
    }

    private void text(int x, int size, String colour, String words) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>%n"
                        .formatted(x, y, size, colour, words));
    }

    private String whole() {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="system-ui, sans-serif" role="img">
        <title>Words that tell flagged texts from the others; words of the lexicon in italics</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s</svg>
        """
                .formatted(WIDTH, y, svg);
    }

    private static String harmless(String word) {
        return word.replace("@y", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
