package org.psephos.rank;

import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** Votes of people some of whom are careless, contrary, or only look left. */
final class Crowd {
    /** How somebody votes. */
    enum Habit {
        CAREFUL,
        /** Every vote is a coin's. */
        CARELESS,
        /** Names the worse one. */
        CONTRARY,
        /** Names the left one, four times in five. */
        LEFT
    }

    private Crowd() {}

    /** The habit of person {@code k}: those given, in turn. */
    static Habit habit(int k, Habit... habits) {
        return habits[k % habits.length];
    }

    static String person(int k) {
        return "p" + (100 + k);
    }

    /**
     * {@code each} votes of each of {@code people} on systems with strengths as in {@link
     * Simulated}.
     */
    static Votes votes(long seed, int systems, int people, int each, Habit... habits) {
        var votes = new Votes();
        var random = new Seed(seed).child("crowd").random();
        for (int k = 0; k < people; k++) {
            for (int v = 0; v < each; v++) {
                int l = random.nextInt(systems);
                int r = random.nextInt(systems - 1);
                r += r >= l ? 1 : 0;
                double eta = Simulated.truth(l, systems) - Simulated.truth(r, systems);
                double chance =
                        switch (habit(k, habits)) {
                            case CAREFUL -> 1 / (1 + Math.exp(-eta));
                            case CARELESS -> 0.5;
                            case CONTRARY -> 1 / (1 + Math.exp(eta));
                            case LEFT -> 0.8;
                        };
                boolean left = random.nextDouble() < chance;
                votes.by(
                        person(k),
                        Simulated.name(l),
                        Simulated.name(r),
                        left ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        return votes;
    }
}
