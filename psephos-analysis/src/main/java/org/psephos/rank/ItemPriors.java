package org.psephos.rank;

/**
 * What is believed of items before any answer: intercepts N(0, 3^2), slopes N(1, 1) unless they are
 * common, guessing Beta(5, 17) with mode .2, each to the power {@code weight}; weight 0 is none.
 *
 * @see "Mislevy (1986), Bayes modal estimation in item response models, Psychometrika 51:177-195"
 */
record ItemPriors(double weight, int parameters) {
    private static final double INTERCEPT = 1 / 9.0;
    private static final double SLOPE = 1;
    private static final double YES = 4;
    private static final double NO = 16;

    String words() {
        return switch (parameters) {
            case 1 -> "intercepts of items N(0, 3^2)";
            case 2 -> "intercepts of items N(0, 3^2), discriminations N(1, 1)";
            default ->
                    "intercepts of items N(0, 3^2), discriminations N(1, 1), guessing Beta(5, 17)";
        };
    }

    double logDensity(MarginalFit fit, int items) {
        double sum = 0;
        for (int j = 0; weight > 0 && j < items; j++) {
            sum -= INTERCEPT / 2 * fit.intercept(j) * fit.intercept(j);
            if (parameters > 1) {
                sum -= SLOPE / 2 * (fit.slope(j) - 1) * (fit.slope(j) - 1);
            }
            if (parameters > 2) {
                double c = fit.guessing(j);
                sum += YES * StrictMath.log(c) + NO * StrictMath.log(1 - c);
            }
        }
        return weight * sum;
    }

    void addSlope(MarginalFit fit, int items, double[] to) {
        for (int j = 0; weight > 0 && j < items; j++) {
            to[fit.index(j, 1)] -= weight * INTERCEPT * fit.intercept(j);
            if (parameters > 1) {
                to[fit.index(j, 0)] -= weight * SLOPE * (fit.slope(j) - 1);
            }
            if (parameters > 2) {
                double c = fit.guessing(j);
                to[fit.index(j, 2)] += weight * (YES * (1 - c) - NO * c);
            }
        }
    }

    void addInformation(MarginalFit fit, int items, double[] matrix) {
        int n = fit.size();
        for (int j = 0; weight > 0 && j < items; j++) {
            for (int k = parameters > 1 ? 0 : 1; k < Math.max(2, parameters); k++) {
                int i = fit.index(j, k);
                matrix[i * n + i] += curvature(k, fit.guessing(j));
            }
        }
    }

    /** Minus the second derivative of the log-density by parameter {@code k} of an item. */
    double curvature(int k, double guessing) {
        return switch (k) {
            case 0 -> parameters > 1 ? weight * SLOPE : 0;
            case 1 -> weight * INTERCEPT;
            default -> weight * (YES + NO) * guessing * (1 - guessing);
        };
    }
}
