package org.psephos.rank;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;

/** The style of the text on one side of every comparison; each text is looked at once. */
final class Styles {
    private final @Nullable Coded column;
    private final @Nullable ResponseStyle[] byCode;

    private Styles(@Nullable Coded column, @Nullable ResponseStyle[] byCode) {
        this.column = column;
        this.byCode = byCode;
    }

    /**
     * @param text what a name in {@code column} stands for, or null where nobody knows
     */
    static Styles of(@Nullable Coded column, Function<String, @Nullable String> text) {
        if (column == null) {
            return new Styles(null, new ResponseStyle[0]);
        }
        var byCode = new @Nullable ResponseStyle[column.names().size()];
        for (int code = 0; code < byCode.length; code++) {
            var found = text.apply(column.names().name(code));
            byCode[code] = found == null ? null : ResponseStyle.of(found);
        }
        return new Styles(column, byCode);
    }

    /** Whether no text is known at all. */
    boolean empty() {
        for (var style : byCode) {
            if (style != null) {
                return false;
            }
        }
        return true;
    }

    /** One of the counts by row, NaN where the text is not known. */
    double[] counts(int which) {
        var counts = new double[column == null ? 0 : column.size()];
        for (int row = 0; row < counts.length; row++) {
            int code = column == null ? Dictionary.MISSING : column.code(row);
            var style = code == Dictionary.MISSING ? null : byCode[code];
            counts[row] = style == null ? Double.NaN : style.count(which);
        }
        return counts;
    }
}
