package org.psephos.rank;

import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Ties;

/** Options that do not go together are refused, never ignored. */
final class Refusals {
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

    /** For methods that are no likelihood of pairs. */
    static void noPairModel(RankOptions options) {
        var other = "leave it out, or use --method bradley-terry";
        refuse(options, options.position(), "has no effect of position to control", other);
        refuse(options, !options.controls().isEmpty(), "takes no controls", other);
        refuse(options, options.prior() != null, "knows no prior", other);
        refuse(
                options,
                options.ties() == Ties.DAVIDSON || options.ties() == Ties.RAO_KUPPER,
                "has no model of ties, but was asked for --ties " + options.ties(),
                "use --ties half or --ties drop, or --method bradley-terry");
    }
}
