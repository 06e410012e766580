package org.psephos.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 for tests, with line breaks in quotes. */
final class AuditCells {
    private AuditCells() {}

    /** Rows with their cells, the head first. */
    static List<List<String>> of(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                // The second quote of an escaped one is put back.
                cell.append(quoted || !isReopened(cell) ? "" : "\"");
                quoted = !quoted;
                mark(cell, quoted);
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                row.add(cell.toString().replace("\u0000", ""));
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        return rows;
    }

    private static boolean isReopened(StringBuilder cell) {
        return !cell.isEmpty() && cell.charAt(cell.length() - 1) == 0;
    }

    private static void mark(StringBuilder cell, boolean quoted) {
        if (!quoted) {
            cell.append('\u0000');
        }
    }
}
