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
 * @param singles what becomes of judgements of single annotators that an overall one sums up
 * @param degree what a trainer's margin is made of
 */
public record Pairing(
        Pairs pairs,
        double margin,
        Votes votes,
        SortedMap<String, Double> aspects,
        Seed seed,
        Singles singles,
        Degree degree) {

    public Pairing {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("margin must be at least 0, but was " + margin);
        }
        aspects = Collections.unmodifiableSortedMap(new TreeMap<>(aspects));
    }

    /** With the overall judgement alone where there is one, and margins of what was judged. */
    public Pairing(
            Pairs pairs, double margin, Votes votes, SortedMap<String, Double> aspects, Seed seed) {
        this(pairs, margin, votes, aspects, seed, Singles.LEAVE, Degree.STRENGTH);
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

    /**
     * The criterion under which what single annotators said beside an overall judgement is read.
     */
    static final String SINGLE = "single annotator";

    /**
     * Where a file has an overall judgement and those of the annotators that it sums up, as
     * HelpSteer3 has: the pairs of which. Where votes are counted, by {@link Votes#MAJORITY} or
     * {@link Votes#SOFT}, both are, each by its own criterion.
     */
    public enum Singles {
        /** The overall judgement makes one pair; the others are told as left out. */
        LEAVE,
        /** Each makes a pair of its own as well. */
        EACH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the margin of a trainer's row is. */
    public enum Degree {
        /** By how much the judgement says that one is better; of ratings, their difference. */
        STRENGTH,
        /**
         * The score of the chosen answer minus that of the rejected one, of ratings, or of the
         * attributes {@code score_chosen} and {@code score_rejected}. A pair without both, or whose
         * scores do not say the same as the judgement, is left out and told.
         */
        SCORES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether {@code criterion} is of judgements that make no pairs. */
    boolean leaves(String criterion) {
        return singles == Singles.LEAVE && votes == Votes.EACH && criterion.equals(SINGLE);
    }
}
