package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.rank.Ladder;

/**
 * A ladder as Markdown for a pull request or a page: the verdict, a table, and under it the zero
 * point, the unit and every denominator. What a source wrote is shown, never obeyed: characters
 * with a meaning in Markdown or HTML are escaped.
 */
public final class RankMarkdown {
    private static final String MEANING = "\\`*_{}[]()#+-.!|<>~&$@:";

    private RankMarkdown() {}

    /**
     * Lines that end in a line feed.
     *
     * @throws org.psephos.model.PsephosException where the anchor is not on the ladder
     */
    public static String render(Study study) {
        var answer = Answer.of(study.result().fit());
        var lines = new ArrayList<String>();
        lines.add("**" + escape(Verdict.of(study).text()) + "**");
        lines.add("");
        var ladder = answer.ladder();
        if (ladder == null) {
            Points.of(study);
            groups(lines, answer);
        } else {
            table(lines, Table.of(study, ladder));
            unplaced(lines, ladder);
        }
        if (answer.remedy() != null) {
            lines.add("Try: " + escape(answer.remedy()));
            lines.add("");
        }
        if (ladder != null) {
            bullet(lines, Notes.scale(study));
            bullet(lines, Notes.intervals(study));
            Notes.effects(ladder).forEach(effect -> bullet(lines, effect));
        }
        bullet(lines, Notes.method(study));
        bullet(lines, Notes.denominators(study));
        if (ladder != null) {
            ladder.notes().forEach(note -> bullet(lines, note));
        }
        if (study.dataset().manifest().simulated()) {
            bullet(lines, "Some of this data was made by a simulation.");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void table(List<String> lines, Table table) {
        boolean ranges = table.rows().stream().anyMatch(row -> !row.low().isEmpty());
        boolean deviations = table.rows().stream().anyMatch(row -> !row.deviation().isEmpty());
        boolean shares = table.rows().stream().anyMatch(row -> row.share() != null);
        lines.add(
                "| rank | system | %s |%s%s votes |%s"
                        .formatted(
                                table.score(),
                                ranges ? " low | high |" : "",
                                deviations ? " deviation |" : "",
                                shares ? " wins in ten |" : ""));
        lines.add(
                "| ---: | :--- | ---: |"
                        + (ranges ? " ---: | ---: |" : "")
                        + (deviations ? " ---: |" : "")
                        + " ---: |"
                        + (shares ? " ---: |" : ""));
        for (var row : table.rows()) {
            lines.add(
                    "| %s | %s | %s |%s%s %s |%s"
                            .formatted(
                                    row.place(),
                                    escape(row.name()),
                                    row.score(),
                                    ranges ? " %s | %s |".formatted(row.low(), row.high()) : "",
                                    deviations ? " %s |".formatted(row.deviation()) : "",
                                    row.votes(),
                                    shares ? " %s |".formatted(row.winsInTen()) : ""));
        }
        lines.add("");
    }

    private static void groups(List<String> lines, Answer answer) {
        for (int group = 0; group < answer.groups().size(); group++) {
            var names =
                    answer.groups().get(group).stream()
                            .map(system -> escape(system.value()))
                            .toList();
            lines.add("%s. %s".formatted(group + 1, String.join(", ", names)));
        }
        if (!answer.groups().isEmpty()) {
            lines.add("");
        }
    }

    private static void unplaced(List<String> lines, Ladder ladder) {
        if (ladder.unplaced().isEmpty()) {
            return;
        }
        lines.add("Unplaced:");
        lines.add("");
        for (var system : ladder.unplaced()) {
            lines.add(
                    "* %s: %s".formatted(escape(system.system().value()), escape(system.reason())));
        }
        lines.add("");
    }

    private static void bullet(List<String> lines, String text) {
        lines.add("* " + escape(text));
    }

    /** Text that Markdown shows as it stands, on one line. */
    static String escape(String text) {
        var safe = new StringBuilder();
        var chars = Cells.harmless(text);
        for (int at = 0; at < chars.length(); at++) {
            char c = chars.charAt(at);
            if (MEANING.indexOf(c) >= 0 && needed(chars, at)) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }

    /** Points, commas and hyphens inside words and numbers mean nothing. */
    private static boolean needed(String text, int at) {
        char c = text.charAt(at);
        boolean plain = ".-+():!#".indexOf(c) >= 0;
        return !plain || at == 0 || (c == '(' && text.charAt(at - 1) == ']');
    }
}
