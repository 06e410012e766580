package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands whole rows over as JSON, whatever they were written as. */
final class NodeRows extends Rows {
    /** Takes rows, with the line of the file on which each begins. */
    interface Taker {
        void element(JsonNode row, long line);

        void torn(long line, String expected, String found);

        /** Takes a row whose characters are not all whole. */
        default void flawed(JsonNode row, long line, Flaw flaw) {
            torn(line, flaw.expected(), flaw.found());
        }

        boolean stopped();

        /** Takes a line of JSON that is plain enough before a tree is made of it, or leaves it. */
        default boolean plain(byte[] block, int from, int end, long line) {
            return false;
        }
    }

    private final List<String> names;
    private final Taker to;
    private final long firstLine;

    NodeRows(List<String> names, ReadOptions options, long firstLine, Taker to) {
        super(Plan.ofCells("card", names), options, firstLine);
        this.names = List.copyOf(names);
        this.firstLine = firstLine;
        this.to = to;
    }

    /** Names of columns, each once and none blank, so that nothing of a row is lost. */
    static List<String> named(List<String> header) {
        var names = new ArrayList<String>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i);
            boolean fine = !name.isBlank() && !names.contains(name);
            names.add(fine ? name : name + "#" + (i + 1));
        }
        return names;
    }

    /** Names of the columns of a file without a header line: c1, c2 and so on. */
    static List<String> numbered(int columns) {
        var names = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
            names.add("c" + i);
        }
        return names;
    }

    @Override
    void row(Fields row, long line) {
        to.element(object(row), firstLine + line);
    }

    @Override
    void flawed(Fields row, long line, Flaw flaw) {
        to.flawed(object(row), firstLine + line, flaw);
    }

    private ObjectNode object(Fields row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int slot = 0; slot < names.size(); slot++) {
            if (row.end[slot] >= 0) {
                object.put(names.get(slot), row.text(slot));
            }
        }
        return object;
    }

    /** Offers a line of JSON as bytes; whether it was taken. */
    boolean plain(byte[] block, int from, int end, long line) {
        return to.plain(block, from, end, firstLine + line);
    }

    /** One row that is JSON. */
    void node(JsonNode row, long line) {
        to.element(row, firstLine + line);
    }

    /** One line whose characters are not all whole: JSON, or null where it is none. */
    void flawed(@Nullable JsonNode row, long line, Flaw flaw) {
        if (row == null) {
            torn(line, flaw.expected(), flaw.found());
        } else {
            to.flawed(row, firstLine + line, flaw);
        }
    }

    @Override
    void torn(long line, String expected, String found) {
        to.torn(firstLine + line, expected, found);
    }

    @Override
    boolean stopped() {
        return to.stopped();
    }
}
