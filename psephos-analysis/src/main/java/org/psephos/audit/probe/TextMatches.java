package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers of one item: its generated texts beside those that people wrote. */
final class TextMatches {
    /** How many of the numbers are averaged over items. */
    static final int MEANS = 7;

    private static final int LONGEST = 4;

    /** Those, then matches and totals of BLEU by length of runs, and the two lengths. */
    static final int NUMBERS = MEANS + 2 * LONGEST + 2;

    private TextMatches() {}

    static double[] of(List<String> gold, List<String> own, int k) {
        var numbers = new double[NUMBERS];
        var right = gold.stream().map(TextMatches::plain).distinct().toList();
        var said = own.stream().map(TextMatches::plain).distinct().limit(k).toList();
        ranked(right, said, k, numbers);
        var first = said.isEmpty() ? List.<String>of() : words(said.getFirst());
        for (var one : right) {
            numbers[5] = Math.max(numbers[5], f1(shared(words(one), first), words(one), first));
            numbers[6] = Math.max(numbers[6], f1(longest(words(one), first), words(one), first));
        }
        runs(right, first, numbers);
        return numbers;
    }

    /** Small letters, words with one blank between: marks and articles' places do not matter. */
    private static String plain(String text) {
        return String.join(" ", words(text));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static void ranked(List<String> right, List<String> said, int k, double[] into) {
        int hits = 0;
        double gain = 0;
        double best = 0;
        for (int place = 0; place < Math.max(said.size(), Math.min(k, right.size())); place++) {
            double discount = StrictMath.log(2) / StrictMath.log(place + 2.0);
            boolean hit = place < said.size() && right.contains(said.get(place));
            if (hit) {
                into[3] = hits == 0 ? 1.0 / (place + 1) : into[3];
                hits++;
                gain += discount;
            }
            best += place < Math.min(k, right.size()) ? discount : 0;
        }
        into[0] = (double) hits / k;
        into[1] = (double) hits / right.size();
        into[2] = 2.0 * hits / (k + right.size());
        into[4] = gain / best;
    }

    private static double f1(int common, List<String> one, List<String> other) {
        int of = one.size() + other.size();
        return of == 0 ? 0 : 2.0 * common / of;
    }

    private static int shared(List<String> one, List<String> other) {
        var left = new ArrayList<>(one);
        int common = 0;
        for (var word : other) {
            common += left.remove(word) ? 1 : 0;
        }
        return common;
    }

    /** Length of the longest common subsequence. */
    private static int longest(List<String> one, List<String> other) {
        var best = new int[other.size() + 1];
        for (var word : one) {
            int before = 0;
            for (int at = 1; at < best.length; at++) {
                int above = best[at];
                best[at] =
                        word.equals(other.get(at - 1))
                                ? before + 1
                                : Math.max(best[at], best[at - 1]);
                before = above;
            }
        }
        return best[other.size()];
    }

    private static void runs(List<String> right, List<String> first, double[] into) {
        for (int n = 1; n <= LONGEST; n++) {
            var most = new TreeMap<String, Integer>();
            for (var one : right) {
                counts(words(one), n).forEach((run, count) -> most.merge(run, count, Math::max));
            }
            for (var run : counts(first, n).entrySet()) {
                into[MEANS + n - 1] += Math.min(run.getValue(), most.getOrDefault(run.getKey(), 0));
            }
            into[MEANS + LONGEST + n - 1] = Math.max(0, first.size() - n + 1);
        }
        into[NUMBERS - 2] = first.size();
        into[NUMBERS - 1] = closest(right, first.size());
    }

    private static SortedMap<String, Integer> counts(List<String> words, int n) {
        var counts = new TreeMap<String, Integer>();
        for (int at = 0; at + n <= words.size(); at++) {
            counts.merge(String.join(" ", words.subList(at, at + n)), 1, Integer::sum);
        }
        return counts;
    }

    /** The length of the text that is nearest in length, the shorter of two. */
    private static int closest(List<String> right, int length) {
        int best = Integer.MAX_VALUE;
        for (var one : right) {
            int own = words(one).size();
            int off = Math.abs(own - length) - Math.abs(best - length);
            best = off < 0 || (off == 0 && own < best) ? own : best;
        }
        return best;
    }

    /** BLEU of runs of one to four words, from sums over items; null where no text has four. */
    static @Nullable Double bleu(double[] sum) {
        double logs = 0;
        for (int n = 0; n < LONGEST; n++) {
            double of = sum[MEANS + LONGEST + n];
            if (of == 0) {
                return null;
            }
            logs += StrictMath.log(sum[MEANS + n] / of) / LONGEST;
        }
        double said = sum[NUMBERS - 2];
        double right = sum[NUMBERS - 1];
        return StrictMath.exp(logs + Math.min(0, 1 - right / said));
    }
}
