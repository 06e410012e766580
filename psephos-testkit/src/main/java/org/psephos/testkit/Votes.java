package org.psephos.testkit;

import java.util.List;
import java.util.stream.IntStream;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;

/**
 * Small sets of votes with a known truth, for tests of any room. Pairs are drawn evenly; votes
 * follow Davidson's model with no effect of position. The same seed gives the same votes.
 *
 * @param strengths log-odds of the systems, which are named {@code s00}, {@code s01} and so on
 * @param nu how common ties are: 0 for none
 * @see "Davidson (1970), equation 2.5"
 */
public record Votes(List<Double> strengths, double nu) {

    public Votes {
        strengths = List.copyOf(strengths);
        if (strengths.size() < 2 || strengths.size() > 100) {
            throw new IllegalArgumentException(
                    "strengths must be of 2 to 100 systems, but were of " + strengths.size());
        }
        if (!(nu >= 0)) {
            throw new IllegalArgumentException("nu must be at least 0, but was " + nu);
        }
    }

    /** Strengths at even distances, weakest first, from {@code -spread} to {@code spread}. */
    public static Votes evenly(int systems, double spread, double nu) {
        return new Votes(
                IntStream.range(0, systems)
                        .mapToObj(i -> spread * (2.0 * i / (systems - 1) - 1))
                        .toList(),
                nu);
    }

    /** The name of the system with strength {@code i}. */
    public static String name(int i) {
        return i < 10 ? "s0" + i : "s" + i;
    }

    /** A dataset of {@code count} votes, without annotators and items. */
    public Dataset draw(int count, Seed seed) {
        var random = seed.child("votes").random();
        var names =
                Dictionary.of(IntStream.range(0, strengths.size()).mapToObj(Votes::name).toList());
        var left = new int[count];
        var right = new int[count];
        var outcome = new byte[count];
        for (int row = 0; row < count; row++) {
            left[row] = random.nextInt(strengths.size());
            right[row] = (left[row] + 1 + random.nextInt(strengths.size() - 1)) % strengths.size();
            outcome[row] = (byte) vote(left[row], right[row], random).ordinal();
        }
        var manifest = new Manifest(List.of(), count, Rejects.NONE, "testkit", null, true);
        return new Dataset(
                manifest, Comparisons.of(names, left, right, outcome), Rankings.none(), 0);
    }

    private Outcome vote(int left, int right, SplitMix64 random) {
        double ofLeft = StrictMath.exp(strengths.get(left));
        double ofRight = StrictMath.exp(strengths.get(right));
        double ofTie = nu * Math.sqrt(ofLeft * ofRight);
        double drawn = random.nextDouble() * (ofLeft + ofRight + ofTie);
        if (drawn < ofLeft) {
            return Outcome.LEFT;
        }
        return drawn < ofLeft + ofRight ? Outcome.RIGHT : Outcome.TIE;
    }
}
