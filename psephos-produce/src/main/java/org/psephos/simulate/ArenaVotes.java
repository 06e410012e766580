package org.psephos.simulate;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;

/**
 * A plan for as many votes as a benchmark needs, written as they are drawn. Strengths are standard
 * normal, sorted so that {@code sim-001} is the strongest; a system at place n of a shuffled order
 * of popularity is drawn in proportion to n^-0.5; voters are Zipf(1.5) numbers modulo {@code
 * voters}; all are honest; Davidson's nu is solved for the share of ties. The names of the systems
 * say that they are simulated.
 *
 * @param systems how many, at least 2
 * @param votes how many, at least 1
 * @param tieShare expected share of ties, from 0 until 1
 * @param voters how many there may be, at least 1
 */
public record ArenaVotes(int systems, long votes, double tieShare, int voters) {
    private static final double POPULARITY_SKEW = 0.5;

    public ArenaVotes {
        Require.that(systems >= 2, "systems must be at least 2", systems);
        Require.that(votes >= 1, "votes must be at least 1", votes);
        Require.that(
                tieShare >= 0 && tieShare < 1, "share of ties must be from 0 until 1", tieShare);
        Require.that(voters >= 1, "voters must be at least 1", voters);
    }

    /** 35% of ties from up to 50,000 voters. */
    public static ArenaVotes of(int systems, long votes) {
        return new ArenaVotes(systems, votes, 0.35, 50_000);
    }

    /** The votes that {@code seed} leads to, not yet drawn. */
    public ArenaDraw simulate(Seed seed) {
        var names = names();
        var random = seed.child("strengths").random();
        double[] drawn =
                IntStream.range(0, systems)
                        .mapToDouble(i -> -random.nextGaussian())
                        .sorted()
                        .map(x -> -x)
                        .toArray();
        var strengths = new TreeMap<SystemId, Double>();
        for (int i = 0; i < systems; i++) {
            strengths.put(names.get(i), drawn[i]);
        }
        var truth = Truth.centred(strengths);
        double[] centred =
                truth.strengths().values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] popularity =
                Weighted.byPlace(systems, POPULARITY_SKEW, seed.child("popularity").random());
        var ballot = Ballot.forTieShare(centred, popularity, tieShare);
        return new ArenaDraw(this, seed, truth, ballot, centred, popularity);
    }

    private List<SystemId> names() {
        int digits = Math.max(3, Integer.toString(systems).length());
        var pattern = "sim-%0" + digits + "d";
        return IntStream.rangeClosed(1, systems)
                .mapToObj(i -> new SystemId(String.format(Locale.ROOT, pattern, i)))
                .toList();
    }
}
