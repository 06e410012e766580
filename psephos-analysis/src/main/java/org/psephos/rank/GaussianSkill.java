package org.psephos.rank;

import org.psephos.dataset.Dataset;
import org.psephos.math.Normal;
import org.psephos.model.PsephosException;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;

/**
 * Gaussian skills with performances around them: in a judgement each member performs at N(skill,
 * beta^2); a better one is ahead by more than a margin, tied ones are within it. Skills are updated
 * after each judgement by expectation propagation, carried to its fixed point. All start at N(25,
 * (25/3)^2), beta is 25/6, and before each judgement the variance of those who take part grows by
 * tau^2, tau = 25/300. The margin is what makes the share {@code --draw} of judgements of equals a
 * tie: Phi^-1((1 + draw) / 2) sqrt(2) beta.
 *
 * <p>In a free-for-all each member of a tier is ahead of each of the next, and within the margin of
 * each of its own; without ties that is the chain of the source, with ties it does not depend on
 * the order in which the tied were named. The order of judgements matters. A vote of weight w is w
 * votes, one after the other; w must be whole.
 *
 * @see "Herbrich, Minka, Graepel (2007), Advances in Neural Information Processing Systems
 *     19:569-576; Minka (2001), Expectation propagation for approximate Bayesian inference,
 *     Uncertainty in Artificial Intelligence 17:362-369"
 */
record GaussianSkill(RankOptions options) {

    Fit fit(Dataset dataset, Tally tally) {
        Posterior.checkOnline(options);
        var placement =
                Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(dataset, tally, placed);
        };
    }

    private Fit fit(Dataset dataset, Tally tally, Placed placed) {
        var chronicle = Chronicle.of(tally, options);
        var bouts = Bouts.of(dataset, chronicle, options, placed);
        double draw = options.online().draw();
        double tied = bouts.tied();
        refuseDraws(draw, tied);
        return new BoutReplay(
                        options,
                        tally,
                        placed,
                        bouts,
                        () -> new Performances(bouts.longest, margin(draw))::update)
                .ladder(
                        chronicle.order(),
                        BoutReplay.LEVEL,
                        "skills start at 25 with deviation 25/3; %s of judgements of equals are expected to be ties (--draw), %s of pairs here were"
                                .formatted(percent(draw), percent(tied)));
    }

    private static void refuseDraws(double draw, double tied) {
        if (draw == 0 && tied > 0) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--draw 0 says that no votes are ties, but some are",
                    "leave out --draw, or use --ties drop");
        }
    }

    /** How far apart the performances of tied equals are at most. */
    static double margin(double draw) {
        return draw == 0 ? 0 : Normal.quantile((1 + draw) / 2) * Math.sqrt(2) * WengLin.Skills.BETA;
    }

    private static String percent(double share) {
        return BradleyTerry.plain(Math.rint(share * 1000) / 10) + "%";
    }
}
