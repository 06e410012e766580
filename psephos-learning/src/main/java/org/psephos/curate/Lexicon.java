package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words by category, and which of them a text holds. */
final class Lexicon {
    private static final String ANY_ENDING = "*";

    private final TreeMap<String, String> whole = new TreeMap<>();
    private final TreeMap<String, String> beginnings = new TreeMap<>();
    private final int shortest;

    Lexicon(List<Anchors.Anchor> words) {
        int least = Integer.MAX_VALUE;
        for (var one : words) {
            var word = one.text();
            if (word.endsWith(ANY_ENDING)) {
                var begin = word.substring(0, word.length() - 1);
                beginnings.putIfAbsent(begin, one.category());
                least = Math.min(least, begin.length());
            } else {
                whole.putIfAbsent(word, one.category());
            }
        }
        shortest = least;
    }

    /** The categories of the words that {@code text} holds, in name order. */
    SortedSet<String> categories(String text) {
        var found = new TreeSet<String>();
        for (var word : words(text)) {
            var category = category(word);
            if (category != null) {
                found.add(category);
            }
        }
        return found;
    }

    /** The category of a word in small letters; of several beginnings the shortest counts. */
    @Nullable String category(String word) {
        var category = whole.get(word);
        for (int end = shortest; category == null && end <= word.length(); end++) {
            category = beginnings.get(word.substring(0, end));
        }
        return category;
    }

    /** Runs of letters and digits, in small letters; an apostrophe inside is a part of one. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var small = text.toLowerCase(Locale.ROOT);
        int from = -1;
        for (int at = 0; at <= small.length(); at++) {
            if (at < small.length() && isPart(small, at, from)) {
                from = from < 0 ? at : from;
            } else if (from >= 0) {
                words.add(small.substring(from, at));
                from = -1;
            }
        }
        return words;
    }

    private static boolean isPart(String text, int at, int from) {
        char c = text.charAt(at);
        if (c == '\'' || c == '’') {
            return from >= 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
