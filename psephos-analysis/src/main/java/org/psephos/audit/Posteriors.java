package org.psephos.audit;

/** Chances of the categories by cell of items, one cell after another, {@code k} each. */
final class Posteriors {
    private Posteriors() {}

    /** Makes each cell's numbers add to one. */
    static void normalise(double[] p, int k) {
        for (int from = 0; from < p.length; from += k) {
            double sum = 0;
            for (int c = from; c < from + k; c++) {
                sum += p[c];
            }
            for (int c = from; c < from + k; c++) {
                p[c] /= sum;
            }
        }
    }

    /**
     * Makes chances of log-likelihoods.
     *
     * @param count items by cell
     * @return the log of what each item's numbers added to, summed over items
     */
    static double ofLogs(double[] logs, int k, double[] count) {
        double all = 0;
        for (int from = 0; from < logs.length; from += k) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = from; c < from + k; c++) {
                most = Math.max(most, logs[c]);
            }
            double sum = 0;
            for (int c = from; c < from + k; c++) {
                logs[c] = StrictMath.exp(logs[c] - most);
                sum += logs[c];
            }
            for (int c = from; c < from + k; c++) {
                logs[c] /= sum;
            }
            all += count[from / k] * (most + StrictMath.log(sum));
        }
        return all;
    }

    /** The largest difference. */
    static double gap(double[] a, double[] b) {
        double gap = 0;
        for (int i = 0; i < a.length; i++) {
            gap = Math.max(gap, Math.abs(a[i] - b[i]));
        }
        return gap;
    }
}
