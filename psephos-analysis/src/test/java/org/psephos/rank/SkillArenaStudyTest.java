package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.SystemId;

/**
 * How many judgements it takes until the order is nearly that of the truth: free-for-alls of four,
 * matched by an upper confidence bound and taken in by Bayes, against Elo of random pairs. Prints
 * the table of docs/methods/gaussian-skill.md.
 *
 * <p>Fifty systems with skills N(25, (25/3)^2), performances with deviation 25/6. "Converged" is a
 * mean of Kendall's tau with the truth of .9 or .95 over the last five looks, one look each 10
 * judgements.
 */
@Tag("slow")
class SkillArenaStudyTest {
    private static final int SYSTEMS = 50;
    private static final int RUNS = 100;
    private static final int LOOK = 10;
    private static final int MOST = 50_000;

    @Test
    void freeForAllsConvergeManyTimesFasterThanEloOfPairs() {
        assertThat(least(0.9)).isGreaterThan(5);
        assertThat(least(0.95)).isGreaterThan(5);
    }

    /** Prints the table, and gives the ratio to Elo with the step that suits it best. */
    private static double least(double near) {
        var arena = runs(seed -> kwise(seed, 4, true, near));
        print(near, "free-for-all of 4, matched", arena, arena);
        print(near, "free-for-all of 4, random", runs(s -> kwise(s, 4, false, near)), arena);
        print(near, "pairs, Bayesian, matched", runs(s -> kwise(s, 2, true, near)), arena);
        print(near, "pairs, Bayesian, random", runs(s -> kwise(s, 2, false, near)), arena);
        double best = Double.POSITIVE_INFINITY;
        for (int k : new int[] {4, 8, 16, 32}) {
            var elo = runs(seed -> elo(seed, k, near));
            print(near, "pairs, Elo, k = " + k, elo, arena);
            best = Math.min(best, mean(elo) / mean(arena));
        }
        return best;
    }

    private static double[] runs(IntFunction<Double> study) {
        var counts = new double[RUNS];
        Crew.each(2, RUNS, run -> counts[run] = study.apply(run));
        return counts;
    }

    static double kwise(int seed, int k, boolean matched, double near) {
        var random = new Seed(seed).child("arena").random();
        var truth = truth(seed);
        var names = new ArrayList<SystemId>();
        for (int i = 0; i < SYSTEMS; i++) {
            names.add(new SystemId("s" + i));
        }
        var arena = new SkillArena(names, k, 0.1);
        var watch = new Watch(truth, near);
        while (!watch.converged()) {
            var members = matched ? arena.next(k) : names.subList(0, k);
            if (!matched) {
                java.util.Collections.swap(names, 0, random.nextInt(SYSTEMS));
                for (int i = 1; i < k; i++) {
                    java.util.Collections.swap(names, i, i + random.nextInt(SYSTEMS - i));
                }
            }
            arena.add(judged(members, truth, random));
            watch.after(i -> arena.mean(new SystemId("s" + i)));
        }
        return watch.judgements;
    }

    private static List<List<SystemId>> judged(
            List<SystemId> members, double[] truth, SplitMix64 random) {
        var performances = new java.util.TreeMap<Double, SystemId>(Comparator.reverseOrder());
        for (var system : members) {
            int i = Integer.parseInt(system.value().substring(1));
            performances.put(truth[i] + 25 / 6.0 * random.nextGaussian(), system);
        }
        return performances.values().stream().map(List::of).toList();
    }

    static double elo(int seed, double k, double near) {
        var random = new Seed(seed).child("pairs").random();
        var truth = truth(seed);
        var points = new double[SYSTEMS];
        var watch = new Watch(truth, near);
        while (!watch.converged()) {
            int a = random.nextInt(SYSTEMS);
            int b = (a + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            double noise = random.nextGaussian();
            noise -= random.nextGaussian();
            double gap = truth[a] - truth[b] + 25 / 6.0 * noise;
            double expected = 1 / (1 + Math.pow(10, (points[b] - points[a]) / 400));
            double move = k * ((gap > 0 ? 1 : 0) - expected);
            points[a] += move;
            points[b] -= move;
            watch.after(i -> points[i]);
        }
        return watch.judgements;
    }

    private static double[] truth(int seed) {
        var random = new Seed(seed).child("truth").random();
        var truth = new double[SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            truth[i] = 25 + 25 / 3.0 * random.nextGaussian();
        }
        return truth;
    }

    private static final class Watch {
        private final double[] truth;
        private final double near;
        private final double[] last = new double[5];
        private int looks;
        int judgements;

        Watch(double[] truth, double near) {
            this.truth = truth;
            this.near = near;
        }

        void after(IntFunction<Double> skill) {
            judgements++;
            if (judgements % LOOK == 0) {
                var now = new double[SYSTEMS];
                for (int i = 0; i < SYSTEMS; i++) {
                    now[i] = skill.apply(i);
                }
                last[looks++ % last.length] = tau(now, truth);
            }
        }

        boolean converged() {
            return judgements >= MOST
                    || (looks >= last.length && Arrays.stream(last).sum() / last.length >= near);
        }
    }

    private static double tau(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = i + 1; j < a.length; j++) {
                sum += Math.signum(a[i] - a[j]) * Math.signum(b[i] - b[j]);
            }
        }
        return 2 * sum / a.length / (a.length - 1);
    }

    private static double mean(double[] counts) {
        return Arrays.stream(counts).average().orElseThrow();
    }

    /**
     * The ratio of means with its interval: 2,000 resamples of runs, pairs of runs kept together.
     */
    private static void print(double near, String name, double[] counts, double[] arena) {
        var random = new Seed(1).child("ratio").random();
        var ratios = new double[2000];
        for (int b = 0; b < ratios.length; b++) {
            double up = 0;
            double down = 0;
            for (int r = 0; r < RUNS; r++) {
                int run = random.nextInt(RUNS);
                up += counts[run];
                down += arena[run];
            }
            ratios[b] = up / down;
        }
        Arrays.sort(ratios);
        long never = Arrays.stream(counts).filter(count -> count >= MOST).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f (%.1f to %.1f) | %d |%n",
                name,
                near,
                mean(counts),
                mean(counts) / mean(arena),
                ratios[50],
                ratios[1949],
                never);
    }
}
