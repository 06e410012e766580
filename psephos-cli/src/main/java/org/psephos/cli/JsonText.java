package org.psephos.cli;

import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Decimals;

/**
 * JSON of maps, lists, texts, numbers and truths, indented by two, in the order given. Numbers have
 * at most ten digits, so that they are the same everywhere.
 */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** {@code object} with a line feed at its end. */
    static String of(SequencedMap<String, ?> object) {
        var json = new JsonText();
        json.value(object, "\n");
        return json.text.append('\n').toString();
    }

    /** {@code words} between quotes. */
    static String word(String words) {
        var json = new JsonText();
        json.quoted(words);
        return json.text.toString();
    }

    private void value(@Nullable Object value, String line) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> map(map, line);
            case Collection<?> list -> list(list, line);
            case Double number -> number(number);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> quoted(value.toString());
        }
    }

    private void map(Map<?, ?> map, String line) {
        var inner = line + "  ";
        var before = "{" + inner;
        for (var entry : map.entrySet()) {
            text.append(before);
            quoted(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), inner);
            before = "," + inner;
        }
        text.append(map.isEmpty() ? "{}" : line + "}");
    }

    private void list(Collection<?> list, String line) {
        var inner = line + "  ";
        var before = "[" + inner;
        for (var element : list) {
            text.append(before);
            value(element, inner);
            before = "," + inner;
        }
        text.append(list.isEmpty() ? "[]" : line + "]");
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            text.append("null");
            return;
        }
        text.append(Decimals.significant(number, 10));
    }

    private void quoted(String words) {
        text.append('"');
        words.codePoints().forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        if (c == '"' || c == '\\') {
            text.append('\\').appendCodePoint(c);
        } else if (c == '\n') {
            text.append("\\n");
        } else if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            text.append("\\u").append("0000", 0, 4 - Integer.toHexString(c).length());
            text.append(Integer.toHexString(c));
        } else {
            text.appendCodePoint(c);
        }
    }
}
