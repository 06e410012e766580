package org.psephos.audit;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import org.psephos.audit.Ballots.Ballot;

/**
 * Two rankings of the members that both ranked.
 *
 * @param one tier by common member
 * @param other as many
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record RankingPair(int[] one, int[] other) {

    static RankingPair of(Ballot first, Ballot second) {
        var one = new int[Math.min(first.member().length, second.member().length)];
        var other = new int[one.length];
        int size = 0;
        for (int i = 0, j = 0; i < first.member().length && j < second.member().length; ) {
            int step = Integer.compare(first.member()[i], second.member()[j]);
            if (step == 0) {
                one[size] = first.tier()[i];
                other[size++] = second.tier()[j];
            }
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }
        return new RankingPair(Arrays.copyOf(one, size), Arrays.copyOf(other, size));
    }

    /**
     * Kendall's tau-b; not a number where one of the two ranks nothing above anything.
     *
     * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251"
     */
    double tauB() {
        var counts = counts();
        double room = Math.sqrt((counts.all - counts.tiedOne) * (counts.all - counts.tiedOther));
        return room > 0 ? counts.balance / room : Double.NaN;
    }

    /**
     * Stuart's tau-c; not a number where one of the two ranks nothing above anything.
     *
     * @see "Stuart (1953), The estimation and comparison of strengths of association in contingency
     *     tables, Biometrika 40:105-110"
     */
    double tauC() {
        int smaller = Math.min(distinct(one), distinct(other));
        return RaterCorrelation.tauC(counts().balance, one.length, smaller);
    }

    private static int distinct(int[] tiers) {
        return (int) Arrays.stream(tiers).distinct().count();
    }

    /** Spearman's correlation of mid-ranks; not a number where one of the two does not vary. */
    double spearman() {
        var x = midRanks(one);
        var y = midRanks(other);
        double mean = (one.length + 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int at = 0; at < x.length; at++) {
            xx += (x[at] - mean) * (x[at] - mean);
            yy += (y[at] - mean) * (y[at] - mean);
            xy += (x[at] - mean) * (y[at] - mean);
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1, 1) : Double.NaN;
    }

    /** By member, 1 is best; members of one tier share the mean of their ranks. */
    static double[] midRanks(int[] tiers) {
        var ranks = new double[tiers.length];
        for (int at = 0; at < tiers.length; at++) {
            double rank = 0.5;
            for (int tier : tiers) {
                rank += tier < tiers[at] ? 1 : tier == tiers[at] ? 0.5 : 0;
            }
            ranks[at] = rank;
        }
        return ranks;
    }

    /**
     * Insertions, deletions and replacements that make one sequence of tiers the other, over the
     * length of the longer: 0 is the same, 1 has no tier in its place. Not a number where there is
     * nothing.
     *
     * @see "Levenshtein (1966), Binary codes capable of correcting deletions, insertions, and
     *     reversals, Soviet Physics Doklady 10:707-710; Chen et al. (2024), MLLM-as-a-Judge, ICML"
     */
    double normalisedLevenshtein() {
        var from = sequence(one);
        var to = sequence(other);
        var row = new int[to.length + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length; j++) {
                int replaced = diagonal + (from[i - 1].equals(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        int longer = Math.max(from.length, to.length);
        return longer == 0 ? Double.NaN : (double) row[to.length] / longer;
    }

    /** Tiers from the best on, each by its members. */
    private static Object[] sequence(int[] tiers) {
        var members = new TreeMap<Integer, TreeSet<Integer>>();
        for (int at = 0; at < tiers.length; at++) {
            members.computeIfAbsent(tiers[at], any -> new TreeSet<>()).add(at);
        }
        return members.values().toArray();
    }

    private Balance counts() {
        double balance = 0;
        double tiedOne = 0;
        double tiedOther = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < i; j++) {
                int a = Integer.compare(one[i], one[j]);
                int b = Integer.compare(other[i], other[j]);
                balance += a * b;
                tiedOne += a == 0 ? 1 : 0;
                tiedOther += b == 0 ? 1 : 0;
            }
        }
        return new Balance(one.length * (one.length - 1) / 2.0, balance, tiedOne, tiedOther);
    }

    /** Pairs of members: all, concordant less discordant, tied for one and for the other. */
    private record Balance(double all, double balance, double tiedOne, double tiedOther) {}
}
