package org.psephos.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Items;
import org.psephos.export.PlainTable.Column;
import org.psephos.model.Header;

/** Columns of a plain table, growing. Not thread-safe. */
final class PlainColumns {
    /** Names that mean something to the reader: no attribute may have them. */
    private static final List<String> TAKEN =
            List.of(
                    "left",
                    "right",
                    "winner",
                    "ranking",
                    "rating",
                    "label",
                    "split",
                    "vote_id",
                    "simulated",
                    "model_a",
                    "model_b",
                    "model",
                    "system",
                    "response",
                    "item",
                    "annotator",
                    "criterion",
                    "context",
                    "time",
                    "duration",
                    "confidence",
                    "weight",
                    "strength",
                    "left_system",
                    "right_system",
                    "left_response",
                    "right_response",
                    "prompt_messages",
                    "left_messages",
                    "right_messages",
                    "messages");

    private final List<Column> columns = new ArrayList<>();
    private final HeaderColumns headers;

    /** Attributes that are written as numbers. */
    private final List<String> numbers;

    /** Kept beside what was asked, and what of it a judgement says otherwise. */
    private final ItemColumns items;

    PlainColumns(HeaderColumns headers, Items items, List<String> numbers) {
        this.headers = headers;
        this.items = new ItemColumns(headers, items);
        this.numbers = List.copyOf(numbers);
    }

    PlainColumns text(String name, IntFunction<@Nullable Object> cell) {
        columns.add(new Column(name, PlainTable.Type.TEXT, cell));
        return this;
    }

    PlainColumns messages(String name, boolean calling, IntFunction<Dialogue> words) {
        columns.add(
                new Column(
                        name,
                        calling ? PlainTable.Type.CALLING_MESSAGES : PlainTable.Type.MESSAGES,
                        row -> {
                            var turns = words.apply(row).turns();
                            return turns.isEmpty() ? null : turns;
                        }));
        return this;
    }

    /** Numbers, NaN where missing; no column where all are. */
    PlainColumns number(String name, IntToDoubleFunction value) {
        boolean any = IntStream.range(0, headers.size()).anyMatch(row -> !missing(value, row));
        if (any) {
            columns.add(
                    new Column(
                            name,
                            PlainTable.Type.NUMBER,
                            row -> missing(value, row) ? null : value.applyAsDouble(row)));
        }
        return this;
    }

    private static boolean missing(IntToDoubleFunction value, int row) {
        return Double.isNaN(value.applyAsDouble(row));
    }

    /** Names; no column where there are none. */
    PlainColumns names(String name, @Nullable Coded values) {
        return values == null ? this : text(name, values::name);
    }

    /** What all kinds share. */
    PlainColumns header(Ledger ledger) {
        names("item", headers.item()).names("annotator", headers.annotator());
        var criterion = headers.criterion();
        if (criterion != null) {
            text("criterion", row -> criterion(criterion, row));
        }
        names("context", headers.context());
        if (headers.hasTime()) {
            text("time", row -> time(headers.time(row)));
        }
        number("duration", headers::duration).number("confidence", headers::confidence);
        if (headers.hasWeight()) {
            number("weight", headers::weight);
        }
        attributes(ledger);
        return this;
    }

    private static String criterion(Coded column, int row) {
        var name = column.name(row);
        return name == null ? Header.OVERALL : name;
    }

    private static @Nullable String time(long milli) {
        return milli == HeaderColumns.NO_TIME ? null : Instant.ofEpochMilli(milli).toString();
    }

    private void attributes(Ledger ledger) {
        Set<String> taken = new LinkedHashSet<>(TAKEN);
        columns.forEach(column -> taken.add(column.name()));
        for (var name : items.names()) {
            var values = items.values(name);
            if (taken.contains(name)) {
                ledger.field(Unsaid.attribute(name), items.count(values));
            } else if (numbers.contains(name)) {
                number(name, row -> number(values.apply(row)));
            } else {
                columns.add(new Column(name, items.type(name), values::apply));
            }
            ledger.field(Unsaid.attribute(name) + Unsaid.OF_ITEM, items.contradicted(name));
        }
    }

    private static double number(@Nullable String value) {
        return value == null ? Double.NaN : Double.parseDouble(value);
    }

    List<Column> build() {
        return List.copyOf(columns);
    }
}
