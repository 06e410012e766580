package org.psephos.docs;

import java.util.List;
import java.util.function.Function;

/**
 * One rule of the house.
 *
 * @param name the rule in words
 * @param breaches what breaks it, each with the place; empty where all is well
 */
record Rule(String name, Function<House, List<String>> breaches) {

    @Override
    public String toString() {
        return name;
    }
}
