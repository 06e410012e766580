package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of a ladder in columns of a terminal; what does not fit goes, the bar first. */
final class RankTable {
    private static final int GAP = 2;
    private static final int NARROWEST_NAME = 12;
    private static final int WIDEST_NAME = 40;
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 8;

    private final Table table;
    private final TextStyle style;

    /**
     * @param width of the widest cell, found once: a ladder may have thousands of rows
     */
    private record Column(String head, Function<Row, String> cell, int width) {}

    private Column column(String head, Function<Row, String> cell) {
        int widest =
                table.rows().stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0);
        return new Column(head, cell, Math.max(head.length(), widest));
    }

    RankTable(Table table, TextStyle style) {
        this.table = table;
        this.style = style;
    }

    List<String> lines() {
        var place = column("rank", Row::place);
        var numbers = numbers();
        int fixed = place.width() + GAP;
        while (fixed + widths(numbers) + NARROWEST_NAME > style.width() && numbers.size() > 1) {
            numbers.removeLast();
        }
        fixed += widths(numbers);
        int longest =
                table.rows().stream()
                        .mapToInt(row -> Cells.width(Cells.harmless(row.name())))
                        .max()
                        .orElse(NARROWEST_NAME);
        int name =
                Math.clamp(
                        Math.min(longest, WIDEST_NAME),
                        "system".length(),
                        Math.max(NARROWEST_NAME, style.width() - fixed));
        int bar = bar(style.width() - fixed - name - GAP);
        var lines = new ArrayList<String>();
        lines.add(style.bold(head(place, numbers, name, bar).stripTrailing()));
        for (var row : table.rows()) {
            var line = line(row, place, numbers, name, bar);
            lines.add(row.leading() ? style.accent(line) : line);
        }
        return lines;
    }

    private List<Column> numbers() {
        var numbers = new ArrayList<Column>();
        numbers.add(column(table.score(), Row::score));
        if (table.rows().stream().anyMatch(row -> !row.low().isEmpty())) {
            numbers.add(column("low", Row::low));
            numbers.add(column("high", Row::high));
        }
        if (table.rows().stream().anyMatch(row -> !row.deviation().isEmpty())) {
            numbers.add(column("deviation", Row::deviation));
        }
        numbers.add(column("votes", Row::votes));
        if (table.rows().stream().anyMatch(row -> row.share() != null)) {
            numbers.add(column("wins in 10", Row::winsInTen));
        }
        return numbers;
    }

    private int bar(int room) {
        boolean shares = table.rows().stream().anyMatch(row -> row.share() != null);
        return shares && room >= NARROWEST_BAR ? Math.min(room, WIDEST_BAR) : 0;
    }

    private int widths(List<Column> columns) {
        return columns.stream().mapToInt(column -> column.width() + GAP).sum();
    }

    private String head(Column place, List<Column> numbers, int name, int bar) {
        var line =
                new StringBuilder(Cells.right(place.head(), place.width()))
                        .append(" ".repeat(GAP))
                        .append(Cells.left("system", name));
        for (var column : numbers) {
            line.append(" ".repeat(GAP)).append(Cells.right(column.head(), column.width()));
        }
        return bar == 0 ? line.toString() : line.append("  of the median").toString();
    }

    private String line(Row row, Column place, List<Column> numbers, int name, int bar) {
        var shown = Cells.fit(Cells.harmless(row.name()), name, style.ellipsis());
        var line =
                new StringBuilder(Cells.right(row.place(), place.width()))
                        .append(" ".repeat(GAP))
                        .append(Cells.left(shown, name));
        for (var column : numbers) {
            line.append(" ".repeat(GAP))
                    .append(Cells.right(column.cell().apply(row), column.width()));
        }
        var share = row.share();
        if (bar > 0 && share != null) {
            line.append(" ".repeat(GAP)).append(Cells.bar(share, bar, style.unicode()));
        }
        return line.toString().stripTrailing();
    }
}
