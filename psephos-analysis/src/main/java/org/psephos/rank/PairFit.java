package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;
import org.psephos.rank.Prior.Kind;

/**
 * The likelihood of comparisons of two. Parameters stand in one array: a strength for each system,
 * then position, then tie, where the model has them.
 */
final class PairFit extends Likelihood {
    final Cells cells;
    final PairModel model;
    final boolean position;

    /** Firth's or a Gaussian prior; ghost votes are the likelihood's own. */
    private final @Nullable Prior penalty;

    private @Nullable Cholesky plain;

    /** By system, where its normal prior lies: 0 but in rounds of a bootstrap. */
    final double[] centre;

    /**
     * @param cells every pair once; both orders of a pair where position is a parameter
     * @param prior ghost votes of each system, 0 for none
     */
    PairFit(Cells cells, PairModel model, boolean position, double prior) {
        this(cells, model, position, prior > 0 ? Prior.ghost(prior) : null);
    }

    /** As above, with any prior. */
    PairFit(Cells cells, PairModel model, boolean position, @Nullable Prior prior) {
        super(
                cells.systems(),
                cells.systems() + (position ? 1 : 0) + (model.hasTau() ? 1 : 0),
                largest(cells.bySystem()),
                ghosts(prior),
                prior != null && prior.holds());
        penalty = prior == null || prior.kind() == Kind.GHOST ? null : prior;
        this.cells = cells;
        this.model = model;
        this.position = position;
        centre = new double[systems];
        if (model.hasTau()) {
            parameters[size - 1] = model.start(cells.allTies() / cells.total());
        }
    }

    private static double ghosts(@Nullable Prior prior) {
        return prior == null || prior.kind() != Kind.GHOST ? 0 : prior.size();
    }

    /** Whether it has a prior that is no ghost votes. */
    boolean penalised() {
        return penalty != null;
    }

    @Override
    boolean solve() {
        plain = null;
        boolean solved = super.solve();
        if (solved && plain != null) {
            factor = plain;
        }
        return solved;
    }

    @Override
    double room(double[] step) {
        return model.hasTau()
                ? model.room(parameters[size - 1], step[step.length - 1])
                : Double.POSITIVE_INFINITY;
    }

    /** Log-odds of the left side of {@code cell}. */
    double eta(int cell) {
        double eta = parameters[cells.left()[cell]] - parameters[cells.right()[cell]];
        return position ? eta + parameters[systems] : eta;
    }

    double tau() {
        return model.hasTau() ? parameters[size - 1] : 0;
    }

    @Override
    void evaluate() {
        information = new double[size * size];
        Arrays.fill(score, 0);
        logLikelihood = 0;
        double tau = tau();
        for (int c = 0; c < cells.size(); c++) {
            model.at(eta(c), tau, cells.wins()[c], cells.losses()[c], cells.ties()[c]);
            logLikelihood += model.logLikelihood;
            addScore(cells.left()[c], cells.right()[c], model.scoreEta, model.scoreTau, score);
            addSquare(
                    cells.left()[c],
                    cells.right()[c],
                    model.infoEta,
                    model.infoEtaTau,
                    model.infoTau,
                    information);
        }
        ghosts();
        if (penalty != null && penalty.kind() == Kind.GAUSSIAN) {
            normal(penalty.size());
        }
        mirror(information);
        if (penalty != null && penalty.kind() == Kind.FIRTH) {
            plain = Firth.penalise(this);
        }
    }

    /** Standard deviation of the normal prior; 0 where there is none. */
    double deviation() {
        return penalty != null && penalty.kind() == Kind.GAUSSIAN ? penalty.size() : 0;
    }

    /** Each strength is normal about 0 by itself. */
    private void normal(double deviation) {
        double precision = 1 / (deviation * deviation);
        for (int i = 0; i < systems; i++) {
            double away = parameters[i] - centre[i];
            logLikelihood -= precision * away * away / 2;
            score[i] -= precision * away;
            information[i * size + i] += precision;
        }
    }

    /** Adds the derivative by eta and tau to that by the parameters. */
    void addScore(int left, int right, double eta, double tau, double[] to) {
        to[left] += eta;
        to[right] -= eta;
        if (position) {
            to[systems] += eta;
        }
        if (model.hasTau()) {
            to[size - 1] += tau;
        }
    }

    /** Adds a square form in (eta, tau) to the lower triangle of one in the parameters. */
    void addSquare(int left, int right, double ee, double et, double tt, double[] to) {
        to[left * size + left] += ee;
        to[right * size + right] += ee;
        to[Math.max(left, right) * size + Math.min(left, right)] -= ee;
        if (position) {
            int row = systems * size;
            to[row + left] += ee;
            to[row + right] -= ee;
            to[row + systems] += ee;
        }
        if (model.hasTau()) {
            int row = (size - 1) * size;
            to[row + left] += et;
            to[row + right] -= et;
            to[row + size - 1] += tt;
            if (position) {
                to[row + systems] += et;
            }
        }
    }
}
