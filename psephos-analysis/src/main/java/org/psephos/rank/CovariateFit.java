package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The likelihood of comparisons of two with covariates: the log-odds of the left side are the
 * difference of strengths plus the covariates times their coefficients. Parameters stand in one
 * array: strengths, coefficients, then tie. Newton's step is solved with the strengths eliminated
 * first, so what is left is the Schur complement on the few coefficients.
 *
 * <p>The pass over patterns is cut into blocks that depend on the data alone and are added in
 * order, so the number of threads changes no bit.
 */
final class CovariateFit extends Likelihood {
    private static final int BLOCK = 1 << 15;
    private static final int MOST_BLOCKS = 16;
    private static final int MOST_BLOCK_NUMBERS = 1 << 23;

    /** A last step of Newton's that moves log-odds by more than this leads to infinity. */
    private static final double FAR = 0.1;

    final Design design;
    final PairModel model;
    final int threads;

    /** By parameter, one over the variance that draws it to zero; 0 for most. */
    final double[] precision;

    /** By parameter, what it is drawn to: 0 but in rounds of a bootstrap. */
    final double[] centre;

    private double[] before;
    private double[] now;

    CovariateFit(Design design, PairModel model, double prior, int threads) {
        super(
                design.systems(),
                design.systems() + design.effects().size() + (model.hasTau() ? 1 : 0),
                largest(design.bySystem()),
                prior);
        this.design = design;
        this.model = model;
        this.threads = threads;
        precision = new double[size];
        centre = new double[size];
        before = parameters.clone();
        now = parameters.clone();
        if (model.hasTau()) {
            parameters[size - 1] = model.start(design.allTies() / design.total());
        }
    }

    /**
     * Starts where strengths and ties end without covariates, if they do.
     *
     * @param cells the counts of the design, those of a pair together
     */
    void startPlain(Cells cells) {
        var plain = new PairFit(cells, model.fresh(), false, prior);
        if (plain.ground == ground && plain.solve()) {
            int ties = plain.size - systems;
            System.arraycopy(plain.parameters, 0, parameters, 0, systems);
            System.arraycopy(plain.parameters, systems, parameters, size - ties, ties);
            before = parameters.clone();
            now = parameters.clone();
        }
    }

    @Override
    double room(double[] step) {
        return model.hasTau()
                ? model.room(parameters[size - 1], step[step.length - 1])
                : Double.POSITIVE_INFINITY;
    }

    /** Log-odds of the left side of pattern {@code p}, were the parameters {@code at}. */
    double eta(int p, double[] at) {
        double eta = at[design.left()[p]] - at[design.right()[p]];
        for (int d = 0, i = p * design.dense(); d < design.dense(); d++) {
            eta += design.x()[i + d] * at[systems + d];
        }
        for (int c = 0; c < design.codes().length; c++) {
            int code = design.codes()[c][p];
            eta += code < 0 ? 0 : design.signs()[c] * at[systems + code];
        }
        return eta;
    }

    double tau() {
        return model.hasTau() ? parameters[size - 1] : 0;
    }

    @Override
    void evaluate() {
        before = now;
        now = parameters.clone();
        var sum = new Sum(size);
        for (var part : inBlocks((model, part, p) -> likelihood(model, part, p))) {
            sum.add(part);
        }
        logLikelihood = sum.logLikelihood;
        System.arraycopy(sum.score, 0, score, 0, size);
        information = sum.square;
        ghosts();
        for (int i = 0; i < size; i++) {
            double away = parameters[i] - centre[i];
            logLikelihood -= precision[i] * away * away / 2;
            score[i] -= precision[i] * away;
            information[i * size + i] += precision[i];
        }
        mirror(information);
    }

    private void likelihood(PairModel with, Sum part, int p) {
        with.at(eta(p, parameters), tau(), design.wins()[p], design.losses()[p], design.ties()[p]);
        part.logLikelihood += with.logLikelihood;
        addScore(p, with.scoreEta, with.scoreTau, part.score);
        addSquare(p, with.infoEta, with.infoEtaTau, with.infoTau, part.square);
    }

    /** Sum over votes of the square of the score of each. */
    double[] meat() {
        var sum = new Sum(size);
        for (var part : inBlocks((with, part, p) -> squares(with, part, p))) {
            sum.add(part);
        }
        mirror(sum.square);
        return sum.square;
    }

    private void squares(PairModel with, Sum part, int p) {
        with.each(eta(p, parameters), tau());
        double w = design.wins()[p];
        double l = design.losses()[p];
        double t = design.ties()[p];
        addSquare(
                p,
                w * with.winEta * with.winEta
                        + l * with.lossEta * with.lossEta
                        + t * with.tieEta * with.tieEta,
                w * with.winEta * with.winTau
                        + l * with.lossEta * with.lossTau
                        + t * with.tieEta * with.tieTau,
                w * with.winTau * with.winTau
                        + l * with.lossTau * with.lossTau
                        + t * with.tieTau * with.tieTau,
                part.square);
    }

    /** The square of the design: 1 for each pattern that has votes. */
    double[] gram() {
        var square = new double[size * size];
        for (int p = 0; p < design.size(); p++) {
            addSquare(p, design.total(p) > 0 ? 1 : 0, 0, 0, square);
        }
        mirror(square);
        return square;
    }

    private interface Each {
        void add(PairModel model, Sum part, int p);
    }

    private Sum[] inBlocks(Each each) {
        int most = Math.clamp(MOST_BLOCK_NUMBERS / ((long) size * size), 1, MOST_BLOCKS);
        int blocks = Math.clamp(design.size() / BLOCK, 1, most);
        var parts = new Sum[blocks];
        Crew.each(
                threads,
                blocks,
                block -> {
                    var part = new Sum(size);
                    var own = model.fresh();
                    int end = (int) ((long) design.size() * (block + 1) / blocks);
                    for (int p = (int) ((long) design.size() * block / blocks); p < end; p++) {
                        each.add(own, part, p);
                    }
                    parts[block] = part;
                });
        return parts;
    }

    private static final class Sum {
        private double logLikelihood;
        private final double[] score;
        private final double[] square;

        Sum(int size) {
            score = new double[size];
            square = new double[size * size];
        }

        void add(Sum part) {
            logLikelihood += part.logLikelihood;
            for (int i = 0; i < score.length; i++) {
                score[i] += part.score[i];
            }
            for (int i = 0; i < square.length; i++) {
                square[i] += part.square[i];
            }
        }
    }

    /** Adds the derivative by eta and tau to that by the parameters. */
    void addScore(int p, double eta, double tau, double[] to) {
        to[design.left()[p]] += eta;
        to[design.right()[p]] -= eta;
        for (int d = 0, i = p * design.dense(); d < design.dense(); d++) {
            to[systems + d] += eta * design.x()[i + d];
        }
        for (int c = 0; c < design.codes().length; c++) {
            int code = design.codes()[c][p];
            if (code >= 0) {
                to[systems + code] += eta * design.signs()[c];
            }
        }
        if (model.hasTau()) {
            to[size - 1] += tau;
        }
    }

    /** Adds a square form in (eta, tau) to the lower triangle of one in the parameters. */
    private void addSquare(int p, double ee, double et, double tt, double[] to) {
        int l = design.left()[p];
        int r = design.right()[p];
        to[l * size + l] += ee;
        to[r * size + r] += ee;
        to[Math.max(l, r) * size + Math.min(l, r)] -= ee;
        int i = p * design.dense();
        for (int d = 0; d < design.dense(); d++) {
            addRow(p, (systems + d) * size, ee * design.x()[i + d], d + 1, to);
        }
        for (int c = 0; c < design.codes().length; c++) {
            int code = design.codes()[c][p];
            if (code >= 0) {
                int at = systems + code;
                double value = ee * design.signs()[c];
                addRow(p, at * size, value, design.dense(), to);
                to[at * size + at] += value * design.signs()[c];
                addCodes(p, c, at, value, to);
            }
        }
        if (model.hasTau()) {
            int row = (size - 1) * size;
            addRow(p, row, et, design.dense(), to);
            addCodes(p, design.codes().length, size - 1, et, to);
            to[row + size - 1] += tt;
        }
    }

    /** Adds {@code value} times the strengths and the first {@code dense} numbers to a row. */
    private void addRow(int p, int row, double value, int dense, double[] to) {
        to[row + design.left()[p]] += value;
        to[row + design.right()[p]] -= value;
        for (int d = 0, i = p * design.dense(); d < dense; d++) {
            to[row + systems + d] += value * design.x()[i + d];
        }
    }

    /** Adds {@code value} times the first {@code codes} codes to the entries with {@code at}. */
    private void addCodes(int p, int codes, int at, double value, double[] to) {
        for (int c = 0; c < codes; c++) {
            int code = design.codes()[c][p];
            if (code >= 0) {
                int other = systems + code;
                to[Math.max(at, other) * size + Math.min(at, other)] += value * design.signs()[c];
            }
        }
    }

    /**
     * After the search: the direction in which it went off to infinity, along which no vote gets
     * less likely; null where there is none.
     *
     * @see "Albert and Anderson (1984), On the existence of maximum likelihood estimates in
     *     logistic regression models, Biometrika 71:1-10"
     */
    double @Nullable [] recession() {
        var direction = new double[size];
        for (int i = 0; i < size; i++) {
            direction[i] = precision[i] > 0 ? 0 : now[i] - before[i];
        }
        double far = 0;
        for (int p = 0; p < design.size(); p++) {
            far = Math.max(far, Math.abs(eta(p, direction)));
        }
        double tau = model.hasTau() ? direction[size - 1] : 0;
        far = Math.max(far, Math.abs(tau));
        if (far < FAR) {
            return null;
        }
        for (int p = 0; p < design.size(); p++) {
            if (falls(p, eta(p, direction) / far, tau / far)) {
                return null;
            }
        }
        for (int i = 0; i < size; i++) {
            direction[i] /= far;
        }
        return direction;
    }

    /** Whether some vote of the pattern gets less likely far out in the direction. */
    private boolean falls(int p, double eta, double tau) {
        double little = 1e-4;
        double win = design.wins()[p] > 0 ? 1 : 0;
        double loss = design.losses()[p] > 0 ? 1 : 0;
        double tie = design.ties()[p] > 0 ? 1 : 0;
        return switch (model) {
            case PairModel.HalfTies _, PairModel.Probit _ ->
                    (win + tie > 0 && eta < -little) || (loss + tie > 0 && eta > little);
            case PairModel.Davidson _ -> {
                double best = Math.max(Math.abs(eta) / 2, tau);
                yield win * (best - eta / 2) > little
                        || loss * (best + eta / 2) > little
                        || tie * (best - tau) > little;
            }
            case PairModel.RaoKupper _ -> {
                double best = 2 * tau - Math.max(tau - eta, 0) - Math.max(tau + eta, 0);
                yield win * (eta - tau) < -little
                        || loss * (-eta - tau) < -little
                        || tie * best < -little;
            }
        };
    }

    /** The coefficients alone. */
    double[] coefficients() {
        return Arrays.copyOfRange(parameters, systems, systems + design.effects().size());
    }
}
