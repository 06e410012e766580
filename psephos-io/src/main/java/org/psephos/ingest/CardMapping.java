package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Item;
import org.psephos.model.ItemId;

/**
 * What the rows of one published layout become.
 *
 * @param rows loops from the document to its rows; none where each element is one
 * @param group what the rows of one judgement have in common; none where each row stands alone
 * @param together how many rows that follow each other are one judgement; 0 where that is not so
 * @param unique names a row: a second with the same is a reject; absent where nothing does
 * @param missing texts that mean that there is no value
 * @param keep whether columns that play no part are kept as attributes
 */
record CardMapping(
        List<Loop> rows,
        List<Expression> group,
        int together,
        @Nullable Expression unique,
        List<String> missing,
        boolean keep,
        @Nullable Asked item,
        SequencedMap<String, Answered> answers,
        List<Step> steps,
        List<Place> used) {

    CardMapping {
        rows = List.copyOf(rows);
        group = List.copyOf(group);
        missing = List.copyOf(missing);
        answers = new LinkedHashMap<>(answers);
        steps = List.copyOf(steps);
        used = List.copyOf(used);
    }

    /** The item of a row. */
    Item item(Scope scope, String fallback) throws Fault {
        return item == null
                ? new Item(new ItemId(fallback), List.of(), new TreeMap<>())
                : item.read(scope, fallback);
    }

    /**
     * Columns of {@code row} that play no part, as text.
     *
     * @param known whether a column plays a part, as found so far; grows
     */
    SortedMap<String, String> rest(JsonNode row, Map<String, Boolean> known) {
        var rest = new TreeMap<String, String>();
        if (!keep || !row.isObject()) {
            return rest;
        }
        for (var entry : row.properties()) {
            if (known.computeIfAbsent(entry.getKey(), this::takes)) {
                continue;
            }
            var text = Cell.text(entry.getValue());
            if (text != null && !text.isEmpty()) {
                rest.put(Halves.spelt(entry.getKey()), text);
            }
        }
        return rest;
    }

    private boolean takes(String column) {
        for (var place : used) {
            var keys = place.keys();
            boolean first = !keys.isEmpty() && keys.getFirst().equals(column);
            first |= ofRow(keys).equals(column);
            var whole = String.join(".", keys);
            if (first || whole.equals(column) || whole.startsWith(column + ".")) {
                return true;
            }
        }
        for (var step : steps) {
            if (step.loops().stream().anyMatch(loop -> loop.takes(column))) {
                return true;
            }
        }
        return inside(column);
    }

    /** The column that a place in one of several rows, such as {@code rows[1].text}, looks at. */
    private String ofRow(List<String> keys) {
        boolean row = together > 0 && keys.size() > 2 && keys.getFirst().equals("rows");
        return row ? keys.get(2) : "";
    }

    /** Whether rows stand for themselves, one by one. */
    boolean readsRows() {
        return rows.isEmpty() && group.isEmpty() && together == 0;
    }

    /** Keys that lead to the one list of which every element is a row; empty for no such list. */
    List<String> inside() {
        boolean one = rows.size() == 1 && group.isEmpty() && together == 0;
        return one ? rows.getFirst().keys() : List.of();
    }

    private boolean inside(String column) {
        for (var step : steps) {
            var loops =
                    switch (step.judging()) {
                        case Judging.Ranked ranked -> ranked.member().over();
                        case Judging.Chosen chosen -> chosen.member().over();
                        case Judging.Labelled labelled -> labelled.flags();
                        case Judging.Compared one -> List.<Loop>of();
                        case Judging.Rated one -> List.<Loop>of();
                        case Judging.Either one -> List.<Loop>of();
                        case Judging.Criticised one -> one.spans();
                        case Judging.Edited one -> List.<Loop>of();
                        case Judging.Abstained one -> List.<Loop>of();
                        case Judging.Answering one -> List.<Loop>of();
                    };
            if (loops.stream().anyMatch(loop -> loop.takes(column))) {
                return true;
            }
        }
        return false;
    }

    /** {@code row} without the values that mean that there is none. */
    JsonNode cleaned(JsonNode row) {
        if (missing.isEmpty()) {
            return row;
        }
        if (row.isValueNode()) {
            return missing.contains(row.asText()) ? JsonNodeFactory.instance.nullNode() : row;
        }
        if (row.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            row.forEach(one -> list.add(cleaned(one)));
            return list;
        }
        return row.isObject() ? cleaned((ObjectNode) row) : row;
    }

    private JsonNode cleaned(ObjectNode row) {
        var object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            object.set(entry.getKey(), cleaned(entry.getValue()));
        }
        return object;
    }

    /** What the rows of one judgement share; empty where a row stands alone. */
    List<String> key(Scope scope) throws Fault {
        var key = new ArrayList<String>();
        for (var one : group) {
            var text = one.text(scope);
            key.add(text == null ? "" : text);
        }
        return key;
    }
}
