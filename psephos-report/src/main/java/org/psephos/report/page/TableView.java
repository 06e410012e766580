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
