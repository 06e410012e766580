package org.psephos.model;

/**
 * The name of one answer.
 *
 * @param value not blank; kept exactly as it was read
 */
public record ResponseId(String value) implements Comparable<ResponseId> {

    public ResponseId {
        Check.notBlank("response id", value);
    }

    @Override
    public int compareTo(ResponseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
