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
     */
    static @Nullable String mismatch(ReliabilityData data) {
        if (!data.named() || data.raters() != 2 || data.declared()) {
            return null;
        }
        var used = List.of(new BitSet(), new BitSet());
        for (int at = 0; at < data.code().length; at++) {
            used.get(data.rater()[at]).set(data.code()[at]);
        }
        var one = used.getFirst();
        var other = used.getLast();
        var both = (BitSet) one.clone();
        both.and(other);
        var all = (BitSet) one.clone();
        all.or(other);
        boolean strangers =
                one.cardinality() > 1
                        && other.cardinality() > 1
                        && both.cardinality() < one.cardinality()
                        && both.cardinality() < other.cardinality()
                        && 2 * both.cardinality() < all.cardinality();
        return strangers
                ? "the two raters use different categories (%s against %s): make them the same, or declare all with --categories"
                        .formatted(shown(one, data), shown(other, data))
                : null;
    }

    private static String shown(BitSet codes, ReliabilityData data) {
        return codes.stream()
                .limit(4)
                .mapToObj(code -> data.categories().names().get(code))
                .collect(Collectors.joining(", "));
    }
}
