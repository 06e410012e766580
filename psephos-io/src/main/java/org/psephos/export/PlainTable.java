package org.psephos.export;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judgements of one kind as a plain table.
 *
 * @param kind such as {@code comparison}
 * @param rows how many
 * @param columns in order
 * @param key of a row: rows with the same key fall to the same split
 */
record PlainTable(String kind, int rows, List<Column> columns, IntFunction<String> key) {

    /**
     * A column.
     *
     * @param cell by row: text, a number, or turns, as the type says; null where there is none. A
     *     number or a boolean that a source wrote is given as text, letter by letter.
     */
    record Column(String name, Type type, IntFunction<@Nullable Object> cell) {}

    /** What the cells of a column hold. */
    enum Type {
        TEXT,
        BOOLEAN,
        /** Whole, and at most 15 digits, so that every reader has it exactly. */
        INTEGER,
        NUMBER,
        MESSAGES,
        /** Messages in some of which tools are called. */
        CALLING_MESSAGES
    }
}
