package org.psephos.rank;

import java.util.Locale;

/**
 * What is added to the likelihood of strengths before any vote, only where it was asked for, and
 * always said.
 *
 * @param kind which
 * @param size votes of {@link Kind#GHOST}, standard deviation in log-odds of {@link Kind#GAUSSIAN},
 *     1 for {@link Kind#FIRTH}; positive and finite
 */
public record Prior(Kind kind, double size) {
    public Prior {
        if (!(size > 0) || size == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("prior must be positive, but was " + size);
        }
    }

    /** Kinds of prior. */
    public enum Kind {
        /** Draws of every system against a virtual opponent of strength 0. */
        GHOST,
        /** Strengths are normal about 0, each by itself. */
        GAUSSIAN,
        /**
         * Jeffreys' prior, the root of the determinant of the expected information. It takes the
         * first term of the bias away, and strengths stay finite where one side always won; it says
         * nothing of systems that never met.
         *
         * @see "Firth (1993), Bias reduction of maximum likelihood estimates, Biometrika 80:27-38"
         */
        FIRTH
    }

    /** So many draws of every system against a virtual opponent. */
    public static Prior ghost(double votes) {
        return new Prior(Kind.GHOST, votes);
    }

    /** Strengths about 0 with this standard deviation. */
    public static Prior gaussian(double deviation) {
        return new Prior(Kind.GAUSSIAN, deviation);
    }

    /** Jeffreys' prior. */
    public static Prior firth() {
        return new Prior(Kind.FIRTH, 1);
    }

    /** Whether it holds every strength near 0, whoever met whom. */
    boolean holds() {
        return kind != Kind.FIRTH;
    }

    /** A sentence for the reader of a ladder. */
    String note() {
        return switch (kind) {
            case GHOST ->
                    String.format(
                            Locale.ROOT,
                            "prior: every system drew %s times against a virtual opponent of"
                                    + " strength 0",
                            BradleyTerry.plain(size));
            case GAUSSIAN ->
                    "prior: every strength is normal about 0 with a standard deviation of "
                            + BradleyTerry.plain(size)
                            + " log-odds";
            case FIRTH ->
                    "prior: Firth's, the root of the determinant of the information (Jeffreys); it"
                            + " keeps strengths finite where one side always won";
        };
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return switch (kind) {
            case GHOST -> BradleyTerry.plain(size);
            case GAUSSIAN -> "gaussian:" + BradleyTerry.plain(size);
            case FIRTH -> "firth";
        };
    }
}
