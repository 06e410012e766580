package org.psephos.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant. */
final class Nearest {
    private Nearest() {}

    /**
     * The first of {@code known} with the fewest letters to change, where these are at most a third
     * of the word, but never all of it; two letters that changed places count as one.
     */
    static @Nullable String to(String word, List<String> known) {
        String best = null;
        int fewest = Math.min(Math.max(1, word.length() / 3) + 1, word.length());
        for (var candidate : known) {
            int changes = changes(word, candidate);
            if (changes < fewest) {
                fewest = changes;
                best = candidate;
            }
        }
        return best;
    }

    /** {@code "Did you mean X? "}, or nothing where no candidate is near. */
    static String hint(String word, List<String> known) {
        var near = to(word, known);
        return near == null ? "" : "Did you mean " + near + "? ";
    }

    /** Optimal string alignment distance: insert, delete, replace, swap neighbours. */
    private static int changes(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + same);
                if (isSwap(a, b, i, j)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.length()];
    }

    private static boolean isSwap(String a, String b, int i, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
