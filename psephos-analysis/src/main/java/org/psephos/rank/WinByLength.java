package org.psephos.rank;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression of wins on tanh of the difference of lengths over its standard deviation,
 * by Newton's method, with the sandwich covariance clustered by item.
 *
 * @param strength log-odds of a win at equal lengths
 * @param length coefficient of tanh
 * @param reason why there is no such fit; the numbers then say nothing
 */
record WinByLength(
        double strength,
        double strengthError,
        double length,
        double lengthError,
        @Nullable String reason) {
    private static final int MOST_STEPS = 100;
    private static final double FAR = 15;
    private static final double CLOSE = 1e-10;

    static WinByLength of(BaselineRows.Of rows) {
        var x = spread(rows.longer());
        if (x == null) {
            return none("its answers differ in length from the baseline's by the same everywhere");
        }
        double theta = 0;
        double phi = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            var at = new Moments(rows.win(), x, theta, phi);
            double determinant = at.determinant();
            if (!(determinant > 0)) {
                break;
            }
            double dTheta = (at.second * at.scoreTheta - at.cross * at.scorePhi) / determinant;
            double dPhi = (at.zeroth * at.scorePhi - at.cross * at.scoreTheta) / determinant;
            double share = Math.min(1, 2 / Math.max(Math.abs(dTheta), Math.abs(dPhi)));
            theta += share * dTheta;
            phi += share * dPhi;
            if (Math.abs(theta) > FAR || Math.abs(phi) > FAR) {
                break;
            }
            if (Math.abs(dTheta) + Math.abs(dPhi) < CLOSE) {
                return solved(rows, x, theta, phi);
            }
        }
        return none("it always won, always lost, or lengths alone say which: the fit is infinite");
    }

    private static WinByLength none(String reason) {
        return new WinByLength(0, 0, 0, 0, reason);
    }

    /** Tanh of the differences over their standard deviation; null where all are the same. */
    private static double @Nullable [] spread(double[] longer) {
        double mean = 0;
        for (double more : longer) {
            mean += more / longer.length;
        }
        double squares = 0;
        for (double more : longer) {
            squares += (more - mean) * (more - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, longer.length - 1));
        if (!(deviation > 0)) {
            return null;
        }
        var x = new double[longer.length];
        for (int row = 0; row < x.length; row++) {
            x[row] = StrictMath.tanh(longer[row] / deviation);
        }
        return x;
    }

    private static WinByLength solved(BaselineRows.Of rows, double[] x, double theta, double phi) {
        var at = new Moments(rows.win(), x, theta, phi);
        var sums = new TreeMap<Integer, double[]>();
        for (int row = 0; row < x.length; row++) {
            double left = rows.win()[row] - PairModel.logistic(theta + phi * x[row]);
            var sum = sums.computeIfAbsent(rows.item()[row], _ -> new double[2]);
            sum[0] += left;
            sum[1] += left * x[row];
        }
        double forTheta = 0;
        double forPhi = 0;
        double d = at.determinant();
        for (var sum : sums.values()) {
            forTheta += Math.pow((at.second * sum[0] - at.cross * sum[1]) / d, 2);
            forPhi += Math.pow((at.zeroth * sum[1] - at.cross * sum[0]) / d, 2);
        }
        double many = sums.size();
        double small = many > 1 ? many / (many - 1) : 1;
        return new WinByLength(
                theta, Math.sqrt(small * forTheta), phi, Math.sqrt(small * forPhi), null);
    }

    /** Slopes and bends of the likelihood. */
    private static final class Moments {
        private double scoreTheta;
        private double scorePhi;
        private double zeroth;
        private double cross;
        private double second;

        Moments(double[] win, double[] x, double theta, double phi) {
            for (int row = 0; row < x.length; row++) {
                double p = PairModel.logistic(theta + phi * x[row]);
                double weight = p * (1 - p);
                scoreTheta += win[row] - p;
                scorePhi += (win[row] - p) * x[row];
                zeroth += weight;
                cross += weight * x[row];
                second += weight * x[row] * x[row];
            }
        }

        double determinant() {
            double product = zeroth * second;
            double determinant = product - cross * cross;
            return determinant > 1e-12 * product ? determinant : 0;
        }
    }
}
