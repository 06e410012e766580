package org.psephos.curate;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Fix} needs to know of a row: what it is dropped for whatever other rows say, and a
 * few numbers that are compared with those of others. What no rule asks for is left out.
 *
 * @param rule the first that the row falls under by itself; absent where it falls under none
 * @param said a hash of all it says; 0 where it says nothing
 * @param asked a hash of what it asks; 0 where it asks nothing
 * @param split the split it stands in; empty where it says none
 * @param group the group of which the best stay
 * @param score by which the best are told; absent where the row has none
 * @param longerBy characters that the preferred answer has more than the other; 0 where the row
 *     does not say
 */
public record RowFacts(
        @Nullable Rule rule,
        long said,
        long asked,
        String split,
        String group,
        @Nullable Double score,
        int longerBy) {}
