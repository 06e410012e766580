package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Cholesky;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Bradley-Terry strengths and the reliability of each annotator, fitted together, so that careless
 * votes count for less and contrary ones are read the other way round: the models of {@link
 * AnnotatorModel}. A tie is half a vote for each side.
 *
 * <p>Intervals take the votes of one annotator together: what is summed and squared is the score of
 * an annotator's votes with the reliability at its best value. Reliabilities have normal intervals
 * from the information as observed, with what the strengths leave open.
 *
 * @see "Liang and Zeger (1986), Biometrika 73:13-22; White (1982), Econometrica 50:1-25"
 */
record AnnotatedBradleyTerry(RankOptions options) {

    /** The same with clusters of annotators, which these methods always take. */
    static RankOptions clustered(RankOptions options) {
        return options.cluster() == Cluster.NONE ? options.with(Cluster.ANNOTATOR) : options;
    }

    Fit fit(Tally tally) {
        refuse();
        checkNames(tally);
        var placement = Placement.of(tally, options);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed);
        };
    }

    private void refuse() {
        Refusals.refuse(
                options,
                options.position() || !options.controls().isEmpty(),
                "takes no controls",
                "leave out --control, or use --method bradley-terry");
        Refusals.refuse(
                options,
                options.ties() != Ties.HALF && options.ties() != Ties.DROP,
                "has no model of ties, but was asked for --ties " + options.ties(),
                "use --ties half or --ties drop, or --method bradley-terry");
        Refusals.refuse(
                options,
                options.cluster() == Cluster.ITEM,
                "takes the votes of one annotator together, so no --cluster item",
                "leave out --cluster");
        Refusals.refuse(
                options,
                options.interval() != IntervalMethod.NONE && options.method() != Method.AM_ELO,
                "tells the size of strengths from reliabilities too badly for an interval",
                "add --interval none, or use --method am-elo, whose intervals hold");
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.PROFILE,
                "has no --interval profile",
                "use --interval sandwich, or --bootstrap 100");
    }

    private void checkNames(Tally tally) {
        var comparisons = tally.duels().comparisons();
        var headers = comparisons.headers();
        var annotators = headers.annotator();
        Refusals.refuse(
                options,
                annotators == null,
                "no comparison names its annotator",
                "name the column with --columns annotator=COLUMN, or use --method bradley-terry");
        long missing = 0;
        var where = "";
        for (int row = 0; annotators != null && row < comparisons.size(); row++) {
            if (annotators.code(row) == Dictionary.MISSING
                    && Tally.reason(comparisons, row, options) == null) {
                where = missing++ == 0 && headers.hasOrigin() ? headers.origin(row) + ": " : where;
            }
        }
        if (missing > 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    where
                            + "annotator: expected a name, but found nothing (and so in "
                            + missing
                            + " of "
                            + comparisons.size()
                            + " comparisons)",
                    "fill the column, or use --method bradley-terry");
        }
    }

    private Fit fit(Tally tally, Placed placed) {
        int n = placed.core().length;
        Refusals.refuse(
                options,
                n > AnnotatedCurvature.DENSE && options.interval() != IntervalMethod.NONE,
                "has no intervals beyond "
                        + AnnotatedCurvature.DENSE
                        + " systems, and here are "
                        + n,
                "add --interval none");
        var cells = AnnotatedCells.of(tally, options, placed.places(tally.names().size()), n);
        var ones = new double[cells.annotators()];
        Arrays.fill(ones, 1);
        var fit = fitOf(cells, ones, options.threads());
        boolean solved = fit.solve();
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        if (!solved) {
            return fit.endless.length == 0
                    ? new NotConverged(fit.steps, fit.gap)
                    : endless(systems, Arrays.stream(fit.endless).mapToObj(systems::get).toList());
        }
        var inverse = n <= AnnotatedCurvature.DENSE ? fit.inverse() : null;
        var far = inverse == null ? List.<SystemId>of() : far(inverse, fit, systems);
        if (!far.isEmpty()) {
            return endless(systems, far);
        }
        return ladder(new Solved(tally, placed, systems, fit, inverse));
    }

    private AnnotatedFit fitOf(AnnotatedCells cells, double[] times, int threads) {
        return new AnnotatedFit(
                cells, AnnotatorModel.of(options.method()), options.ghosts(), times, threads);
    }

    /** Systems whose strength the votes hardly bound. */
    private static List<SystemId> far(double[] inverse, AnnotatedFit fit, List<SystemId> systems) {
        int n = fit.systems - (fit.ground() < fit.systems ? 1 : 0);
        var far = new ArrayList<SystemId>();
        for (int i = 0; i < n; i++) {
            if (inverse[i * n + i] > AnnotatedFit.FAR * AnnotatedFit.FAR) {
                far.add(systems.get(i + fit.systems - n));
            }
        }
        // Where all others are far from the one held at 0, that one is meant.
        return far.size() == n && n > 1 ? List.of(systems.getFirst()) : far;
    }

    private static NotIdentified endless(List<SystemId> systems, List<SystemId> far) {
        return new NotIdentified(
                List.of(systems),
                far.stream().map(SystemId::value).toList(),
                "only annotators who vote against the others contradict the place of "
                        + far.getFirst()
                        + ", so its distance is infinite",
                "collect more comparisons of it, or add --prior 1");
    }

    /** A fit with what it is of. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Solved(
            Tally tally,
            Placed placed,
            List<SystemId> systems,
            AnnotatedFit fit,
            double @Nullable [] inverse) {}

    private Fit ladder(Solved solved) {
        var fit = solved.fit;
        var values = fit.strength.clone();
        Covariance.centre(values, values.length);
        var notes = notes(solved);
        var spread = spread(solved, values, notes);
        if (spread == null) {
            return new NotIdentified(
                    List.of(solved.systems),
                    List.of(),
                    "fewer than half of the bootstrap rounds determine every strength",
                    "use --interval sandwich, or add --prior 1");
        }
        var maker = new LadderMaker(solved.systems, values, spread, options.level());
        var all = solved.tally.cells().bySystem();
        var comparisons = new double[values.length];
        for (int i = 0; i < comparisons.length; i++) {
            comparisons[i] = all[solved.placed.core()[i]];
        }
        return new Fitted(
                new Ladder(
                        maker.rungs(comparisons),
                        solved.placed.unplaced(),
                        List.of(),
                        fit.logLikelihood,
                        fit.steps,
                        fit.gap,
                        maker.differences(),
                        notes,
                        List.of(),
                        List.of(),
                        new AnnotatorRungs(options, solved.tally, fit, solved.inverse).rungs()));
    }

    private List<String> notes(Solved solved) {
        var fit = solved.fit;
        var notes = new ArrayList<String>();
        notes.add("reliability is " + fit.model.meaning());
        contrary(solved, notes);
        notes.add(
                String.format(
                        Locale.ROOT,
                        "%s of %s annotators are taken as normal around %.3g with a spread of"
                                + " %.3g, estimated from the votes, so that who gave few votes is"
                                + " near the others",
                        fit.model.scale(),
                        fit.annotators,
                        fit.mean,
                        fit.spread));
        if (fit.width == 2) {
            notes.add(
                    "leftBias is the log-odds of the left side in votes without attention, taken as"
                            + " normal around 0 with a spread of 1");
        }
        if (options.method() != Method.AM_ELO) {
            notes.add(
                    "no interval: the votes hardly tell the size of strengths from reliabilities, so"
                            + " read the order; am-elo has intervals that hold");
        }
        if (options.prior() != null) {
            notes.add(
                    "prior: every system drew "
                            + BradleyTerry.plain(fit.ghosts)
                            + " times against a virtual opponent of strength 0");
        }
        return notes;
    }

    /** Names those whose interval lies on the wrong side of a coin. */
    private void contrary(Solved solved, List<String> notes) {
        var names =
                new AnnotatorRungs(options, solved.tally, solved.fit, solved.inverse)
                        .rungs().stream()
                                .filter(rung -> solved.fit.model.isContrary(rung))
                                .map(rung -> rung.annotator().value())
                                .toList();
        if (!names.isEmpty()) {
            int shown = Math.min(names.size(), 10);
            notes.add(
                    (names.size() == 1 ? "1 annotator votes" : names.size() + " annotators vote")
                            + " against the better side, beyond doubt: "
                            + String.join(", ", names.subList(0, shown))
                            + (shown < names.size() ? " and others" : ""));
        }
    }

    private @Nullable Spread spread(Solved solved, double[] values, List<String> notes) {
        var inverse = solved.inverse;
        if (options.interval() == IntervalMethod.BOOTSTRAP) {
            return drawn(solved.fit, values, notes);
        }
        if (inverse == null || options.interval() == IntervalMethod.NONE) {
            return new Spread.None(values);
        }
        if (options.interval() == IntervalMethod.FISHER) {
            return new Spread.Gaussian(
                    values, centred(inverse, solved.fit), options.level(), "observed information");
        }
        int n = values.length - (solved.fit.ground() < values.length ? 1 : 0);
        var half = Cholesky.multiply(inverse, meat(solved.fit, n), n);
        return Spread.Gaussian.clustered(
                values,
                centred(Cholesky.multiply(half, inverse, n), solved.fit),
                options.level(),
                "sandwich, clustered by annotator (" + solved.fit.annotators + ")",
                solved.fit.annotators);
    }

    /** Sum over annotators of the square of the score of their votes. */
    private static double[] meat(AnnotatedFit fit, int n) {
        var cells = fit.cells;
        int skip = fit.systems - n;
        var meat = new double[n * n];
        var sum = new double[fit.systems];
        var at = fit.model.fresh();
        for (int k = 0; k < fit.annotators; k++) {
            at.judge(fit.ownA(k), fit.ownB(k));
            Arrays.fill(sum, 0);
            for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
                int l = cells.left()[c];
                int r = cells.right()[c];
                at.at(fit.strength[l] - fit.strength[r], cells.won()[c], cells.total()[c]);
                sum[l] += at.scoreEta;
                sum[r] -= at.scoreEta;
            }
            for (int i = skip; i < fit.systems; i++) {
                for (int j = skip; sum[i] != 0 && j < fit.systems; j++) {
                    meat[(i - skip) * n + j - skip] += sum[i] * sum[j];
                }
            }
        }
        takeMean(meat, fit, n);
        double factor = fit.annotators > 1 ? fit.annotators / (fit.annotators - 1.0) : 1;
        for (int i = 0; i < meat.length; i++) {
            meat[i] *= factor;
        }
        return meat;
    }

    /** The score of the votes as a whole is what the population of annotators balances. */
    private static void takeMean(double[] meat, AnnotatedFit fit, int n) {
        int skip = fit.systems - n;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                meat[i * n + j] -= fit.score[i + skip] * fit.score[j + skip] / fit.annotators;
            }
        }
    }

    /** Covariance of mean-zero strengths from that with the first held at 0. */
    private static double[] centred(double[] covariance, AnnotatedFit fit) {
        int all = fit.systems;
        int n = all - (fit.ground() < all ? 1 : 0);
        var full = new double[all * all];
        for (int i = 0; i < n; i++) {
            System.arraycopy(covariance, i * n, full, (i + all - n) * all + all - n, n);
        }
        Covariance.centreBoth(full, all);
        return full;
    }

    /**
     * Annotators are drawn with replacement, and everything is fitted again. A round has fewer
     * different people, finds abilities further apart and so strengths larger: the draws say how
     * far strengths vary, not about what.
     */
    private @Nullable Spread drawn(AnnotatedFit fit, double[] values, List<String> notes) {
        var all = new double[options.rounds()][];
        Crew.each(
                options.threads(),
                all.length,
                round -> {
                    var random = options.seed().child("bootstrap", round).random();
                    var times = new double[fit.annotators];
                    for (int k = 0; k < times.length; k++) {
                        times[random.nextInt(times.length)]++;
                    }
                    var again = fitOf(fit.cells, times, 1);
                    again.from(fit);
                    if (again.solve()) {
                        Covariance.centre(again.strength, again.systems);
                        all[round] = again.strength;
                    }
                });
        var draws = Arrays.stream(all).filter(java.util.Objects::nonNull).toArray(double[][]::new);
        Resampling.note(notes, all.length - draws.length, all.length);
        return draws.length < 2 || 2 * draws.length < all.length
                ? null
                : new Spread.Draws(
                                values,
                                draws,
                                options.level(),
                                "bootstrap of annotators " + draws.length + ", standard")
                        .standard(Math.max(1, fit.annotators - 1));
    }
}
