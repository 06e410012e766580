package org.psephos.model;

/**
 * The name of who judged: a person, a judge model, a simulated voter.
 *
 * @param value not blank; kept exactly as it was read
 */
public record AnnotatorId(String value) implements Comparable<AnnotatorId> {

    public AnnotatorId {
        Check.notBlank("annotator id", value);
    }

    @Override
    public int compareTo(AnnotatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
