package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a card does for each: {@code a[*]}, the elements of a list ({@code $i} from 0, {@code $n}
 * from 1); {@code a.*}, the entries of an object ({@code $key}); {@code /pattern/}, the columns
 * whose whole name fits ({@code $1}, {@code $2} for its groups, {@code $key} for the name); {@code
 * a[chars]}, the characters of a text; {@code a[lines]}, its lines; {@code a[tree replies]}, every
 * message of a tree that has replies, with {@code messages} from the root down to it. With {@code
 * as x} at the end, {@code $x} is the key, or the number from 1, in loops inside as well; with
 * {@code as x=title} it is what stands at {@code title} inside, with {@code as x=#0} the number
 * from 0; {@code as x=title, y=date} sets two.
 */
record Loop(String written, Expression over, Kind kind, @Nullable Pattern columns, As as) {

    enum Kind {
        ELEMENTS,
        ENTRIES,
        COLUMNS,
        CHARACTERS,
        LINES,
        WORDS,
        TREE
    }

    /**
     * The variable that a loop sets: to the key or number, or to what stands at a place inside.
     *
     * @param next one more; null where there is none
     */
    record As(String name, @Nullable Place place, @Nullable As next) {
        private static final Place FROM_ZERO = Place.of("#0");

        static As of(String text) {
            int comma = text.indexOf(',');
            var next = comma < 0 ? null : of(text.substring(comma + 1).strip());
            var first = comma < 0 ? text : text.substring(0, comma);
            int equals = first.indexOf('=');
            return equals < 0
                    ? new As(first, null, next)
                    : new As(
                            first.substring(0, equals),
                            Place.of(first.substring(equals + 1)),
                            next);
        }

        Scope set(Scope scope, String key) {
            var here = name.isEmpty() ? scope : setThis(scope, key);
            return next == null ? here : next.set(here, key);
        }

        private Scope setThis(Scope scope, String key) {
            var value =
                    place == null
                            ? key
                            : place.equals(FROM_ZERO)
                                    ? scope.name("i")
                                    : Cell.text(place.in(scope.here()));
            return value == null ? scope : scope.with(name, value);
        }
    }

    static Loop of(String text) {
        int as = text.lastIndexOf(" as ");
        var name = As.of(as < 0 ? "" : text.substring(as + 4).strip());
        var what = as < 0 ? text.strip() : text.substring(0, as).strip();
        if (what.startsWith("/")) {
            var pattern = Pattern.compile(what.substring(1, what.length() - 1));
            return new Loop(text, new Expression.At("."), Kind.COLUMNS, pattern, name);
        }
        int bracket = what.lastIndexOf('[');
        var kind =
                what.endsWith("[*]")
                        ? Kind.ELEMENTS
                        : what.endsWith("[chars]")
                                ? Kind.CHARACTERS
                                : what.endsWith("[lines]")
                                        ? Kind.LINES
                                        : what.endsWith("[,]")
                                                ? Kind.WORDS
                                                : what.endsWith("[tree replies]")
                                                        ? Kind.TREE
                                                        : Kind.ENTRIES;
        var place = what.substring(0, kind == Kind.ENTRIES ? what.length() - 1 : bracket);
        var path = place.endsWith(".") ? place.substring(0, place.length() - 1) : place;
        return new Loop(text, new Expression.At(path.isEmpty() ? "." : path), kind, null, name);
    }

    /** Keys that lead to the list whose elements are gone through; empty for anything else. */
    List<String> keys() {
        var path = over.written();
        boolean plain = kind == Kind.ELEMENTS && path.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
        return plain ? List.of(path.split("\\.")) : List.of();
    }

    /** The places to go through, in the order of the file. */
    List<Scope> scopes(Scope scope) throws Fault {
        var from = over.in(scope);
        if (from == null || from.isNull()) {
            return List.of();
        }
        var opened = Place.open(from);
        return switch (kind) {
            case ELEMENTS -> elements(scope, opened);
            case ENTRIES -> entries(scope, opened);
            case COLUMNS -> columns(scope, opened);
            case CHARACTERS -> elements(scope, characters(from));
            case LINES -> elements(scope, lines(from));
            case WORDS -> elements(scope, words(from));
            case TREE -> {
                var branches = JsonNodeFactory.instance.arrayNode();
                branches(opened, JsonNodeFactory.instance.arrayNode(), branches);
                yield elements(scope, branches);
            }
        };
    }

    private static JsonNode words(JsonNode text) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var word : String.valueOf(Cell.text(text)).split("[,;|]", -1)) {
            list.add(word.strip());
        }
        return list;
    }

    private static JsonNode lines(JsonNode text) {
        var list = JsonNodeFactory.instance.arrayNode();
        String.valueOf(Cell.text(text)).lines().forEach(list::add);
        return list;
    }

    private static JsonNode characters(JsonNode text) {
        var list = JsonNodeFactory.instance.arrayNode();
        String.valueOf(Cell.text(text)).codePoints().forEach(c -> list.add(Character.toString(c)));
        return list;
    }

    private static void branches(JsonNode message, ArrayNode before, ArrayNode into) {
        var replies = message.path("replies");
        if (!message.isObject() || replies.isEmpty()) {
            return;
        }
        var messages = before.deepCopy();
        var turn = JsonNodeFactory.instance.objectNode();
        turn.set("role", message.path("role"));
        turn.set("text", message.path("text"));
        messages.add(turn);
        var branch = JsonNodeFactory.instance.objectNode();
        message.properties().forEach(one -> branch.set(one.getKey(), one.getValue()));
        branch.set("messages", messages);
        into.add(branch);
        replies.forEach(reply -> branches(reply, messages, into));
    }

    private List<Scope> elements(Scope scope, JsonNode list) throws Fault {
        if (!list.isArray()) {
            throw new Fault(over.written(), "a list", list.toString());
        }
        var scopes = new ArrayList<Scope>();
        for (int i = 0; i < list.size(); i++) {
            var number = Integer.toString(i + 1);
            var inside = scope.with("i", Integer.toString(i)).with("n", number);
            scopes.add(as.set(inside.at(list.get(i)), number));
        }
        return scopes;
    }

    private List<Scope> entries(Scope scope, JsonNode object) throws Fault {
        if (!object.isObject()) {
            throw new Fault(over.written(), "an object", object.toString());
        }
        var scopes = new ArrayList<Scope>();
        for (var entry : object.properties()) {
            var inside = scope.with("key", entry.getKey()).at(entry.getValue());
            scopes.add(as.set(inside, entry.getKey()));
        }
        return scopes;
    }

    private List<Scope> columns(Scope scope, JsonNode object) {
        var scopes = new ArrayList<Scope>();
        for (var entry : object.properties()) {
            var fits = pattern().matcher(entry.getKey());
            if (fits.matches()) {
                var inside = as.set(scope.with("key", entry.getKey()), entry.getKey());
                for (int group = 1; group <= fits.groupCount(); group++) {
                    var text = fits.group(group);
                    inside = text == null ? inside : inside.with(Integer.toString(group), text);
                }
                scopes.add(inside.at(entry.getValue()));
            }
        }
        return scopes;
    }

    /** Whether the column called {@code name} is looked at. */
    boolean takes(String column) {
        return columns != null && columns.matcher(column).matches();
    }

    private Pattern pattern() {
        if (columns == null) {
            throw new IllegalStateException(written + " goes through no columns");
        }
        return columns;
    }

    /** Every combination of the places of {@code loops}, the last changing fastest. */
    static List<Scope> through(List<Loop> loops, Scope scope) throws Fault {
        var scopes = List.of(scope);
        for (var loop : loops) {
            var inside = new ArrayList<Scope>();
            for (var one : scopes) {
                inside.addAll(loop.scopes(one));
            }
            scopes = inside;
        }
        return scopes;
    }
}
