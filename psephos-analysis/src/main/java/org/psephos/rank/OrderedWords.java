package org.psephos.rank;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Vocabularies whose words themselves say which is better, worst first. Words such as high or yes
 * are in none: better or worse depends on what was asked.
 */
final class OrderedWords {
    private static final List<List<String>> KNOWN =
            List.of(
                    List.of(
                            "strongly disagree",
                            "disagree",
                            "somewhat disagree",
                            "neutral",
                            "somewhat agree",
                            "agree",
                            "strongly agree"),
                    List.of("very bad", "bad", "average", "good", "very good"),
                    List.of("terrible", "bad", "okay", "good", "excellent"),
                    List.of("poor", "fair", "good", "very good", "excellent"),
                    List.of("very poor", "poor", "acceptable", "good", "very good"));

    private OrderedWords() {}

    /** A vocabulary that holds all of {@code words}, or null where there is none. */
    static @Nullable List<String> holding(Collection<String> words) {
        var plain = words.stream().map(OrderedWords::plain).distinct().toList();
        return plain.size() < 2
                ? null
                : KNOWN.stream().filter(known -> known.containsAll(plain)).findFirst().orElse(null);
    }

    /** Lower case, one blank between words. */
    static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
