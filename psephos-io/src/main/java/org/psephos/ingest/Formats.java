package org.psephos.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.model.Outcome;

/** The layouts that are recognised by their columns, for people to look at. */
public final class Formats {
    private Formats() {}

    /**
     * A layout.
     *
     * @param name as the manifest names it
     * @param description one line
     * @param columns in the order of the table; of several for one part the first that is there
     *     counts
     * @param values what stands in the winner column; empty where the verdict is told otherwise
     * @param columnsOption what {@code --columns} would say for a file of this layout; empty where
     *     it cannot be said in one option
     * @param example a header line and a row, or a line of JSON
     * @param becomes how many of each kind the example becomes, by name of the kind; empty where
     *     each row is one judgement
     */
    public record Format(
            String name,
            String description,
            List<Column> columns,
            List<Value> values,
            String columnsOption,
            String example,
            SequencedMap<String, Long> becomes) {
        public Format {
            becomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(becomes));
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /**
     * A column of a layout.
     *
     * @param part what it means, such as {@code left} or {@code annotator}; {@code sign} where it
     *     only tells the layout from others
     * @param required whether a file without it has another layout
     */
    public record Column(String name, String part, boolean required) {}

    /**
     * A value of the winner column.
     *
     * @param outcome what it means; absent where it is no judgement
     */
    public record Value(String text, @Nullable Outcome outcome) {}

    /** All of them, ours first, then those of the cards of published datasets. */
    public static List<Format> all() {
        var all = new ArrayList<Format>();
        for (var layout : Layouts.ALL) {
            all.add(format(layout));
        }
        for (var card : Cards.all()) {
            for (var layout : card.layouts()) {
                if (all.stream().noneMatch(known -> known.name().equals(layout.name()))) {
                    all.add(format(layout));
                }
            }
        }
        return all;
    }

    /** The layout called {@code name}, or null. */
    public static @Nullable Format named(String name) {
        for (var layout : Layouts.ALL) {
            if (layout.name().equals(name)) {
                return format(layout);
            }
        }
        for (var entry : Cards.index()) {
            if (entry.layout().equals(name)) {
                return format(Cards.layout(entry));
            }
        }
        return null;
    }

    private static Format format(CardLayout layout) {
        var signs = layout.signs();
        var columns = new ArrayList<Column>();
        signs.needs().forEach(path -> columns.add(new Column(path, "sign", true)));
        signs.where()
                .forEach(
                        (path, pattern) ->
                                columns.add(new Column(path, "looks like " + pattern, true)));
        return new Format(
                layout.name(),
                layout.about(),
                columns,
                List.of(),
                "",
                layout.example(),
                layout.becomes());
    }

    private static Format format(Layout layout) {
        var columns = new ArrayList<Column>();
        for (var field : layout.fields()) {
            columns.add(new Column(field.column(), word(field.part()), field.required()));
        }
        var values = new ArrayList<Value>();
        for (var value : layout.values()) {
            values.add(new Value(value.text(), value.outcome()));
        }
        return new Format(
                layout.name(),
                layout.description(),
                columns,
                values,
                option(layout),
                layout.example(),
                new LinkedHashMap<>());
    }

    private static String word(Part part) {
        var key = part.key();
        return key != null
                ? key.toString()
                : part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String option(Layout layout) {
        boolean plain =
                layout.games().isEmpty()
                        && layout.sides() == null
                        && (layout.reading() == Layout.Reading.VALUES
                                || layout.reading() == Layout.Reading.RANKING
                                || layout.reading() == Layout.Reading.RATING);
        if (!plain) {
            return "";
        }
        var text = new StringBuilder("--columns ");
        var said = EnumSet.noneOf(Key.class);
        for (var field : layout.fields()) {
            var key = field.part().key();
            boolean side = key == Key.LEFT || key == Key.RIGHT;
            if (key != null && (field.required() || side) && said.add(key)) {
                text.append(said.size() == 1 ? "" : ",")
                        .append(key)
                        .append('=')
                        .append(field.column());
            }
        }
        return text.toString();
    }
}
