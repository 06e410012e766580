package org.psephos.rank;

/**
 * What, beside the strength of systems and the side they stood on, may have moved votes, and is to
 * be taken out of a ladder.
 */
public sealed interface Control {

    /**
     * The side, an effect of its own for each annotator: drawn from a normal distribution about the
     * common effect, whose spread is estimated.
     */
    record AnnotatorPosition() implements Control {
        @Override
        public String toString() {
            return "annotator-position";
        }
    }

    /** How long the responses are: (left - right) / (left + right), in characters. */
    record Length() implements Control {
        @Override
        public String toString() {
            return "length";
        }
    }

    /** Length, and how many headers, list items, bold passages and citations responses have. */
    record Style() implements Control {
        @Override
        public String toString() {
            return "style";
        }
    }

    /**
     * A column of the file. Where {@code NAME_left} and {@code NAME_right} are there, the
     * difference between them; else {@code NAME} itself, as something that favours the left side.
     *
     * @param name without {@code _left} or {@code _right}
     */
    record Attribute(String name) implements Control {
        public Attribute {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }

        @Override
        public String toString() {
            return "attribute:" + name;
        }
    }
}
