package org.psephos.rank;

import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** Votes drawn from a known truth. */
final class Simulated {
    private Simulated() {}

    /** Strength of system {@code i} of {@code systems}: evenly spaced, mean zero. */
    static double truth(int i, int systems) {
        return 1.5 * (systems - 1 - 2 * i) / Math.max(1, systems - 1);
    }

    static String name(int i) {
        return "s" + (char) ('a' + i);
    }

    /**
     * Votes by Davidson's model with the position effect {@code position}; no ties where {@code nu}
     * is 0.
     */
    static Votes davidson(long seed, int systems, int votes, double nu, double position) {
        var result = new Votes();
        each(seed, systems, votes, nu, position, result::add);
        return result;
    }

    /** One vote, left and right. */
    interface Game {
        void of(String left, String right, Outcome outcome);
    }

    /** The votes of {@link #davidson}, one by one. */
    static void each(long seed, int systems, int votes, double nu, double position, Game game) {
        var random = new Seed(seed).child("votes").random();
        for (int v = 0; v < votes; v++) {
            int l = random.nextInt(systems);
            int r = random.nextInt(systems - 1);
            r += r >= l ? 1 : 0;
            double eta = truth(l, systems) - truth(r, systems) + position;
            double win = Math.exp(eta / 2);
            double loss = Math.exp(-eta / 2);
            double u = random.nextDouble() * (win + loss + nu);
            var outcome = u < win ? Outcome.LEFT : u < win + loss ? Outcome.RIGHT : Outcome.TIE;
            game.of(name(l), name(r), outcome);
        }
    }

    /** Votes by Rao and Kupper's model. */
    static Votes raoKupper(long seed, int systems, int votes, double theta) {
        var random = new Seed(seed).child("votes").random();
        var result = new Votes();
        for (int v = 0; v < votes; v++) {
            int l = random.nextInt(systems);
            int r = random.nextInt(systems - 1);
            r += r >= l ? 1 : 0;
            double eta = truth(l, systems) - truth(r, systems);
            double win = 1 / (1 + theta * Math.exp(-eta));
            double loss = 1 / (1 + theta * Math.exp(eta));
            double u = random.nextDouble();
            var outcome = u < win ? Outcome.LEFT : u < win + loss ? Outcome.RIGHT : Outcome.TIE;
            result.add(name(l), name(r), outcome);
        }
        return result;
    }
}
