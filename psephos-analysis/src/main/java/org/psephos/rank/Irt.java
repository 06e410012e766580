package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.math.Cholesky;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * Item response theory: the chance that a system of ability theta solves an item is c + (1 - c) /
 * (1 + exp(-a (theta - b))), with one discrimination a for all items (irt-1pl), one for each
 * (irt-2pl), and a share c of lucky guesses for each (irt-3pl, with a prior only). Abilities are
 * standard normal over systems, which sets the scale; items are fitted by marginal maximum
 * likelihood.
 *
 * <p>The strength of a system is the mean of its ability given its answers, with a normal interval
 * of its posterior ({@link AbilitySpread}). Items that all solved, or none, tell nothing and are
 * left out unless there is a prior.
 *
 * @see "Birnbaum (1968), Some latent trait models; Bock and Lieberman (1970), Psychometrika
 *     35:179-197; Bock and Aitkin (1981), Psychometrika 46:443-459; Wright and Masters (1982),
 *     Rating scale analysis, chapter 5"
 */
record Irt(RankOptions options) {
    /** A discrimination this large means that nobody contradicted it. */
    private static final double FAR = 12;

    /** One this small tells no system from another. */
    private static final double LEAST = 1e-3;

    /** Parameters that a fit takes. */
    static final int MOST = 3000;

    RankResult rank(Dataset dataset) {
        refuse();
        var given = ItemResponses.of(dataset, options);
        var kept = options.prior() == null ? given.keeping(given.telling()) : given;
        long alike = (long) given.item().length - kept.item().length;
        return new RankResult(fit(given, kept, alike), options, given.used(), given.setAside());
    }

    private void refuse() {
        Posterior.checkInterval(options);
        Refusals.refuse(
                options,
                options.position()
                        || !options.controls().isEmpty()
                        || options.cluster() != Cluster.NONE,
                "has no effect of position, and no clusters",
                "leave out --control and --cluster");
    }

    private int parameters() {
        return switch (options.method()) {
            case IRT_2PL -> 2;
            case IRT_3PL -> 3;
            default -> 1;
        };
    }

    private Fit fit(ItemResponses given, ItemResponses kept, long alike) {
        var refusal = refusal(given, kept);
        if (refusal != null) {
            return refusal;
        }
        double prior = options.ghosts();
        var fit = new MarginalFit(kept, parameters(), new ItemPriors(prior, parameters()));
        Refusals.refuse(
                options,
                fit.size() > MOST,
                "has " + fit.size() + " parameters here, and takes at most " + MOST,
                "use --method irt-1pl, or --method glicko-2");
        boolean solved = fit.solve();
        if (parameters() == 1 && fit.slope(0) < LEAST) {
            return incoherent();
        }
        var far = far(kept, fit);
        if (!far.isEmpty()) {
            return new NotIdentified(
                    List.of(),
                    far,
                    "nobody contradicts the order that these items put systems in, so their"
                            + " discrimination is infinite",
                    "add --prior 1, or use --method irt-1pl");
        }
        var factor = solved ? Cholesky.of(fit.information(), fit.size()) : null;
        return factor == null
                ? new NotConverged(fit.steps, fit.gap)
                : ladder(kept, fit, factor.inverse(), alike);
    }

    private @Nullable Fit refusal(ItemResponses given, ItemResponses kept) {
        if (kept.items().size() < 2 || kept.systems().size() < 2) {
            return new NotIdentified(
                    List.of(),
                    List.of(),
                    given.items().isEmpty()
                            ? "no rating or label names both a system and an item"
                            : "fewer than two systems, or than two items that some solved and some"
                                    + " did not",
                    "give ratings of 0 and 1 (--columns item=COLUMN,system=COLUMN,rating=COLUMN), or"
                            + " labels that say correct or incorrect (label=COLUMN)");
        }
        if (options.method() == Method.IRT_3PL && options.prior() == null) {
            return new NotIdentified(
                    List.of(),
                    List.of("guessing", "difficulty"),
                    "guessing and difficulty of an item can hardly be told apart without a prior",
                    "add --prior 1, which is printed, or use --method irt-2pl");
        }
        return null;
    }

    private static NotIdentified incoherent() {
        return new NotIdentified(
                List.of(),
                List.of("discrimination", "difficulty"),
                "answers to one item say nothing of those to another: the discrimination that fits"
                        + " best is 0, and difficulties have no unit",
                "collect answers to more items by more systems, or use --method irt-2pl --prior 1");
    }

    private List<String> far(ItemResponses kept, MarginalFit fit) {
        var far = new ArrayList<String>();
        for (int j = 0;
                parameters() > 1 && options.prior() == null && j < kept.items().size();
                j++) {
            if (Math.abs(fit.slope(j)) > FAR) {
                far.add("discrimination of " + kept.items().get(j));
            }
        }
        return far;
    }

    private Fitted ladder(ItemResponses kept, MarginalFit fit, double[] covariance, long alike) {
        var table = new ItemTable(kept, fit, covariance, options);
        var systems = kept.systems().stream().map(SystemId::new).toList();
        var spread =
                options.interval() == IntervalMethod.NONE
                        ? new Spread.None(fit.mean)
                        : AbilitySpread.of(fit, covariance, options.level());
        var maker = new LadderMaker(systems, fit.mean, spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(kept.bySystem(kept.tried())),
                        List.of(),
                        parameters() == 1 ? List.of(table.common()) : List.of(),
                        fit.logLikelihood,
                        fit.steps,
                        fit.gap,
                        maker.differences(),
                        notes(kept, alike),
                        List.of(),
                        table.rungs()));
    }

    private List<String> notes(ItemResponses kept, long alike) {
        var notes = new ArrayList<String>();
        notes.add("abilities are in standard deviations of a normal population of systems");
        if (options.interval() != IntervalMethod.NONE) {
            notes.add(
                    "intervals of systems are posterior, with what is not known of the items; those"
                            + " of items are from the observed information");
        }
        if (options.prior() != null) {
            var priors = new ItemPriors(options.ghosts(), parameters());
            notes.add(
                    "prior of weight "
                            + BradleyTerry.plain(priors.weight())
                            + ": "
                            + priors.words());
        }
        var mixture = kept.mixture();
        if (mixture != null) {
            notes.add(mixture);
        }
        if (alike > 0) {
            notes.add(
                    alike
                            + " answers are to items that all solved, or none: they tell nothing,"
                            + " and their items have no difficulty");
        }
        return notes;
    }
}
