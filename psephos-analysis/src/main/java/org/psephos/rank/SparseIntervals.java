package org.psephos.rank;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Intervals of a {@link SparseFit}, one system after the other: the inverse information times what
 * says "this strength less the mean" gives its variance by one pass over the votes. Covariances of
 * two systems are not formed, so the error of a difference is taken as the sum of both errors,
 * which it never exceeds.
 *
 * @see "Huber (1967), Proc. 5th Berkeley Symposium 1:221-233; Liang and Zeger (1986), Biometrika
 *     73:13-22"
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record SparseIntervals(
        RankOptions options, Tally tally, int[] place, SparseFit fit, List<String> notes) {

    /** Of a solution, where what is left of it moves a variance by its square only. */
    private static final double ROUGH = 1e-4;

    /** Of a solution whose variance is taken by squares that are not near the information. */
    private static final double EXACT = 1e-7;

    /**
     * @param values parameters with mean-zero strengths
     */
    Spread spread(double[] values) {
        if (options.interval() == IntervalMethod.NONE) {
            return new Spread.None(values);
        }
        refuse();
        var squares = squares();
        var errors = errors(squares);
        if (certain(errors)) {
            if (Clusters.wanted(tally, options)) {
                notes.add(
                        "nothing contradicts the ladder, so a sandwich takes it for certain: no interval");
                return new Spread.None(values);
            }
            notes.add(
                    "nothing contradicts the ladder, so a sandwich takes it for certain: intervals"
                            + " are Fisher's instead");
            squares = new Model();
            errors = errors(squares);
        }
        var estimates = new Estimate[fit.size];
        for (int k = 0; k < fit.size; k++) {
            estimates[k] =
                    Estimate.student(
                            values[k],
                            errors[k],
                            squares.degrees(),
                            options.level(),
                            squares.method());
        }
        notes.add(
                "beyond "
                        + AnnotatedCurvature.DENSE
                        + " systems the error of a difference is taken as the sum of two errors, so"
                        + " rankLow and rankHigh are wider than they need be");
        return new Spread.Each(
                estimates,
                new Spread.Cautious(estimates, errors, options.level(), squares.method()));
    }

    private double[] errors(Squares squares) {
        var errors = new double[fit.size];
        Crew.each(
                options.threads(),
                fit.size,
                k -> errors[k] = Math.sqrt(Math.max(0, variance(k, squares))));
        return errors;
    }

    /** Whether a strength has no error at all: every vote on every way to others was a tie. */
    private boolean certain(double[] errors) {
        for (int i = 0; i < fit.systems; i++) {
            if (!(errors[i] > 0)) {
                return true;
            }
        }
        return false;
    }

    private void refuse() {
        var interval = options.interval();
        if (interval == IntervalMethod.BOOTSTRAP || interval == IntervalMethod.PROFILE) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "beyond "
                            + AnnotatedCurvature.DENSE
                            + " systems there is no "
                            + interval
                            + " interval, and here are "
                            + fit.systems,
                    "use --interval sandwich, fisher or none");
        }
        if (interval == IntervalMethod.FISHER && Clusters.wanted(tally, options)) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--interval fisher takes every comparison as independent, but they come in"
                            + " clusters",
                    "use --interval sandwich");
        }
    }

    private double variance(int k, Squares squares) {
        var what = new double[fit.size];
        if (k < fit.systems) {
            Arrays.fill(what, 0, fit.systems, -1.0 / fit.systems);
        }
        what[k] += 1;
        var x = fit.solved(what, squares.exact());
        if (x == null) {
            throw new IllegalStateException("a solved fit must have an inverse, but not at " + k);
        }
        return squares.of(what, x);
    }

    /** The sum of squares of the scores of what is independent, along a direction. */
    private interface Squares {
        double of(double[] what, double[] x);

        String method();

        /** What may be left of a solution. */
        default double exact() {
            return ROUGH;
        }

        /** Degrees of freedom that the squares leave. */
        default double degrees() {
            return Double.POSITIVE_INFINITY;
        }
    }

    private Squares squares() {
        if (options.interval() == IntervalMethod.FISHER) {
            return new Model();
        }
        return Clusters.wanted(tally, options)
                ? ByCluster.of(fit, Clusters.of(tally, options, place, fit.cells), by())
                : Cellwise.of(fit);
    }

    private String by() {
        return options.cluster() == Cluster.NONE ? "ranking" : options.cluster().toString();
    }

    /** What the model itself says: the inverse information. */
    private record Model() implements Squares {
        @Override
        public double of(double[] what, double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += what[i] * x[i];
            }
            return sum;
        }

        @Override
        public String method() {
            return "Fisher information";
        }
    }

    /** Votes are independent: sums by pair of squares of eta, of eta and tau, of tau. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Cellwise(SparseFit fit, double[] eta, double[] both, double @Nullable [] tau)
            implements Squares {

        static Cellwise of(SparseFit fit) {
            var cells = fit.cells;
            var model = fit.model.fresh();
            var eta = new double[cells.size()];
            var both = new double[cells.size()];
            var tau = new double[cells.size()];
            for (int c = 0; c < eta.length; c++) {
                model.each(fit.across(fit.parameters, c), fit.tau());
                double w = cells.wins()[c];
                double l = cells.losses()[c];
                double t = cells.ties()[c];
                eta[c] =
                        w * model.winEta * model.winEta
                                + l * model.lossEta * model.lossEta
                                + t * model.tieEta * model.tieEta;
                both[c] =
                        w * model.winEta * model.winTau
                                + l * model.lossEta * model.lossTau
                                + t * model.tieEta * model.tieTau;
                tau[c] =
                        w * model.winTau * model.winTau
                                + l * model.lossTau * model.lossTau
                                + t * model.tieTau * model.tieTau;
            }
            return new Cellwise(fit, eta, both, fit.model.hasTau() ? tau : null);
        }

        @Override
        public double of(double[] what, double[] x) {
            double sum = 0;
            double along = tau == null ? 0 : x[x.length - 1];
            for (int c = 0; c < eta.length; c++) {
                double d = fit.across(x, c);
                sum += eta[c] * d * d;
                if (tau != null) {
                    sum += 2 * both[c] * d * along + tau[c] * along * along;
                }
            }
            return sum;
        }

        @Override
        public String method() {
            return "sandwich";
        }
    }

    /** Votes of a cluster hang together: the scores of each vote. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record ByCluster(
            SparseFit fit, Clusters clusters, double[] eta, double[] tau, String by)
            implements Squares {

        static ByCluster of(SparseFit fit, Clusters clusters, String by) {
            var model = fit.model.fresh();
            var eta = new double[clusters.cell().length];
            var tau = new double[eta.length];
            for (int v = 0; v < eta.length; v++) {
                model.each(fit.across(fit.parameters, clusters.cell()[v]), fit.tau());
                double weight = clusters.weight()[v];
                switch (clusters.outcome()[v]) {
                    case Clusters.WIN -> {
                        eta[v] = weight * model.winEta;
                        tau[v] = weight * model.winTau;
                    }
                    case Clusters.LOSS -> {
                        eta[v] = weight * model.lossEta;
                        tau[v] = weight * model.lossTau;
                    }
                    default -> {
                        eta[v] = weight * model.tieEta;
                        tau[v] = weight * model.tieTau;
                    }
                }
            }
            return new ByCluster(fit, clusters, eta, tau, by);
        }

        @Override
        public double of(double[] what, double[] x) {
            double along = fit.model.hasTau() ? x[x.length - 1] : 0;
            double sum = 0;
            for (int g = 0; g < clusters.count(); g++) {
                double one = 0;
                for (int v = clusters.start()[g]; v < clusters.start()[g + 1]; v++) {
                    one += eta[v] * fit.across(x, clusters.cell()[v]) + tau[v] * along;
                }
                sum += one * one;
            }
            double many = clusters.count();
            return many > 1 ? sum * many / (many - 1) : sum;
        }

        @Override
        public String method() {
            return "sandwich, clustered by " + by + " (" + clusters.count() + ")";
        }

        @Override
        public double exact() {
            return EXACT;
        }

        @Override
        public double degrees() {
            return Math.max(1, clusters.count() - 1);
        }
    }
}
