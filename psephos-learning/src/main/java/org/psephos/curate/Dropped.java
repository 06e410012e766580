package org.psephos.curate;

import org.jspecify.annotations.Nullable;
import org.psephos.model.Origin;

/**
 * A row that was dropped, and why: a line of the provenance.
 *
 * @param origin where it was read
 * @param id of its item; absent where it has none
 * @param rule the first that it fell under
 * @param like the earlier row that it is like and that is kept, where the rule is about that
 * @param similarity to that row; 1 where the two are equal
 */
public record Dropped(
        Origin origin,
        @Nullable String id,
        Rule rule,
        @Nullable Origin like,
        @Nullable Double similarity) {}
