package org.psephos.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words a {@code --columns} call from columns that look like sides and verdicts. */
final class Suggestion {
    private static final List<List<String>> SIDES =
            List.of(
                    List.of("left", "right"),
                    List.of("_a", "_b"),
                    List.of("_x", "_y"),
                    List.of("_1", "_2"),
                    List.of("_0", "_1"),
                    List.of("1", "2"),
                    List.of("a", "b"),
                    List.of("home", "away"),
                    List.of("first", "second"),
                    List.of("chosen", "rejected"));
    private static final List<String> VERDICTS =
            List.of(
                    "winner",
                    "verdict",
                    "preference",
                    "preferred",
                    "choice",
                    "vote",
                    "outcome",
                    "result",
                    "label",
                    "win");

    private final Columns columns;

    Suggestion(Columns columns) {
        this.columns = columns;
    }

    /** The call, with words in capitals where no column suggests itself. */
    String columns() {
        var left = "LEFT_COLUMN";
        var right = "RIGHT_COLUMN";
        search:
        for (var ends : SIDES) {
            for (var name : columns.names()) {
                var other = partner(name, ends.get(0), ends.get(1));
                if (other != null) {
                    left = name;
                    right = other;
                    break search;
                }
            }
        }
        var winner = verdict(left, right);
        return "--columns left=" + left + ",right=" + right + ",winner=" + winner;
    }

    private @Nullable String partner(String name, String one, String two) {
        int at = name.lastIndexOf(one);
        if (at < 0) {
            return null;
        }
        var other = name.substring(0, at) + two + name.substring(at + one.length());
        return columns.names().contains(other) ? other : null;
    }

    private String verdict(String left, String right) {
        for (var word : VERDICTS) {
            for (var name : columns.names()) {
                boolean free = !name.equals(left) && !name.equals(right);
                if (free && name.contains(word)) {
                    return name;
                }
            }
        }
        return "WINNER_COLUMN";
    }
}
