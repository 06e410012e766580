package org.psephos.rank;

import org.psephos.math.Estimate;

/**
 * Intervals of win rates averaged over opponents, from the variance of the votes of each pair:
 * those of a share by {@link TiedShare}, at the number of votes that would be as uncertain if all
 * were against one opponent. Votes of a pair move its two systems against each other, others do not
 * depend on each other.
 *
 * <p>The variance of a pair is that of its votes, drawn a little to that of all votes of the
 * system, so that pairs that met once or always ended alike do not pass for certain: (S + v) / n
 * for the sum of squares S of n votes.
 *
 * @see "Korn and Graubard (1998), Confidence intervals for proportions with small expected number
 *     of positive counts estimated from survey data, Survey Methodology 24:193-201 (the effective
 *     number of votes); Smyth (2004), Statistical Applications in Genetics and Molecular Biology
 *     3(1):3 (variances drawn together)"
 */
final class ShareSpread implements Spread {
    private final Cells cells;
    private final PairIndex index;
    private final double level;
    private final double[] won;
    private final double[] lost;
    private final double[] opponents;

    /** Variance of a vote by system, over all its opponents. */
    private final double[] pooled;

    /** Variance of the win rate by system. */
    private final double[] variance;

    private final Estimate[] estimates;
    private final double[] errors;

    /**
     * @param cells each pair in one cell that holds votes
     * @param values win rate by system
     * @param opponents how many each system met
     */
    ShareSpread(Cells cells, double[] values, double[] opponents, double level) {
        this.cells = cells;
        this.level = level;
        this.opponents = opponents;
        index = new PairIndex(cells);
        int n = values.length;
        won = new double[n];
        lost = new double[n];
        pooled = new double[n];
        variance = new double[n];
        var thin = new double[n];
        each((c, i, wins, losses) -> share(c, i, wins, losses, thin));
        for (int i = 0; i < n; i++) {
            double gap = won[i] - lost[i];
            pooled[i] = (won[i] + lost[i] - gap * gap) / 4;
        }
        each((c, i, wins, losses) -> variance[i] += variance(c, pooled[i]) / square(i));
        estimates = new Estimate[n];
        errors = new double[n];
        for (int i = 0; i < n; i++) {
            double votes = pooled[i] > 0 && variance[i] > 0 ? pooled[i] / variance[i] : 1 / thin[i];
            var interval = TiedShare.interval(won[i], lost[i], votes, level);
            estimates[i] = new Estimate(values[i], interval);
            errors[i] = interval.halfWidth() / Spread.quantile(level);
        }
    }

    private interface Side {
        void take(int cell, int system, double wins, double losses);
    }

    private void each(Side side) {
        for (int c = 0; c < cells.size(); c++) {
            if (cells.total(c) > 0) {
                side.take(c, cells.left()[c], cells.wins()[c], cells.losses()[c]);
                side.take(c, cells.right()[c], cells.losses()[c], cells.wins()[c]);
            }
        }
    }

    private void share(int c, int i, double wins, double losses, double[] thin) {
        won[i] += wins / cells.total(c) / opponents[i];
        lost[i] += losses / cells.total(c) / opponents[i];
        thin[i] += 1 / (cells.total(c) * square(i));
    }

    private double square(int i) {
        return opponents[i] * opponents[i];
    }

    /** Of the share of a pair. */
    private double variance(int c, double all) {
        double n = cells.total(c);
        double share = cells.score(c) / n;
        double squares = cells.wins()[c] + cells.ties()[c] / 4 - n * share * share;
        return (Math.max(0, squares) + all) / (n * n);
    }

    @Override
    public Estimate strength(int i) {
        return estimates[i];
    }

    @Override
    public Estimate effect(int k) {
        throw new IllegalArgumentException("k must be a system, but was " + k);
    }

    @Override
    public Estimate difference(int i, int j) {
        double value = estimates[i].value() - estimates[j].value();
        return Estimate.normal(value, error(i, j), level, "normal");
    }

    @Override
    public double error(int i, int j) {
        int c = index.of(Math.min(i, j), Math.max(i, j));
        double shared =
                c < 0 || cells.total(c) == 0
                        ? 0
                        : 2
                                * variance(c, (pooled[i] + pooled[j]) / 2)
                                / (opponents[i] * opponents[j]);
        return Math.sqrt(errors[i] * errors[i] + errors[j] * errors[j] + shared);
    }
}
