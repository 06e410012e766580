package org.psephos.rank;

/**
 * How likely an item is solved at an ability, and what that says of the item's parameters: P = c +
 * (1 - c) / (1 + exp(-(a theta + d))), with c = 1 / (1 + exp(-g)). Parameters stand in the order a,
 * d, g; without guessing c is 0 and derivatives by g vanish. Not thread-safe.
 *
 * @see "Birnbaum (1968), Some latent trait models, equation 17.3.1; Lord (1980), Applications of
 *     item response theory, section 4.3"
 */
final class ItemCurve {
    /** Beyond this one minus the chance would lose its digits. */
    private static final double FAR = 30;

    private final double[] first = new double[3];
    private final double[] second = new double[9];
    private double p;

    /** Moves to an item and an ability. */
    void at(double a, double d, double c, double theta) {
        double logistic = PairModel.logistic(Math.clamp(a * theta + d, -FAR, FAR));
        double slope = logistic * (1 - logistic);
        double bend = slope * (1 - 2 * logistic);
        p = c + (1 - c) * logistic;
        double byEta = (1 - c) * slope;
        double byEtaTwice = (1 - c) * bend;
        double byG = c * (1 - c) * (1 - logistic);
        double byBoth = -c * (1 - c) * slope;
        set(theta * byEta, byEta, byG);
        second[0] = theta * theta * byEtaTwice;
        second[1] = theta * byEtaTwice;
        second[2] = theta * byBoth;
        second[4] = byEtaTwice;
        second[5] = byBoth;
        second[8] = (1 - 2 * c) * byG;
        second[3] = second[1];
        second[6] = second[2];
        second[7] = second[5];
    }

    private void set(double a, double d, double g) {
        first[0] = a;
        first[1] = d;
        first[2] = g;
    }

    double probability() {
        return p;
    }

    /** Times y - n P it is the derivative of y log P + (n - y) log(1 - P) by {@code k}. */
    double lever(int k) {
        return first[k] / (p * (1 - p));
    }

    /** Minus the second derivative of y log P + (n - y) log(1 - P) by {@code k} and {@code l}. */
    double information(int k, int l, double n, double y) {
        double no = n - y;
        return (y / (p * p) + no / ((1 - p) * (1 - p))) * first[k] * first[l]
                - (y / p - no / (1 - p)) * second[3 * k + l];
    }

    /** What is expected of the former where y is not known. */
    double expected(int k, int l, double n) {
        return n / (p * (1 - p)) * first[k] * first[l];
    }
}
