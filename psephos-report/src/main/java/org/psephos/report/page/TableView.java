package org.psephos.report.page;

import java.util.List;

/**
 * A table of words and figures.
 *
 * @param columns their heads; figures stand right
 */
public record TableView(String caption, List<Column> columns, List<List<String>> rows) {
    public TableView {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Whether its rows stand as lists on a phone: there is more than one column of words to break.
     */
    public boolean stacks() {
        return columns.size() > 2 && columns.stream().filter(one -> !one.figures()).count() > 1;
    }

    /** The classes of a cell. */
    public String look(List<String> row, int at) {
        return (columns.get(at).figures() ? "num" : "txt")
                + (row.get(at).isEmpty() ? " empty" : "");
    }

    /** One column. */
    public record Column(String head, boolean figures) {
        /** A column of words. */
        public static Column words(String head) {
            return new Column(head, false);
        }

        /** A column of figures. */
        public static Column figures(String head) {
            return new Column(head, true);
        }
    }
}
