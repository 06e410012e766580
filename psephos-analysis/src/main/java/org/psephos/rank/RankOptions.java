package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Seed;

/**
 * How a ladder is made. Everything that can change a number is here, so that a result can be made
 * again.
 *
 * @param method how strengths are estimated
 * @param ties what a tie says
 * @param bothBad what a vote against both says
 * @param position whether the effect of being shown first is a parameter
 * @param interval how intervals are made
 * @param rounds number of bootstrap rounds, at least 2; used by {@link IntervalMethod#BOOTSTRAP}
 *     only
 * @param cluster what judgements are not independent within
 * @param level coverage promised by every interval, strictly between 0 and 1
 * @param seed start of all randomness
 * @param prior what is added to the likelihood of strengths; absent means nothing
 * @param k step of Elo in points, positive
 * @param whole whether a ladder without every system is no answer
 * @param threads how many may work; changes time only
 * @param online what only methods need that read judgements one after the other
 * @param controls what else is taken out of the ladder, beside {@code position}
 */
public record RankOptions(
        Method method,
        Ties ties,
        BothBad bothBad,
        boolean position,
        IntervalMethod interval,
        int rounds,
        Cluster cluster,
        double level,
        Seed seed,
        @Nullable Prior prior,
        double k,
        boolean whole,
        int threads,
        Online online,
        List<Control> controls) {

    public RankOptions {
        controls = List.copyOf(controls);
        require(level > 0 && level < 1, "level must be between 0 and 1", level);
        require(
                interval != IntervalMethod.BOOTSTRAP || rounds >= 2,
                "rounds must be at least 2",
                rounds);
        require(k > 0, "k must be positive", k);
        require(threads >= 1, "threads must be at least 1", threads);
    }

    /** As above, with each online method's own ways. */
    public RankOptions(
            Method method,
            Ties ties,
            BothBad bothBad,
            boolean position,
            IntervalMethod interval,
            int rounds,
            Cluster cluster,
            double level,
            Seed seed,
            @Nullable Prior prior,
            double k,
            boolean whole,
            int threads) {
        this(
                method,
                ties,
                bothBad,
                position,
                interval,
                rounds,
                cluster,
                level,
                seed,
                prior,
                k,
                whole,
                threads,
                Online.usual());
    }

    /** As above, with online methods' ways and without controls. */
    public RankOptions(
            Method method,
            Ties ties,
            BothBad bothBad,
            boolean position,
            IntervalMethod interval,
            int rounds,
            Cluster cluster,
            double level,
            Seed seed,
            @Nullable Prior prior,
            double k,
            boolean whole,
            int threads,
            Online online) {
        this(
                method, ties, bothBad, position, interval, rounds, cluster, level, seed, prior, k,
                whole, threads, online, List.of());
    }

    /** The same with these controls beside {@code position}. */
    public RankOptions controlling(List<Control> taken) {
        return changed(position, interval, taken);
    }

    /** What is taken out, as on the command line. */
    public List<String> controlNames() {
        var names = new ArrayList<String>();
        if (position) {
            names.add(BradleyTerry.POSITION);
        }
        controls.forEach(control -> names.add(control.toString()));
        return names;
    }

    /** Votes of a prior of ghost votes; 0 where there is none. */
    double ghosts() {
        return prior == null || prior.kind() != Prior.Kind.GHOST ? 0 : prior.size();
    }

    /** The same with nothing taken out, not even {@code position}. */
    RankOptions withoutControls() {
        return changed(false, interval, List.of());
    }

    /** The same with intervals made in another way. */
    RankOptions with(IntervalMethod other) {
        return changed(position, other, controls);
    }

    /** The same with other votes taken together. */
    RankOptions with(Cluster other) {
        return new RankOptions(
                method, ties, bothBad, position, interval, rounds, other, level, seed, prior, k,
                whole, threads, online, controls);
    }

    private RankOptions changed(
            boolean side, IntervalMethod otherInterval, List<Control> otherControls) {
        return new RankOptions(
                method,
                ties,
                bothBad,
                side,
                otherInterval,
                rounds,
                cluster,
                level,
                seed,
                prior,
                k,
                whole,
                threads,
                online,
                otherControls);
    }

    private static void require(boolean holds, String rule, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /** Bradley-Terry by maximum likelihood, ties as half wins, sandwich intervals at 95%. */
    public static RankOptions withDefaults() {
        return new RankOptions(
                Method.BRADLEY_TERRY,
                Ties.HALF,
                BothBad.SET_ASIDE,
                false,
                IntervalMethod.SANDWICH,
                100,
                Cluster.NONE,
                0.95,
                new Seed(1),
                null,
                4,
                false,
                1);
    }

    /** The same with another method, and other things said of ties and of votes against both. */
    RankOptions with(Method otherMethod, Ties otherTies, BothBad otherBothBad) {
        return new RankOptions(
                otherMethod,
                otherTies,
                otherBothBad,
                position,
                interval,
                rounds,
                cluster,
                level,
                seed,
                prior,
                k,
                whole,
                threads,
                online,
                controls);
    }

    /** The literature's name, as on the command line: lower case, joined by hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Ways to estimate strengths. */
    public enum Method {
        COUNTS,
        WIN_RATE,
        ELO,
        BRADLEY_TERRY,
        PLACKETT_LUCE,
        GLICKO,
        GLICKO_2,
        WENG_LIN,
        GAUSSIAN_SKILL,
        RANK_CENTRALITY,
        PAGERANK,
        NEWMAN,
        BORDA,
        COPELAND,
        SCHULZE,
        RANKED_PAIRS,
        KEMENY,
        ELO_MLE,
        THURSTONE_MOSTELLER,
        WHOLE_HISTORY,
        IRT_1PL,
        IRT_2PL,
        IRT_3PL,
        AM_ELO,
        CROWD_BT,
        NOISY_BT,
        /** One of the others, chosen by the kind of data. */
        AUTO;

        /** Whether strengths are those that make the judgements most likely. */
        public boolean isLikelihood() {
            return switch (this) {
                case AUTO, BRADLEY_TERRY, ELO_MLE, NEWMAN, PLACKETT_LUCE, THURSTONE_MOSTELLER ->
                        true;
                case AM_ELO -> true;
                default -> false;
            };
        }

        /** Whether each strength has a deviation that says how far the next vote may move it. */
        public boolean carriesDeviation() {
            return switch (this) {
                case GLICKO, GLICKO_2, WENG_LIN, GAUSSIAN_SKILL -> true;
                default -> false;
            };
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What a tie says. */
    public enum Ties {
        /** Half a win to each side. */
        HALF,
        /** An outcome with a parameter of its own, Davidson (1970). */
        DAVIDSON,
        /** An outcome with a threshold, Rao and Kupper (1967). */
        RAO_KUPPER,
        /**
         * As {@link #RAO_KUPPER}, with votes against both as an outcome of their own, Frick and
         * others (2025).
         */
        GROUNDED_RAO_KUPPER,
        /** Nothing: ties are set aside. */
        DROP;

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What a vote against both says. */
    public enum BothBad {
        SET_ASIDE,
        TIE;

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** How intervals are made. */
    public enum IntervalMethod {
        SANDWICH,
        FISHER,
        PROFILE,
        BOOTSTRAP,
        /** What the method itself believes, given all votes. */
        POSTERIOR,
        NONE;

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What judgements are not independent within. */
    public enum Cluster {
        NONE,
        ANNOTATOR,
        ITEM;

        @Override
        public String toString() {
            return word(this);
        }
    }
}
