package org.psephos.curate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How sources are mixed: of each group the best rows by a score, or the first where there is none.
 * Skywork-Reward kept the top 30% of mathematics and code and the top 10% of the rest.
 *
 * @param score the criterion of the rating, or the attribute, that ranks rows; absent for none
 * @param least the score that a row needs to stay; absent for any
 * @param most the score above which a row goes; absent for none. Together with {@code least} it
 *     keeps the rows of middle confidence
 * @param group the attribute that groups rows
 * @param portions by group; {@code *} for all groups not named; groups that nobody names stay whole
 * @see "Liu et al. (2024), Skywork-Reward: bag of tricks for reward modeling in LLMs,
 *     arXiv:2410.18451, section 3"
 */
public record Mixing(
        @Nullable String score,
        @Nullable Double least,
        @Nullable Double most,
        String group,
        SortedMap<String, Portion> portions) {
    /** All groups that are not named. */
    public static final String OTHERS = "*";

    public Mixing {
        portions = Collections.unmodifiableSortedMap(new TreeMap<>(portions));
        if ((least != null || most != null) && score == null) {
            throw new IllegalArgumentException(
                    "a least or greatest score needs the name of the score");
        }
    }

    /** Keeps everything. */
    public static Mixing none() {
        return new Mixing(null, null, null, "source", new TreeMap<>());
    }

    @Nullable Portion portion(String name) {
        var own = portions.get(name);
        return own == null ? portions.get(OTHERS) : own;
    }
}
