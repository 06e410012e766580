package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.psephos.catalog.Cards;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Columns of a file that a card knows by other names: as the user says, or but for capitals. Not a
 * guess: what is named twice stays as it is.
 *
 * @param names as the card calls them, by the names of the file
 */
record OtherNames(SequencedMap<String, String> names) {
    private static final List<Key> PAIR = List.of(Key.PROMPT, Key.CHOSEN, Key.REJECTED);
    private static final List<Key> RATED =
            List.of(
                    Key.PROMPT,
                    Key.ANSWER,
                    Key.RATING,
                    Key.SYSTEM,
                    Key.ANNOTATOR,
                    Key.CRITERION,
                    Key.ITEM);

    static final OtherNames NONE = new OtherNames(new LinkedHashMap<>());

    OtherNames {
        names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
    }

    /** Whether the user names texts of answers or prompts: then a card reads them. */
    static boolean namesTexts(ReadOptions options) {
        return Stream.of(Key.PROMPT, Key.CHOSEN, Key.REJECTED, Key.ANSWER)
                .anyMatch(options.columns()::containsKey);
    }

    /**
     * The layout that reads what the user names.
     *
     * @throws PsephosException where these keys do not go together
     */
    static Cards.Entry entry(ReadOptions options) {
        var named = options.columns();
        boolean pair = named.containsKey(Key.CHOSEN) && named.containsKey(Key.REJECTED);
        boolean rated = named.containsKey(Key.ANSWER) && named.containsKey(Key.RATING);
        var allowed = pair ? PAIR : RATED;
        boolean fits =
                pair != rated
                        && (pair || named.containsKey(Key.PROMPT))
                        && allowed.containsAll(named.keySet());
        if (!fits || !options.winnerValues().isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "--columns %s: these do not go together"
                            .formatted(
                                    String.join(
                                            ",",
                                            named.keySet().stream().map(Key::toString).toList())),
                    "name chosen and rejected, with prompt where they do not begin with it; or"
                            + " prompt, answer and rating, with system, annotator, criterion and"
                            + " item; other columns are kept as they are");
        }
        return layout(
                rated
                        ? named.containsKey(Key.ITEM) ? "rated-answers-named" : "rated-answers"
                        : named.containsKey(Key.PROMPT)
                                ? "trl-preference"
                                : "trl-preference-implicit");
    }

    private static Cards.Entry layout(String name) {
        return Cards.index().stream()
                .filter(one -> one.layout().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * As the user says.
     *
     * @throws PsephosException where the file has no such column
     */
    static OtherNames said(ReadOptions options, String source, List<JsonNode> rows) {
        var there = columns(rows);
        var names = new LinkedHashMap<String, String>();
        options.columns()
                .forEach(
                        (key, column) -> {
                            if (!there.contains(column)) {
                                throw new PsephosException(
                                        Kind.USAGE,
                                        "%s: there is no column \"%s\" for %s"
                                                .formatted(source, column, key),
                                        "--columns %s=COLUMN with one of: %s"
                                                .formatted(key, new Columns(there, true).listed()));
                            }
                            names.put(column, name(key));
                        });
        options.attributes().forEach((name, column) -> names.putIfAbsent(column, name));
        return new OtherNames(names);
    }

    private static String name(Key key) {
        return key == Key.ITEM ? "question_id" : key == Key.ANSWER ? "response" : key.toString();
    }

    /** In small letters; as they stand where any two columns differ by capitals alone. */
    static OtherNames small(List<JsonNode> rows) {
        var names = new LinkedHashMap<String, String>();
        var all = new TreeSet<String>();
        for (var column : columns(rows)) {
            var small = column.toLowerCase(Locale.ROOT);
            if (!all.add(small)) {
                return NONE;
            }
            if (!small.equals(column)) {
                names.put(column, small);
            }
        }
        return new OtherNames(names);
    }

    private static SequencedSet<String> columns(Collection<JsonNode> rows) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        return names;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The row under the names of the card; a column that has such a name itself makes room. */
    JsonNode row(JsonNode row) {
        if (names.isEmpty() || !(row instanceof ObjectNode)) {
            return row;
        }
        var renamed = JsonNodeFactory.instance.objectNode();
        for (var one : row.properties()) {
            var name = names.get(one.getKey());
            boolean taken = name == null && names.containsValue(one.getKey());
            renamed.set(
                    name != null ? name : taken ? one.getKey() + "_column" : one.getKey(),
                    one.getValue());
        }
        return renamed;
    }

    /** Hands rows on under the names of the card. */
    NodeRows.Taker before(NodeRows.Taker to) {
        if (names.isEmpty()) {
            return to;
        }
        return new NodeRows.Taker() {
            @Override
            public void element(JsonNode row, long line) {
                to.element(row(row), line);
            }

            @Override
            public void torn(long line, String expected, String found) {
                to.torn(line, expected, found);
            }

            @Override
            public boolean stopped() {
                return to.stopped();
            }
        };
    }
}
