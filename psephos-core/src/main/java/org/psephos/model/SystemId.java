package org.psephos.model;

/**
 * The name of what is being compared: a model, a prompt version, a product.
 *
 * @param value not blank; kept exactly as it was read
 */
public record SystemId(String value) implements Comparable<SystemId> {

    public SystemId {
        Check.notBlank("system id", value);
    }

    @Override
    public int compareTo(SystemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
