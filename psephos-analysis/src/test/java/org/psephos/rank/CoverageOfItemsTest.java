package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.RankOptions.Method;

/**
 * Abilities and items of item response theory.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfItemsTest {
    private static final Coverage COVERAGE = new Coverage("items");

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    /** Systems from a normal population; what the items are depends on the model. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record World(double[] ability, double[] slope, double[] difficulty, double[] guess) {

        Solved answers(org.psephos.math.SplitMix64 random) {
            var solved = new Solved();
            for (int s = 0; s < ability.length; s++) {
                for (int j = 0; j < slope.length; j++) {
                    double eta = slope[j] * (ability[s] - difficulty[j]);
                    double p = guess[j] + (1 - guess[j]) * PairModel.logistic(eta);
                    solved.add("s" + s, "i" + j, random.nextDouble() < p ? 1 : 0);
                }
            }
            return solved;
        }
    }

    private static World world(org.psephos.math.SplitMix64 random, int systems, int items) {
        var world =
                new World(
                        new double[systems],
                        new double[items],
                        new double[items],
                        new double[items]);
        for (int s = 0; s < systems; s++) {
            world.ability[s] = random.nextGaussian();
        }
        for (int j = 0; j < items; j++) {
            world.slope[j] = 1.2;
            world.difficulty[j] = IrtTest.difficulty(j, items);
        }
        return world;
    }

    private static @Nullable Ladder ladder(
            World world, org.psephos.math.SplitMix64 random, Options options) {
        var fit = Ranking.rank(world.answers(random).dataset(), options.build()).fit();
        return fit instanceof Fit.Fitted(var ladder) ? ladder : null;
    }

    @Test
    void alikeButForDifficulty() {
        COVERAGE.study("irt-1pl, abilities of 50 systems", run -> onePl(run, 0));
        COVERAGE.study("irt-1pl, differences of abilities", run -> onePl(run, 1));
        COVERAGE.study("irt-1pl, difficulties", run -> onePl(run, 2));
    }

    private static List<Claim> onePl(int run, int kind) {
        var random = new Seed(run).child("abilities").random();
        var world = world(random, 50, 40);
        var ladder = ladder(world, random, Options.believing(Method.IRT_1PL));
        return kind == 0
                ? abilities(ladder, world)
                : kind == 1 ? gaps(ladder, world) : items(ladder, world, false);
    }

    @Test
    void discriminating() {
        COVERAGE.study("irt-2pl, difficulties and discriminations", run -> twoPl(run, true));
        COVERAGE.study("irt-2pl, abilities of 200 systems", run -> twoPl(run, false));
    }

    private static List<Claim> twoPl(int run, boolean ofItems) {
        var random = new Seed(run).child("discriminating").random();
        var world = world(random, 200, 8);
        for (int j = 0; j < 8; j++) {
            world.slope[j] = IrtTest.slope(j);
        }
        var ladder = ladder(world, random, Options.believing(Method.IRT_2PL));
        return ofItems ? items(ladder, world, true) : abilities(ladder, world);
    }

    /** Items drawn from the prior that is printed. */
    @Test
    void guessing() {
        COVERAGE.study("irt-3pl --prior 1, difficulties", run -> threePl(run, 0));
        COVERAGE.study("irt-3pl --prior 1, discriminations", run -> threePl(run, 1));
        COVERAGE.study("irt-3pl --prior 1, guessing", run -> threePl(run, 2));
        COVERAGE.study("irt-3pl --prior 1, abilities of 200 systems", run -> threePl(run, 3));
    }

    private static List<Claim> threePl(int run, int kind) {
        var random = new Seed(run).child("guessing").random();
        var world = world(random, 200, 12);
        for (int j = 0; j < 12; j++) {
            world.slope[j] = 1 + random.nextGaussian();
            world.difficulty[j] = -3 * random.nextGaussian() / world.slope[j];
            world.guess[j] = beta(random);
        }
        var ladder = ladder(world, random, Options.believing(Method.IRT_3PL).prior(1));
        if (ladder == null || kind == 3) {
            return abilities(ladder, world);
        }
        var claims = new ArrayList<Claim>();
        for (var item : ladder.items()) {
            int j = Integer.parseInt(item.item().value().substring(1));
            claims.add(
                    switch (kind) {
                        case 0 -> new Claim(item.difficulty(), world.difficulty[j]);
                        case 1 ->
                                new Claim(
                                        Objects.requireNonNull(item.discrimination()),
                                        world.slope[j]);
                        default ->
                                new Claim(Objects.requireNonNull(item.guessing()), world.guess[j]);
                    });
        }
        return claims;
    }

    /** Beta(5, 17): the fifth smallest of 21 even numbers. */
    private static double beta(org.psephos.math.SplitMix64 random) {
        var numbers = new double[21];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextDouble();
        }
        java.util.Arrays.sort(numbers);
        return numbers[4];
    }

    private static List<Claim> abilities(@Nullable Ladder ladder, World world) {
        var claims = new ArrayList<Claim>();
        if (ladder != null) {
            for (var rung : ladder.rungs()) {
                int s = Integer.parseInt(rung.system().value().substring(1));
                claims.add(new Claim(rung.strength(), world.ability[s]));
            }
        }
        return claims;
    }

    private static List<Claim> gaps(@Nullable Ladder ladder, World world) {
        var claims = new ArrayList<Claim>();
        for (int s = 1; ladder != null && s < world.ability.length; s++) {
            claims.add(
                    new Claim(
                            ReferenceTest.between(ladder, "s0", "s" + s),
                            world.ability[0] - world.ability[s]));
        }
        return claims;
    }

    private static List<Claim> items(@Nullable Ladder ladder, World world, boolean slopes) {
        var claims = new ArrayList<Claim>();
        if (ladder != null) {
            for (var item : ladder.items()) {
                int j = Integer.parseInt(item.item().value().substring(1));
                claims.add(new Claim(item.difficulty(), world.difficulty[j]));
                if (slopes) {
                    var slope = Objects.requireNonNull(item.discrimination());
                    claims.add(new Claim(slope, world.slope[j]));
                }
            }
        }
        return claims;
    }
}
