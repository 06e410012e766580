package org.psephos.rank;

/** The marginal likelihood by a fine sum, and its derivatives by differences. */
final class MarginalTwin {
    private static final double STEP = 1e-3;

    private final ItemResponses data;
    private final int parameters;
    private final ItemPriors priors;
    private final MarginalFit fit;
    private final double[] at;

    MarginalTwin(ItemResponses data, int parameters, ItemPriors priors, MarginalFit fit) {
        this.data = data;
        this.parameters = parameters;
        this.priors = priors;
        this.fit = fit;
        at = fit.at.clone();
    }

    double logLikelihood() {
        double sum = 0;
        for (int s = 0; s < data.systems().size(); s++) {
            double integral = 0;
            for (double theta = -8; theta < 8; theta += 0.07) {
                double product = Math.exp(-theta * theta / 2) / Math.sqrt(2 * Math.PI) * 0.07;
                for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
                    double p = chance(data.item()[c], theta);
                    product *= Math.pow(p, data.solved()[c]);
                    product *= Math.pow(1 - p, data.tried()[c] - data.solved()[c]);
                }
                integral += product;
            }
            sum += Math.log(integral);
        }
        return sum;
    }

    /** How the mean ability of a system moves with a parameter. */
    double lever(int s, int i) {
        at[i] += STEP;
        double more = ability(s);
        at[i] -= 2 * STEP;
        double less = ability(s);
        at[i] += STEP;
        return (more - less) / (2 * STEP);
    }

    private double ability(int s) {
        double integral = 0;
        double first = 0;
        for (double theta = -8; theta < 8; theta += 0.07) {
            double product = Math.exp(-theta * theta / 2);
            for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
                double p = chance(data.item()[c], theta);
                product *= Math.pow(p, data.solved()[c]);
                product *= Math.pow(1 - p, data.tried()[c] - data.solved()[c]);
            }
            integral += product;
            first += theta * product;
        }
        return first / integral;
    }

    private double chance(int j, double theta) {
        double a = at[fit.index(j, 0)];
        double d = at[fit.index(j, 1)];
        double c = parameters == 3 ? 1 / (1 + Math.exp(-at[fit.index(j, 2)])) : 0;
        return c + (1 - c) / (1 + Math.exp(-(a * theta + d)));
    }

    private double objective() {
        double prior = 0;
        for (int j = 0; j < data.items().size(); j++) {
            double a = at[fit.index(j, 0)];
            double d = at[fit.index(j, 1)];
            prior -= d * d / 18;
            prior -= parameters > 1 ? (a - 1) * (a - 1) / 2 : 0;
            if (parameters == 3) {
                double c = 1 / (1 + Math.exp(-at[fit.index(j, 2)]));
                prior += 4 * Math.log(c) + 16 * Math.log(1 - c);
            }
        }
        return logLikelihood() + priors.weight() * prior;
    }

    double slope(int i) {
        return (moved(i, STEP, i, 0) - moved(i, -STEP, i, 0)) / (2 * STEP);
    }

    /** Minus the second difference. */
    double bend(int i, int j) {
        return -(moved(i, STEP, j, STEP)
                        - moved(i, STEP, j, -STEP)
                        - moved(i, -STEP, j, STEP)
                        + moved(i, -STEP, j, -STEP))
                / (4 * STEP * STEP);
    }

    private double moved(int i, double di, int j, double dj) {
        at[i] += di;
        at[j] += dj;
        double value = objective();
        at[i] -= di;
        at[j] -= dj;
        return value;
    }
}
