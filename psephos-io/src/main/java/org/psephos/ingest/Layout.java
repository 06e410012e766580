package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Outcome;

/**
 * A known layout: its columns, what its verdicts say, and a row of it. Data, not code: the table is
 * {@link Layouts}.
 *
 * @param name as in the manifest and in {@code psephos formats}
 * @param description one line
 * @param fields columns with the part each plays; of several for one part the first that is there
 *     counts
 * @param absent columns that a file of this layout never has, which tells it from its neighbours
 * @param reading how a verdict is told
 * @param values what stands in the verdict column
 * @param games verdict columns of a row; most layouts have one
 * @param sides ends of the names of the two answers, where systems are not named; else null
 * @param baseline the name of the left system where a row names none; else null
 * @param general whether it fits only what no special layout fits
 * @param example a header line and a row, or a line of JSON
 */
record Layout(
        String name,
        String description,
        List<Field> fields,
        List<String> absent,
        Reading reading,
        List<Value> values,
        List<Game> games,
        @Nullable Sides sides,
        @Nullable String baseline,
        boolean general,
        String example) {

    /** How a verdict is told. */
    enum Reading {
        /** One of the listed values. */
        VALUES,
        /** Three columns, one of which is 1. */
        ONE_HOT,
        /** A number from 1 (left) to 2 (right). */
        SOFT,
        /** A whole order in one cell. */
        RANKING,
        /** A number, or categories, about one thing. */
        RATING
    }

    /** A column with its part. */
    record Field(Part part, String column, boolean required) {}

    /** What a verdict means: an outcome and how strong, or no judgement where it has none. */
    record Value(String text, @Nullable Outcome outcome, double strength) {}

    /** A verdict column; swapped where the right side was shown first. */
    record Game(String column, boolean swapped) {}

    /** Ends of the names of answers: the item's name comes before. */
    record Sides(String left, String right) {}

    static Builder named(String name, String description) {
        return new Builder(name, description);
    }

    /** The column that plays {@code part} among {@code columns}, or null. */
    @Nullable String column(Part part, Columns columns) {
        for (var field : fields) {
            if (field.part == part && columns.has(field.column)) {
                return field.column;
            }
        }
        return null;
    }

    /** Puts a row of the table together. */
    static final class Builder {
        private final String name;
        private final String description;
        private final List<Field> fields = new ArrayList<>();
        private final List<Value> values = new ArrayList<>();
        private final List<Game> games = new ArrayList<>();
        private List<String> absent = List.of();
        private Reading reading = Reading.VALUES;
        private @Nullable Sides sides;
        private @Nullable String baseline;
        private boolean general;

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
        }

        Builder needs(Part part, String... columns) {
            for (var column : columns) {
                fields.add(new Field(part, column, true));
            }
            return this;
        }

        Builder may(Part part, String... columns) {
            for (var column : columns) {
                fields.add(new Field(part, column, false));
            }
            return this;
        }

        Builder never(String... columns) {
            absent = List.of(columns);
            return this;
        }

        Builder says(Outcome outcome, String... texts) {
            return says(outcome, Double.NaN, texts);
        }

        Builder says(Outcome outcome, double strength, String... texts) {
            for (var text : texts) {
                values.add(new Value(text, outcome, strength));
            }
            return this;
        }

        /** Values that are no judgement. */
        Builder abstains(String... texts) {
            for (var text : texts) {
                values.add(new Value(text, null, Double.NaN));
            }
            return this;
        }

        Builder games(String first, String second) {
            games.add(new Game(first, false));
            games.add(new Game(second, true));
            return this;
        }

        Builder reading(Reading reading) {
            this.reading = reading;
            return this;
        }

        Builder unnamed(String left, String right) {
            sides = new Sides(left, right);
            return this;
        }

        Builder baseline(String name) {
            baseline = name;
            return this;
        }

        Builder general() {
            general = true;
            return this;
        }

        Layout example(String... lines) {
            return new Layout(
                    name,
                    description,
                    List.copyOf(fields),
                    absent,
                    reading,
                    List.copyOf(values),
                    List.copyOf(games),
                    sides,
                    baseline,
                    general,
                    String.join("\n", lines) + "\n");
        }
    }
}
