package org.psephos.dataset;

import java.util.List;

/** Changes what texts of a row say while the row is written down as it stands otherwise. */
public interface RowEdit {

    /**
     * A text of a row.
     *
     * @param name of the column, or the key that it stands under; in a list, the key of the list
     * @param object which object of the row it stands in, from 0; texts with the same number are
     *     sides of one thing
     * @param value what it says
     */
    record Text(String name, int object, String value) {}

    /**
     * What each text of a row becomes.
     *
     * @param texts all texts of one row, in its order; names of columns and keys are not among them
     * @return as many, in the same order; where nothing changes, the value itself
     */
    List<String> edited(List<Text> texts);

    /**
     * Whether numbers, true and false that stand under {@code name} are texts too, which they then
     * become.
     */
    default boolean takesScalars(String name) {
        return false;
    }

    /**
     * Is told of a value that stays although it stands inside of an object whose column {@link
     * #takesScalars takes} all: under the key {@code name}, which is not taken itself.
     */
    default void stays(String column, String name) {}
}
