package org.psephos.export;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.math.Seed;

/**
 * How ratings, rankings and repeated votes become pairs. The choice is printed in the record of the
 * conversion.
 *
 * @param pairs which pairs a list of answers makes
 * @param margin by how much the better score must exceed the other, at least 0
 * @param votes whether each annotator's word counts for itself
 * @param aspects weights by criterion of ratings; empty means the criterion {@code overall} where
 *     there is one, else the mean of all
 * @param seed of random picks
 */
public record Pairing(
        Pairs pairs, double margin, Votes votes, SortedMap<String, Double> aspects, Seed seed) {

    public Pairing {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("margin must be at least 0, but was " + margin);
        }
        aspects = Collections.unmodifiableSortedMap(new TreeMap<>(aspects));
    }

    /** Every pair of every annotator. */
    public static Pairing withDefaults() {
        return new Pairing(Pairs.ALL, 0, Votes.EACH, new TreeMap<>(), new Seed(1));
    }

    /** Which pairs a list of answers makes. */
    public enum Pairs {
        /** Each answer with each that is worse. */
        ALL,
        /** The best with the worst. */
        BEST_WORST,
        /** The best with one of the others, by chance. */
        BEST_RANDOM,
        /** The best with each of the others. */
        BEST_REST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whose word counts. */
    public enum Votes {
        /** Each judgement makes its own pairs. */
        EACH,
        /** Comparisons of the same two answers are decided by majority, ratings by their mean. */
        MAJORITY,
        /**
         * What all said of the same two answers is one pair, with the probability that the chosen
         * one is better: the share of judgements for it, ties counted by half.
         */
        SOFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
