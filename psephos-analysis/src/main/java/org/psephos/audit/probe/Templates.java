package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/**
 * Prompts from templates. A cell may name other columns of its row in braces; such a column is a
 * slot, and its cell lists what may stand there with {@code |} between. Every combination of all
 * slots becomes a row, but for a slot that begins with {@code draw:}, of which each row gets one by
 * lot. What may stand there may have parts with {@code /} between, named {@code {slot.1}} and
 * {@code {slot.2}}. Columns that are no slots are copied.
 *
 * @param seed of what is drawn by lot
 */
public record Templates(Seed seed) {
    private static final Pattern SLOT = Pattern.compile("\\{([^{}.]+)(?:\\.([1-9]))?\\}");
    private static final String DRAW = "draw:";

    /** All rows that one row of templates makes, in the order of its slots, the last fastest. */
    public List<SequencedMap<String, String>> fill(SequencedMap<String, String> row, long number) {
        var random = seed.child("templates", number).random();
        var slots = slots(row);
        var filled = new ArrayList<SequencedMap<String, String>>();
        combine(row, new ArrayList<>(slots), new LinkedHashMap<>(), filled);
        return filled.stream().map(chosen -> written(row, drawn(row, chosen, random))).toList();
    }

    /** Columns that a cell names, in the order of the row. */
    private static List<String> slots(SequencedMap<String, String> row) {
        var named = new TreeSet<String>();
        for (var cell : row.values()) {
            var slot = SLOT.matcher(cell);
            while (slot.find()) {
                named.add(slot.group(1));
            }
        }
        return row.keySet().stream().filter(named::contains).toList();
    }

    private static void combine(
            SequencedMap<String, String> row,
            List<String> slots,
            SequencedMap<String, String> chosen,
            List<SequencedMap<String, String>> to) {
        if (slots.isEmpty()) {
            to.add(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(chosen)));
            return;
        }
        var slot = slots.getFirst();
        var rest = slots.subList(1, slots.size());
        var cell = row.getOrDefault(slot, "");
        var values = cell.startsWith(DRAW) ? List.of(cell) : List.of(cell.split("\\|", -1));
        for (var value : values) {
            chosen.put(slot, value.strip());
            combine(row, rest, chosen, to);
        }
        chosen.remove(slot);
    }

    private static SequencedMap<String, String> drawn(
            SequencedMap<String, String> row,
            SequencedMap<String, String> chosen,
            SplitMix64 random) {
        var all = new LinkedHashMap<>(chosen);
        for (var slot : chosen.sequencedKeySet()) {
            var cell = row.getOrDefault(slot, "");
            if (cell.startsWith(DRAW)) {
                var values = cell.substring(DRAW.length()).split("\\|", -1);
                all.put(slot, values[random.nextInt(values.length)].strip());
            }
        }
        return all;
    }

    private static SequencedMap<String, String> written(
            SequencedMap<String, String> row, SequencedMap<String, String> chosen) {
        var all = new LinkedHashMap<String, String>();
        row.forEach(
                (column, cell) -> all.put(column, chosen.getOrDefault(column, fill(cell, chosen))));
        return all;
    }

    private static String fill(String cell, SequencedMap<String, String> chosen) {
        return SLOT.matcher(cell).replaceAll(slot -> Matcher.quoteReplacement(value(slot, chosen)));
    }

    private static String value(
            java.util.regex.MatchResult slot, SequencedMap<String, String> chosen) {
        var value = chosen.get(slot.group(1));
        if (value == null) {
            return slot.group();
        }
        var part = slot.group(2);
        if (part == null) {
            return value;
        }
        var parts = value.split("/", -1);
        int at = Integer.parseInt(part) - 1;
        return at < parts.length ? parts[at].strip() : slot.group();
    }
}
