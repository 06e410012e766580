package org.psephos.cli;

import java.util.SortedMap;
import java.util.TreeMap;

/** How much each of several objectives is to count. */
final class Weights {
    static final Option WEIGHTS =
            Option.repeatable(
                    "--weights",
                    "VALUE=NUMBER,...",
                    "one ladder of several parts of --by (criterion, if it is not named): the weighted"
                            + " mean of their strengths, with intervals that know what they share");

    private Weights() {}

    /** By value; empty where none was asked for. */
    static SortedMap<String, Double> of(Arguments given) {
        var weights = new TreeMap<String, Double>();
        for (var pair : Pairs.of(WEIGHTS, "helpful=2,harmless=1", given.values(WEIGHTS))) {
            var number = Usage.number(pair.name());
            if (number == null || !(number > 0)) {
                throw Usage.error(
                        "%s: \"%s\" is no positive number".formatted(WEIGHTS.name(), pair.name()),
                        "Write for example --weights helpful=2,safe=1; leave out what is not to"
                                + " count.");
            }
            if (weights.put(pair.key(), number) != null) {
                throw Usage.error(
                        "%s names %s twice".formatted(WEIGHTS.name(), pair.key()),
                        "Keep one of them.");
            }
        }
        return weights;
    }
}
