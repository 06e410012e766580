package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of JSON, each handed over whole. A line that is none is a reject. */
final class NodeLines extends RowScanner {
    private final NodeRows nodes;

    NodeLines(String source, NodeRows rows) {
        super(source, rows);
        nodes = rows;
    }

    @Override
    int rows(int at, int stop) {
        int from = at;
        while (from < stop && !rows.stopped()) {
            int end = Words.lineEnd(block, from, limit);
            if (end == limit) {
                return from;
            }
            row(from, end);
            line++;
            from = end + 1;
        }
        return from;
    }

    private void row(int from, int end) {
        var flaw = flaw(from, end);
        if (flaw == null && nodes.plain(block, from, end, line)) {
            return;
        }
        if (flaw != null) {
            nodes.flawed(read(Utf8.text(block, from, end).strip()), line, flaw);
            return;
        }
        var text = new String(block, from, end - from, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return;
        }
        var node = read(text);
        if (node == null) {
            rows.torn(
                    line,
                    "one JSON object with each key once",
                    text.length() > 400 ? text.substring(0, 400) : text);
        } else {
            nodes.node(node, line);
        }
    }

    /** The JSON of a line, or null where it is none. */
    static @Nullable JsonNode read(String text) {
        try (var parser = JsonShape.JSON.createParser(text)) {
            var node = JsonTrees.read(parser);
            boolean whole = node != null && node.isContainerNode() && parser.nextToken() == null;
            return whole ? node : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    void rest(int at) {
        throw new IllegalStateException("the last line always ends");
    }
}
