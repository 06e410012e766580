package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Dataset;
import org.psephos.math.Interval;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.rank.Fit;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;

/**
 * Cycles: triads of systems of which the first mostly beats the second, the second the third, and
 * the third the first, among the triads whose three pairs all have a winner. Few votes a pair make
 * cycles by chance, so they are held against 200 sets of votes drawn from the Bradley-Terry ladder
 * of the same votes with the same number of votes a pair: by the weight of all cycles, each
 * counting as its weakest pair does in standard errors. Triads share systems, so the score interval
 * is taken at the number of independent triads that leaving out one system after the other shows
 * them to be worth. At most the 200 systems judged most often are looked at.
 *
 * <p>Severity, where fewer than one in a hundred of the drawn sets have cycles of as much weight:
 * high where the share is five points above what chance makes, medium where one, low below.
 *
 * @see "Kendall and Babington-Smith (1940), On the method of paired comparisons, Biometrika
 *     31:324-345"
 * @see "Efron and Tibshirani (1993), An introduction to the bootstrap, chapter 11"
 */
final class Intransitivity {
    private static final int MOST = 200;
    private static final int ROUNDS = 200;
    private static final double RARE = 0.01;
    private static final double HIGH = 0.05;
    private static final double MEDIUM = 0.01;
    private static final int NAMED = 3;
    private static final Draft DRAFT =
            Draft.of(
                    "intransitivity",
                    "share of triads of systems that are cycles",
                    Unit.SHARE,
                    "one ladder does not tell all: look at who beat whom, and rank by kind of item");

    private Intransitivity() {}

    static Finding look(Docket docket) {
        var meetings = Meetings.of(docket.pairs());
        var seen = meetings.observed();
        if (seen.decided == 0) {
            return DRAFT.cannotSay(
                    "no three systems have a winner in each of their three pairs",
                    "compare the same three systems with one another");
        }
        var interval = interval(seen, docket.options().level());
        var strengths = strengths(docket);
        var draft = DRAFT.of(seen.share(), interval).from(seen.decided);
        if (strengths == null) {
            return draft.says(
                    Severity.NONE,
                    "%s of %s are cycles; without a common ladder nobody can say how many chance makes"
                            .formatted(
                                    Words.count(seen.cycles), Words.count(seen.decided, "triad")));
        }
        var drawn = drawn(meetings, strengths, docket.options().seed());
        double usual = Arrays.stream(drawn).mapToDouble(Triads::share).average().orElse(0);
        return draft.says(
                severity(seen, drawn),
                "%s of %s are cycles (%s), where chance makes %s%s"
                        .formatted(
                                Words.count(seen.cycles),
                                Words.count(seen.decided, "triad"),
                                Words.percent(seen.share()),
                                Words.percent(usual),
                                seen.cycles == 0 ? "" : ", as " + meetings.examples(NAMED)));
    }

    private static Severity severity(Triads seen, Triads[] drawn) {
        long asHeavy = Arrays.stream(drawn).filter(one -> one.weight >= seen.weight).count();
        double usual = Arrays.stream(drawn).mapToDouble(Triads::share).average().orElse(0);
        double excess = seen.share() - usual;
        if ((asHeavy + 1.0) / (drawn.length + 1) > RARE || excess <= 0) {
            return Severity.NONE;
        }
        return excess >= HIGH ? Severity.HIGH : excess >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    private static Interval interval(Triads seen, double level) {
        double share = seen.share();
        double spread = 0;
        int systems = seen.cyclesOf.length;
        for (int i = 0; i < systems; i++) {
            long left = seen.decided - seen.decidedOf[i];
            double without = left == 0 ? share : (double) (seen.cycles - seen.cyclesOf[i]) / left;
            spread += (without - share) * (without - share);
        }
        double variance = spread * (systems - 1) / systems;
        double worth = variance > 0 ? share * (1 - share) / variance : systems / 3.0;
        return Shares.worth(share, Math.clamp(worth, 1, (double) seen.decided), level);
    }

    private static Triads[] drawn(
            Meetings meetings, SortedMap<String, Double> strengths, Seed seed) {
        var random = seed.child("intransitivity by chance").random();
        var sets = new Triads[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            sets[round] = meetings.drawn(strengths, random);
        }
        return sets;
    }

    /** Bradley-Terry strengths of those votes that have a winner, or null where there are none. */
    private static @Nullable SortedMap<String, Double> strengths(Docket docket) {
        var data = Dataset.of(docket.data().manifest(), docket.votes(), docket.data().rankings());
        return switch (Ranking.rank(data, options(docket)).fit()) {
            case Fit.Fitted(var ladder) -> {
                var strengths = new TreeMap<String, Double>();
                ladder.rungs()
                        .forEach(
                                rung ->
                                        strengths.put(
                                                rung.system().value(), rung.strength().value()));
                yield strengths;
            }
            case Fit.NotIdentified unidentified -> null;
            case Fit.NotConverged unfinished -> null;
        };
    }

    private static RankOptions options(Docket docket) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                Method.BRADLEY_TERRY,
                Ties.DROP,
                usual.bothBad(),
                false,
                IntervalMethod.NONE,
                usual.rounds(),
                usual.cluster(),
                usual.level(),
                usual.seed(),
                null,
                usual.k(),
                false,
                docket.options().threads());
    }

    /**
     * What was counted.
     *
     * @param cyclesOf by system, the cycles it takes part in
     * @param decidedOf by system, the decided triads it takes part in
     * @param weight sum over the cycles of how far their weakest pair is from even, in standard
     *     errors
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Triads(
            long cycles, long decided, double weight, long[] cyclesOf, long[] decidedOf) {
        double share() {
            return decided == 0 ? 0 : (double) cycles / decided;
        }
    }

    /** Decided votes between the busiest systems. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Meetings(String[] names, int[] a, int[] b, double[] aWins, double[] bWins) {

        static Meetings of(PairTable table) {
            var busiest = Arrays.stream(table.busiest()).limit(MOST).sorted().toArray();
            var pairs =
                    IntStream.range(0, table.pairs())
                            .filter(p -> table.lowerWins(p) + table.upperWins(p) > 0)
                            .filter(p -> Arrays.binarySearch(busiest, table.lower(p)) >= 0)
                            .filter(p -> Arrays.binarySearch(busiest, table.upper(p)) >= 0)
                            .toArray();
            return new Meetings(
                    IntStream.of(busiest).mapToObj(table::name).toArray(String[]::new),
                    place(busiest, IntStream.of(pairs).map(table::lower)),
                    place(busiest, IntStream.of(pairs).map(table::upper)),
                    IntStream.of(pairs).mapToDouble(table::lowerWins).toArray(),
                    IntStream.of(pairs).mapToDouble(table::upperWins).toArray());
        }

        private static int[] place(int[] busiest, IntStream systems) {
            return systems.map(system -> Arrays.binarySearch(busiest, system)).toArray();
        }

        Triads observed() {
            return triads(aWins, bWins);
        }

        /** The triads of as many votes a pair, drawn from a ladder; others stay as they were. */
        Triads drawn(SortedMap<String, Double> strengths, SplitMix64 random) {
            var first = aWins.clone();
            var second = bWins.clone();
            for (int p = 0; p < a.length; p++) {
                var ofA = strengths.get(names[a[p]]);
                var ofB = strengths.get(names[b[p]]);
                if (ofA != null && ofB != null) {
                    long votes = Math.max(1, Math.round(aWins[p] + bWins[p]));
                    double chance = 1 / (1 + StrictMath.exp(ofB - ofA));
                    first[p] = Draws.binomial(votes, chance, random);
                    second[p] = votes - first[p];
                }
            }
            return triads(first, second);
        }

        /**
         * By pair, how far it is from even in standard errors; above 0 where the first won most.
         */
        private double[][] margins(double[] first, double[] second) {
            var margin = new double[names.length][names.length];
            for (int p = 0; p < a.length; p++) {
                double off = (first[p] - second[p]) / Math.sqrt(first[p] + second[p]);
                margin[a[p]][b[p]] = off;
                margin[b[p]][a[p]] = -off;
            }
            return margin;
        }

        private Triads triads(double[] first, double[] second) {
            var margin = margins(first, second);
            var cycles = new long[names.length];
            var decided = new long[names.length];
            double weight = 0;
            for (int i = 0; i < names.length; i++) {
                for (int j = i + 1; j < names.length; j++) {
                    double ij = margin[i][j];
                    for (int k = j + 1; ij != 0 && k < names.length; k++) {
                        double jk = margin[j][k];
                        double ki = margin[k][i];
                        if (jk * ki != 0) {
                            count(decided, i, j, k);
                        }
                        if (ij * jk > 0 && jk * ki > 0) {
                            count(cycles, i, j, k);
                            weight += Math.min(Math.abs(ij), Math.min(Math.abs(jk), Math.abs(ki)));
                        }
                    }
                }
            }
            return new Triads(third(cycles), third(decided), weight, cycles, decided);
        }

        private static void count(long[] of, int i, int j, int k) {
            of[i]++;
            of[j]++;
            of[k]++;
        }

        /** A triad is counted once for each of its three systems. */
        private static long third(long[] counts) {
            return Arrays.stream(counts).sum() / 3;
        }

        /** The first cycles in name order, as {@code a > b > c > a}. */
        String examples(int most) {
            var winner = margins(aWins, bWins);
            var found = new ArrayList<String>();
            for (int i = 0; i < names.length && found.size() < most; i++) {
                for (int j = 0; j < names.length && found.size() < most; j++) {
                    for (int k = i + 1; k < names.length && found.size() < most; k++) {
                        if (i < j && winner[i][j] > 0 && winner[j][k] > 0 && winner[k][i] > 0) {
                            found.add(cycle(i, j, k));
                        }
                    }
                }
            }
            return String.join(", ", found);
        }

        private String cycle(int x, int y, int z) {
            return "%s > %s > %s > %s".formatted(names[x], names[y], names[z], names[x]);
        }
    }
}
