package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that a text has. Words are runs of letters, digits and apostrophes; a sentence ends with
 * a stop, a question or an exclamation mark. The pronouns are English ones.
 */
enum TextFeature {
    WORDS,
    WORDS_A_SENTENCE,
    LETTERS_A_WORD,
    LEXICAL_DIVERSITY,
    QUESTIONS,
    FIRST_PERSON,
    SECOND_PERSON;

    /** Words in the moving window of lexical diversity. */
    private static final int WINDOW = 50;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!。？！])\\s*");
    private static final String FIRST = " i me my mine myself we us our ours ourselves ";
    private static final String SECOND = " you your yours yourself yourselves ";

    /** As in results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its value for {@code text}; null where the text is too short to have one. */
    @Nullable Double of(String text) {
        var words = words(text);
        if (words.isEmpty()) {
            return null;
        }
        double n = words.size();
        return switch (this) {
            case WORDS -> n;
            case WORDS_A_SENTENCE -> n / sentences(text).size();
            case LETTERS_A_WORD -> words.stream().mapToInt(String::length).sum() / n;
            case LEXICAL_DIVERSITY -> diversity(words);
            case QUESTIONS -> questions(text);
            case FIRST_PERSON -> pronouns(words, FIRST) / n;
            case SECOND_PERSON -> pronouns(words, SECOND) / n;
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE_END.split(text, -1))
                .filter(sentence -> !words(sentence).isEmpty())
                .toList();
    }

    private static double questions(String text) {
        var all = sentences(text);
        long asked = all.stream().filter(one -> one.endsWith("?") || one.endsWith("？")).count();
        return (double) asked / all.size();
    }

    private static double pronouns(List<String> words, String which) {
        return words.stream().filter(word -> which.contains(" " + word + " ")).count();
    }

    /** Different words of all in a window, over all windows of 50 words. */
    private static @Nullable Double diversity(List<String> words) {
        if (words.size() < WINDOW) {
            return null;
        }
        var counts = new TreeMap<String, Integer>();
        double sum = 0;
        for (int i = 0; i < words.size(); i++) {
            counts.merge(words.get(i), 1, Integer::sum);
            if (i >= WINDOW) {
                counts.computeIfPresent(
                        words.get(i - WINDOW), (word, count) -> count == 1 ? null : count - 1);
            }
            if (i >= WINDOW - 1) {
                sum += (double) counts.size() / WINDOW;
            }
        }
        return sum / (words.size() - WINDOW + 1);
    }
}
