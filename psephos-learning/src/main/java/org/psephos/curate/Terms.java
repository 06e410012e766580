package org.psephos.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.psephos.curate.ContentLook.Term;

/**
 * Words that tell some texts from others: log odds with an informative Dirichlet prior, which is
 * how often all texts say a word, worth {@value #PRIOR} words.
 *
 * <p>With y the count of a word, n of all words, and a the prior's share of it: the log of
 * (y+a)/(n+PRIOR-y-a) in the one less that in the other, over the square root of 1/(y+a) +
 * 1/(y'+a).
 *
 * @see "Monroe, Colaresi, Quinn (2008), Fightin' words: lexical feature selection and evaluation
 *     for identifying the content of political conflict, Political Analysis 16:372-403, equations
 *     16, 20 and 22"
 */
final class Terms {
    /** How many words the prior is worth. */
    static final double PRIOR = 500;

    private static final int LEAST = 2;
    private static final int MOST = 40;

    private final TreeMap<String, long[]> counts = new TreeMap<>();
    private final long[] all = new long[2];

    /** Counts the words of a text. */
    void add(List<String> words, int side) {
        for (var word : words) {
            counts.computeIfAbsent(word, any -> new long[2])[side]++;
            all[side]++;
        }
    }

    /** Those that tell most, the strongest of flagged texts first; at most 40 of either side. */
    List<Term> terms(Lexicon lexicon) {
        if (all[0] == 0 || all[1] == 0) {
            return List.of();
        }
        var terms = new ArrayList<Term>();
        counts.forEach(
                (word, count) -> {
                    if (count[0] + count[1] >= LEAST && !isNumber(word)) {
                        terms.add(term(word, count, lexicon.category(word) != null));
                    }
                });
        terms.sort(Comparator.comparingDouble(Term::z).reversed().thenComparing(Term::word));
        var flagged = terms.stream().filter(one -> one.z() > 0).limit(MOST).toList();
        var others = terms.stream().filter(one -> one.z() < 0).toList();
        var kept = new ArrayList<>(flagged);
        kept.addAll(others.subList(Math.max(0, others.size() - MOST), others.size()));
        return kept;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private Term term(String word, long[] count, boolean anchor) {
        double prior = PRIOR * (count[0] + count[1]) / (all[0] + all[1]);
        double difference = logOdds(count[0], all[0], prior) - logOdds(count[1], all[1], prior);
        double variance = 1 / (count[0] + prior) + 1 / (count[1] + prior);
        return new Term(
                word, count[0], count[1], difference, difference / Math.sqrt(variance), anchor);
    }

    private static double logOdds(long count, long of, double prior) {
        return StrictMath.log((count + prior) / (of + PRIOR - count - prior));
    }
}
