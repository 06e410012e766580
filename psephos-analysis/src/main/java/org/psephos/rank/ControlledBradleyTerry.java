package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Dataset;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.Ties;

/**
 * Bradley-Terry strengths with what else may have moved votes taken out: the log-odds of the left
 * side are s_i - s_j plus a coefficient times each covariate, estimated together by maximum
 * likelihood. A strength is then what a system has where sides are alike in everything controlled
 * for.
 *
 * @see "Springall (1973), Response surface fitting using a generalization of the Bradley-Terry
 *     paired comparison model, Applied Statistics 22:59-68; Turner and Firth (2012), Bradley-Terry
 *     models in R: the BradleyTerry2 package, Journal of Statistical Software 48(9)"
 */
record ControlledBradleyTerry(RankOptions options) {

    /** The ladder of {@code dataset}, with the comparisons that lack a covariate set aside. */
    RankResult rank(Dataset dataset) {
        Refusals.refuse(
                options,
                options.ties() == Ties.GROUNDED_RAO_KUPPER
                        || options.method() == RankOptions.Method.THURSTONE_MOSTELLER,
                "takes only position out of a ladder with this model",
                "use --method bradley-terry with other --ties, or leave out --control");
        if (dataset.rankings().size() + dataset.choices().size() > 0) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--control takes comparisons of two, but "
                            + (dataset.rankings().size() + dataset.choices().size())
                            + " judgements are rankings of several",
                    "leave out --control, or rank the files of comparisons alone");
        }
        var columns = ControlColumns.of(dataset, options);
        var aside = new TreeMap<String, Long>();
        var lacking = lacking(dataset, columns, aside);
        if (!aside.isEmpty()) {
            dataset = compared(dataset).where(_ -> row -> !lacking[row]);
            columns = ControlColumns.of(dataset, options);
        }
        var tally = Tally.of(Duels.of(dataset), options);
        tally.setAside().forEach((reason, count) -> aside.merge(reason, count, Long::sum));
        return new RankResult(fit(tally, columns), options, tally.used(), aside);
    }

    /** Its comparisons alone: a row of them is no row of another kind. */
    private static Dataset compared(Dataset dataset) {
        return Dataset.of(dataset.manifest(), dataset.comparisons(), dataset.rankings())
                .with(dataset.items(), dataset.responses(), dataset.annotators());
    }

    /** Which comparisons cannot be used because a covariate is missing; counts them by reason. */
    private boolean[] lacking(
            Dataset dataset, ControlColumns columns, SortedMap<String, Long> aside) {
        var comparisons = dataset.comparisons();
        var lacking = new boolean[comparisons.size()];
        for (int row = 0; row < lacking.length; row++) {
            var control = columns.missing(row);
            if (control != null && Tally.reason(comparisons, row, options) == null) {
                lacking[row] = true;
                aside.merge("no-" + control.replace("attribute:", ""), 1L, Long::sum);
            }
        }
        return lacking;
    }

    private Fit fit(Tally tally, ControlColumns columns) {
        var placement = Placement.of(tally, options);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed, columns);
        };
    }

    private Fit fit(Tally tally, Placed placed, ControlColumns columns) {
        var place = placed.places(tally.names().size());
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        var maker = new DesignMaker(tally, options, place, columns);
        var design = maker.design(systems.size());
        boolean ties = options.ties() == Ties.DAVIDSON || options.ties() == Ties.RAO_KUPPER;
        boolean noTies = ties && design.allTies() == 0;
        var model = PairModel.of(noTies ? Ties.HALF : options.ties());
        var fit = new CovariateFit(design, model, options.ghosts(), options.threads());
        var spread = new DrawnEffects(fit);
        spread.start();
        var confounded = Collinearity.confounded(fit, systems);
        if (confounded != null) {
            return confounded(confounded, systems, columns);
        }
        fit.startPlain(tally.cells().within(place, systems.size()));
        boolean solved = spread.solve();
        var recession = fit.recession();
        if (recession != null) {
            return infinite(fit, recession, systems, columns);
        }
        if (!solved) {
            return new NotConverged(fit.steps, fit.gap);
        }
        return ladder(tally, placed, systems, spread, notes(fit, noTies, spread, maker.idle()));
    }

    private Fit ladder(
            Tally tally,
            Placed placed,
            List<SystemId> systems,
            DrawnEffects drawn,
            List<String> notes) {
        var fit = drawn.fit;
        var place = placed.places(tally.names().size());
        var values = Covariance.centredParameters(fit);
        var spread = new CovariateIntervals(options, tally, place, fit, drawn, notes).spread();
        if (spread == null) {
            return new NotIdentified(
                    List.of(systems),
                    List.of(),
                    "fewer than half of the bootstrap rounds determine every strength",
                    "use --interval sandwich or --interval profile, or add --prior 1");
        }
        var maker =
                new LadderMaker(
                        systems, Arrays.copyOf(values, systems.size()), spread, options.level());
        var all = tally.cells().bySystem();
        var comparisons = new double[systems.size()];
        for (int i = 0; i < comparisons.length; i++) {
            comparisons[i] = all[placed.core()[i]];
        }
        return new Fitted(
                new Ladder(
                        maker.rungs(comparisons),
                        placed.unplaced(),
                        effects(fit, spread),
                        fit.logLikelihood,
                        fit.steps,
                        fit.gap,
                        maker.differences(),
                        notes,
                        uncontrolled(tally)));
    }

    /** The ladder of the same comparisons with nothing taken out. */
    private List<Ladder.Rung> uncontrolled(Tally tally) {
        var plain = options.withoutControls();
        return new BradleyTerry(plain).fit(tally) instanceof Fitted(var ladder)
                ? ladder.rungs()
                : List.of();
    }

    private List<Effect> effects(CovariateFit fit, Spread spread) {
        var effects = new ArrayList<Effect>();
        int k = fit.systems;
        for (var effect : fit.design.effects()) {
            effects.add(
                    new Effect(effect.name(), spread.effect(k++), effect.unit(), effect.scale()));
        }
        if (fit.model.hasTau()) {
            effects.add(new Effect(BradleyTerry.TIE, spread.effect(k)));
        }
        return effects;
    }

    private List<String> notes(
            CovariateFit fit, boolean noTies, DrawnEffects drawn, List<String> idle) {
        var notes = new ArrayList<String>();
        if (!idle.isEmpty()) {
            notes.add(
                    "left out, being the same on both sides of every comparison: "
                            + String.join(", ", idle));
        }
        for (var effect : fit.design.effects()) {
            if (effect.unit().equals(Design.PER_SD)) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "%s: one sd is a difference of %.4g, the root of the mean square"
                                        + " over the comparisons used",
                                effect.name(),
                                effect.scale()));
            }
        }
        drawn.note(notes);
        if (options.prior() != null) {
            notes.add(
                    "prior: every system drew "
                            + BradleyTerry.plain(fit.prior)
                            + " times against a virtual opponent of strength 0");
        }
        if (noTies) {
            notes.add("there are no ties: the tie parameter has no value");
        }
        return notes;
    }

    private static NotIdentified confounded(
            List<String> names, List<SystemId> systems, ControlColumns columns) {
        var first = names.getFirst();
        var others = names.subList(1, names.size());
        return new NotIdentified(
                List.of(systems),
                names,
                others.isEmpty()
                        ? first
                                + " is the same on both sides of every comparison, so it has no"
                                + " effect to estimate"
                        : first
                                + " cannot be told apart from "
                                + shown(others)
                                + ": in every comparison the one follows from the other",
                "leave out --control "
                        + columns.control(first)
                        + ", or collect comparisons in which it"
                        + " varies within the same pair");
    }

    private static String shown(List<String> names) {
        int most = 5;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most))
                        + " and "
                        + (names.size() - most)
                        + " more";
    }

    private static NotIdentified infinite(
            CovariateFit fit, double[] recession, List<SystemId> systems, ControlColumns columns) {
        var names = new ArrayList<String>();
        for (int k = 0; k < fit.design.effects().size(); k++) {
            if (Math.abs(recession[fit.systems + k]) > 1e-3) {
                names.add(fit.design.effects().get(k).name());
            }
        }
        if (fit.model.hasTau() && Math.abs(recession[fit.size - 1]) > 1e-3) {
            names.add(BradleyTerry.TIE);
        }
        return new NotIdentified(
                List.of(systems),
                names,
                "the votes never contradict "
                        + shown(names)
                        + " wherever strengths leave it open, so the effect is infinite",
                "collect more comparisons, or leave out --control "
                        + (names.isEmpty() ? "" : columns.control(names.getFirst())));
    }
}
