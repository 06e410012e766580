package org.psephos.dataset;

import java.util.Collection;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;

/** What was asked: each item that a source describes, in name order. Immutable. */
public final class Items {
    private static final Origin NOWHERE = new Origin.Event("a list");

    private final Dictionary ids;
    private final Conversations conversations;
    private final SortedMap<String, Coded> attributes;
    private final int[] order;

    private Items(Dictionary ids, Rows from, int[] order) {
        this.ids = ids;
        this.order = order;
        conversations = from.conversations.build(order);
        attributes = from.attributes.build(order);
    }

    /**
     * A table of {@code items}.
     *
     * @throws IllegalArgumentException where two have the same id
     */
    public static Items of(Collection<Item> items) {
        var rows = new Rows();
        for (var item : items) {
            if (rows.row(item) != Dictionary.MISSING) {
                throw new IllegalArgumentException("items must differ in their ids");
            }
            rows.add(item, NOWHERE);
        }
        return rows.build();
    }

    /** No item is described. */
    public static Items none() {
        return new Rows().build();
    }

    /** Whether tools may be called in what was said; where none is, the answer is no. */
    public boolean mayCallTools() {
        return conversations.mayCallTools();
    }

    /**
     * Whether what was said may hold pictures, sound or films; where none does, the answer is no.
     */
    public boolean mayHoldMedia() {
        return conversations.mayHoldMedia();
    }

    public int size() {
        return ids.size();
    }

    /** The ids, in name order; the code of an id is its row. */
    public Dictionary ids() {
        return ids;
    }

    /** All rows, in the order in which they were first told of. */
    public int[] asTold() {
        return Arrivals.asTold(order);
    }

    /** By name of attribute, one value a row. */
    public SortedMap<String, Coded> attributes() {
        return attributes;
    }

    /** The item called {@code id}, or null where no source describes it. */
    public @Nullable Item find(ItemId id) {
        int row = ids.code(id.value());
        return row == Dictionary.MISSING ? null : get(row);
    }

    /** The item at {@code row}. */
    public Item get(int row) {
        return new Item(
                new ItemId(ids.name(row)),
                conversations.get(row),
                AttributeRows.at(attributes, row));
    }

    /** Grows by items, each of which is new. Not thread-safe. */
    static final class Rows {
        private final Arrivals arrivals = new Arrivals();
        private final Conversations.Rows conversations = new Conversations.Rows();
        private final AttributeRows attributes = new AttributeRows();

        void add(Item item, Origin where) {
            arrivals.add(item.id().value(), where);
            conversations.add(item.conversation());
            attributes.add(item.attributes());
        }

        /** Where an item with this id stands, or {@link Dictionary#MISSING}. */
        int row(Item item) {
            return arrivals.row(item.id().value());
        }

        /** Whether what was told of it before is the same. */
        boolean agrees(int row, Item item) {
            return conversations.get(row).equals(item.conversation())
                    && attributes.get(row).equals(item.attributes());
        }

        Origin origin(int row) {
            return arrivals.origin(row);
        }

        Items build() {
            var ids = arrivals.names();
            return new Items(ids, this, arrivals.order(ids));
        }
    }
}
