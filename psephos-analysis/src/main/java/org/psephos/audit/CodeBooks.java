package org.psephos.audit;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds two raters who do not write down the same categories, such as 1 and 2 against 0 and 1: a
 * kappa of those would be a number about spelling.
 */
final class CodeBooks {
    private CodeBooks() {}

    /**
     * What does not fit, or null. Two raters with at least two categories each do not fit where
     * each uses some that the other never does and the two share less than half of all.
     *
     * @param cells by rater, of raters 0 and 1
     */
    static @Nullable String mismatch(UnitCells cells, Categories categories) {
        var used = List.of(new BitSet(), new BitSet());
        for (int at = 0; at < cells.key().length; at++) {
            used.get(cells.key()[at]).set(cells.value()[at]);
        }
        var one = used.getFirst();
        var other = used.getLast();
        return strangers(one, other)
                ? "the two raters use different categories (%s against %s): make them the same, or declare all with --categories"
                        .formatted(shown(one, categories), shown(other, categories))
                : null;
    }

    private static boolean strangers(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.and(other);
        int shared = both.cardinality();
        int all = one.cardinality() + other.cardinality() - shared;
        return one.cardinality() > 1
                && other.cardinality() > 1
                && shared < one.cardinality()
                && shared < other.cardinality()
                && 2 * shared < all;
    }

    private static String shown(BitSet codes, Categories categories) {
        return codes.stream()
                .limit(4)
                .mapToObj(categories.names()::get)
                .collect(Collectors.joining(", "));
    }
}
