package org.psephos.rank;

import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.model.PsephosException;
import org.psephos.rank.Prior.Kind;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Options that do not go together are refused, never ignored. */
final class Refusals {
    /** Methods whose posterior is an interval. */
    static final List<Method> BELIEVING =
            List.of(Method.WHOLE_HISTORY, Method.IRT_1PL, Method.IRT_2PL, Method.IRT_3PL);

    /** Methods of solved items. */
    private static final List<Method> OF_ITEMS =
            List.of(Method.IRT_1PL, Method.IRT_2PL, Method.IRT_3PL);

    /** Whether items, not comparisons, are what the method fits. */
    static boolean ofItems(RankOptions options) {
        return OF_ITEMS.contains(options.method());
    }

    /** Whether a method of comparisons is given solved items alone, and can take them. */
    static boolean itemsAsOpponents(Dataset dataset, RankOptions options) {
        boolean can = options.method() == Method.GLICKO || options.method() == Method.GLICKO_2;
        return can && SolvedItems.only(dataset);
    }

    private Refusals() {}

    /** Throws where {@code wrong}. */
    static void refuse(RankOptions options, boolean wrong, String problem, String remedy) {
        if (wrong) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--method " + options.method() + ": " + problem,
                    remedy);
        }
    }

    /** For methods that keep no belief of their own. */
    static void foreignPosterior(RankOptions options) {
        refuse(
                options,
                options.interval() == IntervalMethod.POSTERIOR
                        && !BELIEVING.contains(options.method())
                        && !options.method().carriesDeviation(),
                "keeps no belief of its own, so no --interval posterior",
                "leave it out, or use --method whole-history");
    }

    /** Firth's and Gaussian priors are for the likelihood of pairs alone. */
    static void foreignPrior(RankOptions options) {
        var prior = options.prior();
        if (prior == null || prior.kind() == Kind.GHOST) {
            return;
        }
        boolean pairs =
                options.method() == Method.BRADLEY_TERRY || options.method() == Method.ELO_MLE;
        var votes = "use --prior 1, or --method bradley-terry";
        refuse(options, !pairs, "knows no prior " + prior, votes);
        refuse(
                options,
                !options.controls().isEmpty(),
                "knows no prior " + prior + " beside controls other than position",
                "use --prior 1, or leave out --control");
        refuse(
                options,
                prior.kind() == Kind.FIRTH && options.ties() == Ties.RAO_KUPPER,
                "--ties rao-kupper has no prior firth: its information depends on the outcomes",
                "use --ties davidson, or --prior gaussian:2");
    }

    /** For questions that know ghost votes alone. */
    static void ghostsOnly(RankOptions options, String what) {
        var prior = options.prior();
        refuse(
                options,
                prior != null && prior.kind() != Kind.GHOST,
                what + " knows no prior " + prior,
                "use --prior 1, or leave it out");
    }

    /** These priors need a matrix of all systems. */
    static void manySystems(RankOptions options, int systems) {
        ghostsOnly(options, "a ladder of " + systems + " systems");
    }

    /** For methods that are no likelihood of pairs. */
    static void noPairModel(RankOptions options) {
        var other = "leave it out, or use --method bradley-terry";
        refuse(options, options.position(), "has no effect of position to control", other);
        refuse(options, !options.controls().isEmpty(), "takes no controls", other);
        refuse(
                options,
                options.prior() != null && options.method() != Method.WHOLE_HISTORY,
                "knows no prior",
                other);
        refuse(
                options,
                options.ties() != Ties.HALF && options.ties() != Ties.DROP,
                "has no model of ties, but was asked for --ties " + options.ties(),
                "use --ties half or --ties drop, or --method bradley-terry");
    }
}
