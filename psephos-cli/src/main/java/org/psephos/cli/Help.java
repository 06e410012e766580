package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;

/** What is said to {@code --help}, made from the {@link Syntax} of the verbs. */
final class Help {
    private static final int GAP = 2;
    private static final int WIDEST_TEXT = 100;

    private Help() {}

    /** All verbs. */
    static String overview(int columns) {
        var text =
                new StringBuilder(
                        "Psephos makes rankings you can trust from judgements of AI outputs.\n\n");
        text.append("psephos VERB FILE... [options]\n\n");
        int widest = Verbs.BUILT.stream().mapToInt(String::length).max().orElse(0);
        for (var word : Verbs.BUILT) {
            entry(text, word, Verbs.named(word).syntax().summary(), widest, columns);
        }
        text.append("\nStart with: psephos rank votes.csv\n");
        text.append("Each verb explains itself: psephos rank --help\n\n");
        text.append(codes(columns));
        text.append("\npsephos --version says which this is.\n");
        return text.toString();
    }

    /** One verb. */
    static String of(Syntax syntax, int columns) {
        var text = new StringBuilder();
        text.append("psephos %s %s%n%n".formatted(syntax.verb(), usage(syntax)));
        text.append(syntax.description()).append("\n");
        for (var group : syntax.groups()) {
            text.append("\n").append(group.title()).append("\n");
            int widest = group.options().stream().mapToInt(o -> o.shape().length()).max().orElse(0);
            for (var option : group.options()) {
                entry(text, option.shape(), option.help(), widest, columns);
            }
        }
        for (var note : syntax.notes()) {
            text.append("\n");
            note(text, note, columns);
        }
        text.append("\nExample\n");
        syntax.example().lines().forEach(call -> text.append("  ").append(call).append('\n'));
        text.append('\n');
        return text.append(codes(columns)).toString();
    }

    /** A paragraph a line; a line with a tab is a word and what it means. */
    private static void note(StringBuilder text, String note, int columns) {
        var lines = note.lines().toList();
        int widest =
                lines.stream().mapToInt(line -> Math.max(0, line.indexOf('\t'))).max().orElse(0);
        for (var line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                wrap(line, Math.min(columns, WIDEST_TEXT))
                        .forEach(part -> text.append(part).append("\n"));
            } else {
                entry(text, line.substring(0, tab), line.substring(tab + 1), widest, columns);
            }
        }
    }

    private static String usage(Syntax syntax) {
        var options = syntax.groups().isEmpty() ? "" : "[options]";
        return (syntax.operands() + " " + options).strip();
    }

    private static String codes(int columns) {
        var text =
                "Exit codes: 0 fine, 1 our bug, 2 usage, 3 data rejected, 4 no answer, 5 an outside"
                        + " service failed.";
        return String.join("\n", wrap(text, Math.min(columns, WIDEST_TEXT))) + "\n";
    }

    static void entry(StringBuilder text, String name, String help, int widest, int columns) {
        int indent = GAP + widest + GAP;
        var lines = wrap(help, Math.max(30, Math.min(columns, WIDEST_TEXT) - indent));
        text.append(" ".repeat(GAP)).append(name).append(" ".repeat(indent - GAP - name.length()));
        text.append(String.join("\n" + " ".repeat(indent), lines)).append("\n");
    }

    /** Lines of at most {@code width} characters, broken at spaces. */
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
