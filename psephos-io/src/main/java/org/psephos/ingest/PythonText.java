package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lists, dictionaries, text, numbers, {@code True}, {@code False} and {@code None} as Python prints
 * them, which is what many published CSV files hold in their cells.
 */
final class PythonText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private boolean bad;

    private PythonText(String text) {
        this.text = text;
    }

    /** The value, or null where it is none. */
    static @Nullable JsonNode parse(String text) {
        var parser = new PythonText(text);
        var value = parser.value(0);
        parser.blank();
        return parser.bad || parser.at != text.length() ? null : value;
    }

    private JsonNode value(int depth) {
        blank();
        char c = peek();
        if (depth > DEEPEST) {
            bad = true;
        }
        if (bad) {
            return NODES.nullNode();
        }
        return switch (c) {
            case '[', '(' -> list(c == '[' ? ']' : ')', depth);
            case '{' -> dictionary(depth);
            case '\'', '"' -> NODES.textNode(quoted(c));
            default -> word();
        };
    }

    private JsonNode list(char close, int depth) {
        var list = NODES.arrayNode();
        at++;
        while (more(close)) {
            list.add(value(depth + 1));
            comma(close);
        }
        return list;
    }

    private JsonNode dictionary(int depth) {
        var map = NODES.objectNode();
        at++;
        while (more('}')) {
            var key = value(depth + 1);
            blank();
            bad |= peek() != ':';
            at++;
            map.set(key.asText(), value(depth + 1));
            comma('}');
        }
        return map;
    }

    /** Whether another element follows; passes the closing sign where none does. */
    private boolean more(char close) {
        blank();
        if (bad || at >= text.length()) {
            bad = true;
            return false;
        }
        if (peek() == close) {
            at++;
            return false;
        }
        return true;
    }

    private void comma(char close) {
        blank();
        if (peek() == ',') {
            at++;
        } else if (peek() != close) {
            bad = true;
        }
    }

    private String quoted(char quote) {
        var out = new StringBuilder();
        at++;
        while (at < text.length() && peek() != quote) {
            if (peek() == '\\' && at + 1 < text.length()) {
                at++;
                out.append(unescaped(peek()));
            } else {
                out.append(peek());
            }
            at++;
        }
        bad |= at >= text.length();
        at++;
        return out.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '\'', '"' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private JsonNode word() {
        int from = at;
        while (at < text.length() && ",]}): ".indexOf(peek()) < 0) {
            at++;
        }
        var word = text.substring(from, at);
        return switch (word) {
            case "None", "nan", "null" -> NODES.nullNode();
            case "True", "true" -> NODES.booleanNode(true);
            case "False", "false" -> NODES.booleanNode(false);
            default -> number(word);
        };
    }

    private JsonNode number(String word) {
        var number = Cell.rounded(word);
        if (number == null) {
            bad = true;
            return NODES.nullNode();
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 && isWhole(word)
                ? NODES.numberNode(number.longValue())
                : new WrittenNumber(number, word);
    }

    private static boolean isWhole(String word) {
        return word.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
