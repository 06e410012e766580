package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Scoreboard;
import org.psephos.catalog.Standing;
import org.psephos.catalog.Standing.Status;
import org.psephos.catalog.Verdict;

/**
 * The scoreboard as text.
 *
 * @param board all systems
 * @param chosen those to list
 * @param rows folder of published rows that the checks had; absent where there was none
 */
record SystemsView(Scoreboard board, List<Standing> chosen, @Nullable Path rows) {
    private static final int WIDEST = 100;
    private static final int INDENT = 11;

    SystemsView {
        chosen = List.copyOf(chosen);
    }

    /** Counts by room, then a line a system; fits {@code columns}. */
    String table(int columns) {
        int width = Math.min(columns, WIDEST);
        var text = new StringBuilder();
        var intro =
                "Published systems and what works of each, checked now on %s."
                        .formatted(rows == null ? "rows written here" : "rows in " + rows);
        Help.wrap(intro, width).forEach(line -> text.append(line).append('\n'));
        text.append('\n').append(counts());
        if (!chosen.isEmpty()) {
            text.append('\n').append(lines(width)).append('\n');
            var hint =
                    "What one needs and what is missing of it: psephos systems "
                            + chosen.getFirst().system().id();
            Help.wrap(hint, width).forEach(line -> text.append(line).append('\n'));
        } else {
            text.append("\nNone stands so.\n");
        }
        return text.toString();
    }

    private String counts() {
        var text = new StringBuilder(row("room", "systems", "passes", "partial", "missing"));
        board.byRoom()
                .forEach(
                        (room, count) ->
                                text.append(
                                        row(
                                                room,
                                                sum(count.values()),
                                                count.getOrDefault(Status.PASSES, 0),
                                                count.getOrDefault(Status.PARTIAL, 0),
                                                count.getOrDefault(Status.MISSING, 0))));
        text.append(
                row(
                        "all",
                        board.standings().size(),
                        board.count(Status.PASSES),
                        board.count(Status.PARTIAL),
                        board.count(Status.MISSING)));
        return text.append("A system of two rooms counts in both.\n").toString();
    }

    private static int sum(Iterable<Integer> counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static String row(Object... cells) {
        return "%-9s %8s %8s %8s %8s\n".formatted(cells);
    }

    private String lines(int width) {
        int rooms = widest(SystemsView::rooms, "rooms");
        var pattern = "%-5s %-8s %-10s %-" + rooms + "s %s";
        var text = new StringBuilder();
        text.append(cut(pattern.formatted("id", "status", "rows", "rooms", "system"), width));
        for (var standing : chosen) {
            var system = standing.system();
            text.append(
                    cut(
                            pattern.formatted(
                                    system.id(),
                                    standing.status(),
                                    standing.rows(),
                                    rooms(standing),
                                    system.title()),
                            width));
        }
        return text.toString();
    }

    private int widest(Function<Standing, String> cell, String head) {
        return chosen.stream().map(cell).mapToInt(String::length).reduce(head.length(), Math::max);
    }

    private static String rooms(Standing standing) {
        return String.join("+", standing.system().rooms());
    }

    private static String cut(String line, int width) {
        return (line.length() <= width ? line : line.substring(0, width - 2).strip() + "..") + "\n";
    }

    /** All that is known of each. */
    String details(int columns) {
        int width = Math.min(columns, WIDEST) - INDENT;
        return chosen.stream()
                .map(standing -> details(standing, width))
                .collect(Collectors.joining("\n"));
    }

    private static String details(Standing standing, int width) {
        var system = standing.system();
        var text = new StringBuilder();
        entry(text, system.id(), system.title(), width);
        entry(text, "  rooms", String.join(", ", system.rooms()), width);
        entry(text, "  status", standing.status().toString(), width);
        entry(text, "  needs", system.need(), width);
        for (int i = 0; i < standing.covers().size(); i++) {
            var covering = standing.covers().get(i);
            entry(text, "  covered", covering.kind() + " " + covering.name(), width);
            entry(text, "  check", words(standing.verdicts().get(i)), width);
        }
        entry(text, "  missing", missing(standing), width);
        return text.toString();
    }

    private static String missing(Standing standing) {
        return standing.missing().isEmpty() ? "nothing" : standing.missing();
    }

    private static void entry(StringBuilder text, String name, String value, int width) {
        var lines = Help.wrap(value, width);
        text.append(name).append(" ".repeat(INDENT - name.length()));
        text.append(String.join("\n" + " ".repeat(INDENT), lines)).append('\n');
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> "met on %s rows: %s".formatted(met.rows(), met.figure());
            case Verdict.Missed missed ->
                    "missed on %s rows: %s: expected %s, but found %s"
                            .formatted(
                                    missed.rows(),
                                    missed.figure(),
                                    missed.expected(),
                                    missed.found());
            case Verdict.NotRun not -> "did not run: " + not.reason();
        };
    }

    /** The contract with other programs. */
    String json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("total", board.standings().size());
        object.put("passing", board.count(Status.PASSES));
        object.put("partial", board.count(Status.PARTIAL));
        object.put("missing", board.count(Status.MISSING));
        object.put("publishedRows", rows != null);
        object.put("systems", chosen.stream().map(SystemsView::json).toList());
        return JsonText.of(object);
    }

    private static SequencedMap<String, Object> json(Standing standing) {
        var system = standing.system();
        var object = new LinkedHashMap<String, Object>();
        object.put("id", system.id());
        object.put("system", system.title());
        object.put("rooms", system.rooms());
        object.put("status", standing.status());
        object.put(
                "covers",
                IntStream.range(0, standing.covers().size())
                        .mapToObj(i -> json(standing.covers().get(i), standing.verdicts().get(i)))
                        .toList());
        object.put("rows", standing.rows());
        object.put("missing", standing.missing());
        object.put("needs", system.need());
        return object;
    }

    private static SequencedMap<String, Object> json(Covering covering, Verdict verdict) {
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", covering.kind());
        object.put("name", covering.name());
        object.put("met", verdict instanceof Verdict.Met);
        object.put("rows", verdict.rows());
        object.put("check", words(verdict));
        return object;
    }

    /** A row a system. */
    String csv() {
        var text = new StringBuilder("id,system,rooms,status,covers,rows,missing\n");
        for (var standing : chosen) {
            text.append(
                    cells(standing).stream()
                            .map(SystemsView::quoted)
                            .collect(Collectors.joining(",")));
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static List<String> cells(Standing standing) {
        var system = standing.system();
        var cells = new ArrayList<String>();
        cells.add(system.id());
        cells.add(system.title());
        cells.add(rooms(standing));
        cells.add(standing.status().toString());
        cells.add(
                standing.covers().stream()
                        .map(covering -> covering.kind() + " " + covering.name())
                        .collect(Collectors.joining("; ")));
        cells.add(standing.rows().toString());
        cells.add(standing.missing());
        return cells;
    }

    /** The page of the documentation, or a part of it. */
    String markdown() {
        var text =
                new StringBuilder(
                        """
                        # The published field, and what of it works here

                        Made by `psephos systems --format md`; a test says when it no longer agrees
                        with the code. A system *passes* only where something here names it and a
                        check of that ran on rows and met a stated figure; *partial* says what is
                        still missing. Rows are *published*, *faithful* (written here in the
                        published layout) or *generated* (drawn from a model); the weakest that a
                        check used is shown.

                        """);
        text.append(
                "%s pass, %s partial, %s missing, of %s.\n\n"
                        .formatted(
                                board.count(Status.PASSES),
                                board.count(Status.PARTIAL),
                                board.count(Status.MISSING),
                                board.standings().size()));
        text.append("| id | system | rooms | status | covered by | rows | missing |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (var standing : chosen) {
            text.append(
                    cells(standing).stream()
                            .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                            .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return text.toString();
    }
}
