package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.SystemId;
import org.psephos.rank.SkillArena;

/**
 * S125, K-Sort Arena: free-for-alls of four, matched where they teach most, against Elo of random
 * pairs, on systems with known skills: judgements until the order is nearly that of the truth.
 */
final class SystemsFreeForAll {
    static final String LACKS =
            "pages on which people rank four images or videos; the published 16.3 times fewer"
                    + " judgements than Elo, of which we find about 7 to 9 (docs/methods/gaussian-skill.md)";

    private static final int SYSTEMS = 30;
    private static final int RUNS = 5;
    private static final double NEAR = 0.9;
    private static final int MOST = 20_000;

    private SystemsFreeForAll() {}

    static Verdict check(@Nullable Path published) {
        int arena = 0;
        int elo = 0;
        for (int run = 0; run < RUNS; run++) {
            var seed = new Seed(125).child("run", run);
            var truth = truth(seed.child("truth").random());
            arena += arena(seed.child("arena").random(), truth);
            elo += elo(seed.child("elo").random(), truth);
        }
        return Verdict.compare(
                Rows.GENERATED,
                "free-for-alls need at most a fourth of the judgements of Elo until Kendall's tau"
                        + " with the truth is .9",
                true,
                4 * arena <= elo);
    }

    private static double[] truth(SplitMix64 random) {
        var truth = new double[SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            truth[i] = 25 + 25 / 3.0 * random.nextGaussian();
        }
        return truth;
    }

    private static int arena(SplitMix64 random, double[] truth) {
        var systems = new ArrayList<SystemId>();
        for (int i = 0; i < SYSTEMS; i++) {
            systems.add(new SystemId("s" + i));
        }
        var arena = new SkillArena(systems, 4, 0.1);
        int judgements = 0;
        while (tau(truth, i -> arena.mean(systems.get(i))) < NEAR && judgements < MOST) {
            var performances = new TreeMap<Double, SystemId>(Comparator.reverseOrder());
            for (var system : arena.next(4)) {
                double skill = truth[systems.indexOf(system)];
                performances.put(skill + 25 / 6.0 * random.nextGaussian(), system);
            }
            arena.add(performances.values().stream().map(List::of).toList());
            judgements++;
        }
        return judgements;
    }

    private static int elo(SplitMix64 random, double[] truth) {
        var points = new double[SYSTEMS];
        int judgements = 0;
        while (tau(truth, i -> points[i]) < NEAR && judgements < MOST) {
            int a = random.nextInt(SYSTEMS);
            int b = (a + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            double gap = truth[a] - truth[b] + 25 / 6.0 * Math.sqrt(2) * random.nextGaussian();
            double expected = 1 / (1 + StrictMath.pow(10, (points[b] - points[a]) / 400));
            double move = 16 * ((gap > 0 ? 1 : 0) - expected);
            points[a] += move;
            points[b] -= move;
            judgements++;
        }
        return judgements;
    }

    private static double tau(double[] truth, IntToDoubleFunction skill) {
        double sum = 0;
        for (int i = 0; i < SYSTEMS; i++) {
            for (int j = i + 1; j < SYSTEMS; j++) {
                double gap = skill.applyAsDouble(i) - skill.applyAsDouble(j);
                sum += Math.signum(truth[i] - truth[j]) * Math.signum(gap);
            }
        }
        return 2 * sum / SYSTEMS / (SYSTEMS - 1);
    }
}
