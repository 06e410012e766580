package org.psephos.model;

/**
 * What was asked: the name of a prompt, a question, a task.
 *
 * @param value not blank; kept exactly as it was read
 */
public record ItemId(String value) implements Comparable<ItemId> {

    public ItemId {
        Check.notBlank("item id", value);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
