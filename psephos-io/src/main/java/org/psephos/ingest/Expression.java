package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a card says where a value is. {@code a | b}: the first that is there. {@code =text}: the text
 * itself. <code>{a}/{b}</code>: put together, and nothing where one is missing. {@code $name}: a
 * variable. {@code ^a}: in the whole row, {@code ^^a}: in the whole document, {@code a}: here,
 * {@code .}: all of here, <code>@a_{$1}</code>: where that text says, in the whole row. After any
 * of them, {@code ~ pattern} takes the first group of the first place that fits, and {@code =>
 * name} looks the text up in one of the card's maps.
 */
interface Expression {

    /** The value, or null where there is none. */
    @Nullable JsonNode in(Scope scope) throws Fault;

    /** How the card writes it, for messages. */
    String written();

    /** Places in the row that it looks at. */
    default List<Place> places() {
        return List.of();
    }

    /** The text, or null where there is none or only blanks. */
    default @Nullable String text(Scope scope) throws Fault {
        var text = Cell.text(in(scope));
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The text as a name, or null where there is none. What was lost in decoding, here or before,
     * might have told two names apart: such a name is a fault.
     */
    default @Nullable String name(Scope scope) throws Fault {
        var name = text(scope);
        if (name != null && name.indexOf('\uFFFD') >= 0) {
            throw Fault.value(written(), PairRows.WHOLE, name);
        }
        return name;
    }

    /** Reads what a card wrote. */
    static Expression of(String text, SequencedMap<String, SequencedMap<String, String>> maps) {
        return new Reader(maps).whole(text);
    }

    /** Puts expressions together. */
    record Reader(SequencedMap<String, SequencedMap<String, String>> maps) {

        Expression alternatives(String text) {
            var parts = parts(text);
            if (parts.size() == 1) {
                return mapped(text);
            }
            return new First(text, parts.stream().map(this::mapped).toList());
        }

        /** The alternatives; bars between braces separate those of the braces. */
        private static List<String> parts(String text) {
            var parts = new ArrayList<String>();
            int depth = 0;
            int from = 0;
            for (int i = 0; i + 2 < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0 && text.startsWith(" | ", i)) {
                    parts.add(text.substring(from, i).strip());
                    from = i + 3;
                }
            }
            parts.add(text.substring(from).strip());
            return parts;
        }

        Expression whole(String text) {
            int equal = text.indexOf(" == ");
            return equal < 0
                    ? alternatives(text)
                    : new Same(
                            text,
                            alternatives(text.substring(0, equal).strip()),
                            alternatives(text.substring(equal + 4).strip()));
        }

        private Expression mapped(String text) {
            int arrow = text.lastIndexOf(" => ");
            if (arrow < 0) {
                return matched(text);
            }
            var name = text.substring(arrow + 4).strip();
            var map = maps.get(name);
            if (map == null) {
                throw new IllegalStateException("the card has no map " + name);
            }
            return new Mapped(text, matched(text.substring(0, arrow).strip()), new Meanings(map));
        }

        private Expression matched(String text) {
            int tilde = text.indexOf(" ~ ");
            return tilde < 0
                    ? plain(text)
                    : new Matched(
                            text,
                            plain(text.substring(0, tilde).strip()),
                            Pattern.compile(text.substring(tilde + 3).strip(), Pattern.DOTALL));
        }

        private Expression plain(String text) {
            if (text.startsWith("=")) {
                return new Constant(text, TextNode.valueOf(text.substring(1)));
            }
            if (text.startsWith("@")) {
                return new Named(text, plain(text.substring(1)));
            }
            if (text.indexOf('{') >= 0) {
                return template(text);
            }
            if (text.startsWith("$")) {
                return new Variable(text);
            }
            return new At(text);
        }

        private Expression template(String text) {
            var parts = new ArrayList<Expression>();
            int at = 0;
            while (at < text.length()) {
                int open = text.indexOf('{', at);
                if (open != at) {
                    int end = open < 0 ? text.length() : open;
                    parts.add(plain("=" + text.substring(at, end)));
                    at = end;
                } else {
                    int close = text.indexOf('}', open);
                    parts.add(alternatives(text.substring(open + 1, close).strip()));
                    at = close + 1;
                }
            }
            return new Template(text, List.copyOf(parts));
        }
    }

    /** The same text always. */
    record Constant(String written, JsonNode value) implements Expression {
        @Override
        public JsonNode in(Scope scope) {
            return value;
        }
    }

    /** A variable of a loop or of the file's name. */
    record Variable(String written) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) {
            var value = scope.name(written.substring(1));
            return value == null ? null : TextNode.valueOf(value);
        }
    }

    /** A place here, in the row or in the document. */
    record At(String written, Place place, int up) implements Expression {
        At(String written) {
            this(written, Place.of(bare(written)), written.length() - unhatted(written).length());
        }

        private static String unhatted(String text) {
            return text.startsWith("^^")
                    ? text.substring(2)
                    : text.startsWith("^") ? text.substring(1) : text;
        }

        private static String bare(String text) {
            var bare = unhatted(text);
            return bare.equals(".") ? "" : bare;
        }

        @Override
        public @Nullable JsonNode in(Scope scope) {
            return place.in(up == 0 ? scope.here() : up == 1 ? scope.row() : scope.document());
        }

        @Override
        public List<Place> places() {
            return List.of(place);
        }
    }

    /** What stands in the row where the text of another says, such as {@code @score_{$1}}. */
    record Named(String written, Expression name) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) throws Fault {
            var text = name.text(scope);
            if (text == null) {
                return null;
            }
            return new At(text.startsWith("^") ? text : "^" + text).in(scope);
        }
    }

    /** The first that is there. */
    record First(String written, List<Expression> all) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) throws Fault {
            for (var one : all) {
                var value = one.in(scope);
                if (!Cell.blank(value)) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public List<Place> places() {
            return all.stream().flatMap(one -> one.places().stream()).toList();
        }
    }

    /** Several one after the other. */
    record Template(String written, List<Expression> parts) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) throws Fault {
            var text = new StringBuilder();
            for (var part : parts) {
                var value = Cell.text(part.in(scope));
                if (value == null) {
                    return null;
                }
                text.append(value);
            }
            return TextNode.valueOf(text.toString());
        }

        @Override
        public List<Place> places() {
            return parts.stream().flatMap(one -> one.places().stream()).toList();
        }
    }

    /** What a pattern finds in the text of another. */
    record Matched(String written, Expression of, Pattern pattern) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) throws Fault {
            var text = of.text(scope);
            if (text == null) {
                return null;
            }
            var found = pattern.matcher(text);
            if (!found.find()) {
                return null;
            }
            var group = found.group(found.groupCount() == 0 ? 0 : 1);
            return group == null ? null : TextNode.valueOf(group);
        }

        @Override
        public List<Place> places() {
            return of.places();
        }
    }

    /** 1 where two texts are the same, else 0. */
    record Same(String written, Expression one, Expression other) implements Expression {
        @Override
        public JsonNode in(Scope scope) throws Fault {
            var text = one.text(scope);
            return TextNode.valueOf(text != null && text.equals(other.text(scope)) ? "1" : "0");
        }

        @Override
        public List<Place> places() {
            return Stream.concat(one.places().stream(), other.places().stream()).toList();
        }
    }

    /** What a map of the card says for the text of another. */
    record Mapped(String written, Expression of, Meanings words) implements Expression {
        @Override
        public @Nullable JsonNode in(Scope scope) throws Fault {
            var text = of.text(scope);
            return text == null ? null : TextNode.valueOf(words.say(of.written(), text));
        }

        @Override
        public List<Place> places() {
            return of.places();
        }
    }
}
