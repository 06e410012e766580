package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Adds half the log-determinant of the information to a likelihood of pairs, for models whose
 * information does not depend on the outcomes: half wins and {@link PairModel.Davidson}. The score
 * of a parameter grows by half the trace of the inverse information times its derivative; the
 * derivatives of an information of this kind are the third moments of the score.
 *
 * <p>The determinant is that of the information without the system held at 0, and is the same
 * whichever is held.
 *
 * @see "Firth (1993), Bias reduction of maximum likelihood estimates, Biometrika 80:27-38, section
 *     3.1; Heinze and Schemper (2002), A solution to the problem of separation in logistic
 *     regression, Statistics in Medicine 21:2409-2419"
 */
final class Firth {
    private final PairFit fit;
    private final PairModel model;
    private final double[] inverse;

    /** Of the one pair looked at: variances of its log-odds and tie parameter. */
    private double ee;

    private double et;
    private double tt;

    private Firth(PairFit fit, Cholesky factor) {
        this.fit = fit;
        model = fit.model;
        inverse = widened(fit, factor.inverse());
    }

    /**
     * Changes log-likelihood and score of {@code fit}, and its information to one that a search may
     * go by: as of a little more votes, since the prior is worth some.
     *
     * @return the factor of the information of the votes alone, or null where there is none here
     */
    static @Nullable Cholesky penalise(PairFit fit) {
        var factor = Cholesky.of(fit.grounded(fit.information), fit.free());
        if (factor == null) {
            fit.logLikelihood = Double.NEGATIVE_INFINITY;
            return null;
        }
        fit.logLikelihood += factor.logDeterminant() / 2;
        new Firth(fit, factor).add();
        return factor;
    }

    private void add() {
        var cells = fit.cells;
        double tau = fit.tau();
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            double n = cells.total(c);
            spread(l, r);
            moments(fit.eta(c), tau);
            fit.addScore(
                    l,
                    r,
                    n * (ee * eee + 2 * et * eet + tt * ett) / 2,
                    n * (ee * eet + 2 * et * ett + tt * ttt) / 2,
                    fit.score);
            double worth = n * (ee * e2 + 2 * et * ete + tt * t2);
            fit.addSquare(l, r, worth * e2, worth * ete, worth * t2, fit.information);
        }
        fit.mirror(fit.information);
    }

    /** Second and third moments of the score of one vote. */
    private double e2;

    private double ete;
    private double t2;
    private double eee;
    private double eet;
    private double ett;
    private double ttt;

    private void moments(double eta, double tau) {
        model.each(eta, tau);
        e2 = ete = t2 = eee = eet = ett = ttt = 0;
        if (!model.hasTau()) {
            outcome(-model.lossEta, model.winEta, 0);
            outcome(model.winEta, model.lossEta, 0);
            return;
        }
        double tie = -model.winTau;
        double lead = -2 * model.tieEta;
        outcome((1 - tie + lead) / 2, model.winEta, model.winTau);
        outcome((1 - tie - lead) / 2, model.lossEta, model.lossTau);
        outcome(tie, model.tieEta, model.tieTau);
    }

    private void outcome(double share, double e, double t) {
        e2 += share * e * e;
        ete += share * e * t;
        t2 += share * t * t;
        eee += share * e * e * e;
        eet += share * e * e * t;
        ett += share * e * t * t;
        ttt += share * t * t * t;
    }

    private void spread(int l, int r) {
        ee = at(l, l) + at(r, r) - 2 * at(l, r);
        et = 0;
        tt = 0;
        if (fit.position) {
            int p = fit.systems;
            ee += 2 * (at(l, p) - at(r, p)) + at(p, p);
        }
        if (model.hasTau()) {
            int t = fit.size - 1;
            et = at(l, t) - at(r, t) + (fit.position ? at(fit.systems, t) : 0);
            tt = at(t, t);
        }
    }

    private double at(int i, int j) {
        return inverse[i * fit.size + j];
    }

    /** With a row and column of zeros for the system held at 0. */
    private static double[] widened(PairFit fit, double[] small) {
        var full = new double[fit.size * fit.size];
        int n = fit.free();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int row = i < fit.ground ? i : i + 1;
                full[row * fit.size + (j < fit.ground ? j : j + 1)] = small[i * n + j];
            }
        }
        return full;
    }
}
