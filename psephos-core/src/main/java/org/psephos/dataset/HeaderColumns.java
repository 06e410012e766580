package org.psephos.dataset;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;

/**
 * The columns that all kinds of feedback share. A column that no row fills, or that the reader was
 * told to leave out, is absent. Immutable by contract: arrays are handed over, not copied.
 */
public final class HeaderColumns {

    /** The time of a row whose source gave none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final String NOT_RECORDED = "not recorded";

    private final int size;
    private final @Nullable Coded item;
    private final @Nullable Coded annotator;
    private final @Nullable Coded criterion;
    private final @Nullable Coded context;
    private final long @Nullable [] time;
    private final double @Nullable [] duration;
    private final double @Nullable [] confidence;
    private final double @Nullable [] weight;
    private final SortedMap<String, Coded> attributes;
    private final List<String> sources;
    private final int @Nullable [] source;
    private final long @Nullable [] line;
    private final @Nullable Coded event;

    private HeaderColumns(Builder from) {
        size = from.size;
        item = from.item;
        annotator = from.annotator;
        criterion = from.criterion;
        context = from.context;
        time = from.time;
        duration = from.duration;
        confidence = from.confidence;
        weight = from.weight;
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(from.attributes));
        sources = List.copyOf(from.sources);
        source = from.source;
        line = from.line;
        event = from.event;
    }

    public static Builder builder(int size) {
        return new Builder(size);
    }

    public int size() {
        return size;
    }

    public @Nullable Coded item() {
        return item;
    }

    public @Nullable Coded annotator() {
        return annotator;
    }

    /** Absent where every row is about {@link Header#OVERALL}. */
    public @Nullable Coded criterion() {
        return criterion;
    }

    public @Nullable Coded context() {
        return context;
    }

    /** Whether any row has a time. */
    public boolean hasTime() {
        return time != null;
    }

    /** Milliseconds since 1970, or {@link #NO_TIME}. */
    public long time(int row) {
        return time == null ? NO_TIME : time[row];
    }

    /** Seconds, or NaN where the source gave none. */
    public double duration(int row) {
        return duration == null ? Double.NaN : duration[row];
    }

    /** From 0 to 1, or NaN where the source gave none. */
    public double confidence(int row) {
        return confidence == null ? Double.NaN : confidence[row];
    }

    /** Whether any row has a weight other than 1. */
    public boolean hasWeight() {
        return weight != null;
    }

    /** How many judgements the row stands for. */
    public double weight(int row) {
        return weight == null ? 1 : weight[row];
    }

    /** Columns that no field holds, by name. */
    public SortedMap<String, Coded> attributes() {
        return attributes;
    }

    /** Whether rows can be traced to their lines or events. */
    public boolean hasOrigin() {
        return line != null || event != null;
    }

    /**
     * Where the row was read; where the reader was told to leave origins out, the number of the row
     * in these columns, as {@code not recorded:17}.
     */
    public Origin origin(int row) {
        var name = event == null ? null : event.name(row);
        if (name != null) {
            return new Origin.Event(name);
        }
        if (line == null) {
            return new Origin.Row(NOT_RECORDED, row + 1L);
        }
        return new Origin.Row(sources.get(source == null ? 0 : source[row]), line[row]);
    }

    /** A row as a record. */
    public Header header(int row) {
        var itemName = item == null ? null : item.name(row);
        var annotatorName = annotator == null ? null : annotator.name(row);
        var criterionName = criterion == null ? null : criterion.name(row);
        return new Header(
                itemName == null ? null : new ItemId(itemName),
                annotatorName == null ? null : new AnnotatorId(annotatorName),
                criterionName == null ? Header.OVERALL : criterionName,
                context == null ? null : context.name(row),
                time(row) == NO_TIME ? null : Instant.ofEpochMilli(time(row)),
                Double.isNaN(duration(row))
                        ? null
                        : Duration.ofNanos(Math.round(duration(row) * 1e9)),
                Double.isNaN(confidence(row)) ? null : confidence(row),
                weight(row),
                AttributeRows.at(attributes, row),
                origin(row));
    }

    /** The rows named, in that order. */
    HeaderColumns at(int[] rows) {
        var kept = builder(rows.length);
        kept.item(at(item, rows)).annotator(at(annotator, rows));
        kept.criterion(at(criterion, rows)).context(at(context, rows));
        kept.time(at(time, rows)).duration(at(duration, rows));
        kept.confidence(at(confidence, rows)).weight(at(weight, rows)).event(at(event, rows));
        attributes.forEach((name, column) -> kept.attribute(name, column.at(rows)));
        var lines = at(line, rows);
        if (lines != null) {
            kept.origin(sources, source == null ? null : at(source, rows), lines);
        }
        return kept.build();
    }

    private static @Nullable Coded at(@Nullable Coded column, int[] rows) {
        return column == null ? null : column.at(rows);
    }

    private static long @Nullable [] at(long @Nullable [] column, int[] rows) {
        return column == null ? null : Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
    }

    private static double @Nullable [] at(double @Nullable [] column, int[] rows) {
        return column == null
                ? null
                : Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    private static int[] at(int[] column, int[] rows) {
        return Arrays.stream(rows).map(row -> column[row]).toArray();
    }

    /** Collects the columns; each setter takes over what it is given. Not thread-safe. */
    public static final class Builder {
        private final int size;
        private @Nullable Coded item;
        private @Nullable Coded annotator;
        private @Nullable Coded criterion;
        private @Nullable Coded context;
        private long @Nullable [] time;
        private double @Nullable [] duration;
        private double @Nullable [] confidence;
        private double @Nullable [] weight;
        private final SortedMap<String, Coded> attributes = new TreeMap<>();
        private List<String> sources = List.of();
        private int @Nullable [] source;
        private long @Nullable [] line;
        private @Nullable Coded event;

        private Builder(int size) {
            this.size = size;
        }

        public Builder item(@Nullable Coded column) {
            item = column;
            return this;
        }

        public Builder annotator(@Nullable Coded column) {
            annotator = column;
            return this;
        }

        public Builder criterion(@Nullable Coded column) {
            criterion = column;
            return this;
        }

        public Builder context(@Nullable Coded column) {
            context = column;
            return this;
        }

        /** Milliseconds since 1970, {@link HeaderColumns#NO_TIME} where missing. */
        public Builder time(long @Nullable [] column) {
            time = column;
            return this;
        }

        /** Seconds, NaN where missing. */
        public Builder duration(double @Nullable [] column) {
            duration = column;
            return this;
        }

        /** From 0 to 1, NaN where missing. */
        public Builder confidence(double @Nullable [] column) {
            confidence = column;
            return this;
        }

        /** Positive; null where all are 1. */
        public Builder weight(double @Nullable [] column) {
            weight = column;
            return this;
        }

        public Builder attribute(String name, Coded column) {
            attributes.put(name, column);
            return this;
        }

        /**
         * Where rows were read.
         *
         * @param names the sources
         * @param source index into {@code names} by row; null where there is one source
         * @param line the line by row
         */
        public Builder origin(List<String> names, int @Nullable [] source, long[] line) {
            sources = names;
            this.source = source;
            this.line = line;
            return this;
        }

        /** The events that rows were recorded as, missing where a row was read from a file. */
        public Builder event(@Nullable Coded column) {
            event = column;
            return this;
        }

        public HeaderColumns build() {
            return new HeaderColumns(this);
        }
    }
}
