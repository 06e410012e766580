package org.psephos.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Item;
import org.psephos.model.ItemId;

/** What was asked: each item that a source describes, in name order. Immutable. */
public final class Items {
    private final Dictionary ids;
    private final Conversations conversations;
    private final SortedMap<String, Coded> attributes;

    private Items(
            Dictionary ids, Conversations conversations, SortedMap<String, Coded> attributes) {
        this.ids = ids;
        this.conversations = conversations;
        this.attributes = attributes;
    }

    /**
     * A table of {@code items}.
     *
     * @throws IllegalArgumentException where two have the same id
     */
    public static Items of(Collection<Item> items) {
        var ids = Dictionary.of(items.stream().map(item -> item.id().value()).toList());
        if (ids.size() != items.size()) {
            throw new IllegalArgumentException("items must differ in their ids");
        }
        var conversations = new Conversations.Rows();
        var attributes = new AttributeRows();
        items.stream()
                .sorted(Comparator.comparing(Item::id))
                .forEach(
                        item -> {
                            conversations.add(item.conversation());
                            attributes.add(item.attributes());
                        });
        return new Items(ids, conversations.build(), attributes.build());
    }

    /** No item is described. */
    public static Items none() {
        return new Items(
                Dictionary.of(List.of()),
                new Conversations.Rows().build(),
                new AttributeRows().build());
    }

    public int size() {
        return ids.size();
    }

    /** The ids, in name order; the code of an id is its row. */
    public Dictionary ids() {
        return ids;
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
}
