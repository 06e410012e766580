package org.psephos.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells the files of one published layout from all others.
 *
 * @param needs paths that the first row has; a column whose name fits is written between slashes,
 *     as in {@code /rater\d+/}
 * @param never paths that no row has
 * @param where pattern that most values at a path have in the first rows, by path
 * @param headerless number of columns of separated values without a header line; 0 where there is
 *     one
 * @param file pattern of the name of the file; absent where the name says nothing
 */
public record Signs(
        List<String> needs,
        List<String> never,
        SequencedMap<String, String> where,
        int headerless,
        @Nullable String file) {

    public Signs {
        needs = List.copyOf(needs);
        never = List.copyOf(never);
        where = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(where));
    }

    /** How much it asks for: of two layouts that fit, the one that asks for more is meant. */
    public int weight() {
        return needs.size() + never.size() + where.size() + (file == null ? 0 : 1);
    }
}
