package org.psephos.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Origin;

/**
 * Rows of a table as an analysis wants them: a column a role, every cell checked, every row
 * traceable. For what is no judgement, such as a shelf of recommended items or the decisions of a
 * model. Immutable; rows stand in the order of the files, names in their natural order.
 */
public final class RowTable {
    private static final int MISSING = -1;

    private final SortedMap<String, Column> columns;
    private final List<Origin> origins;
    private final Manifest manifest;

    private RowTable(SortedMap<String, Column> columns, List<Origin> origins, Manifest manifest) {
        this.columns = columns;
        this.origins = origins;
        this.manifest = manifest;
    }

    /** Number of rows. */
    public int size() {
        return origins.size();
    }

    /** Where the rows came from. */
    public Manifest manifest() {
        return manifest;
    }

    /** Roles that the table has a column for, in natural order. */
    public SortedSet<String> roles() {
        return Collections.unmodifiableSortedSet(new java.util.TreeSet<>(columns.keySet()));
    }

    /** Whether there is a column for {@code role}. */
    public boolean has(String role) {
        return columns.containsKey(role);
    }

    /** Where {@code row} was read. */
    public Origin origin(int row) {
        return origins.get(row);
    }

    /** All names that stand in a column, in natural order; empty where there is no such column. */
    public List<String> names(String role) {
        var column = columns.get(role);
        return column == null ? List.of() : column.names;
    }

    /** The place of a cell's text among {@link #names}, or -1 where the cell is empty. */
    public int code(String role, int row) {
        var column = columns.get(role);
        return column == null ? MISSING : column.codes[row];
    }

    /** The text of a cell; empty where there is none. */
    public String text(String role, int row) {
        int code = code(role, row);
        return code == MISSING ? "" : names(role).get(code);
    }

    /** The number of a cell, 1 and 0 for yes and no; null where the cell is empty. */
    public @Nullable Double number(String role, int row) {
        var column = columns.get(role);
        return column == null || column.codes[row] == MISSING
                ? null
                : column.numbers.get(column.codes[row]);
    }

    /**
     * The number of a cell of a required column.
     *
     * @throws IllegalArgumentException where there is none
     */
    public double required(String role, int row) {
        var number = number(role, row);
        if (number == null) {
            throw new IllegalArgumentException(origin(row) + " has no number for " + role);
        }
        return number;
    }

    /** Cells that were checked, by the place of their text among the names. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    private record Column(List<String> names, int[] codes, List<@Nullable Double> numbers) {}

    /** Rows being put together. Not thread-safe. */
    public static final class Builder {
        private final List<TableField> fields;
        private final List<Map<String, Integer>> codes = new ArrayList<>();
        private final List<int[]> cells = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();

        /**
         * @param fields one for each column there is
         */
        public Builder(List<TableField> fields) {
            this.fields = List.copyOf(fields);
            for (int i = 0; i < fields.size(); i++) {
                codes.add(new LinkedHashMap<>());
                cells.add(new int[16]);
            }
        }

        /**
         * Adds a row.
         *
         * @param texts one a field, empty where there is nothing; each is one that its field takes
         */
        public void add(List<String> texts, Origin origin) {
            int row = origins.size();
            origins.add(origin);
            for (int i = 0; i < fields.size(); i++) {
                if (row == cells.get(i).length) {
                    cells.set(i, Arrays.copyOf(cells.get(i), row * 2));
                }
                var known = codes.get(i);
                var text = texts.get(i).strip();
                cells.get(i)[row] =
                        text.isEmpty() ? MISSING : known.computeIfAbsent(text, one -> known.size());
            }
        }

        /** The table, which shares nothing with this builder. */
        public RowTable build(Manifest manifest) {
            return build(manifest, fields.stream().map(TableField::role).toList());
        }

        /**
         * As above, without the columns that no source had.
         *
         * @param roles of the columns there were
         */
        public RowTable build(Manifest manifest, Collection<String> roles) {
            var columns = new TreeMap<String, Column>();
            for (int i = 0; i < fields.size(); i++) {
                if (roles.contains(fields.get(i).role())) {
                    columns.put(fields.get(i).role(), column(i));
                }
            }
            return new RowTable(columns, List.copyOf(origins), manifest);
        }

        private Column column(int field) {
            var known = codes.get(field);
            var sorted = known.keySet().stream().sorted().toList();
            int[] place = new int[sorted.size()];
            var numbers = new ArrayList<@Nullable Double>();
            for (int i = 0; i < place.length; i++) {
                place[java.util.Objects.requireNonNull(known.get(sorted.get(i)))] = i;
                numbers.add(fields.get(field).kind().number(sorted.get(i)));
            }
            int[] found = Arrays.copyOf(cells.get(field), origins.size());
            for (int row = 0; row < found.length; row++) {
                found[row] = found[row] == MISSING ? MISSING : place[found[row]];
            }
            return new Column(sorted, found, Collections.unmodifiableList(numbers));
        }
    }
}
