package org.psephos.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.ingest.Layout.Reading;
import org.psephos.ingest.Layout.Value;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Finds the layout that fits the columns of a file, or says why it will not guess. */
final class Recognition {
    /** Each is a judgement of its own kind; a row holds one. */
    private static final Set<Key> JUDGEMENTS =
            EnumSet.of(Key.WINNER, Key.RANKING, Key.RATING, Key.LABEL);

    private static final Set<Key> BARE =
            EnumSet.of(Key.LEFT, Key.RIGHT, Key.WINNER, Key.RANKING, Key.WEIGHT);

    private final String source;
    private final Columns columns;
    private final ReadOptions options;

    Recognition(String source, Columns columns, ReadOptions options) {
        this.source = source;
        this.columns = columns;
        this.options = options;
    }

    /** The one layout that fits. */
    Layout layout() {
        checkNamed();
        var named = options.columns();
        if (named.containsKey(Key.RANKING)) {
            return Layouts.RANKINGS;
        }
        if (named.containsKey(Key.RATING)) {
            return Layouts.RATINGS;
        }
        if (named.containsKey(Key.LABEL)) {
            return Layouts.LABELS;
        }
        if (named.containsKey(Key.LEFT)
                && named.containsKey(Key.RIGHT)
                && named.containsKey(Key.WINNER)) {
            return custom();
        }
        var fitting = fitting();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        throw fitting.isEmpty() ? unknown() : ambiguous(fitting);
    }

    /** Whether all the columns were named by the user. */
    boolean named(Layout layout) {
        return layout.name().equals("columns")
                || options.columns().containsKey(Key.RANKING)
                || options.columns().containsKey(Key.RATING)
                || options.columns().containsKey(Key.LABEL);
    }

    /** The layouts that fit, special ones before general ones. */
    List<Layout> fitting() {
        var special = new ArrayList<Layout>();
        var general = new ArrayList<Layout>();
        for (var layout : Layouts.ALL) {
            if (fits(layout)) {
                (layout.general() ? general : special).add(layout);
            }
        }
        return special.isEmpty() ? general : special;
    }

    private boolean fits(Layout layout) {
        boolean oneColumn =
                (layout.reading() == Reading.VALUES || layout.reading() == Reading.SOFT)
                        && layout.games().isEmpty();
        if (options.columns().containsKey(Key.WINNER) && !oneColumn) {
            return false;
        }
        for (var field : layout.fields()) {
            var key = field.part().key();
            boolean overridden = key != null && options.columns().containsKey(key);
            if (field.required() && !overridden && !columns.has(field.column())) {
                return false;
            }
        }
        for (var column : layout.absent()) {
            if (columns.has(column)) {
                return false;
            }
        }
        return true;
    }

    private void checkNamed() {
        var judgements = new ArrayList<String>();
        for (var entry : options.columns().entrySet()) {
            if (JUDGEMENTS.contains(entry.getKey())) {
                judgements.add(entry.getKey() + "=" + entry.getValue());
            }
            if (entry.getKey() == Key.TEXT) {
                throw new PsephosException(
                        Kind.USAGE,
                        "--columns text="
                                + entry.getValue()
                                + ": critiques are not read from files",
                        "keep the column with --columns attribute:text=" + entry.getValue());
            }
            checkThere(entry.getKey().toString(), entry.getValue());
        }
        for (var entry : options.attributes().entrySet()) {
            checkThere("attribute:" + entry.getKey(), entry.getValue());
        }
        if (judgements.size() > 1) {
            throw new PsephosException(
                    Kind.USAGE,
                    "--columns "
                            + String.join(",", judgements)
                            + ": a row is read as one judgement",
                    "name one of winner, ranking, rating and label");
        }
        var left = options.columns().get(Key.LEFT);
        if (left != null && left.equals(options.columns().get(Key.RIGHT))) {
            throw new PsephosException(
                    Kind.USAGE,
                    "--columns left=" + left + ",right=" + left + ": one column for both sides",
                    "name another column for left or right; columns: " + columns.listed());
        }
    }

    private void checkThere(String key, String column) {
        if (!columns.has(column)) {
            throw new PsephosException(
                    Kind.USAGE,
                    source + ": there is no column \"" + column + "\" for " + key,
                    "--columns " + key + "=COLUMN with one of: " + columns.listed());
        }
    }

    private PsephosException unknown() {
        return new PsephosException(
                Kind.DATA,
                source + ": no known layout has these columns: " + columns.listed(),
                new Suggestion(columns).columns());
    }

    private PsephosException ambiguous(List<Layout> fitting) {
        var names = new ArrayList<String>();
        for (var layout : fitting) {
            names.add(layout.name());
        }
        return new PsephosException(
                Kind.DATA,
                source
                        + ": several layouts fit ("
                        + String.join(", ", names)
                        + ") these columns: "
                        + columns.listed(),
                new Suggestion(columns).columns());
    }

    /** The layout of a user who named left, right and winner. */
    private static Layout custom() {
        var layout =
                Layout.named("columns", "columns named by the user")
                        .says(Outcome.LEFT, "left", "model_a", "leftvote")
                        .says(Outcome.RIGHT, "right", "model_b", "rightvote")
                        .says(Outcome.TIE, "tie", "tievote")
                        .says(
                                Outcome.BOTH_BAD,
                                "both-bad",
                                "both_bad",
                                "bothbad",
                                "tie (bothbad)",
                                "bothbad_vote");
        return layout.general().example("left,right,winner", "a,b,left");
    }

    /**
     * What to read from a file of {@code layout}.
     *
     * @param byName whether the winner column holds names of systems
     */
    Plan plan(Layout layout, boolean byName) {
        return new Planning(layout, byName).plan();
    }

    /** What stands in the winner column for each outcome. */
    List<Value> values(Layout layout) {
        if (options.winnerValues().isEmpty()) {
            return layout.values();
        }
        if (layout.reading() != Reading.VALUES) {
            throw new PsephosException(
                    Kind.USAGE,
                    source
                            + ": --winner-values does not go with the layout "
                            + layout.name()
                            + ", which has no column of winners",
                    "leave --winner-values out, or name the columns: "
                            + new Suggestion(columns).columns());
        }
        var values = new ArrayList<Value>();
        options.winnerValues()
                .forEach((outcome, text) -> values.add(new Value(text, outcome, Double.NaN)));
        for (var value : layout.values()) {
            if (value.outcome() == null && !options.winnerValues().containsValue(value.text())) {
                values.add(value);
            }
        }
        return values;
    }

    /** The column of {@code part}, or null where there is none. */
    @Nullable String column(Layout layout, Part part) {
        var key = part.key();
        if (key != null && options.columns().containsKey(key)) {
            return options.columns().get(key);
        }
        return named(layout) ? null : layout.column(part, columns);
    }

    /** Hands out slots while the plan is made. */
    private final class Planning {
        private final Layout layout;
        private final boolean byName;
        private final List<String> slots = new ArrayList<>();
        private final Map<Part, Integer> parts = new EnumMap<>(Part.class);
        private final Set<String> used = new TreeSet<>();
        private final SortedMap<String, Integer> attributes = new TreeMap<>();
        private final boolean everything = options.wanted().size() == Key.values().length;

        Planning(Layout layout, boolean byName) {
            this.layout = layout;
            this.byName = byName;
        }

        @SuppressWarnings("EnumOrdinal") // an index of this run only
        Plan plan() {
            for (var part : Part.values()) {
                if (part == Part.WINNER || part == Part.SIGN || part == Part.ITEM) {
                    continue;
                }
                var column = column(layout, part);
                if (column != null) {
                    used.add(column);
                    if (looked(part)) {
                        parts.put(part, slot(column));
                    }
                }
            }
            if (layout.baseline() != null && !parts.containsKey(Part.LEFT)) {
                parts.put(Part.LEFT, slot(layout.baseline()));
            }
            var item = item();
            var verdicts = verdicts();
            attributes();
            int[] slotOf = new int[Part.values().length];
            Arrays.fill(slotOf, -1);
            parts.forEach((part, slot) -> slotOf[part.ordinal()] = slot);
            return new Plan(
                    byName ? layout.name() + ", winner by name" : layout.name(),
                    List.copyOf(slots),
                    slotOf,
                    item,
                    verdicts,
                    attributes,
                    everything && columns.nested(),
                    layout.sides(),
                    layout.baseline(),
                    !BARE.containsAll(options.wanted()));
        }

        /** Parts that decide whether a row is understood are looked at, wanted or not. */
        private boolean looked(Part part) {
            return switch (part) {
                case LEFT, RIGHT, WON_LEFT, WON_RIGHT, WON_TIE -> true;
                case RANKING, RATING, LABEL, SYSTEM, RESPONSE -> true;
                case TIME, DURATION, CONFIDENCE, WEIGHT, VOTE_ID -> true;
                default -> part.key() == null ? everything : options.wanted().contains(part.key());
            };
        }

        private int[] item() {
            var names = new ArrayList<String>();
            var named = options.columns().get(Key.ITEM);
            if (named != null) {
                names.add(named);
            } else if (!named(layout)) {
                itemColumns(names);
            }
            used.addAll(names);
            // Answers without systems, and what is rated without a name, are named after items.
            boolean alone = layout.sides() == null && layout.reading() != Reading.RATING;
            if (alone && !options.wanted().contains(Key.ITEM)) {
                return new int[0];
            }
            int[] item = new int[names.size()];
            for (int i = 0; i < item.length; i++) {
                item[i] = slot(names.get(i));
            }
            return item;
        }

        private void itemColumns(List<String> names) {
            for (var field : layout.fields()) {
                if (field.part() == Part.ITEM && field.required()) {
                    names.add(field.column());
                }
            }
            var first = layout.column(Part.ITEM, columns);
            if (names.isEmpty() && first != null) {
                names.add(first);
            }
        }

        private List<Verdict> verdicts() {
            return switch (layout.reading()) {
                case RANKING, RATING -> List.of();
                case ONE_HOT -> List.of(oneHot());
                case SOFT -> List.of(soft());
                case VALUES -> layout.games().isEmpty() ? List.of(listed()) : games();
            };
        }

        private Verdict oneHot() {
            return new Verdict.OneHot(
                    need(Part.WON_LEFT), need(Part.WON_RIGHT), need(Part.WON_TIE));
        }

        private Verdict soft() {
            return new Verdict.Soft(winner());
        }

        private Verdict listed() {
            var verdict = new Verdict.Listed(winner(), values(layout), false, false);
            return byName
                    ? new Verdict.ByName(need(Part.LEFT), need(Part.RIGHT), verdict)
                    : verdict;
        }

        private List<Verdict> games() {
            var verdicts = new ArrayList<Verdict>();
            for (var game : layout.games()) {
                used.add(game.column());
                verdicts.add(
                        new Verdict.Listed(
                                slot(game.column()), values(layout), game.swapped(), true));
            }
            return verdicts;
        }

        private int winner() {
            var column = column(layout, Part.WINNER);
            if (column == null) {
                throw new IllegalStateException(layout.name() + " names no winner column");
            }
            used.add(column);
            int slot = slot(column);
            parts.put(Part.WINNER, slot);
            return slot;
        }

        private int need(Part part) {
            var slot = parts.get(part);
            if (slot == null) {
                throw new IllegalStateException(layout.name() + " names no column for " + part);
            }
            return slot;
        }

        private void attributes() {
            options.attributes().forEach((name, column) -> attributes.put(name, slot(column)));
            var split = parts.remove(Part.SPLIT);
            if (split != null) {
                attributes.put("split", split);
            }
            if (!everything) {
                return;
            }
            for (var column : columns.names()) {
                boolean taken = used.contains(column) || options.attributes().containsValue(column);
                if (!taken && !column.isBlank()) {
                    attributes.putIfAbsent(column, slot(column));
                }
            }
        }

        private int slot(String column) {
            int slot = slots.indexOf(column);
            if (slot >= 0) {
                return slot;
            }
            slots.add(column);
            return slots.size() - 1;
        }
    }
}
